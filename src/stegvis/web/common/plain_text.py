"""Text as it comes out of Word, a mail or a web page, kept as plain lines: what was a bullet is still one."""

import re
import unicodedata
from typing import Any

from django import forms

_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_SPACE = r"[ \t\u00a0]"
_SIGN = r"[\u2022\u2023\u25aa\u25cf\u25e6\u2043\u00b7]"
_LETTER = r"[o\u00a7\u00d8\u00fc-](?=\t| {2,}|\u00a0)"
_OF_FONT = r"[\uf000-\uf0ff]"
_BULLET = re.compile(rf"^{_SPACE}*(?:{_OF_FONT}+{_SPACE}*|(?:{_SIGN}|{_LETTER}){_SPACE}+)")
_NUMBER = re.compile(r"^[ \t\u00a0]*(\d{1,2}[.)]|[a-zA-Z][.)])[\t\u00a0]+ *")
_BLANKS = re.compile(r"\n{3,}")


def plain(text: str) -> str:
    """Return the text without anything that can't be seen: its lines, its bullets as "• " and its numbers stay.

    Word writes a bullet as a letter of a font for signs and a tab, a line break as a vertical tab, and hides soft
    hyphens and marks between the letters.
    """
    lines = (_line(each) for each in _LINE_ENDS.sub("\n", text).split("\n"))
    return _BLANKS.sub("\n\n", "\n".join(lines)).strip()


def _line(line: str) -> str:
    marked = _BULLET.sub("• ", _seen(line, "Cc", "Cf"))
    return _seen(_NUMBER.sub(r"\1 ", marked), "Co").replace("\u00a0", " ").rstrip()


def _seen(line: str, *hidden: str) -> str:
    return "".join(char for char in line if char == "\t" or unicodedata.category(char) not in hidden)


class PlainText(forms.CharField):
    """A long text that may have been pasted."""

    def __init__(self, *, rows: int = 8, max_length: int = 20_000, **options: Any) -> None:
        super().__init__(max_length=max_length, widget=forms.Textarea({"rows": rows}), strip=False, **options)

    def to_python(self, value: Any) -> str:
        return plain(super().to_python(value) or "")
