"""Texts in both languages, and numbers that say no more than the people behind them can."""

from math import floor, log10

from stegvis.core.codebook.code_lists import Label
from stegvis.core.language import Words

SV, EN = Words("sv"), Words("en")


def both(text: object) -> Label:
    """Return a text, label or sentence as both languages write it."""
    return Label(SV.text(text), EN.text(text))


def named(name: str) -> Label:
    """Return a name out of the data or the protocol, which is never translated."""
    return Label(name, name)


def rounded(value: float | None, figures: int = 4) -> float | None:
    """Return a number to so many significant figures."""
    return None if value is None else float(f"{value:.{figures}g}")


def told(value: float, figures: int = 3) -> Label:
    """Return a number as a sentence writes it, to so many significant figures."""
    decimals = max(0, figures - 1 - floor(log10(abs(value)))) if value else 1
    return Label(*(words.number(value, decimals=min(decimals, 6)) for words in (SV, EN)))
