"""Invented participants with published test numbers, as rows of the records."""

from datetime import date

import polars as pl

from stegvis.core.intake.records import RECORDS
from stegvis.demo.test_numbers import published

NUMBERS = tuple(each.number for each in published() if each.born < date(1992, 1, 1))
WOMAN = next(each.number for each in published() if each.sex == "woman" and not each.coordination)
MAN = next(each.number for each in published() if each.sex == "man" and not each.coordination)
WRONG_CHECK = WOMAN[:-1] + str((int(WOMAN[-1]) + 1) % 10)
AS_OF = date(2011, 1, 31)


def dashed(number: str) -> str:
    return f"{number[:8]}-{number[8:]}"


def rows(record: str, *given: dict[str, object]) -> pl.DataFrame:
    """A frame of a record; fields that are not given are empty."""
    names = RECORDS[record].names
    whole = [
        {"sheet": RECORDS[record].sheet, "row": place, **dict.fromkeys(names), **row}
        for place, row in enumerate(given, start=2)
    ]
    return pl.DataFrame(whole, schema=RECORDS[record].schema)


def participant(number: str = WOMAN, **more: object) -> dict[str, object]:
    return {"personal_number": number, "start": date(2010, 3, 1), "sex": "woman" if number == WOMAN else "man", **more}
