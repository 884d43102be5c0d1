"""Cells that hold a code of a code list, by its code, its label, another system's name for it, or a learned word."""

import re
from collections.abc import Mapping
from functools import cache

from rapidfuzz import fuzz, process

from stegvis.core import codebook
from stegvis.core.errors import Severity
from stegvis.core.intake.cells import Flaw, Read, Reader
from stegvis.core.intake.sheets import Cell
from stegvis.core.intake.words import plain
from stegvis.core.marking import _

UNMAPPED = "unmapped"
_LEADING_CODE = re.compile(r"([0-9]{2,4})[\s:.,–-]+\D.*")
_NEAR = 55.0

NOT_IN_LIST = _("This is not in the list “{list}”.")
NEAREST = _("one of the list; nearest: {nearest}")
LEARN_IT = _("Mend the cell, or say in the mapping what it stands for.")
KEPT_UNMAPPED = _("The code is not in the list “{list}”; it is kept as an unknown code.")


def code_reader(list_name: str, learned: Mapping[str, str] | None = None) -> Reader:
    """Return a reader of the codes of a list; `learned` maps words of this file to codes and comes first.

    A word that is not there is an error that names the nearest labels. A list with an entry `unmapped` takes it for
    such a word, with a warning, so that a new code of another authority is seen and not dropped.
    """
    names = {**names_of(list_name), **{plain(word): code for word, code in (learned or {}).items()}}
    codes = codebook.load(list_name)

    def read(cell: Cell) -> Read:
        word = plain(cell)
        code = names.get(word)
        if code is None and (match := _LEADING_CODE.fullmatch(word)):
            code = names.get(match[1])
        if code is not None:
            return (code or None), None
        listed = (("list", codes.title),)
        if UNMAPPED in codes:
            return UNMAPPED, Flaw(KEPT_UNMAPPED, hint=LEARN_IT, severity=Severity.WARNING, values=listed)
        nearest = ", ".join(codes[code].label.sv for code, _score in nearest_codes(list_name, word))
        return None, Flaw(NOT_IN_LIST, NEAREST if nearest else None, LEARN_IT, values=(*listed, ("nearest", nearest)))

    return read


@cache
def names_of(list_name: str) -> Mapping[str, str]:
    """Return every comparable name of each code: other systems' names, labels and, strongest, the code itself.

    Of two codes with one label the one that still holds has it.
    """
    entries = sorted(codebook.load(list_name), key=lambda entry: entry.valid_until is None)
    names: dict[str, str] = {}
    for entry in entries:
        for others in entry.maps.values():
            names.update((plain(other), entry.code) for other in others if not other.isdigit())
    for entry in entries:
        names[plain(entry.label.en)] = names[plain(entry.label.sv)] = entry.code
    names.update((plain(entry.code), entry.code) for entry in entries)
    return names


@cache
def written_labels(list_name: str) -> Mapping[str, str]:
    """Return what is written for each code in a workbook: its Swedish label, after the code where that says another."""
    names, entries = names_of(list_name), codebook.load(list_name)
    own = {entry.code: names[plain(entry.label.sv)] == entry.code for entry in entries}
    return {each.code: each.label.sv if own[each.code] else f"{each.code} {each.label.sv}" for each in entries}


def nearest_codes(list_name: str, word: str, limit: int = 3) -> list[tuple[str, float]]:
    """Return the codes whose names are most like `word`, best first, each with its likeness from 0 to 100."""
    names = names_of(list_name)
    best: dict[str, float] = {}
    for name, score, _key in process.extract(plain(word), list(names), scorer=fuzz.WRatio, limit=4 * limit):
        best[names[name]] = max(score, best.get(names[name], 0.0))
    ranked = sorted(best.items(), key=lambda item: -item[1])
    return [(code, score) for code, score in ranked if score >= _NEAR][:limit]
