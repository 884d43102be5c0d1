"""Files into the case work: staged, shown at once, replaced exactly, cancelled without a trace."""

from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.verdicts import NotAllowed
from stegvis.apps.casework import actions, queries
from stegvis.apps.casework.actions.imports import apply_reading
from stegvis.apps.casework.actions.imports.case_plans import SecondOpenCase
from stegvis.apps.casework.models import Case, CaseRevision, FollowUp, Livelihood, Payment
from stegvis.apps.casework.states import State
from stegvis.apps.jobs.handlers import Cancelled
from stegvis.apps.people.models import AnonymousCount, HiddenBatch, Person
from stegvis.core import codebook
from stegvis.core.intake.reading import Reading
from stegvis.core.intake.records import RECORDS, Kind
from tests.cast import AMINA, EKBY, MEN, WOMEN

AS_OF = date(2010, 9, 30)
FATIMA, OMAR = WOMEN[5].number, MEN[5].number


def frame(record, given):
    whole = [
        {"sheet": RECORDS[record].sheet, "row": place, **dict.fromkeys(RECORDS[record].names), **row}
        for place, row in enumerate(given, start=2)
    ]
    return pl.DataFrame(whole, schema=RECORDS[record].schema)


def file(kind=Kind.MONTHLY, **records):
    rows = {name: frame(name, given) for name, given in records.items()}
    return Reading(kind=kind, file="månad.xlsx", sha256="0" * 64, rows=rows, findings=())


def row(number=FATIMA, start=date(2010, 4, 1), **more):
    sex = "woman" if number in (FATIMA, AMINA.number) else "man"
    return {"personal_number": number, "start": start, "sex": sex, **more}


def apply(cast, reading, batch=1, by=None, **more):
    by = by or cast.registrar
    return apply_reading(reading=reading, batch=batch, project=cast.project, as_of=AS_OF, by=by, **more)


def cases(cast, number=FATIMA):
    person = Person.objects.filter(owner=cast.ekby, number_lookup=f"{cast.ekby.pk}:{number}").first()
    return list(queries.visible_cases(cast.registrar, AS_OF).filter(person=person).order_by("started_on"))


def facts(cast, kind, number=FATIMA):
    (case, *_others) = cases(cast, number)
    return {(fact.code, fact.on, fact.until) for fact in queries.facts_of(case.person) if fact.kind == kind}


def test_a_row_becomes_a_person_a_case_and_facts(cast):
    told = row(
        education="none",
        municipality=EKBY,
        birth_region="africa_other",
        arrival_year=2004,
        referred=date(2010, 3, 1),
        way_in="af",
        livelihood_start="assistance_full",
        livelihood_start_share=100,
        af_start="14",
        af_now="11",
        responsible="case worker",
    )
    apply(cast, file(participants=[told]))
    (case,) = cases(cast)
    assert (case.state, case.started_on, case.referral.way_in) == ("under_way", date(2010, 4, 1), "af")
    person = case.person
    assert (person.number, person.sex, person.arrival_year, person.birth_year) == (
        FATIMA,
        "woman",
        2004,
        WOMEN[5].born.year,
    )
    assert facts(cast, "livelihood") == {("assistance_full", date(2010, 3, 31), date(2010, 4, 1))}
    assert facts(cast, "afcategory") == {
        ("14", date(2010, 3, 31), date(2010, 4, 1)),
        ("11", AS_OF, None),
    }
    assert facts(cast, "education") == {("none", date(2010, 4, 1), None)}
    assert case.responsibilities.get().user == cast.case_worker.user


def test_an_exit_plans_follow_ups(cast):
    apply(cast, file(participants=[row(exit=date(2010, 8, 31), exit_reason="A1")]))
    (case,) = cases(cast)
    assert (case.state, case.exited_on, case.exit_reason) == ("exited", date(2010, 8, 31), "A1")
    due = [each.due for each in queries.followups_due(cast.registrar, AS_OF, date(2012, 12, 31))]
    assert due == [date(2011, 2, 28), date(2011, 8, 31), date(2012, 8, 31)]


