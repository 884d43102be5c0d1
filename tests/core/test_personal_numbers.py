"""Numbers here are published for tests by Skatteverket, or have a wrong check digit."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stegvis.core.personal_numbers import (
    NOT_A_NUMBER,
    NOT_BORN,
    WRONG_CHECK_DIGIT,
    WRONG_DAY,
    NotAPersonalNumber,
    parse,
    parse_plain,
    twelve_digits,
)
from stegvis.demo.test_numbers import published

DAY = date(2011, 1, 31)
PERSONAL = next(each for each in published() if not each.coordination)
COORDINATION = next(each for each in published() if each.coordination)
WRONG_CHECK = PERSONAL.number[:-1] + str((int(PERSONAL.number[-1]) + 1) % 10)


def ways_to_write(number: str) -> list[object]:
    short, last = number[2:8], number[8:]
    return [
        number,
        f"{number[:8]}-{last}",
        f"{short}-{last}",
        short + last,
        f"{short} {last}",
        f" {number[:8]}\u2013{last}\u00a0",
        int(number),
        float(short + last),
    ]


@pytest.mark.parametrize("written", ways_to_write(PERSONAL.number))
def test_every_way_to_write_a_number_gives_the_same_twelve_digits(written):
    assert parse(written, as_of=DAY).number == PERSONAL.number


@pytest.mark.parametrize("published_number", published(), ids=lambda each: each.number)
def test_every_published_test_number_tells_birth_date_sex_and_kind(published_number):
    parsed = parse(published_number.number, as_of=date(2026, 1, 1))
    assert (parsed.born, parsed.sex) == (published_number.born, published_number.sex)
    assert parsed.coordination == published_number.coordination


@pytest.mark.parametrize(("mark", "century"), [("-", "20"), ("+", "19")])
def test_a_plus_sign_means_a_hundred_years_older(mark, century):
    short = f"{PERSONAL.number[2:8]}{mark}{PERSONAL.number[8:]}"
    assert parse(short, as_of=date(2098, 1, 1)).number == century + PERSONAL.number[2:]


def test_ten_digits_of_a_day_after_today_are_of_the_century_before():
    born = PERSONAL.born.replace(year=PERSONAL.born.year + 100)
    short = PERSONAL.number[2:]
    assert parse(short, as_of=born - timedelta(days=1)).born == PERSONAL.born
    assert parse(short, as_of=born).born == born


def test_a_number_whose_first_zeros_a_spreadsheet_dropped_has_them_again():
    assert twelve_digits(101011234, as_of=DAY) == "200101011234"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (WRONG_CHECK, WRONG_CHECK_DIGIT),
        (PERSONAL.number[:4] + "13" + PERSONAL.number[6:], WRONG_DAY),
        ("Öz, Amina", NOT_A_NUMBER),
        ("", NOT_A_NUMBER),
        (None, NOT_A_NUMBER),
        (True, NOT_A_NUMBER),
        ("١٩٨٥٠٧٠٩٩٨٠٥", NOT_A_NUMBER),
        (PERSONAL.number + "\n1", NOT_A_NUMBER),
        ("20" + PERSONAL.number[2:], NOT_BORN),
    ],
)
def test_a_wrong_number_is_refused_with_its_reason_and_never_repeated(written, message):
    with pytest.raises(NotAPersonalNumber) as refusal:
        parse(written, as_of=DAY)
    assert refusal.value.findings[0].message == message
    assert not written or str(written) not in str(refusal.value)


def test_a_parsed_number_does_not_show_itself():
    number = parse(PERSONAL.number, as_of=DAY)
    assert PERSONAL.number[8:] not in f"{number} {number!r}"


@given(st.sampled_from(published()), st.integers(0, 11), st.sampled_from("0123456789"))
def test_a_number_with_one_digit_changed_is_refused(published_number, place, digit):
    written = published_number.number[:place] + digit + published_number.number[place + 1 :]
    if place > 1 and written != published_number.number:
        with pytest.raises(NotAPersonalNumber):
            parse(written, as_of=date(2026, 1, 1))


ALMOST = st.one_of(
    st.sampled_from(published()).map(lambda each: each.number),
    st.from_regex(r"(18|19|20)[0-9]{2}(0[0-9]|1[0-9])([0-9]{2})-?[0-9]{4}", fullmatch=True),
    st.sampled_from(published()).map(lambda each: f"{each.number[:8]}-{each.number[8:]}"),
    st.text(max_size=14),
    st.none(),
    st.integers(),
)


@given(st.lists(ALMOST, max_size=20))
def test_a_column_read_at_once_agrees_with_each_number_read_by_itself(texts):
    for text, found in zip(texts, parse_plain(texts, as_of=DAY), strict=True):
        if found is not None:
            assert parse(text, as_of=DAY).number == found


def test_all_published_numbers_are_read_at_once():
    numbers = [each.number for each in published()]
    assert parse_plain(numbers, as_of=date(2026, 1, 1)) == numbers
    assert parse_plain([WRONG_CHECK, "", PERSONAL.number[:4] + "1399" + PERSONAL.number[8:]], as_of=DAY) == [None] * 3
