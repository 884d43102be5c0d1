"""Where a sheet's headings are, and what they say when they take two rows or stand in merged cells."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stegvis.core.intake.sheets import Sheet
from stegvis.core.intake.words import plain, tidy

SEARCHED_ROWS = 40
_JOIN = " / "


@dataclass(frozen=True)
class Headings:
    """Headings of a sheet: each column's text ("" for none), their first row and the row below them (from 0)."""

    texts: tuple[str, ...]
    first_row: int
    data_row: int

    def places(self) -> dict[str, int]:
        """Return the column of each heading, in comparable form."""
        return {plain(text): place for place, text in reversed(list(enumerate(self.texts))) if text}


def headings_at(sheet: Sheet, row: int, rows: int = 1) -> Headings:
    """Return the headings that stand in `rows` rows from `row` (from 0).

    An upper heading over merged cells goes for each column under it: "Försörjning / Före". The second heading of the
    same text is called "… (2)".
    """
    columns: list[list[str]] = [[] for _column in range(sheet.width)]
    for number in range(row, min(row + rows, len(sheet.rows))):
        for place, text in enumerate(_spread(sheet, number)):
            if text and text not in columns[place]:
                columns[place].append(text)
    return Headings(tuple(_numbered(_JOIN.join(parts) for parts in columns)), row, row + rows)


def _spread(sheet: Sheet, row: int) -> list[str]:
    texts = [tidy(cell) for cell in sheet.rows[row]]
    for (top, left), (bottom, right) in sheet.merged:
        if top <= row <= bottom and left < len(texts):
            anchor = tidy(sheet.rows[top][left])
            texts[left : right + 1] = [anchor] * (min(right + 1, len(texts)) - left)
    return texts


def _numbered(texts: Iterable[str]) -> list[str]:
    seen: Counter[str] = Counter()
    numbered = []
    for text in texts:
        seen[text] += 1
        numbered.append(f"{text} ({seen[text]})" if text and seen[text] > 1 else text)
    return numbered


def find_headings(sheet: Sheet, wanted: Sequence[str], row: int = 0, rows: int = 1) -> tuple[Headings, set[str]]:
    """Return the headings that hold most of `wanted`, and those of `wanted` that are missing there.

    Looks in the stated place first, then in each of the first rows of the sheet, with `rows` rows and with one.
    """
    places = [(row, rows), *((at, high) for high in dict.fromkeys((rows, 1)) for at in range(SEARCHED_ROWS))]
    looked_for = {plain(text) for text in wanted}
    best, missing = headings_at(sheet, row, rows), looked_for
    for at, high in places:
        if at < len(sheet.rows):
            found = headings_at(sheet, at, high)
            lacking = looked_for - found.places().keys()
            if len(lacking) < len(missing):
                best, missing = found, lacking
            if not missing:
                break
    return best, missing
