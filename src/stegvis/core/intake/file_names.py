"""The name of a file that somebody sent, made fit to be shown."""

import re

_PERSONAL_NUMBER = re.compile(r"\d{6,8}[-+ ]?\d{4}")
_LONGEST = 120


def safe_name(name: str) -> str:
    """Return the last part of `name`, without control characters and with anything like a personal number hidden."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    printable = "".join(character for character in last if character.isprintable())
    return _PERSONAL_NUMBER.sub("…", printable)[:_LONGEST] or "?"
