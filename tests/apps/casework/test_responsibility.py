from datetime import date, timedelta

import pytest
from django.utils import timezone

from stegvis.apps.access.verdicts import NotAllowed, NotVisible
from stegvis.apps.casework import actions, queries
from stegvis.apps.casework.models import CaseParty, Responsibility
from stegvis.apps.casework.policies import NeedsANote, NotAColleague

ON = date(2010, 9, 1)


def test_a_case_changes_hands_with_history(cast):
    actions.assign_responsible(case=cast.amina_case, user=cast.colleague.user, on=ON, by=cast.unit_manager)
    held = Responsibility.objects.filter(case=cast.amina_case).order_by("on")
    assert [(each.user, each.until) for each in held] == [
        (cast.case_worker.user, date(2010, 8, 31)),
        (cast.colleague.user, None),
    ]


def test_who_has_handed_over_no_longer_sees_the_case(cast):
    actions.assign_responsible(case=cast.amina_case, user=cast.colleague.user, on=ON, by=cast.unit_manager)
    assert not queries.visible_cases(cast.case_worker, ON).exists()
    assert queries.visible_cases(cast.colleague, ON).get() == cast.amina_case


def test_an_assignment_of_the_same_day_is_taken_over(cast):
    for name in ("colleague", "registrar"):
        actions.assign_responsible(
            case=cast.amina_case, user=cast.colleague.user, on=ON, note=name, by=cast.unit_manager
        )
    assert Responsibility.objects.get(case=cast.amina_case, on=ON).note == "registrar"


def test_only_a_colleague_who_works_with_cases_is_responsible(cast):
    for viewer in (cast.other_case_worker, cast.administrator, cast.process_leader):
        with pytest.raises(NotAColleague):
            actions.assign_responsible(case=cast.amina_case, user=viewer.user, on=ON, by=cast.unit_manager)


def test_a_case_worker_gives_away_her_own_with_a_note(cast):
    mine = {"case": cast.amina_case, "user": cast.colleague.user, "by": cast.case_worker}
    with pytest.raises(NeedsANote):
        actions.assign_responsible(on=ON, **mine)
    actions.assign_responsible(on=ON, note="Ring på tisdagar.", **mine)
    assert queries.handed_over_to(cast.colleague, ON).get().note == "Ring på tisdagar."


def test_what_she_has_given_away_is_not_hers_to_give_again(cast):
    mine = {"case": cast.amina_case, "user": cast.colleague.user, "note": "Ring.", "by": cast.case_worker}
    actions.assign_responsible(on=timezone.localdate() + timedelta(days=7), **mine)
    assert queries.visible_cases(cast.case_worker, timezone.localdate()).exists()
    with pytest.raises(NotAllowed):
        actions.assign_responsible(on=ON, **mine)
    assert queries.cases_to_give(cast.case_worker, cast.case_worker.user_id, timezone.localdate()) == []


def test_a_case_worker_gives_away_nobody_elses(cast):
    actions.assign_responsible(case=cast.amina_case, user=cast.colleague.user, on=ON, by=cast.unit_manager)
    with pytest.raises(NotVisible):
        actions.assign_responsible(
            case=cast.amina_case, user=cast.case_worker.user, on=ON, note="Jag tar den.", by=cast.case_worker
        )
    with pytest.raises(NotVisible):
        queries.cases_to_give(cast.case_worker, cast.colleague.user_id, ON)


def test_the_caseload_counts_cases_under_way_of_those_one_sees(cast):
    assert queries.caseload(cast.registrar, cast.project, ON) == {cast.case_worker.user: 1}
    assert queries.caseload(cast.colleague, cast.project, ON) == {}


def test_another_party_of_a_case_sees_nothing_more(cast):
    party = actions.add_case_party(case=cast.amina_case, organisation=cast.af, on=ON, by=cast.case_worker)
    assert not queries.visible_cases(cast.af_worker, ON).exists()
    actions.end_case_party(party=party, until=date(2010, 12, 31), by=cast.case_worker)
    assert CaseParty.objects.get().until == date(2010, 12, 31)
