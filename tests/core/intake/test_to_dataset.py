from datetime import date

import polars as pl
import pytest

from stegvis.core.intake import Delivery, Kind, Reading, StudyKey, to_dataset
from stegvis.demo.test_numbers import published
from tests.core.intake.people import AS_OF, MAN, WOMAN, participant, rows

KEY = StudyKey(bytes(range(32)))
DELIVERY = Delivery(project="utrikesfodda", title="Utrikesfödda", owner="kommunen", as_of=AS_OF)
COORDINATION = next(each for each in published() if each.coordination)


def monthly(**records: pl.DataFrame) -> Reading:
    return Reading(kind=Kind.MONTHLY, file="m.xlsx", sha256="0", rows=records, findings=())


def dataset(*people: dict[str, object], **records: pl.DataFrame):
    return to_dataset([monthly(participants=rows("participants", *people), **records)], KEY, DELIVERY)


def test_a_participation_becomes_a_person_and_a_case():
    found = dataset(participant(WOMAN, exit=date(2010, 11, 30), exit_reason="S1", education="compulsory"))
    assert found["persons"].to_dicts()[0]["birth_year"] == int(WOMAN[:4])
    case = found["cases"].row(0, named=True)
    assert case["person_key"] == found["persons"]["person_key"][0] == KEY.person(WOMAN)
    assert (case["state"], case["started"], case["exited"], case["exit_reason"], case["education"]) == (
        "exited",
        date(2010, 3, 1),
        date(2010, 11, 30),
        "S1",
        "compulsory",
    )


def test_who_is_still_there_is_under_way():
    assert dataset(participant(WOMAN))["cases"]["state"].to_list() == ["under_way"]


@pytest.mark.parametrize("number", [WOMAN, COORDINATION.number])
def test_age_at_start_is_in_whole_years_on_the_birthday(number):
    born = date(int(number[:4]), int(number[4:6]), int(number[6:8]) % 60)
    before = date(2010, born.month, born.day - 1) if born.day > 1 else date(2010, born.month - 1, 28)
    on = date(2010, born.month, born.day)
    ages = [dataset(participant(number, start=day))["cases"]["age_at_start"][0] for day in (before, on)]
    assert ages == [2010 - born.year - 1, 2010 - born.year]


def test_who_comes_back_is_one_person_with_two_cases():
    found = dataset(
        participant(WOMAN, exit=date(2010, 6, 1), exit_reason="A1", municipality="0581"),
        participant(WOMAN, start=date(2010, 9, 1)),
    )
    assert (found["persons"].height, found["cases"]["case_key"].n_unique()) == (1, 2)
    assert found["persons"]["municipality"].to_list() == ["0581"]


def test_no_number_name_or_birth_date_is_in_the_dataset():
    found = dataset(participant(WOMAN, name="Påhittad Öz", responsible="Handläggare Ek", way_in="eb"))
    text = "".join(frame.write_json() for frame in found.frames.values())
    for secret in (WOMAN, WOMAN[2:8], WOMAN[4:8] + WOMAN[8:], "Öz", "Ek", f"{WOMAN[:4]}-{WOMAN[4:6]}-{WOMAN[6:8]}"):
        assert secret not in text


def test_what_was_so_at_the_start_is_dated_until_the_start_and_not_carried_on():
    found = dataset(participant(WOMAN, livelihood_start="assistance_full", livelihood_start_share=100, af_start="11"))
    livelihood = found["livelihoods"].row(0, named=True)
    assert (livelihood["on"], livelihood["until"], livelihood["share"]) == (date(2010, 2, 28), date(2010, 3, 1), 100)
    assert found["categories"].select("on", "until").rows() == [(date(2010, 2, 28), date(2010, 3, 1))]


def test_what_was_so_at_the_exit_is_dated_the_exit():
    found = dataset(
        participant(
            WOMAN, exit=date(2010, 11, 30), exit_reason="A1", occupation_exit="work", occupation_exit_hours=20.0
        )
    )
    fact = found["occupations"].row(0, named=True)
    assert (fact["on"], fact["until"], fact["code"], fact["hours"], fact["source"]) == (
        date(2010, 11, 30),
        date(2010, 11, 30),
        "work",
        20.0,
        "monthly_workbook",
    )


