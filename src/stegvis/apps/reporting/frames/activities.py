import polars as pl
from django.db.models import QuerySet

from stegvis.apps.casework.models import Activity, SessionPlace
from stegvis.core.frames import BY_NAME

from .reading import Source, known_by, read

TEXT, DAY, WHOLE = pl.String(), pl.Date(), pl.Int64()
GROUP_SESSION = "group_session"


def frames(source: Source, cases: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Return what was done in the cases by the cut-off; what ended later is still open.

    An activity that was planned and never begun is none. A group session counts for who came, that day. `cases` has
    the case's row and its key.
    """
    rows = pl.concat([_activities(source), _sessions(source)]).join(cases.select("id", "case_key"), on="id")
    return {"activities": rows.select(BY_NAME["activities"].columns)}


def _activities(source: Source) -> pl.DataFrame:
    columns = {
        "id": ("case", WHOLE),
        "kind": ("method", TEXT),
        "party": ("arranged_by__kind", TEXT),
        "on": ("on", DAY),
        "until": ("until", DAY),
        "hours": ("hours", pl.Float64()),
    }
    begun = Activity.objects.that_count().filter(on__lte=source.cut_off)
    return read(_of_cases(begun, source), columns).with_columns(known_by(source.cut_off, "until"))


def _sessions(source: Source) -> pl.DataFrame:
    columns = {"id": ("case", WHOLE), "party": ("session__organisation__kind", TEXT), "on": ("session__on", DAY)}
    came = SessionPlace.objects.that_count().filter(
        attended="came", session__withdrawn_at__isnull=True, session__on__lte=source.cut_off
    )
    rows = read(_of_cases(came, source), columns)
    return rows.select(
        "id",
        pl.lit(GROUP_SESSION).alias("kind"),
        "party",
        "on",
        pl.col("on").alias("until"),
        pl.lit(None, pl.Float64()).alias("hours"),
    )


def _of_cases(rows: QuerySet, source: Source) -> QuerySet:
    return rows.filter(case__in=source.cases)
