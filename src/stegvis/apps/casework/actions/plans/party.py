"""What a party that holds a copy of a plan tells the owner: written down there, handed over in the same act."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.verdicts import NotVisible, Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.actions import hand_over
from stegvis.apps.people.contents import LANGUAGE
from stegvis.apps.people.models import Disclosure, Person
from stegvis.apps.projects.saving import save
from stegvis.core import codebook

from ...models import PlanAction, PlanCopy, PlanReport, PlanSignature
from ...plan_contents import own_lines
from ...plan_policies import PURPOSE, NotYours, may_answer_copy
from .following import report_of
from .locking import happened

SIGNED = PlanSignature.Answer.SIGNED


class NothingToSend(Refused):
    default = gettext_lazy("Say why the plan is not signed.")


@act
def sign_from_party(*, copy: PlanCopy, answer: str, kind: str, on: date, by: Viewer, why: str = "") -> PlanSignature:
    """Sign the version one holds, or say why not. The owner is told on a ground that covers `kind`. Raises NoGround."""
    copy = _held(copy, by)
    said = why.strip() or None
    if answer != SIGNED and not said:
        raise NothingToSend
    signature = PlanSignature(version=copy.version, party_id=by.organisation_id, answer=answer)
    signature.on, signature.why = happened(on), None if answer == SIGNED else said
    _tell(signature, copy, kind, _signature_says(signature), by)
    return signature


@act
def report_from_party(
    *,
    copy: PlanCopy,
    action: PlanAction,
    result: str,
    on: date,
    by: Viewer,
    reason: str | None = None,
    text: str = "",
) -> PlanReport:
    """Report on a line of one's own in the copy one holds. The owner is told on a ground for the line's kind."""
    copy = _held(copy, by)
    if action.pk not in own_lines(copy):
        raise NotYours
    report = report_of(action, result=result, reason=reason, text=text, on=on, by=by)
    _tell(report, copy, action.kind, _report_says(action, report), by)
    return report


def _held(copy: PlanCopy, by: Viewer) -> PlanCopy:
    copy = PlanCopy.objects.select_related("version__plan__case__owner", "disclosure__reception__person").get(
        pk=copy.pk
    )
    may_answer_copy(by, copy).or_refuse()
    return copy


def _tell(told: Any, copy: PlanCopy, kind: str, says: str, by: Viewer) -> None:
    """Hand over what is said to the plan's owner, and put it in the owner's plan as that copy."""
    person: Person = copy.disclosure.reception.person
    owner = copy.version.plan.case.owner
    disclosure: Disclosure = hand_over(person=person, receiver=owner, purpose=PURPOSE, texts={kind: says}, by=by)
    if not hasattr(disclosure, "reception"):
        raise NotVisible
    told.disclosure, told.origin_id, told.recorded_by_id = disclosure, by.organisation_id, by.user_id
    save(told, by=by)
    act_name = "plan.signed" if isinstance(told, PlanSignature) else "plan.reported"
    log.record(act_name, target=told, person_key=person.key, by=by, fields=[kind])


def _signature_says(signature: PlanSignature) -> str:
    with override(LANGUAGE):
        about = {"number": signature.version.number, "day": signature.version.agreed_on, "why": signature.why}
        if signature.answer == SIGNED:
            return _("Plan version %(number)s, agreed %(day)s: signed.") % about
        return _("Plan version %(number)s, agreed %(day)s: not signed. %(why)s") % about


def _report_says(action: PlanAction, report: PlanReport) -> str:
    with override(LANGUAGE):
        result = codebook.plan_results[report.result].label.sv
        said = _("%(what)s: %(result)s %(day)s.") % {"what": action.what, "result": result.lower(), "day": report.on}
        reason = f"{codebook.plan_reasons[report.reason].label.sv}." if report.reason else ""
        return " ".join(part for part in (said, reason, report.text or "") if part)
