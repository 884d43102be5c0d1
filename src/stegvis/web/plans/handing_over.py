"""The plan goes to the parties: each sees beforehand what goes and what no ground lets go."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.casework import actions
from stegvis.apps.casework.plan_policies import may_hand_over_plan
from stegvis.apps.casework.queries import plans
from stegvis.apps.people.queries import readers_at
from stegvis.web.common.access import staff
from stegvis.web.common.persons.act_page import answer

from .forms.following import HandOverForm
from .reading import open_agreed, plan_page, sent


@dataclass(frozen=True)
class Offer:
    """What goes to one receiver, what does not, since when it has the version, and who there can be addressed."""

    receiver: Any
    goes: tuple[Any, ...]
    left_out: tuple[Any, ...]
    refusal: Any
    has_since: Any
    readers: list[tuple[int, str]]
    named: int | None  # the contact that the plan names there, or the only one there is


@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest, case_key: str) -> HttpResponse:
    viewer, plan = staff(request), open_agreed(request, case_key)
    may_hand_over_plan(viewer, plan.version).or_refuse()
    offers = [_offer(plan, going) for going in plans.receivers_of(plan.version, timezone.now())]
    form = HandOverForm(sent(request), offers=offers)
    page = plan_page(
        plan.case,
        title=_("Hand over the plan"),
        button=_("Hand over"),
        done=_("Handed over. Each receiver finds the copy under Received."),
    )

    def act(values: dict[str, Any]) -> object:
        chosen = {each.receiver: values[f"to_{each.receiver.pk}"] for each in offers}
        receivers = {
            receiver: _reader(receiver, reader)
            for receiver, reader in chosen.items()
            if str(receiver.pk) in values["receivers"]
        }
        return actions.hand_over_plan(version=plan.version, receivers=receivers, by=viewer)

    return answer(request, page, form, act, "plans/hand_over.html")


def _offer(plan: plans.PlanView, going: Any) -> Offer:
    held = [copy.disclosure.at for copy in plan.copies if copy.disclosure.receiver_id == going.receiver.pk]
    there = readers_at(going.receiver, timezone.localdate()).order_by("name") if not going.refusal else ()
    readers = [(user.pk, user.name) for user in there]
    return Offer(
        receiver=going.receiver,
        goes=going.lines,
        left_out=going.left_out,
        refusal=going.refusal,
        has_since=held[-1] if held else None,
        readers=readers,
        named=_named(plan, going.receiver, readers),
    )


def _named(plan: plans.PlanView, receiver: Any, readers: list[tuple[int, str]]) -> int | None:
    contacts = {
        line.action.contact for step in plan.steps for line in step.lines if line.action.party_id == receiver.pk
    }
    found = [key for key, name in readers if name in contacts or len(readers) == 1]
    return found[0] if found else None


def _reader(receiver: Any, chosen: str) -> Any:
    return readers_at(receiver, timezone.localdate()).filter(pk=chosen).first() if chosen else None
