"""Reading values of `report.yaml`: each comes out typed, or as a DataProblem that names its key."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from stegvis.core.errors import DataProblem, Finding
from stegvis.core.marking import _

FILE = "report.yaml"


def problem(key: str, expected: str, **values: object) -> DataProblem:
    """Say that the value at `key` can't be used. The value itself is not repeated."""
    message = _("The setting can't be used.")
    return DataProblem(Finding(message=message, file=FILE, column=key, expected=expected, values=tuple(values.items())))


def section(raw: Mapping[str, object], key: str, *, known: Collection[str], within: str = "") -> Mapping[str, object]:
    """Return the part under `key` ({} when it is not there). Raises DataProblem when it holds a key not `known`."""
    part = raw.get(key)
    place = f"{within}{key}"
    if part is None:
        return {}
    if not isinstance(part, Mapping):
        raise problem(place, _("keys with values"))
    return checked(part, known=known, within=f"{place}.")


def checked(raw: Mapping[str, object], *, known: Collection[str], within: str = "") -> Mapping[str, object]:
    """Return `raw` when all its keys are `known`."""
    for key in raw:
        if key not in known:
            raise problem(f"{within}{key}", _("one of these keys: {known}"), known=", ".join(known))
    return raw


def day(raw: Mapping[str, object], key: str, *, within: str = "") -> date | None:
    """Read a day, written as YYYY-MM-DD; None when it is not there."""
    value = raw.get(key)
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise problem(f"{within}{key}", _("a day written as YYYY-MM-DD")) from None


def whole(raw: Mapping[str, object], key: str, *, least: int = 0, within: str = "") -> int | None:
    """Read a whole number of at least `least`; None when it is not there."""
    value = raw.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise problem(f"{within}{key}", _("a whole number, at least {least}"), least=least)
    return value


def text(raw: Mapping[str, object], key: str) -> str | None:
    """Read a text; None when it is not there."""
    value = raw.get(key)
    if value is not None and not isinstance(value, str):
        raise problem(key, _("a text"))
    return value


def choices(raw: Mapping[str, object], key: str, *, among: tuple[str, ...]) -> tuple[str, ...] | None:
    """Read a list of words out of `among`, in the order of the file; None when it is not there."""
    value = raw.get(key)
    if value is None:
        return None
    if not isinstance(value, list) or any(each not in among for each in value):
        raise problem(key, _("a list of any of these: {known}"), known=", ".join(among))
    return tuple(dict.fromkeys(value))
