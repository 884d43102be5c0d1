"""How a foreign layout is to be read: which sheet, which headings are which fields, which words are which codes.

It is learned once, confirmed by a person, kept, and recognised the next month by its headings.
"""

from collections.abc import Mapping as Map
from dataclasses import dataclass, field

from stegvis.core.intake.records import Kind


@dataclass(frozen=True, kw_only=True)
class SheetMapping:
    """How one sheet gives rows of one record.

    `sheet` is its name, or a pattern such as `Månad *`, or None for every sheet with these headings. `header_row`
    is the first row of the heading (from 1); the heading is looked for there first and then around it. `columns`:
    heading → field; `values`: field → word in the file → code, where the empty code means "no information";
    `constants`: field → value for every row of the sheet; `ignored`: headings that nobody needs to be asked about;
    `optional`: whether the file may come without the sheet.
    """

    record: str
    columns: Map[str, str]
    sheet: str | None = None
    header_row: int = 1
    header_rows: int = 1
    values: Map[str, Map[str, str]] = field(default_factory=dict)
    constants: Map[str, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    day_order: str = "dmy"
    decimal_mark: str = ","
    optional: bool = False


@dataclass(frozen=True, kw_only=True)
class Mapping:
    """How a file of one kind is read, sheet by sheet.

    `repeated_payments`: in an extract of payments, whether rows of one household and month with the same amount for
    different persons are the same payment, counted once.
    """

    name: str
    kind: Kind
    sheets: tuple[SheetMapping, ...]
    repeated_payments: bool = True
