"""Severity ratings by the areas of ASI."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.models import User
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.actions import keep
from stegvis.apps.projects.saving import save

from ..models import HIGHEST, AsiOccasion, AsiRating, Case
from ..policies import may_be_responsible, may_map
from .keeping import locked_row, refuse_without, replaced, withdrawn
from .revisions import locked

Ratings = Mapping[str, Mapping[str, int | None]]
"""For each area the ratings that were given, by worry, help_need and severity."""


class NothingRated(Refused):
    default = _("Rate at least one area.")


@act
def record_asi(
    *, case: Case, on: date, interviewer: User, is_trained: bool, ratings: Ratings, by: Viewer
) -> AsiOccasion:
    """Record the ratings of one interview. Raises NotVisible, NotAllowed, NotAColleague or NothingRated."""
    case = locked(case)
    may_map(by, case).or_refuse()
    may_be_responsible(interviewer.pk, case.owner_id, on).or_refuse()
    values = {"on": on, "interviewer": interviewer, "is_trained": is_trained}
    occasion = AsiOccasion(case=case, recorded_by_id=by.user_id, **values)
    save(occasion, by=by)
    _rate(occasion, ratings, by)
    keep(case.person)
    log.record("asi.recorded", target=occasion, person_key=case.person.key, by=by)
    return occasion


@act
def correct_asi(*, occasion: AsiOccasion, why: str, ratings: Ratings, by: Viewer, **changes: object) -> AsiOccasion:
    """Put a corrected occasion, with all its ratings, in the place of one that was wrong."""
    old = locked_row(occasion, "case__person")
    may_map(by, old.case).or_refuse()
    refuse_without(why)
    new = replaced(old, why=why, by=by, **changes)
    may_be_responsible(new.interviewer_id, old.case.owner_id, new.on).or_refuse()
    _rate(new, ratings, by)
    log.record("asi.corrected", target=new, person_key=old.case.person.key, by=by)
    return new


@act
def withdraw_asi(*, occasion: AsiOccasion, why: str, by: Viewer) -> AsiOccasion:
    """Say that the interview was never held."""
    old = locked_row(occasion, "case__person")
    may_map(by, old.case).or_refuse()
    refuse_without(why)
    withdrawn(old, why=why, by=by)
    log.record("asi.withdrawn", target=old, person_key=old.case.person.key, by=by)
    return old


def _rate(occasion: AsiOccasion, ratings: Ratings, by: Viewer) -> None:
    given = {area: each for area, each in ratings.items() if any(each.get(name) is not None for name in HIGHEST)}
    if not given:
        raise NothingRated
    for area, each in given.items():
        save(AsiRating(occasion=occasion, area=area, **{name: each.get(name) for name in HIGHEST}), by=by)
