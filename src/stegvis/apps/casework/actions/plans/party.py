"""What a party that holds a copy of a plan tells the owner: written down there, handed over in the same act."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from stegvis.apps.access.acts import act
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.contents import LANGUAGE
from stegvis.core import codebook

from ...models import PlanAction, PlanCopy, PlanReport, PlanSignature
from ...plan_contents import own_lines
from ...plan_policies import NotYours
from ..party_tells import held, tell_owner
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
    tell_owner(
        signature,
        copy,
        copy.version.plan.case,
        kind=kind,
        says=_signature_says(signature),
        act_name="plan.signed",
        by=by,
    )
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
    tell_owner(
        report,
        copy,
        copy.version.plan.case,
        kind=action.kind,
        says=_report_says(action, report),
        act_name="plan.reported",
        by=by,
    )
    return report


def _held(copy: PlanCopy, by: Viewer) -> PlanCopy:
    return held(copy, by, "version__plan__case__owner")


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
