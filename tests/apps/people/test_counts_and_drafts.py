from datetime import date

import pytest

from stegvis.apps.access.verdicts import NotAllowed
from stegvis.apps.access.viewers import Job
from stegvis.apps.people import actions, queries
from stegvis.apps.people.models import Draft

ON = date(2010, 10, 1)


def test_anonymous_participants_are_counted_by_year_and_sex(cast):
    for number in (3, 4):
        actions.set_anonymous_count(
            project=cast.project, year=2010, sex="woman", number=number, by=cast.registrar, on=ON
        )
    assert [count.number for count in queries.anonymous_counts(cast.registrar, cast.project)] == [4]
    assert not queries.anonymous_counts(cast.other_registrar, cast.project).exists()


def test_only_a_party_counts(cast):
    with pytest.raises(NotAllowed):
        actions.set_anonymous_count(project=cast.project, year=2010, sex="man", number=1, by=cast.process_leader, on=ON)
    with pytest.raises(NotAllowed):
        actions.set_anonymous_count(
            project=cast.project, year=2008, sex="man", number=1, by=cast.registrar, on=date(2008, 1, 1)
        )


def test_a_draft_is_its_writers_alone(cast):
    actions.save_draft(form_key="exit", content={"note": "Hon börjar på måndag"}, by=cast.case_worker)
    actions.save_draft(form_key="exit", content={"note": "Hon börjar på tisdag"}, by=cast.case_worker)
    assert queries.draft_for(cast.case_worker, "exit") == {"note": "Hon börjar på tisdag"}
    assert queries.draft_for(cast.colleague, "exit") is None
    assert Draft.objects.count() == 1


def test_a_cleared_draft_is_gone(cast):
    actions.save_draft(form_key="exit", content={"note": "…"}, by=cast.case_worker)
    actions.clear_draft(form_key="exit", by=cast.case_worker)
    assert queries.draft_for(cast.case_worker, "exit") is None


def test_the_system_writes_no_drafts(cast):
    with pytest.raises(NotAllowed):
        actions.save_draft(form_key="exit", content={}, by=Job("nightly"))
