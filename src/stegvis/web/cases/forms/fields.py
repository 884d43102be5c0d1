from datetime import date
from typing import Any


def day_in(values: Any, name: str, otherwise: date | None) -> date | None:
    """Return the day that a form was sent or opened with, for choices that depend on it."""
    try:
        return date.fromisoformat(str((values or {}).get(name, "")))
    except ValueError:
        return otherwise
