"""A layout's fingerprint: which headings stand side by side. The same next month, whatever the rows hold."""

import hashlib

from stegvis.core.intake.mapping import Mapping
from stegvis.core.intake.sheets import Sheets
from stegvis.core.intake.suggest import find_header
from stegvis.core.intake.words import plain


def fingerprint(sheets: Sheets) -> str:
    """Return a hash of the headings of every visible sheet that has some; sheet names, often months, are left out."""
    layouts = set()
    for sheet in sheets.sheets:
        if sheet.rows and not sheet.hidden:
            headings = find_header(sheet)
            layouts.add("\x1f".join(sorted(plain(text) for text in headings.texts if text)))
    return hashlib.sha256("\x1e".join(sorted(layouts)).encode()).hexdigest()


def recognised(sheets: Sheets, learned: dict[str, Mapping]) -> Mapping | None:
    """Return the mapping that was learned for a file of the same layout, if any; `learned` is by fingerprint."""
    return learned.get(fingerprint(sheets))
