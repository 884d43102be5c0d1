"""Words and numbers in the reader's language. `core` marks its texts with `_`; writers translate.

Message ids are English. `Words("sv")` turns a text, a label, a sentence or a number into what is read.
"""

import gettext
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from stegvis.core.codebook.code_lists import Label
from stegvis.core.errors import Finding
from stegvis.core.marking import _
from stegvis.core.shapes import HIDDEN, Sentence, Share, Verbatim

NARROW_SPACE = "\u202f"
MINUS = "\u2212"


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    folder = str(files("stegvis.core") / "locale")
    return gettext.translation("stegvis", folder, languages=[language], fallback=language == "en")


@dataclass(frozen=True)
class Words:
    """A language to write in: `sv` or `en`."""

    language: str = "sv"

    def text(self, message: object) -> str:
        """Translate a message id, a label of the codebook, or a sentence with its values."""
        if isinstance(message, Label):
            return message.sv if self.language == "sv" else message.en
        if isinstance(message, Sentence):
            values = {name: self.value(value) for name, value in message.values.items()}
            return self._translate(message.text).format(**values)
        return self._translate(str(message))

    def value(self, value: object, *, decimals: int = 1) -> str:
        """Write one value: numbers as the language writes them, a hidden one as `..`, a missing one as a dash."""
        if value is HIDDEN:
            return ".."
        if value is None:
            return "–"
        if isinstance(value, bool):
            return self._translate(_("yes")) if value else self._translate(_("no"))
        if isinstance(value, Verbatim):
            return str(value)
        if isinstance(value, Share):
            return self.percent(value)
        if isinstance(value, int):
            return self.number(value, decimals=0)
        if isinstance(value, float):
            return self.number(value, decimals=decimals)
        return value.isoformat() if isinstance(value, date) else self.text(value)

    def number(self, value: float, *, decimals: int = 1) -> str:
        """Write a number with the language's decimal mark and spaces between thousands."""
        written = f"{abs(value):,.{decimals}f}"
        thousands, mark = (NARROW_SPACE, ",") if self.language == "sv" else (",", ".")
        written = written.replace(",", "\0").replace(".", mark).replace("\0", thousands)
        return f"{MINUS}{written}" if value < 0 and float(f"{value:.{decimals}f}") != 0 else written

    def percent(self, share: float) -> str:
        """Write a share of one as per cent with one decimal: `57,6 %` or `57.6%`."""
        written = self.number(float(share) * 100, decimals=1)
        return f"{written}\u00a0%" if self.language == "sv" else f"{written}%"

    def finding(self, finding: Finding) -> str:
        """Write a finding as `file, sheet, row, column: what is wrong. Expected: … What to do.`"""
        values = {name: self.value(value) for name, value in finding.values}
        row = self._translate(_("row {number}")).format(number=finding.row) if finding.row else None
        place = ", ".join(part for part in (finding.file, finding.sheet, row, finding.column) if part)
        parts = [self._translate(finding.message).format(**values)]
        if finding.expected:
            expected = self._translate(finding.expected).format(**values)
            parts.append(self._translate(_("Expected: {expected}.")).format(expected=expected))
        if finding.hint:
            parts.append(self._translate(finding.hint).format(**values))
        return f"{place}: {' '.join(parts)}" if place else " ".join(parts)

    def _translate(self, message: str) -> str:
        return _catalogue(self.language).gettext(message) if message else ""
