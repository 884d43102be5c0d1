import polars as pl
from django.db.models import Q

from stegvis.apps.improvement.models import Deviation
from stegvis.core.frames import BY_NAME

from .reading import Source, read


def frame(source: Source) -> pl.DataFrame:
    """Return the deviations that stand, of the months up to the cut-off: codes and numbers, and no origin or text."""
    columns = {
        "row_key": ("line", pl.String()),
        "on": ("month", pl.Date()),
        "category": ("category", pl.String()),
        "level": ("level", pl.String()),
        "lacked": ("lacked", pl.String()),
        "waited": ("waited", pl.String()),
        "rests_on": ("rests_on", pl.String()),
        "municipality": ("municipality", pl.String()),
        "consequence": ("consequence", pl.String()),
        "days_lost": ("days_lost", pl.Int64()),
    }
    own = Q() if source.owner_id is None else Q(organisation=source.owner_id)
    stand = Deviation.objects.that_count().filter(own, project=source.project, month__lte=source.cut_off)
    rows = read(stand, columns)
    keys = source.keys.of("deviation", rows["row_key"]).alias("deviation_key")
    return rows.with_columns(pl.lit(source.project.key).alias("project"), keys).select(BY_NAME["deviations"].columns)