def test_the_same_rows_again_write_nothing(cast):
    told = row(exit=date(2010, 8, 31), exit_reason="A1", livelihood_exit="wage", af_now="42", education="none")
    reading = file(participants=[told], anonymous_counts=[{"year": 2010, "sex": "man", "number": 2}])
    apply(cast, reading)
    again = apply(cast, reading, batch=2)
    assert again.rows == 0
    assert (Case.objects.count(), CaseRevision.objects.filter(batch=2).count()) == (3, 0)
    assert AnonymousCount.objects.get().number == 2


def test_next_months_file_goes_on_where_the_last_one_ended(cast):
    apply(cast, file(participants=[row(), row(OMAR)]))
    apply(cast, file(participants=[row(exit=date(2010, 8, 31), exit_reason="S1"), row(OMAR)]), batch=2)
    assert [case.state for case in (*cases(cast), *cases(cast, OMAR))] == ["exited", "under_way"]
    assert Case.objects.count() == 4


def test_a_corrected_file_replaces_exactly_its_own(cast):
    apply(cast, file(participants=[row(), row(OMAR, municipality=EKBY)]))
    before = cases(cast)[0].key
    corrected = file(participants=[row(start=date(2010, 4, 12), livelihood_start="wage")])
    apply(cast, corrected, batch=2, replaces=1)
    (case,) = cases(cast)
    assert (case.key, case.started_on) == (before, date(2010, 4, 12))
    assert facts(cast, "livelihood") == {("wage", date(2010, 4, 11), date(2010, 4, 12))}
    assert cases(cast, OMAR) == []
    assert queries.visible_cases(cast.registrar, AS_OF).count() == 2  # with Amina's, which no file speaks of


def test_what_a_replaced_file_had_changed_is_as_before(cast):
    apply(cast, file(participants=[row()]))
    apply(cast, file(participants=[row(exit=date(2010, 8, 31), exit_reason="A1")]), batch=2)
    apply(cast, file(participants=[row(OMAR)]), batch=3, replaces=2)
    (case,) = cases(cast)
    assert (case.state, case.exited_on) == ("under_way", None)
    assert not queries.followups_due(cast.registrar, AS_OF, date(2013, 1, 1)).exists()


def test_a_file_says_more_of_somebody_registered_by_hand(cast):
    told = row(AMINA.number, date(2010, 3, 2), exit=date(2010, 8, 31), exit_reason="A1")
    apply(cast, file(participants=[told]))
    case = Case.objects.get(pk=cast.amina_case.pk)
    assert (case.state, case.exit_reason, case.person.given_name) == ("exited", "A1", "Amina")
    apply(cast, file(participants=[row(OMAR)]), batch=2, replaces=1)
    case.refresh_from_db()
    assert (case.state, case.exit_reason) == ("under_way", None)


def test_a_correction_by_hand_stands_when_a_file_only_repeats_itself(cast):
    told = row(exit=date(2010, 8, 31), exit_reason="A1", livelihood_exit="wage")
    apply(cast, file(participants=[told]))
    (case,) = cases(cast)
    actions.correct_exit(case=case, reason=codebook.exits["S1"], on=date(2010, 8, 31), why="Fel", by=cast.registrar)
    fact = Livelihood.objects.get(person=case.person)
    actions.withdraw_fact(kind="livelihood", fact_id=fact.pk, why="Aldrig", by=cast.registrar)
    apply(cast, file(participants=[told]), batch=2)
    assert cases(cast)[0].exit_reason == "S1"
    assert facts(cast, "livelihood") == set()


def test_somebody_who_was_worked_with_stays_though_the_file_leaves_her_out(cast):
    apply(cast, file(participants=[row()]))
    (case,) = cases(cast)
    actions.move_case(case=case, to=State.PAUSED, on=AS_OF, by=cast.registrar)
    apply(cast, file(participants=[row(OMAR)]), batch=2, replaces=1)
    assert [each.state for each in cases(cast)] == ["paused"]


def test_who_exits_and_comes_back_in_one_file_has_two_cases(cast):
    apply(cast, file(participants=[row()]))
    back = [row(exit=date(2010, 6, 30), exit_reason="E1"), row(start=date(2010, 9, 1))]
    apply(cast, file(participants=back), batch=2)
    assert [case.state for case in cases(cast)] == ["exited", "under_way"]
    apply(cast, file(participants=[row(OMAR)]), batch=3, replaces=2)
    assert [case.state for case in cases(cast)] == ["under_way"]


