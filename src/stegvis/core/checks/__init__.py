"""What looks wrong in a dataset: each finding names a table, a row and a column, and never a person's value.

Errors are what can't be true (an exit before the start, a key that refers to nothing); warnings are what should be
looked at (an exit without a date); notes tell what is left out on purpose. Rows are numbered as in the table's file,
the heading being row 1. At most a hundred rows are named for one fault in one column, then their number.
"""

from stegvis.core.errors import Finding
from stegvis.core.frames import Dataset

from . import cases, codes, dates, facts, keys, payments

__all__ = ["check"]

PARTS = (keys, codes, dates, cases, facts, payments)


def check(dataset: Dataset) -> tuple[Finding, ...]:
    """Return everything that looks wrong, table by table in the order of the checks. Changes nothing."""
    return tuple(finding for part in PARTS for finding in part.look(dataset))
