"""Finds unit groups of SSYK 2012 by everyday words, in Swedish or English, or by the first digits of a code."""

from collections.abc import Iterable
from functools import cache

from .code_lists import Code

MOST = 25


def find_occupations(text: str, among: Iterable[Code]) -> tuple[Code, ...]:
    """Return the groups that hold every word of `text`, whole words first; nothing for less than two letters.

    A word is found within others as well: "biträde" finds "Vårdbiträden".
    """
    words = text.casefold().replace(",", " ").split()
    if not words or max(map(len, words)) < 2:
        return ()
    found = [(_rank(code, words), code) for code in among if _holds(code, words)]
    return tuple(code for _rank_of, code in sorted(found, key=lambda each: (each[0], each[1].code))[:MOST])


def _holds(code: Code, words: list[str]) -> bool:
    return all(code.code.startswith(word) if word.isdigit() else word in _said_of(code) for word in words)


def _rank(code: Code, words: list[str]) -> int:
    """Put first what is called so, then what begins so, then the rest."""
    whole = (code.code, *_said_of(code).split())
    if all(word in whole for word in words):
        return 0
    return 1 if all(any(each.startswith(word) for each in whole) for word in words) else 2


def _said_of(code: Code) -> str:
    return _plain((*code.maps.get("words", ()), code.label.sv, code.label.en))


@cache
def _plain(said: tuple[str, ...]) -> str:
    return " ".join(said).casefold().replace(",", " ").replace("-", " ")