def test_a_second_open_case_is_refused_with_its_row_and_nothing_is_written(cast):
    apply(cast, file(participants=[row()]))
    with pytest.raises(SecondOpenCase) as problem:
        apply(cast, file(participants=[row(start=date(2010, 9, 1))]), batch=2)
    assert problem.value.findings[0].row == 2
    assert not HiddenBatch.objects.exists()
    assert Case.objects.filter(batch=2).count() == 0


def test_nobody_sees_a_row_before_all_are_there(cast):
    seen = []

    def look(_done, _all):
        seen.append((queries.visible_cases(cast.registrar, AS_OF).count(), len(cases(cast))))

    apply(cast, file(participants=[row(), row(OMAR)]), progress=look)
    assert set(seen) == {(1, 0)}
    assert queries.visible_cases(cast.registrar, AS_OF).count() == 3


def test_a_cancelled_import_leaves_nothing(cast):
    told = [row(livelihood_start="wage"), row(OMAR, exit=date(2010, 8, 1), exit_reason="A1", way_in="af")]
    count = {model: model.objects.count() for model in (Person, Case, CaseRevision, Livelihood, FollowUp)}

    def stop_at_the_end(_done, _all):
        if FollowUp.objects.exists():
            raise Cancelled

    with pytest.raises(Cancelled):
        apply(cast, file(participants=told), progress=stop_at_the_end)
    assert {model: model.objects.count() for model in count} == count
    assert not HiddenBatch.objects.exists()
    apply(cast, file(participants=told))
    assert len(cases(cast)) == 1


def test_what_a_killed_worker_left_is_taken_away_first(cast):
    HiddenBatch.objects.create(batch=1, owner=cast.ekby, why="staging")
    Case.objects.create(person=cast.amina, project=cast.project, owner=cast.ekby, state="withdrawn", batch=1)
    apply(cast, file(participants=[row()]))
    assert queries.visible_cases(cast.registrar, AS_OF).count() == 2


def test_an_extract_puts_later_knowledge_in_the_place_of_earlier(cast):
    apply(cast, file(participants=[row()]))
    told = {"personal_number": FATIMA, "on": date(2010, 5, 1), "code": "14"}
    apply(cast, file(Kind.AF_CATEGORIES, categories=[told]), batch=2)
    ended = {**told, "until": date(2010, 7, 31)}
    apply(cast, file(Kind.AF_CATEGORIES, categories=[ended]), batch=3)
    assert facts(cast, "afcategory") == {("14", date(2010, 5, 1), date(2010, 7, 31))}
    apply(cast, file(Kind.AF_CATEGORIES, categories=[{**ended, "code": "11"}]), batch=4, replaces=3)
    assert facts(cast, "afcategory") == {
        ("14", date(2010, 5, 1), None),
        ("11", date(2010, 5, 1), date(2010, 7, 31)),
    }


def payment(amount, month=date(2010, 5, 1), **more):
    return {"household": "H-17", "personal_number": AMINA.number, "month": month, "amount": amount, **more}


def paid():
    return {(each.month.month, each.amount) for each in Payment.objects.that_count()}


def test_payments_are_kept_by_household_under_a_key_that_tells_nothing(cast):
    extract = file(Kind.PAYMENTS, payments=[payment(8000.0), payment(500.5), payment(9000.0, date(2010, 6, 1))])
    apply(cast, extract)
    assert paid() == {(5, Decimal("8500.50")), (6, Decimal(9000))}
    assert Payment.objects.exclude(household_key__contains="H-17").count() == 2
    household = queries.facts_of(cast.amina)
    assert [fact.on for fact in household if fact.kind == "householdmembership"] == [date(2010, 5, 1)]
    assert apply(cast, extract, batch=2).rows == 0


def test_another_amount_for_the_same_month_takes_the_earlier_ones_place(cast):
    apply(cast, file(Kind.PAYMENTS, payments=[payment(8000.0)]))
    apply(cast, file(Kind.PAYMENTS, payments=[payment(7000.0)]), batch=2)
    assert paid() == {(5, Decimal(7000))}
    apply(cast, file(Kind.PAYMENTS, payments=[payment(8000.0)]), batch=3, replaces=2)
    assert paid() == {(5, Decimal(8000))}


