"""Severity ratings by the areas of ASI: kept as they were given, compared without a word about why they differ."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework import actions, queries
from stegvis.apps.casework.actions.facts import NeedsReason
from stegvis.apps.casework.models import AsiRating
from stegvis.apps.casework.policies import NotAColleague
from stegvis.apps.people.contents import contents
from stegvis.apps.projects.saving import DoesNotFit

FIRST, SECOND = date(2010, 4, 1), date(2010, 10, 1)


def rate(cast, on=FIRST, by=None, **given):
    ratings = {
        area: dict(zip(("worry", "help_need", "severity"), values, strict=True)) for area, values in given.items()
    }
    details = {"interviewer": cast.case_worker.user, "is_trained": True}
    return actions.record_asi(case=cast.amina_case, on=on, ratings=ratings, by=by or cast.case_worker, **details)


def lines(cast):
    grid = queries.asi_grid(cast.case_worker, cast.amina_case, SECOND)
    return {(line.area, line.rating): line for line in grid.lines}


def test_two_occasions_stand_side_by_side_and_differ_by_steps(cast):
    rate(cast, SECOND, physical_health=(1, 2, 4))
    rate(cast, FIRST, physical_health=(3, 2, None))
    found = lines(cast)
    assert found["physical_health", "worry"].values == (3, 1)
    assert found["physical_health", "worry"].difference == -2
    assert found["physical_health", "help_need"].difference == 0
    assert found["physical_health", "severity"].difference is None


def test_what_was_never_rated_has_no_line_and_nought_is_a_rating(cast):
    rate(cast, alcohol=(0, None, None))
    assert set(lines(cast)) == {("alcohol", "worry")}


def test_one_occasion_is_compared_with_nothing(cast):
    rate(cast, alcohol=(0, 0, 0))
    assert {line.difference for line in lines(cast).values()} == {None}


def test_a_form_with_nothing_in_it_is_no_interview(cast):
    with pytest.raises(actions.NothingRated):
        rate(cast, alcohol=(None, None, None))
    assert queries.asi_grid(cast.case_worker, cast.amina_case, SECOND).occasions == ()


@pytest.mark.parametrize("values", [(5, 0, 0), (0, 5, 0), (0, 0, 10)])
def test_a_rating_outside_its_scale_is_refused(cast, values):
    with pytest.raises(DoesNotFit):
        rate(cast, alcohol=values)


@pytest.mark.parametrize(("column", "highest"), [("worry", 4), ("help_need", 4), ("severity", 9)])
def test_the_database_keeps_each_scale(cast, column, highest):
    rate(cast, alcohol=(0, 0, 0))
    rows = AsiRating.objects.all()
    rows.update(**{column: highest})
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(**{column: highest + 1})


def test_a_corrected_occasion_keeps_what_was_rated_and_why(cast):
    occasion = rate(cast, alcohol=(3, 3, 6))
    again = {"alcohol": {"worry": 1, "help_need": 3, "severity": 6}}
    with pytest.raises(NeedsReason):
        actions.correct_asi(occasion=occasion, ratings=again, why=" ", by=cast.case_worker)
    actions.correct_asi(occasion=occasion, ratings=again, why="Läste fel", by=cast.case_worker)
    assert lines(cast)["alcohol", "worry"].values == (1,)
    _person, changes = queries.changes_of(cast.case_worker, cast.amina.key, SECOND)
    change = next(each for each in changes if each.what == "asi")
    assert [(each.field, each.before, each.after) for each in change.differences] == [("alcohol:worry", 3, 1)]


def test_an_interview_that_was_never_held_counts_nowhere(cast):
    occasion = rate(cast, alcohol=(3, 3, 6))
    actions.withdraw_asi(occasion=occasion, why="Fel person", by=cast.case_worker)
    assert lines(cast) == {}
    assert [entry for entry in contents(cast.amina, ("substance_use",), SECOND) if entry.id.startswith("asi")] == []


def test_each_area_is_handed_over_as_its_own_kind(cast):
    rate(cast, alcohol=(3, None, 6), legal=(1, 1, 1))
    entry = next(each for each in contents(cast.amina, ("substance_use",), SECOND) if each.id.startswith("asi"))
    assert entry.says == "personens oro 3 av 4, intervjuarens skattning 6 av 9"
    assert [each.title for each in contents(cast.amina, ("crime",), SECOND)] == ["ASI, skattning: Rättsliga problem"]


def test_the_interviewer_is_a_colleague(cast):
    given = {"alcohol": {"worry": 1}}
    with pytest.raises(NotAColleague):
        actions.record_asi(
            case=cast.amina_case,
            on=FIRST,
            interviewer=cast.af_worker.user,
            is_trained=True,
            ratings=given,
            by=cast.case_worker,
        )


def test_whoever_does_not_see_the_case_reads_and_rates_nothing(cast):
    with pytest.raises(NotVisible):
        rate(cast, by=cast.other_case_worker, alcohol=(1, 1, 1))
    with pytest.raises(NotVisible):
        queries.asi_grid(cast.af_worker, cast.amina_case, SECOND)
