from datetime import date, time

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from stegvis.apps.access.acts import act
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.contents import LANGUAGE
from stegvis.apps.projects.saving import save
from stegvis.core import codebook

from ...meeting_policies import KIND, may_change_meeting
from ...models import Call, CallAnswer, CallNotice
from ..party_tells import held, tell_owner
from ..plans.locking import happened
from .locking import locked_meeting, noted

SUGGESTS = codebook.call_answers.flagged("suggests")


class NotTheLatestCall(Refused):
    default = gettext_lazy("The meeting has been moved or cancelled since. Answer the latest call.")


@act
def note_call_answer(
    *,
    call: Call,
    answer: str,
    on: date,
    by: Viewer,
    suggested_on: date | None = None,
    suggested_at: time | None = None,
    text: str = "",
) -> CallAnswer:
    """Note what somebody who is called has answered about the time that the meeting has now."""
    meeting = locked_meeting(call.meeting)
    may_change_meeting(by, meeting).or_refuse()
    said = _answer(call, answer, suggested_on, suggested_at, text, on)
    said.version = meeting.versions.get(number=meeting.number)
    said.origin, said.recorded_by_id = meeting.case.owner, by.user_id
    save(said, by=by)
    noted("meeting.answered", meeting, by)
    return said


@act
def answer_call(
    *,
    notice: CallNotice,
    answer: str,
    on: date,
    by: Viewer,
    suggested_on: date | None = None,
    suggested_at: time | None = None,
    text: str = "",
) -> CallAnswer:
    """Answer at a called organisation. The case's owner is told, on a ground for taking part. Raises NoGround."""
    notice = held(notice, by, "call__meeting__case__owner", "version")
    is_latest = not CallNotice.objects.filter(call=notice.call, pk__gt=notice.pk).exists()
    if notice.what == CallNotice.What.CANCELLED or not is_latest:
        raise NotTheLatestCall
    said = _answer(notice.call, answer, suggested_on, suggested_at, text, on)
    said.version = notice.version
    says = _says(notice, said)
    case = notice.call.meeting.case
    tell_owner(said, notice, case, kind=KIND, says=says, act_name="meeting.answered", by=by)
    return said


def _answer(
    call: Call, answer: str, suggested_on: date | None, suggested_at: time | None, text: str, on: date
) -> CallAnswer:
    said = CallAnswer(call=call, answer=answer, on=happened(on), text=text.strip() or None)
    if answer in SUGGESTS:
        said.suggested_on, said.suggested_at = suggested_on, suggested_at
    return said


def _says(notice: CallNotice, said: CallAnswer) -> str:
    with override(LANGUAGE):
        answer = codebook.call_answers[said.answer].label.sv
        about = {"day": notice.version.on, "time": f"{notice.version.starts:%H:%M}", "answer": answer.lower()}
        first = _("The meeting %(day)s %(time)s: %(answer)s.") % about
        other = f"{said.suggested_on} {said.suggested_at:%H:%M}." if said.suggested_on and said.suggested_at else ""
        return " ".join(part for part in (first, other, said.text or "") if part)
