import polars as pl

from stegvis.apps.casework.models import HouseholdMembership, Payment
from stegvis.core.frames import BY_NAME

from .facts import facts_of
from .reading import Source, known_by, read

TEXT, DAY, WHOLE = pl.String(), pl.Date(), pl.Int64()


def frames(source: Source, people: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Return the participants' households and what these were paid up to the month of the cut-off.

    A household is known by one owner: the same flat at two owners is two households.
    """
    members = members_of(source, people)
    return {
        "household_members": members.select(BY_NAME["household_members"].columns),
        "payments": _payments(source, members),
    }


def members_of(source: Source, people: pl.DataFrame) -> pl.DataFrame:
    """Return who lived where when, with the keys of person and household in the study."""
    columns = {
        "person": ("person", WHOLE),
        "owner": ("person__owner", WHOLE),
        "own_key": ("household_key", TEXT),
        "on": ("on", DAY),
        "until": ("until", DAY),
    }
    rows = read(facts_of(HouseholdMembership, source), columns).with_columns(known_by(source.cut_off, "until"))
    rows = rows.join(people.select("id", "person_key"), left_on="person", right_on="id")
    return rows.with_columns(_key(source, rows))


def _payments(source: Source, members: pl.DataFrame) -> pl.DataFrame:
    columns = {
        "owner": ("owner", WHOLE),
        "own_key": ("household_key", TEXT),
        "month": ("month", DAY),
        "kind": ("kind", TEXT),
        "amount": ("amount", pl.Float64()),
    }
    keys = facts_of(HouseholdMembership, source).values("household_key")
    paid = Payment.objects.that_count().filter(source.owned, household_key__in=keys, month__lte=source.cut_off)
    rows = read(paid, columns)
    rows = rows.with_columns(_key(source, rows)).join(members.select("household_key"), on="household_key", how="semi")
    return rows.select(BY_NAME["payments"].columns)


def _key(source: Source, rows: pl.DataFrame) -> pl.Series:
    pairs = zip(rows["owner"], rows["own_key"], strict=True)
    return source.keys.of("household", (f"{owner} {key}" for owner, key in pairs)).alias("household_key")
