"""The list of municipalities. The number in each county is from Statistics Sweden's list for 2024."""

from collections import Counter
from datetime import date

from stegvis.core import codebook

TODAY = date(2024, 1, 1)
IN_EACH_COUNTY = {
    "01": 26, "03": 8, "04": 9, "05": 13, "06": 13, "07": 8, "08": 12, "09": 1, "10": 5, "12": 33, "13": 6,
    "14": 49, "17": 16, "18": 12, "19": 10, "20": 15, "21": 10, "22": 7, "23": 8, "24": 15, "25": 14,
}  # fmt: skip


def municipalities_on(day: date) -> list[str]:
    return [code.code for code in codebook.municipalities.on(day) if code.group]


def test_sweden_has_290_municipalities_and_each_county_its_number():
    codes = municipalities_on(TODAY)
    assert len(codes) == 290
    assert Counter(code[:2] for code in codes) == IN_EACH_COUNTY


def test_the_county_is_the_first_two_digits():
    assert all(code.code[:2] == code.group for code in codebook.municipalities if code.group)


def test_heby_has_one_code_on_any_day():
    heby = [code for code in codebook.municipalities if code.label.sv == "Heby"]
    assert [code.code for code in heby if code.holds_on(date(2006, 12, 31))] == ["1917"]
    assert [code.code for code in heby if code.holds_on(date(2007, 1, 1))] == ["0331"]


def test_knivsta_left_uppsala_in_2003():
    assert len(municipalities_on(date(2003, 1, 1))) == len(municipalities_on(date(2002, 12, 31))) + 1
    assert codebook.municipalities["0330"].label.sv == "Knivsta"