def test_follow_ups_that_the_file_tells_of_take_the_place_of_what_was_planned(cast):
    told = {"personal_number": FATIMA, "months": 6, "done": date(2011, 3, 1), "status": "done"}
    exited = row(exit=date(2010, 8, 31), exit_reason="A1")
    apply(cast, file(participants=[exited]))
    apply(cast, file(participants=[exited], followups=[told]), batch=2)
    live = FollowUp.objects.filter(case=cases(cast)[0], withdrawn_at__isnull=True).order_by("months")
    assert [(each.months, each.status) for each in live] == [(6, "done"), (12, "planned"), (24, "planned")]


def test_a_follow_up_recorded_by_hand_survives_the_file(cast):
    exited = row(exit=date(2010, 8, 31), exit_reason="A1")
    apply(cast, file(participants=[exited]))
    first = FollowUp.objects.get(months=6)
    actions.record_followup(followup=first, status="done", on=date(2011, 3, 1), by=cast.registrar)
    apply(cast, file(participants=[exited]), batch=2, replaces=1)
    live = FollowUp.objects.filter(case=cases(cast)[0], withdrawn_at__isnull=True, months=6).exclude(batch=1)
    assert [each.status for each in live] == ["done"]


def test_a_protection_from_a_file_is_never_taken_away_by_one(cast):
    apply(cast, file(participants=[row(protection="marked")]))
    apply(cast, file(participants=[row(protection="none")]), batch=2)
    assert Person.objects.get(owner=cast.ekby, number_lookup=f"{cast.ekby.pk}:{FATIMA}").protection == "marked"


def test_a_file_fills_what_nobody_knew_and_leaves_what_was_entered(cast):
    told = row(AMINA.number, date(2010, 3, 2), municipality="1266", education="none")
    told["birth_region"], told["arrival_year"] = "africa_other", 1999
    cast.amina.refresh_from_db()
    apply(cast, file(participants=[told]))
    person = Person.objects.get(pk=cast.amina.pk)
    assert (person.municipality, person.arrival_year) == (EKBY, 2002)


def test_only_who_may_import_imports_and_one_line_tells_of_it(cast):
    for viewer in (cast.case_worker, cast.process_leader, cast.evaluator):
        with pytest.raises(NotAllowed):
            apply(cast, file(participants=[row()]), by=viewer)
    apply(cast, file(participants=[row()]))
    assert LogEntry.objects.filter(act="batch.applied").count() == 1


def test_an_import_concerns_its_owner_alone(cast):
    apply(cast, file(participants=[row(AMINA.number, date(2010, 3, 2))]), by=cast.other_registrar)
    assert queries.visible_cases(cast.other_registrar, AS_OF).count() == 2
    assert Case.objects.filter(person=cast.amina).count() == 1


def test_a_wider_extract_tells_of_the_same_household(cast):
    apply(cast, file(Kind.PAYMENTS, payments=[payment(8000.0)]))
    wider = [payment(8000.0), payment(7000.0, date(2010, 1, 1)), payment(1.0, date(2010, 9, 1))]
    apply(cast, file(Kind.PAYMENTS, payments=wider), batch=2)
    (membership,) = [fact for fact in queries.facts_of(cast.amina) if fact.kind == "householdmembership"]
    assert membership.on == date(2010, 1, 1)


@pytest.mark.parametrize("reason", ["D1", "Z9"])
def test_a_file_plans_no_follow_ups_for_the_dead_or_for_wrong_registrations(cast, reason):
    apply(cast, file(participants=[row(exit=date(2010, 8, 31), exit_reason=reason)]))
    assert not FollowUp.objects.exists()


def test_a_follow_up_of_a_participation_that_is_not_in_the_file_is_left_out(cast):
    told = {"personal_number": FATIMA, "months": 6, "done": date(2011, 3, 1), "status": "done"}
    apply(cast, file(participants=[row(OMAR)], followups=[told]))
    assert not FollowUp.objects.exists()
