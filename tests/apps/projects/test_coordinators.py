"""Who coordinates in which municipality, who has taken which course, and what is known of a method."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from stegvis.apps.access.verdicts import NotAllowed
from stegvis.apps.projects import actions, queries
from stegvis.apps.projects.models import Coordinator, Method, Training
from stegvis.apps.projects.saving import DoesNotFit
from tests.cast import ALMBY, EKBY

ON = date(2010, 9, 1)


def coordinator(cast, who=None, municipality=EKBY, by=None):
    membership = (who or cast.case_worker).membership
    return actions.add_coordinator(
        project=cast.project, membership=membership, municipality=municipality, on=ON, by=by or cast.officer
    )


def course(cast, **other):
    usual = {"name": "Motiverande samtal", "provider": "Regionen", "hours": Decimal(6), "required": True, "on": ON}
    return actions.add_course(project=cast.project, by=cast.officer, **{**usual, **other})


def take(cast, what, *who):
    return actions.record_training(course=what, coordinators=who, held_on=ON, hours=Decimal(6), by=cast.officer)


def test_the_record_has_coordinators_by_municipality_with_their_training(cast):
    here, there = coordinator(cast), coordinator(cast, cast.other_case_worker, ALMBY)
    take(cast, course(cast), here)
    found = queries.record_of(cast.project).coordinators
    assert [(each.municipality, [str(row.course) for row in each.trainings.all()]) for each in found] == [
        (ALMBY, []),
        (EKBY, ["Motiverande samtal"]),
    ]
    assert not queries.coordinators_on(cast.project, date(2010, 8, 1))
    assert set(queries.coordinators_on(cast.project, ON)) == {here, there}


def test_a_coordinator_works_with_participants_at_a_party(cast):
    for who in (cast.registrar, cast.provider, cast.officer):
        with pytest.raises(NotAllowed):
            coordinator(cast, who)
    possible = {each.user for each in queries.possible_coordinators(cast.project, ON)}
    assert cast.case_worker.user in possible
    assert not possible & {cast.provider.user, cast.registrar.user}


def test_only_the_association_names_them(cast):
    with pytest.raises(NotAllowed):
        coordinator(cast, by=cast.unit_manager)


def test_a_training_stands_once_a_day_and_can_be_struck_out(cast):
    who, what = coordinator(cast), course(cast)
    (row,) = take(cast, what, who)
    with pytest.raises(DoesNotFit):
        take(cast, what, who)
    actions.strike_row(row=row, why="Fel person", by=cast.officer)
    assert not Training.objects.exists()
    take(cast, what, who)
    assert [change.what for change in queries.changes_of(cast.project)] == ["training"]


def test_the_database_refuses_hours_of_nothing_and_two_of_one(cast):
    row = coordinator(cast)
    with pytest.raises(DoesNotFit):
        coordinator(cast)
    with pytest.raises(DoesNotFit):
        course(cast, hours=Decimal(0))
    take(cast, course(cast), row)
    for model, wrong in ((Training, {"hours": 0}), (Coordinator, {"until": date(2010, 8, 1)})):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.update(**wrong)


def test_evidence_has_a_source(cast):
    said = {"project": cast.project, "name": "Samtal", "on": ON, "by": cast.officer}
    with pytest.raises(DoesNotFit):
        actions.add_method(**said, evidence="Hjälper troligen")
    method = actions.add_method(**said, evidence="Hjälper troligen", evidence_source="SBU", for_whom="Alla")
    assert list(queries.methods_of_projects(cast.case_worker, ON)) == [method]
    assert not queries.methods_of_projects(cast.provider, ON)
    actions.update_method(method=method, contact="Förbundet", by=cast.officer)
    assert Method.history.filter(id=method.pk).count() == 2