def test_the_category_now_holds_from_the_day_of_the_report():
    assert dataset(participant(WOMAN, af_now="33"))["categories"].select("on", "until").rows() == [(AS_OF, None)]


def test_facts_of_own_sheets_and_extracts_come_along_with_their_source():
    own = rows("categories", {"personal_number": WOMAN, "on": date(2010, 5, 1), "code": "14"})
    extract = rows("categories", {"personal_number": WOMAN, "on": date(2010, 6, 1), "code": "11"})
    found = to_dataset(
        [
            monthly(participants=rows("participants", participant(WOMAN)), categories=own),
            Reading(kind=Kind.AF_CATEGORIES, file="a", sha256="1", rows={"categories": extract}, findings=()),
        ],
        KEY,
        DELIVERY,
    )
    assert found["categories"]["source"].to_list() == ["monthly_workbook", "af_extract"]


def test_protected_persons_are_counted_and_are_nowhere_else():
    found = dataset(
        participant(WOMAN, protection="marked", af_start="11", way_in="af"),
        participant(MAN),
        anonymous_counts=rows("anonymous_counts", {"year": 2010, "sex": "woman", "number": 2}),
        payments=rows(
            "payments", {"household": "7", "personal_number": WOMAN, "month": date(2010, 1, 1), "amount": 5.0}
        ),
    )
    assert found["anonymous_counts"].select("year", "sex", "number").rows() == [(2010, "woman", 3)]
    assert found["persons"]["person_key"].to_list() == [KEY.person(MAN)]
    for name in ("categories", "referrals", "payments", "household_members"):
        assert found[name].is_empty()


def test_payments_add_up_by_household_and_month():
    payment = {"household": "7", "month": date(2010, 1, 1), "amount": 5000.0}
    extract = rows(
        "payments",
        {**payment, "personal_number": WOMAN},
        {**payment, "personal_number": WOMAN, "co_applicant": MAN, "amount": 250.5},
        {**payment, "personal_number": MAN, "month": date(2010, 3, 1)},
    )
    found = dataset(participant(WOMAN), participant(MAN), payments=extract)
    assert found["payments"].select("month", "kind", "amount").rows() == [
        (date(2010, 1, 1), "assistance", 5250.5),
        (date(2010, 3, 1), "assistance", 5000.0),
    ]
    members = {row[0]: row[1:] for row in found["household_members"].select("person_key", "on", "until").rows()}
    assert members == {
        KEY.person(WOMAN): (date(2010, 1, 1), None),
        KEY.person(MAN): (date(2010, 1, 1), None),
    }


def test_a_household_is_left_the_day_before_the_first_month_in_another():
    paid = {"personal_number": WOMAN, "amount": 5000.0}
    months = {"7": (1, 2), "8": (5,)}
    extract = rows(
        "payments", *({**paid, "household": h, "month": date(2010, m, 1)} for h in months for m in months[h])
    )
    found = dataset(participant(WOMAN), payments=extract)["household_members"].sort("on")
    assert found.select("household_key", "on", "until").rows() == [
        (KEY.household("7"), date(2010, 1, 1), date(2010, 4, 30)),
        (KEY.household("8"), date(2010, 5, 1), None),
    ]


def test_two_households_paid_in_one_month_both_last_that_month():
    paid = {"personal_number": WOMAN, "amount": 5000.0, "month": date(2010, 1, 1)}
    extract = rows("payments", {**paid, "household": "7"}, {**paid, "household": "8"})
    found = dataset(participant(WOMAN), payments=extract)["household_members"].sort("until", nulls_last=True)
    assert found["until"].to_list() == [date(2010, 1, 31), None]


def test_a_follow_up_without_a_start_belongs_to_the_last_participation():
    found = dataset(
        participant(WOMAN, exit=date(2010, 5, 1), exit_reason="A1"),
        participant(WOMAN, start=date(2010, 6, 1)),
        followups=rows("followups", {"personal_number": WOMAN, "months": 6, "status": "planned"}),
    )
    assert found["followups"]["case_key"].to_list() == [KEY.case("utrikesfodda", WOMAN, date(2010, 6, 1))]


def test_a_worker_has_a_key_whatever_the_case_of_the_name():
    found = dataset(participant(WOMAN, responsible="AB"), participant(MAN, responsible="ab"))
    assert found["responsibilities"]["worker_key"].n_unique() == 1
