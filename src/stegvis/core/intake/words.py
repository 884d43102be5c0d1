"""Headings and values made comparable: case, spaces of every kind, and marks at the ends do not matter."""

import re

_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f\u200b\ufeff]+")


def tidy(text: object) -> str:
    """Return a cell's text with one plain space where there were several or odd ones."""
    if isinstance(text, float) and text.is_integer():
        text = int(text)
    return _SPACES.sub(" ", str(text)).strip()


def plain(text: object) -> str:
    """Return the text as it is compared: tidy, in lower case, without a colon, full stop or star at its ends."""
    return tidy(text).casefold().strip(" .:*;,-–_")
