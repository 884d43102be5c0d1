"""The plan goes to the parties: each sees beforehand what goes and what no ground lets go."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.casework import actions
from stegvis.apps.casework.plan_policies import may_hand_over_plan
from stegvis.apps.casework.queries import plans
from stegvis.web.common.access import staff
from stegvis.web.common.acting import sent
from stegvis.web.common.persons.act_page import answer
from stegvis.web.common.persons.handing_over import Offer, ReceiverFields, chosen_receivers, offer_of

from .reading import open_agreed, plan_page


@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest, case_key: str) -> HttpResponse:
    viewer, plan, today = staff(request), open_agreed(request, case_key), timezone.localdate()
    may_hand_over_plan(viewer, plan.version).or_refuse()
    offers = [_offer(plan, going) for going in plans.receivers_of(plan.version, timezone.now())]
    form = ReceiverFields(sent(request), offers=offers)
    page = plan_page(
        plan.case,
        title=_("Hand over the plan"),
        button=_("Hand over"),
        done=_("Handed over. Each receiver finds the copy under Received."),
    )

    def act(values: dict[str, Any]) -> object:
        receivers = chosen_receivers(offers, values, today)
        return actions.hand_over_plan(version=plan.version, receivers=receivers, by=viewer)

    return answer(request, page, form, act, "common/hand_over.html")


def _offer(plan: plans.PlanView, going: Any) -> Offer:
    held = [copy.disclosure.at for copy in plan.copies if copy.disclosure.receiver_id == going.receiver.pk]
    contacts = {line.action.contact or "" for line in plan.lines if line.action.party_id == going.receiver.pk}
    return offer_of(going, timezone.localdate(), has_since=held[-1] if held else None, contacts=contacts)
