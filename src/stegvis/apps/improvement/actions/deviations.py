"""Report a deviation, correct and withdraw it: always without anybody's name in it."""

from collections.abc import Collection, Mapping
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
TOLD = frozenset(
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
    by: Viewer,
    person: Person | None = None,
    no_names: Collection[str] = (),
    **told: Any,
) -> Deviation:
    """Report what stopped between organisations: what is told of it, by the names of TOLD.

    Nothing of `person`, whose case showed it, is kept. She is there so that her name and her relatives' can be kept out
    of the texts, and of one who is protected the municipality; the log names her no more than the record does.
    `no_names` are words with a capital that the writer has looked at. Raises NotVisible, NotAllowed, NotAParty, NotYet,
    DoesNotFit or StillIdentifies.
    """
    _refuse_unknown(told)
    may_report(by, project, person).or_refuse()
    _of_the_project(told.get("agreement"), project)
    if person and person.is_protected:
        told["municipality"] = None
    place = {"project": project, "organisation_id": by.organisation_id, "recorded_by_id": by.user_id}
    deviation = Deviation(month=_begun(month), **place, **told)
    _refuse_names(deviation, by, no_names, person)
    save(deviation, by=by)
    log.record("deviation.reported", target=deviation, by=by)
    return deviation


@act
def correct_deviation(
    *, deviation: Deviation, why: str, by: Viewer, no_names: Collection[str] = (), **changes: Any
) -> Deviation:
    """Put another wording in its place; the one before stays, with why. Raises NeedsReason and as for reporting."""
    _refuse_unknown(changes)
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


def _of_the_project(agreement: Agreement | None, project: Project) -> None:
    if agreement is not None and agreement.project_id != project.pk:
        raise DoesNotFit


def _texts(deviation: Deviation) -> dict[str, Any]:
    return {name: getattr(deviation, name) for name in TEXTS}


def _refuse_names(
    deviation: Deviation, by: Viewer, no_names: Collection[str], person: Person | None = None, why: str | None = None
) -> None:
    names = names_to_keep_out(by, person, today())
    refuse_identifying({**_texts(deviation), "why": why}, names, words_that_name_nobody(deviation.project), no_names)


def _refuse_unknown(told: Mapping[str, Any]) -> None:
    unknown = told.keys() - TOLD
    if unknown:
        raise TypeError(f"nothing that is told of a deviation: {sorted(unknown)}")
