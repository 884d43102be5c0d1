from datetime import date

from stegvis.core.intake import Kind, Known, Mapping, SheetMapping, read, read_sheets
from stegvis.demo.test_numbers import published
from tests.core.intake.people import AS_OF, MAN, WOMAN, WRONG_CHECK

STRANGER, OTHER_STRANGER = [each.number for each in published() if each.number not in (WOMAN, MAN)][:2]
KNOWN = Known(frozenset({WOMAN, MAN}))
CATEGORIES = Mapping(
    name="af",
    kind=Kind.AF_CATEGORIES,
    sheets=(SheetMapping(record="categories", columns={"pnr": "personal_number", "skat": "code", "fr": "on"}),),
)
PAYMENTS = Mapping(
    name="eb",
    kind=Kind.PAYMENTS,
    sheets=(
        SheetMapping(
            record="payments",
            columns={
                "hushåll": "household",
                "pnr": "personal_number",
                "medsök": "co_applicant",
                "månad": "month",
                "belopp": "amount",
            },
        ),
    ),
)


def payments(*lines: str):
    text = "hushåll;pnr;medsök;månad;belopp\n" + "\n".join(lines)
    return read(read_sheets(text.encode("latin-1"), "eb.csv"), PAYMENTS, as_of=AS_OF, known=KNOWN)


def test_rows_about_others_are_counted_and_nothing_of_them_is_kept():
    text = f"pnr;skat;fr\n{WOMAN};11;2010-01-01\n{STRANGER};14;2010-01-01\n{WRONG_CHECK};xx;fel\n"
    reading = read(read_sheets(text.encode(), "af.csv"), CATEGORIES, as_of=AS_OF, known=KNOWN)
    assert reading.rows["categories"]["personal_number"].to_list() == [WOMAN]
    assert reading.unmatched == (("af.csv", 3), ("af.csv", 4))
    assert reading.quarantine == ()
    assert [finding.values for finding in reading.findings] == [(("number", 2),)]
    assert STRANGER not in repr(reading)


def test_a_bad_row_about_a_participant_is_quarantined():
    text = f"pnr;skat;fr\n{WOMAN};11;snart\n"
    reading = read(read_sheets(text.encode(), "af.csv"), CATEGORIES, as_of=AS_OF, known=KNOWN)
    assert [row.row for row in reading.quarantine] == [2]


def test_a_payment_is_kept_when_the_household_has_a_known_member():
    reading = payments(
        f"7;{STRANGER};{WOMAN};2010-01;8 000,50", f"7;{STRANGER};;2010-02;100", f"8;{OTHER_STRANGER};;2010-01;5"
    )
    rows = reading.rows["payments"]
    assert rows["amount"].to_list() == [8000.5, 100.0]
    assert rows["personal_number"].to_list() == [None, None]
    assert rows["co_applicant"].to_list() == [WOMAN, None]
    assert rows["month"].to_list() == [date(2010, 1, 1), date(2010, 2, 1)]
    assert len(reading.unmatched) == 1


def test_a_household_without_a_number_is_the_known_person_alone():
    reading = payments(f";{STRANGER};{MAN};2010-01;10", f";{STRANGER};;2010-01;20")
    assert reading.rows["payments"]["household"].to_list() == [MAN]
    assert STRANGER not in repr(reading.rows)


def test_a_payment_that_stands_for_both_spouses_is_counted_once_and_said_so():
    reading = payments(f"7;{WOMAN};;2010-01;500", f"7;{MAN};;2010-01;500", f"7;{WOMAN};;2010-01;70")
    assert reading.rows["payments"]["amount"].to_list() == [500.0, 70.0]
    assert "1 rows repeat" in str(reading.findings[0])


def test_two_equal_payments_to_one_person_add_up():
    reading = payments(f"7;{WOMAN};;2010-01;500", f"7;{WOMAN};;2010-01;500")
    assert reading.rows["payments"]["amount"].to_list() == [500.0, 500.0]


def test_the_quarantine_of_an_extract_holds_no_strangers_number():
    reading = payments(f"7;{STRANGER};{WOMAN};2010-01;mycket")
    assert [row.cells[1:3] for row in reading.quarantine] == [("", WOMAN)]


def test_a_number_that_can_not_be_read_does_not_stop_a_known_households_payment():
    reading = payments(f"7;{WRONG_CHECK};{WOMAN};2010-01;100")
    assert (reading.valid, reading.findings) == (1, ())
