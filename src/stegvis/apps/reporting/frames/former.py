"""Cases whose persons have been removed, as their owners keep them for figures: months for days, and no birth date."""

import polars as pl
from django.db.models import Min, Q, QuerySet

from stegvis.apps.casework.models import FormerCase
from stegvis.core.frames import BY_NAME

from . import persons
from .reading import Source, known_by, read

TEXT, DAY, WHOLE = pl.String(), pl.Date(), pl.Int64()


def people(source: Source) -> pl.DataFrame:
    """Return one row for each group of former cases, with all that is still known of a person: her sex."""
    rows = _rows(source).values("group", "sex", "is_protected").annotate(first=Min("pk")).order_by("first")
    data = [
        (
            -row["first"],
            _person_key(source, row["group"]),
            None,
            row["sex"],
            None,
            None,
            None,
            None,
            row["is_protected"],
        )
        for row in rows
    ]
    return pl.DataFrame(data, schema=persons.SCHEMA, orient="row")


def cases(source: Source) -> pl.DataFrame:
    """Return the former cases with the columns of a case, and `id` for what would hang on it: nothing does."""
    columns = {
        "id": ("pk", WHOLE),
        "group": ("group", TEXT),
        "owner": ("owner__name", TEXT),
        "state": ("state", TEXT),
        "referred": ("referred", DAY),
        "started": ("started", DAY),
        "exited": ("exited", DAY),
        "exit_reason": ("exit_reason", TEXT),
        "age_at_start": ("age_at_start", WHOLE),
    }
    rows = read(_rows(source), columns)
    rows = rows.with_columns(*(known_by(source.cut_off, each) for each in ("referred", "started", "exited")))
    rows = rows.with_columns(
        -pl.col("id"),
        pl.lit(source.project.key).alias("project"),
        source.keys.of("former case", rows["id"]).alias("case_key"),
        pl.Series("person_key", [_person_key(source, group) for group in rows["group"]], dtype=TEXT),
        pl.when(pl.col("exited").is_not_null()).then("exit_reason").alias("exit_reason"),
        pl.lit(None, TEXT).alias("education"),
        pl.lit(None, WHOLE).alias("months_public_support_before"),
    )
    return rows.select("id", *BY_NAME["cases"].columns)


def _rows(source: Source) -> QuerySet[FormerCase]:
    cut_off = source.cut_off
    begun = Q(referred__lte=cut_off) | Q(started__lte=cut_off) | Q(referred__isnull=True, started__isnull=True)
    return FormerCase.objects.filter(source.owned, begun, project=source.project)


def _person_key(source: Source, group: str) -> str:
    (key,) = source.keys.of("former person", [group])
    return key
