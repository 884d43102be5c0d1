"""What must never be false in mappings and assessments is refused by the database, on both sides, past the actions."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from stegvis.apps.casework import actions
from stegvis.apps.casework.models import AssessmentView, HeldOccupation, JointConclusion, Mapping, MappingSection

DAY = date(2010, 9, 1)


def refused(rows, **changes):
    try:
        with transaction.atomic():
            rows.update(**changes)
            transaction.set_rollback(True)
    except IntegrityError:
        return True
    return False


@pytest.fixture
def section(cast):
    mapping = actions.open_mapping(case=cast.amina_case, on=DAY, by=cast.case_worker)
    return actions.write_section(mapping=mapping, domain="health", situation="Ont", on=DAY, by=cast.case_worker)


def test_a_mapping_ends_on_its_first_day_or_later(section):
    rows = Mapping.objects.all()
    assert refused(rows, finished_on=date(2010, 8, 31))
    assert not refused(rows, finished_on=DAY)


def test_a_case_has_one_mapping_under_way(cast, section):
    with pytest.raises(IntegrityError), transaction.atomic():
        Mapping.objects.create(case=cast.amina_case, started_on=DAY)
    Mapping.objects.update(finished_on=DAY)
    Mapping.objects.create(case=cast.amina_case, started_on=DAY)


def test_a_section_is_told_with_a_text_or_declined_without(section):
    rows = MappingSection.objects.all()
    assert refused(rows, answer="declined")
    assert refused(rows, situation=None)
    assert not refused(rows, answer="declined", situation=None)
    assert not refused(rows, situation=None, obstacles="Trappor")


def test_one_section_counts_for_each_domain_and_a_reason_takes_a_withdrawal(section):
    rows = MappingSection.objects.all()
    with pytest.raises(IntegrityError), transaction.atomic():
        MappingSection.objects.create(mapping=section.mapping, domain="health", talked_on=DAY, situation="Igen")
    assert refused(rows, why="Fel")
    assert not refused(rows, why="Fel", withdrawn_at=timezone.now())


@pytest.mark.parametrize(
    ("years", "is_refused"),
    [((1990, 1989), True), ((1990, 1990), False), ((None, 1990), False), ((90, None), True), ((1990, None), False)],
)
def test_years_of_work_follow_each_other(cast, years, is_refused):
    actions.record_held_occupation(person=cast.amina, title="Frisör", by=cast.case_worker)
    first, last = years
    assert refused(HeldOccupation.objects.all(), from_year=first, until_year=last) == is_refused


def test_a_view_came_on_something_and_a_conclusion_says_how_views_differ(cast):
    assessment = actions.open_assessment(case=cast.amina_case, on=DAY, by=cast.case_worker)
    said = {"kind": "health", "text": "x", "return_to_work": "yes", "by": cast.case_worker}
    for profession in ("nurse", "physician"):
        actions.add_view(assessment=assessment, organisation=cast.ekby, profession=profession, **said)
    views = AssessmentView.objects.all()
    assert refused(views, way="told")
    assert refused(views, way="received")
    actions.conclude(assessment=assessment, on=DAY, text="y", return_to_work="yes", all_agree=True, by=cast.case_worker)
    rows = JointConclusion.objects.all()
    assert refused(rows, all_agree=False)
    assert not refused(rows, all_agree=False, differs="Läkaren vill vänta")
    with pytest.raises(IntegrityError), transaction.atomic():
        JointConclusion.objects.create(assessment=assessment, on=DAY, text="z", return_to_work="no", all_agree=True)
