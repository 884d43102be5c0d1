"""What the log says of a change of a criterion: what was asked before, and what is asked now. It holds no person."""

from django.db import models

from ..models import Criterion


def in_codes(row: models.Model) -> str | None:
    """Return what a criterion asks; of other rows the log says no more than that they were changed."""
    return row.in_codes() if isinstance(row, Criterion) else None


def changed(before: str | None, after: str | None) -> str:
    """Return both, as the log's reason; nothing where there is neither."""
    if before is None and after is None:
        return ""
    return f"before: {before or '-'}; after: {after or '-'}"
