from datetime import date

from stegvis.core.intake import Reading, difference, same_content
from stegvis.core.intake.records import Kind
from tests.core.intake.people import MAN, NUMBERS, WOMAN, participant, rows

THIRD = next(number for number in NUMBERS if number not in (WOMAN, MAN))


def people(*given: dict[str, object]):
    return {"participants": rows("participants", *given)}


def test_the_same_file_again_changes_nothing():
    same = people(participant(WOMAN), participant(MAN))
    found = difference(same, same)
    assert not found
    assert found.unchanged == 2


def test_another_order_changes_nothing():
    assert not difference(people(participant(WOMAN), participant(MAN)), people(participant(MAN), participant(WOMAN)))


def test_a_corrected_file_shows_what_was_added_changed_and_removed():
    old = people(participant(WOMAN), participant(MAN))
    new = people(participant(WOMAN, exit=date(2010, 9, 1), exit_reason="S1"), participant(THIRD))
    found = difference(old, new)
    assert [change.fields for change in found.changed] == [
        {"exit": (None, date(2010, 9, 1)), "exit_reason": (None, "S1")}
    ]
    assert [row["personal_number"] for _record, row in found.added] == [THIRD]
    assert [row["personal_number"] for _record, row in found.removed] == [MAN]


def test_a_corrected_start_is_a_change_of_the_same_participation():
    found = difference(people(participant(WOMAN)), people(participant(WOMAN, start=date(2010, 3, 2))))
    assert [dict(change.fields) for change in found.changed] == [{"start": (date(2010, 3, 1), date(2010, 3, 2))}]


def test_with_two_participations_a_new_start_is_not_guessed():
    old = people(participant(WOMAN), participant(WOMAN, start=date(2010, 9, 1)))
    new = people(participant(WOMAN, start=date(2010, 4, 1)), participant(WOMAN, start=date(2010, 10, 1)))
    found = difference(old, new)
    assert (len(found.added), len(found.removed), len(found.changed)) == (2, 2, 0)


def test_a_fact_is_known_by_person_day_and_code():
    fact = {"personal_number": WOMAN, "on": date(2010, 3, 1), "code": "wage", "share": 50}
    old = {"livelihoods": rows("livelihoods", fact, {**fact, "code": "pension"})}
    new = {"livelihoods": rows("livelihoods", {**fact, "share": 60}, {**fact, "code": "pension"})}
    assert [change.fields for change in difference(old, new).changed] == [{"share": (50, 60)}]


def test_a_record_that_is_only_in_the_new_file_is_added():
    fact = {"personal_number": WOMAN, "on": date(2010, 3, 1), "code": "11"}
    assert len(difference({}, {"categories": rows("categories", fact)}).added) == 1


def test_content_is_the_same_by_bytes_or_by_rows():
    def reading(sha256: str, *given: dict[str, object]) -> Reading:
        return Reading(kind=Kind.MONTHLY, file="f.xlsx", sha256=sha256, rows=people(*given), findings=())

    assert same_content(reading("a", participant()), reading("b", participant()))
    assert not same_content(reading("a", participant()), reading("b", participant(MAN)))
