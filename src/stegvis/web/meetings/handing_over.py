"""Minutes and plan go to the parties after a meeting, in one click: the rest are named with why not."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.casework import actions
from stegvis.apps.casework.meeting_policies import may_hand_over_minutes
from stegvis.apps.casework.queries import meetings
from stegvis.web.common.access import staff
from stegvis.web.common.acting import sent
from stegvis.web.common.persons.act_page import answer
from stegvis.web.common.persons.handing_over import Offer, ReceiverFields, chosen_receivers, offer_of

from .reading import meeting_page, open_finished
from .words import when


@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest, case_key: str, meeting_key: str) -> HttpResponse:
    viewer, view, today = staff(request), open_finished(request, case_key, meeting_key), timezone.localdate()
    may_hand_over_minutes(viewer, view.minutes).or_refuse()
    plan, goings = meetings.minutes_receivers(view.minutes, timezone.now())
    offers = [_offer(view, going) for going in goings]
    form = ReceiverFields(sent(request), offers=offers)
    page = meeting_page(
        view,
        title=_("Hand over minutes and plan") if plan else _("Hand over the minutes"),
        button=_("Hand over"),
        done=_("Handed over. Each receiver finds the copy under Received."),
        facts=when(view.meeting),
    )

    def act(values: dict[str, Any]) -> object:
        receivers = chosen_receivers(offers, values, today)
        return actions.hand_over_minutes(minutes=view.minutes, receivers=receivers, by=viewer)

    return answer(request, page, form, act, "common/hand_over.html")


def _offer(view: meetings.MeetingView, going: Any) -> Offer:
    """Offer what goes to one party; ticked beforehand for those who were there or are called, and lack it."""
    mine = [copy for copy in view.copies if copy.disclosure.receiver_id == going.receiver.pk]
    held = [copy.disclosure.at for copy in mine if copy.minutes_id == view.minutes.pk]  # type: ignore[union-attr]
    lines = [each.call for each in view.calls if each.call.party_id == going.receiver.pk]
    there = {each.pk for each in view.minutes.present_organisations.all()}  # type: ignore[union-attr]
    contacts = {each.task.contact or "" for each in view.tasks if each.task.party_id == going.receiver.pk}
    contacts |= {each.notice.disclosure.to_user.name for each in view.calls if each.call in lines and _named(each)}
    chosen = not held and (bool(lines) or going.receiver.pk in there)
    since = held[-1] if held else None
    return offer_of(going, timezone.localdate(), has_since=since, contacts=contacts, chosen=chosen)


def _named(line: Any) -> bool:
    return line.notice is not None and line.notice.disclosure.to_user is not None
