"""The multidisciplinary assessment: views, and the joint conclusion with the measures it proposes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.models import Organisation
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.actions import keep
from stegvis.apps.people.models import Disclosure, Ground
from stegvis.apps.people.policies import NoGround, now
from stegvis.apps.projects.saving import save

from ..models import Assessment, AssessmentView, Case, JointConclusion, ProposedMeasure
from ..policies import ground_into, holds_received, may_map
from .facts import AlreadyCorrected
from .keeping import locked_row, refuse_without, replaced, withdrawn
from .revisions import locked

Way = AssessmentView.Way


class NotReceived(Refused):
    default = _("Choose something that the authority has handed over about the person, with this kind of information.")


class NoViews(Refused):
    default = _("Write down at least two views before the joint conclusion.")


class TheViewsDiffer(Refused):
    default = _("The views differ about a return to work. Say so, and how.")


@dataclass(frozen=True)
class Measure:
    """A measure that is proposed: what, which kind of information it is, and which authority could give it."""

    text: str
    kind: str
    organisation: Organisation | None = None


@act
def open_assessment(*, case: Case, on: date, by: Viewer) -> Assessment:
    """Open an assessment on the day when the professions meet."""
    case = locked(case)
    may_map(by, case).or_refuse()
    assessment = Assessment(case=case, on=on, recorded_by_id=by.user_id)
    save(assessment, by=by)
    keep(case.person)
    log.record("assessment.opened", target=assessment, person_key=case.person.key, by=by)
    return assessment


@act
def add_view(
    *,
    assessment: Assessment,
    organisation: Organisation,
    profession: str,
    kind: str,
    text: str,
    return_to_work: str,
    by: Viewer,
    assessor: str | None = None,
    received: Disclosure | None = None,
) -> AssessmentView:
    """Write down one profession's view.

    Another authority's reaches us as told at the meeting, on a ground in force from it to us for this kind, or as
    something it has handed over (`received`). Raises NoGround, NotReceived.
    """
    assessment = _locked(assessment)
    may_map(by, assessment.case).or_refuse()
    came = _came(assessment, organisation, kind, received)
    view = AssessmentView(
        assessment=assessment,
        organisation=organisation,
        profession=profession,
        kind=kind,
        text=text,
        return_to_work=return_to_work,
        assessor=assessor,
        recorded_by_id=by.user_id,
        **came,
    )
    save(view, by=by)
    log.record("assessment.viewed", target=view, person_key=assessment.case.person.key, by=by, fields=[kind])
    return view


@act
def correct_view(*, view: AssessmentView, why: str, by: Viewer, **changes: object) -> AssessmentView:
    """Correct what was written down of a view: text, answer, profession or name. Whose it is stays."""
    unknown = set(changes) - {"text", "return_to_work", "profession", "assessor"}
    if unknown:
        raise TypeError(f"not correctable here: {sorted(unknown)}")
    old = locked_row(view, "assessment__case__person")
    may_map(by, old.assessment.case).or_refuse()
    refuse_without(why)
    new = replaced(old, why=why, by=by, **changes)
    log.record("assessment.view_corrected", target=new, person_key=old.assessment.case.person.key, by=by)
    return new


@act
def withdraw_view(*, view: AssessmentView, why: str, by: Viewer) -> AssessmentView:
    """Say that a view was never given."""
    old = locked_row(view, "assessment__case__person")
    may_map(by, old.assessment.case).or_refuse()
    refuse_without(why)
    withdrawn(old, why=why, by=by)
    log.record("assessment.view_withdrawn", target=old, person_key=old.assessment.case.person.key, by=by)
    return old


@act
def conclude(
    *,
    assessment: Assessment,
    on: date,
    text: str,
    return_to_work: str,
    all_agree: bool,
    by: Viewer,
    differs: str | None = None,
    measures: Iterable[Measure] = (),
    why: str = "",
) -> JointConclusion:
    """Write what the professions conclude together, with the measures they propose. Written anew it needs its reason.

    Raises NoViews with fewer than two views, and TheViewsDiffer when all are said to agree and the views do not.
    """
    assessment = _locked(assessment)
    may_map(by, assessment.case).or_refuse()
    _refuse_a_smooth_picture(assessment, all_agree)
    values = {"on": on, "text": text, "return_to_work": return_to_work, "all_agree": all_agree}
    values["differs"] = (differs or "").strip() or None
    conclusion = _concluded(assessment, why, by, values)
    for each in measures:
        save(ProposedMeasure(conclusion=conclusion, **vars(each)), by=by)
    log.record("assessment.concluded", target=conclusion, person_key=assessment.case.person.key, by=by)
    return conclusion


@act
def withdraw_assessment(*, assessment: Assessment, why: str, by: Viewer) -> Assessment:
    """Say that the assessment was never made. It stays, with who and why, and proposes nothing."""
    assessment = _locked(assessment)
    may_map(by, assessment.case).or_refuse()
    refuse_without(why)
    withdrawn(assessment, why=why, by=by)
    log.record("assessment.withdrawn", target=assessment, person_key=assessment.case.person.key, by=by)
    return assessment


def _locked(assessment: Assessment) -> Assessment:
    row = locked_row(assessment, "case__person")
    if row.withdrawn_at:
        raise AlreadyCorrected
    return row


def _came(
    assessment: Assessment, organisation: Organisation, kind: str, received: Disclosure | None
) -> dict[str, object]:
    """Return how the view reached the case's owner, and on what."""
    person = assessment.case.person
    if organisation.pk == person.owner_id:
        return {"way": Way.OWN}
    if received is not None:
        if not holds_received(person, organisation, received, kind):
            raise NotReceived
        return {"way": Way.RECEIVED, "disclosure": received}
    return {"way": Way.TOLD, "ground": _locked_ground(assessment, organisation, kind)}


def _locked_ground(assessment: Assessment, organisation: Organisation, kind: str) -> Ground:
    """Return the ground in force; who withdraws it at the same moment comes before or after the act."""
    at = now()
    ground = ground_into(assessment.case.person, organisation, kind, at)
    held = ground and Ground.objects.select_for_update().get(pk=ground.pk)
    if held is None or not held.is_in_force(at):
        raise NoGround(_("No consent or provision in force lets this authority tell us this kind of information."))
    return held


def _refuse_a_smooth_picture(assessment: Assessment, all_agree: bool) -> None:
    views = assessment.views.that_count()
    answers = list(views.values_list("return_to_work", flat=True))
    if len(answers) < 2:
        raise NoViews
    if all_agree and len(set(answers)) > 1:
        raise TheViewsDiffer


def _concluded(assessment: Assessment, why: str, by: Viewer, values: dict[str, object]) -> JointConclusion:
    old = assessment.conclusions.that_count().first()
    if old is not None:
        refuse_without(why)
        return replaced(old, why=why, by=by, **values)
    conclusion = JointConclusion(assessment=assessment, recorded_by_id=by.user_id, **values)
    save(conclusion, by=by)
    return conclusion
