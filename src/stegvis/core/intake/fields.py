"""What a row of a foreign file can tell: records, and the fields that each has."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import polars as pl


class Type(StrEnum):
    """What a field holds once it has been read."""

    PERSONAL_NUMBER = "personal_number"
    TEXT = "text"
    CODE = "code"
    DAY = "day"
    MONTH = "month"  # the first day of the month
    WHOLE = "whole"
    DECIMAL = "decimal"
    YES_NO = "yes_no"


POLARS: dict[Type, pl.DataType] = {
    Type.PERSONAL_NUMBER: pl.String(),
    Type.TEXT: pl.String(),
    Type.CODE: pl.String(),
    Type.DAY: pl.Date(),
    Type.MONTH: pl.Date(),
    Type.WHOLE: pl.Int64(),
    Type.DECIMAL: pl.Float64(),
    Type.YES_NO: pl.Boolean(),
}


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field: its heading in the own template, what it means, its code list, bounds, and other names for it."""

    name: str
    type: Type
    heading: str
    about: str
    codes: str | None = None
    required: bool = False
    least: float | None = None
    most: float | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Record:
    """One kind of row. `sheet` is its sheet in the own template.

    `identity` says which rows of two files are the same, in falling order of strength: a row is first looked for by
    all of the first tuple of fields, what is left by the second, and so on.
    """

    name: str
    sheet: str
    about: str
    fields: tuple[Field, ...]
    identity: tuple[tuple[str, ...], ...]

    def __iter__(self) -> Iterator[Field]:
        return iter(self.fields)

    def __getitem__(self, name: str) -> Field:
        return next(each for each in self.fields if each.name == name)

    def __contains__(self, name: object) -> bool:
        return any(each.name == name for each in self.fields)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.fields)

    @property
    def schema(self) -> dict[str, pl.DataType]:
        """The columns of a frame of such rows: where each came from, then the fields."""
        return {
            "sheet": pl.String(),
            "row": pl.Int64(),
            **{each.name: POLARS[each.type] for each in self.fields},
        }
