"""Report a deviation, correct and withdraw it: always without anybody's name in it."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.casework.actions.keeping import locked_row, refuse_without, replaced, withdrawn
from stegvis.apps.people.models import Person
from stegvis.apps.people.policies import today
from stegvis.apps.projects.models import Agreement, Project
from stegvis.apps.projects.saving import DoesNotFit, save

from ..identities import names_to_keep_out, refuse_identifying, words_that_name_nobody
from ..models import Deviation
from ..policies import may_correct, may_report

TEXTS = ("what", "rule", "proposal")
CORRECTED = frozenset(
    {
        "month",
        "municipality",
        "category",
        "level",
        "lacked",
        "waited",
        "rests_on",
        "agreement",
        "consequence",
        "days_lost",
        *TEXTS,
    }
)


class NotYet(Refused):
    default = _("The month has not begun yet.")


@act
def report_deviation(
    *,
    project: Project,
    month: date,
    what: str,
    category: str,
    level: str,
    lacked: str,
    rests_on: str,
    consequence: str,
    by: Viewer,
    waited: str | None = None,
    agreement: Agreement | None = None,
    rule: str | None = None,
    days_lost: int | None = None,
    municipality: str | None = None,
    proposal: str | None = None,
    person: Person | None = None,
    no_names: Collection[str] = (),
) -> Deviation:
    """Report what stopped between organisations. Nothing of `person`, whose case showed it, is kept.

    She is there so that her name and her relatives' can be kept out of the texts, and of one who is protected the
    municipality; the log names her no more than the record does. `no_names` are words with a capital that the writer
    has looked at. Raises NotVisible, NotAllowed, NotAParty, NotYet, DoesNotFit or StillIdentifies.
    """
    may_report(by, project, person).or_refuse()
    deviation = Deviation(
        project=project,
        organisation_id=by.organisation_id,
        month=_begun(month),
        municipality=None if person and person.is_protected else municipality,
        category=category,
        level=level,
        lacked=lacked,
        waited=waited,
        rests_on=rests_on,
        agreement=_of_the_project(agreement, project),
        rule=rule,
        what=what,
        consequence=consequence,
        days_lost=days_lost,
        proposal=proposal,
        recorded_by_id=by.user_id,
    )
    _refuse_names(deviation, by, no_names, person)
    save(deviation, by=by)
    log.record("deviation.reported", target=deviation, by=by)
    return deviation


@act
def correct_deviation(
    *, deviation: Deviation, why: str, by: Viewer, no_names: Collection[str] = (), **changes: Any
) -> Deviation:
    """Put another wording in its place; the one before stays, with why. Raises NeedsReason and as for reporting."""
    unknown = changes.keys() - CORRECTED
    if unknown:
        raise TypeError(f"not corrected in a deviation: {sorted(unknown)}")
    old = locked_row(deviation)
    may_correct(by, old).or_refuse()
    refuse_without(why)
    if "month" in changes:
        changes["month"] = _begun(changes["month"])
    _of_the_project(changes.get("agreement"), old.project)
    _refuse_names(Deviation(project=old.project, **_texts(old) | changes), by, no_names, why=why)
    new = replaced(old, why=why, by=by, **changes)
    log.record("deviation.corrected", target=new, by=by, fields=changes)
    return new


@act
def withdraw_deviation(*, deviation: Deviation, why: str, by: Viewer, no_names: Collection[str] = ()) -> Deviation:
    """Take a deviation back: it counts nowhere from now on, and stays with why where it was reported."""
    old = locked_row(deviation)
    may_correct(by, old).or_refuse()
    refuse_without(why)
    _refuse_names(old, by, no_names, why=why)
    gone = withdrawn(old, why=why, by=by)
    log.record("deviation.withdrawn", target=gone, by=by)
    return gone


def _begun(month: date) -> date:
    if month > today():
        raise NotYet
    return month.replace(day=1)


def _of_the_project(agreement: Agreement | None, project: Project) -> Agreement | None:
    if agreement is not None and agreement.project_id != project.pk:
        raise DoesNotFit
    return agreement


def _texts(deviation: Deviation) -> dict[str, Any]:
    return {name: getattr(deviation, name) for name in TEXTS}


def _refuse_names(
    deviation: Deviation, by: Viewer, no_names: Collection[str], person: Person | None = None, why: str | None = None
) -> None:
    names = names_to_keep_out(by, person, today())
    refuse_identifying({**_texts(deviation), "why": why}, names, words_that_name_nobody(deviation.project), no_names)
