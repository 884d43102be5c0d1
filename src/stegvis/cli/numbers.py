"""Numbers as the screen writes them."""

from stegvis.core.language import Words


def number(value: float | None, words: Words) -> str:
    """Write a number with three digits or so after the mark, and a dash for none."""
    return "–" if value is None or value != value else words.number(value, decimals=_decimals(value))


def p_value(value: float | None, words: Words) -> str:
    """Write a p-value, a small one as less than a thousandth."""
    if value is not None and value < 0.001:
        return f"< {words.number(0.001, decimals=3)}"
    return number(value, words)


def _decimals(value: float) -> int:
    return 3 if abs(value) < 10 else 2 if abs(value) < 100 else 1
