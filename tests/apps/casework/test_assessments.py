"""The multidisciplinary assessment: each view kept as its own, others' only on a ground, disagreement shown."""

from datetime import date

import pytest
from django.utils import timezone

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework import actions, queries
from stegvis.apps.casework.actions.assessments import Measure
from stegvis.apps.casework.actions.facts import NeedsReason
from stegvis.apps.casework.models import AssessmentView
from stegvis.apps.people.actions import file_disclosure, hand_over, withdraw_ground
from stegvis.apps.people.contents import contents
from stegvis.apps.people.policies import NoGround
from tests.apps.people.sharing import consent

DAY = date(2010, 9, 1)


@pytest.fixture
def assessment(cast):
    return actions.open_assessment(case=cast.amina_case, on=DAY, by=cast.case_worker)


@pytest.fixture
def told(cast):
    """Amina lets the health centre tell Ekby about her health."""
    return consent(cast, ways=(("region", "ekby"),), kinds=("health",))


def add(cast, assessment, organisation=None, by=None, **said):
    usual = {
        "profession": "social_worker",
        "kind": "work_education",
        "text": "Klarar fyra timmar.",
        "return_to_work": "yes",
    }
    return actions.add_view(
        assessment=assessment, organisation=organisation or cast.ekby, by=by or cast.case_worker, **{**usual, **said}
    )


def physician(cast, assessment, **said):
    usual = {"profession": "physician", "kind": "health", "text": "Ryggen håller inte.", "return_to_work": "not_now"}
    return add(cast, assessment, cast.region, **{**usual, **said})


def conclude(cast, assessment, **said):
    usual = {"on": DAY, "text": "Arbetsträning på halvtid.", "return_to_work": "adapted", "all_agree": False}
    return actions.conclude(
        assessment=assessment, by=cast.case_worker, **{**usual, "differs": "Läkaren vill vänta.", **said}
    )


def page(cast):
    return queries.assessment_pages(cast.case_worker, cast.amina_case, DAY)[0]


def test_another_authoritys_view_needs_a_ground_for_its_kind(cast, assessment):
    with pytest.raises(NoGround):
        physician(cast, assessment)
    consent(cast, ways=(("region", "ekby"),), kinds=("economy",))
    with pytest.raises(NoGround):
        physician(cast, assessment)


def test_a_view_told_at_the_meeting_rests_on_the_ground_and_has_its_origin(cast, assessment, told):
    view = physician(cast, assessment)
    assert (view.way, view.ground, view.organisation) == (AssessmentView.Way.TOLD, told, cast.region)


def test_a_withdrawn_ground_lets_nothing_more_be_told_and_erases_nothing(cast, assessment, told):
    physician(cast, assessment)
    withdraw_ground(ground=told, by=cast.case_worker)
    with pytest.raises(NoGround):
        physician(cast, assessment)
    assert [view.profession for view in page(cast).views] == ["physician"]


def test_a_view_that_was_handed_over_is_linked_to_its_copy(cast, assessment):
    theirs = _their_row(cast)
    consent(cast, person=theirs, by=cast.af_worker, ways=(("af", "ekby"),), kinds=("identity", "work_education"))
    said = {"work_education": "Kan börja arbetsträna."}
    copy = hand_over(
        person=theirs, receiver=cast.ekby, purpose="planning", texts=said, chosen=_identity(theirs), by=cast.af_worker
    )
    if not hasattr(copy, "reception"):
        copy = file_disclosure(disclosure=copy, person=cast.amina, by=cast.registrar).disclosure
    view = add(cast, assessment, cast.af, profession="employment_officer", received=copy)
    assert (view.way, view.disclosure) == (AssessmentView.Way.RECEIVED, copy)
    with pytest.raises(actions.NotReceived):
        add(cast, assessment, cast.af, kind="health", received=copy)
    with pytest.raises(actions.NotReceived):
        add(cast, assessment, cast.fk, received=copy)


def _their_row(cast):
    from tests.apps.people.sharing import hand_over as tell

    consent(cast, kinds=("identity",))
    return file_disclosure(disclosure=tell(cast), register=True, by=cast.af_worker).person


