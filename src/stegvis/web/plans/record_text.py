"""A version of a plan as the authority's own file holds it. Called with Swedish active."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from stegvis.apps.casework.plan_choices import SIGNED
from stegvis.apps.casework.queries import plans
from stegvis.core.writers.letter import LetterPart
from stegvis.web.common import codes
from stegvis.web.common.persons.record_copy import RecordCopy, person_fact
from stegvis.web.common.persons.words import first_name, who


def record_of(plan: plans.PlanView) -> RecordCopy:
    return RecordCopy(
        title=_("Joint plan, version %(number)s") % {"number": plan.version.number},
        keeper=plan.case.owner.name,
        facts=_facts(plan),
        parts=tuple(_parts(plan)),
    )


def _facts(plan: plans.PlanView) -> tuple[tuple[str, str], ...]:
    version = plan.version
    facts = [person_fact(plan.case.person), (_("Project"), plan.case.project.name)]
    if version.is_agreed:
        kind = codes.label("meeting_kinds", version.meeting_kind).lower()
        there = [each.name for each in version.present_organisations.all()]
        facts.append((_("Agreed"), f"{version.agreed_on}, {kind}"))
        facts.append(
            (_("Who was there"), "; ".join(part for part in (", ".join(there), version.present or "") if part))
        )
    else:
        facts.append((_("Agreed"), _("not yet: a draft")))
    return tuple(fact for fact in facts if fact[1])


def _parts(plan: plans.PlanView) -> Iterator[LetterPart]:
    own = _("%(name)s's own goal") % {"name": first_name(plan.case.person)}
    yield LetterPart(own, text=f"”{plan.version.goal}”" if plan.version.goal else "–")
    for number, step in enumerate(plan.steps, start=1):
        title = f"{_('Sub-goal')} {number}: {step.sub_goal.text}" if step.sub_goal else _("Other actions")
        yield LetterPart(title, text="\n".join(_line(line) for line in step.lines))
    if plan.version.is_agreed:
        yield LetterPart(_("Signatures"), lines=tuple(_signed(each, plan) for each in plan.signed))


def _line(line: plans.Line) -> str:
    action = line.action
    said = _("%(who)s: %(what)s, by %(day)s") % {"who": who(action), "what": action.what, "day": action.due}
    contact = _("Contact: %(name)s") % {"name": action.contact} if action.contact else ""
    result = ""
    if line.report:
        reason = codes.label("plan_reasons", line.report.reason) if line.report.reason else ""
        result = f"{codes.label('plan_results', line.result)} {line.report.on}"
        result = ". ".join(part for part in (result, reason, line.report.text or "") if part)
    return ". ".join(part for part in (said, contact, result) if part)


def _signed(each: plans.Signed, plan: plans.PlanView) -> tuple[str, str]:
    name = each.party.name if each.party else first_name(plan.case.person)
    signature = each.signature
    if signature is None:
        return name, _("not yet")
    if signature.answer == SIGNED:
        return name, f"{_('Signed')} {signature.on}"
    return name, f"{_('Did not sign')} {signature.on}: {signature.why}"
