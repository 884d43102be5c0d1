"""The five steps: what the person has, what is possible, what is missing, what was applied for, and her CV."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework import actions as casework
from stegvis.apps.casework import queries
from stegvis.apps.casework.actions import five_steps as actions
from stegvis.apps.casework.actions.facts import AlreadyCorrected, NeedsReason
from stegvis.apps.casework.actions.plans.locking import NotYet
from stegvis.apps.casework.models import CvLine, JobApplication, PortfolioItem
from stegvis.apps.casework.queries import five_steps
from stegvis.apps.people import actions as people
from stegvis.apps.people.contents import contents
from stegvis.apps.people.models import Document
from stegvis.apps.projects.saving import DoesNotFit
from stegvis.core.errors import UnknownCode
from tests.apps.casework.plans.planning import paper
from tests.cast import WOMEN, register

TODAY = timezone.localdate()
DAY = date(2010, 9, 1)


def item(cast, title="Kock", kind="work", **said):
    return actions.add_portfolio_item(person=cast.amina, kind=kind, title=title, by=cast.case_worker, **said)


def aim(cast, title="Köksbiträde", ssyk="9412"):
    return actions.add_possible_occupation(person=cast.amina, title=title, ssyk=ssyk, by=cast.case_worker)


def lacks(cast, occupation, what="Svenska för köket", **said):
    return actions.add_missing_skill(occupation=occupation, what=what, by=cast.case_worker, **said)


def found(cast, at=TODAY, by=None):
    return five_steps.five_steps(by or cast.case_worker, cast.amina, at)


def test_the_portfolio_stands_under_its_kinds_with_the_latest_first(cast):
    item(cast, title="Kock", from_year=2001, until_year=2009)
    item(cast, title="Barnpassning", kind="unpaid")
    item(cast, title="Städare", from_year=2015)
    shown = [(kind, [each.title for each in items]) for kind, items in found(cast).by_kind]
    assert shown == [("work", ["Städare", "Kock"]), ("unpaid", ["Barnpassning"])]


def test_a_paper_that_shows_it_is_kept_among_the_persons_papers(cast):
    row = item(cast, title="Hygienbevis", kind="licence", proof="certificate", paper=paper())
    assert Document.objects.get(person=cast.amina) == row.document
    assert row.document.kind == "work_education"


def test_a_corrected_item_takes_the_place_of_the_old_also_in_a_cv(cast):
    first, second = item(cast), item(cast, title="Arabiska", kind="language")
    cv = actions.make_cv(person=cast.amina, title="Kök", items=[second, first], by=cast.case_worker)
    new = actions.correct_portfolio_item(item=first, title="Kock på sjukhus", why="Hörde fel", by=cast.case_worker)
    assert five_steps.items_of_cv(cv) == [second, new]
    with pytest.raises(AlreadyCorrected):
        actions.correct_portfolio_item(item=first, title="Bagare", why="Igen", by=cast.case_worker)
    _person, changes = queries.changes_of(cast.case_worker, cast.amina.key, DAY)
    (difference,) = next(each for each in changes if each.what == "portfolioitem").differences
    assert (difference.before, difference.after) == ("Kock", "Kock på sjukhus")


def test_what_is_taken_out_of_the_portfolio_stands_in_no_cv(cast):
    first, second = item(cast), item(cast, title="Diskare")
    cv = actions.make_cv(person=cast.amina, title="Kök", items=[first, second], by=cast.case_worker)
    with pytest.raises(NeedsReason):
        actions.withdraw_portfolio_item(item=first, why=" ", by=cast.case_worker)
    actions.withdraw_portfolio_item(item=first, why="Vill inte visa det", by=cast.case_worker)
    assert five_steps.items_of_cv(cv) == [second]
    assert found(cast).items == (second,)


def test_a_cv_holds_the_persons_own_items_alone(cast):
    other = register(cast.case_worker, cast.project, WOMEN[1], "Bodil", "Ek").person
    hers = actions.add_portfolio_item(person=other, kind="work", title="Målare", by=cast.case_worker)
    with pytest.raises(actions.NotInThePortfolio):
        actions.make_cv(person=cast.amina, title="Kök", items=[hers], by=cast.case_worker)


def test_a_protected_persons_cv_has_no_contact_details(cast):
    row = item(cast)
    cv = actions.make_cv(person=cast.amina, title="Kök", items=[row], contacts=["phone"], by=cast.case_worker)
    people.correct_person(person=cast.amina, protection="marked", why="Hot", by=cast.trusted_registrar)
    cast.amina.refresh_from_db()
    with pytest.raises(actions.NoContactOfProtected):
        actions.write_cv(cv=cv, title="Kök", items=[row], contacts=["phone"], by=cast.trusted_registrar)
    actions.write_cv(cv=cv, title="Kök", items=[row], by=cast.trusted_registrar)


def test_what_the_mapping_tells_of_is_offered_until_it_stands_in_the_portfolio(cast):
    held = casework.record_held_occupation(person=cast.amina, title="Kock", from_year=2001, by=cast.case_worker)
    casework.record_fact(
        kind="languagelevel",
        person=cast.amina,
        on=DAY,
        language="sv",
        level="A2",
        assessed_by="officer",
        by=cast.case_worker,
    )
    assert [(each.kind, each.title, each.level) for each in found(cast).told] == [
        ("work", "Kock", ""),
        ("language", "Svenska", "A2"),
    ]
    told = five_steps.told_before(cast.case_worker, cast.amina, "work", held.pk, TODAY)
    assert told == {"kind": "work", "title": "Kock", "place": "", "from_year": 2001, "until_year": None}
    item(cast, title="kock", **{name: told[name] for name in ("place", "from_year")})
    assert [each.title for each in found(cast).told] == ["Svenska"]


def test_an_occupation_needs_a_unit_group_that_there_is(cast):
    with pytest.raises(UnknownCode):
        aim(cast, ssyk="9419")


def test_what_is_missing_follows_its_occupation_and_late_ones_come_first(cast):
    first = aim(cast)
    later = lacks(cast, first, "Hygienutbildning", due=TODAY + timedelta(days=30))
    late = lacks(cast, first, due=TODAY - timedelta(days=2), who="Amina och SFI")
    new = actions.correct_possible_occupation(
        occupation=first, title="Skolmåltidsbiträde", why="Preciserat", by=cast.case_worker
    )
    (shown,) = found(cast).aims
    assert (shown.occupation, shown.missing, shown.late(TODAY)) == (new, (late, later), (late,))
    assert five_steps.skills_due(cast.amina, TODAY) == (late,)
    actions.gain_skill(skill=late, on=TODAY, by=cast.case_worker)
    (shown,) = found(cast).aims
    assert shown.left == (later,)
    assert shown.missing[-1] == late
    with pytest.raises(AlreadyCorrected):
        actions.gain_skill(skill=late, on=TODAY, by=cast.case_worker)


def test_nothing_is_gained_sent_or_answered_on_a_day_to_come(cast):
    soon, skill = TODAY + timedelta(days=1), lacks(cast, aim(cast))
    with pytest.raises(NotYet):
        actions.gain_skill(skill=skill, on=soon, by=cast.case_worker)
    with pytest.raises(NotYet):
        apply(cast, on=soon)
    with pytest.raises(NotYet):
        actions.answer_job_application(application=apply(cast), answer="no", on=soon, by=cast.case_worker)


def apply(cast, on=TODAY):
    return actions.record_job_application(
        person=cast.amina, kind="placement", title="Praktik i skolkök", on=on, by=cast.case_worker
    )


def test_after_an_interview_comes_one_last_answer(cast):
    row = apply(cast)
    for answer in ("interview", "yes"):
        row = actions.answer_job_application(application=row, answer=answer, on=TODAY, by=cast.case_worker)
    with pytest.raises(AlreadyCorrected):
        actions.answer_job_application(application=row, answer="no", on=TODAY, by=cast.case_worker)
    actions.correct_job_application(application=row, answer="no", why="Fel knapp", by=cast.case_worker)
    assert [each.answer for each in found(cast).applications] == ["no"]


def test_the_step_is_where_the_person_stands_now_and_when_she_first_came_to_each(cast):
    for code, month in (("1", 3), ("2", 4), ("1", 5), ("2", 6)):
        on = date(2010, month, 1)
        casework.record_fact(kind="steplevel", person=cast.amina, on=on, code=code, by=cast.case_worker)
    shown = found(cast, at=DAY)
    assert (shown.now, shown.reached) == ("2", {"1": date(2010, 3, 1), "2": date(2010, 4, 1)})
    assert found(cast, at=date(2010, 5, 15)).now == "1"


def test_a_job_or_a_placement_is_the_fifth_step(cast):
    for code, until in (("work_training", None), ("job_seeking", None), ("work", date(2009, 1, 1))):
        casework.record_fact(
            kind="occupation", person=cast.amina, on=date(2008, 1, 1), until=until, code=code, by=cast.case_worker
        )
    assert [each.code for each in found(cast).work] == ["work_training"]


def test_a_placement_that_is_kept_as_an_activity_is_the_fifth_step_as_well(cast):
    said = {"case": cast.amina_case, "by": cast.case_worker}
    placement = casework.record_activity(method="placement", place="Skolköket", on=DAY, **said)
    casework.record_activity(method="cbt", on=DAY, **said)
    assert found(cast).placements == (placement,)
    casework.end_activity(activity=placement, result="completed", until=DAY, by=cast.case_worker)
    assert not found(cast).placements


def test_it_is_handed_over_with_work_and_education_and_a_cv_is_not(cast):
    row = item(cast, place="Homs", from_year=2001)
    lacks(cast, aim(cast), who="SFI")
    apply(cast)
    actions.make_cv(person=cast.amina, title="Hemlig rubrik", items=[row], by=cast.case_worker)
    told = {entry.id.split(":")[0]: entry for entry in contents(cast.amina, ("work_education",), TODAY)}
    assert told["portfolioitem"].says == "Kock, Homs, 2001–, Personens egen uppgift"
    assert told["possibleoccupation"].says == "Köksbiträde (Restaurang- och köksbiträden m.fl., SSYK 9412)"
    assert told["missingskill"].says == "Svenska för köket. Vem: SFI"
    assert told["jobapplication"].says == "Praktik i skolkök, Väntar på svar"
    assert not [entry for entry in told.values() if "Hemlig rubrik" in entry.says]


@pytest.mark.parametrize("name", ["other_case_worker", "af_worker", "colleague", "process_leader"])
def test_others_neither_read_nor_write_it(cast, name):
    row = item(cast)
    with pytest.raises(NotVisible):
        found(cast, by=cast.staff[name])
    with pytest.raises(NotVisible):
        actions.add_portfolio_item(person=cast.amina, kind="work", title="x", by=cast.staff[name])
    with pytest.raises(NotVisible):
        actions.correct_portfolio_item(item=row, title="x", why="y", by=cast.staff[name])


def test_another_persons_row_is_not_reached_through_this_one(cast):
    other = register(cast.case_worker, cast.project, WOMEN[1], "Bodil", "Ek").person
    row = actions.add_possible_occupation(person=other, title="Målare", ssyk="7131", by=cast.case_worker)
    skill = actions.add_missing_skill(occupation=row, what="Körkort", by=cast.case_worker)
    for what, each in (("occupation", row), ("skill", skill)):
        assert five_steps.row_for(cast.case_worker, other, what, each.pk, TODAY) == each
        with pytest.raises(NotVisible):
            five_steps.row_for(cast.case_worker, cast.amina, what, each.pk, TODAY)


def refused(row):
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_the_database_refuses_what_is_never_true(cast):
    row = item(cast, from_year=2001, until_year=2001)
    with pytest.raises(DoesNotFit):
        item(cast, from_year=2009, until_year=2001)
    row.from_year = 96
    refused(row)
    applied = {"person": cast.amina, "kind": "job", "title": "x", "sent_on": DAY}
    JobApplication.objects.create(**applied, answer="no", answered_on=DAY)
    refused(JobApplication(**applied, answer="no"))
    refused(JobApplication(**applied, answered_on=DAY))
    refused(JobApplication(**applied, answer="no", answered_on=DAY - timedelta(days=1)))
    cv = actions.make_cv(person=cast.amina, title="Kök", items=[row], by=cast.case_worker)
    refused(CvLine(cv=cv, item=row, place=2))
    assert PortfolioItem.objects.get(pk=row.pk).from_year == 2001