def _identity(person):
    return [entry.id for entry in contents(person, ("identity",), timezone.localdate())]


def test_a_conclusion_takes_two_views(cast, assessment):
    add(cast, assessment)
    with pytest.raises(actions.NoViews):
        conclude(cast, assessment)


def test_disagreement_is_kept_and_never_smoothed_over(cast, assessment, told):
    add(cast, assessment)
    physician(cast, assessment)
    with pytest.raises(actions.TheViewsDiffer):
        conclude(cast, assessment, all_agree=True, differs=None)
    conclude(cast, assessment)
    found = page(cast)
    assert found.views_differ
    assert [view.return_to_work for view in found.views] == ["yes", "not_now"]
    assert found.conclusion.differs == "Läkaren vill vänta."


def test_views_that_agree_make_a_conclusion_that_all_agree_on(cast, assessment, told):
    add(cast, assessment)
    physician(cast, assessment, return_to_work="yes")
    assert conclude(cast, assessment, all_agree=True, differs=None).all_agree
    assert not page(cast).views_differ


def test_the_conclusion_proposes_measures_for_the_plan(cast, assessment, told):
    add(cast, assessment)
    physician(cast, assessment)
    measures = [Measure("Fysioterapi", "health", cast.region), Measure("Arbetsträning", "work_education")]
    conclude(cast, assessment, measures=measures)
    proposed = queries.proposed_measures(cast.amina_case)
    assert [(each.text, each.kind, each.organisation) for each in proposed] == [
        ("Fysioterapi", "health", cast.region),
        ("Arbetsträning", "work_education", None),
    ]


def test_a_conclusion_written_anew_needs_why_and_replaces_its_measures(cast, assessment, told):
    add(cast, assessment)
    physician(cast, assessment)
    conclude(cast, assessment, measures=[Measure("Fysioterapi", "health")])
    with pytest.raises(NeedsReason):
        conclude(cast, assessment)
    conclude(cast, assessment, measures=[Measure("Ryggskola", "health")], why="Nytt besked")
    assert [each.text for each in queries.proposed_measures(cast.amina_case)] == ["Ryggskola"]
    _person, changes = queries.changes_of(cast.case_worker, cast.amina.key, DAY)
    assert [(each.what, each.why) for each in changes].count(("jointconclusion", "Nytt besked")) == 1


def test_an_assessment_that_was_never_made_proposes_nothing(cast, assessment, told):
    add(cast, assessment)
    physician(cast, assessment)
    conclude(cast, assessment, measures=[Measure("Fysioterapi", "health")])
    actions.withdraw_assessment(assessment=assessment, why="Fel person", by=cast.case_worker)
    assert queries.proposed_measures(cast.amina_case) == ()
    assert [entry for entry in contents(cast.amina, ("health",), DAY) if "conclusion" in entry.id] == []


def test_a_view_is_corrected_with_why_and_stays_whose_it_is(cast, assessment, told):
    view = physician(cast, assessment)
    new = actions.correct_view(view=view, text="Ryggen håller två timmar.", why="Hörde fel", by=cast.case_worker)
    assert (new.organisation, new.ground, new.text) == (cast.region, told, "Ryggen håller två timmar.")
    with pytest.raises(TypeError):
        actions.correct_view(view=new, organisation=cast.ekby, why="Fel", by=cast.case_worker)


def test_own_views_and_the_conclusion_are_handed_over_and_no_others(cast, assessment, told):
    add(cast, assessment)
    physician(cast, assessment)
    conclude(cast, assessment, measures=[Measure("Fysioterapi", "health", cast.region)])
    said = contents(cast.amina, ("health", "work_education"), DAY)
    titles = [entry.title for entry in said if entry.id.startswith(("assessment", "joint", "proposed"))]
    assert titles == ["Gemensam slutsats", "Föreslagen insats", "Bedömning av socialsekreterare eller kurator"]


def test_whoever_does_not_see_the_case_writes_and_reads_nothing(cast, assessment):
    with pytest.raises(NotVisible):
        add(cast, assessment, by=cast.other_case_worker)
    with pytest.raises(NotVisible):
        queries.assessment_pages(cast.af_worker, cast.amina_case, DAY)
