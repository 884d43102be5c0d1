import polars as pl
from django.db.models import Q, QuerySet

from stegvis.apps.casework.models import AfCategory, DatedFact, Livelihood, Occupation
from stegvis.core.frames import BY_NAME

from .reading import Source, known_by, read

TEXT, DAY, WHOLE = pl.String(), pl.Date(), pl.Int64()
DATED = {
    "person": ("person", WHOLE),
    "on": ("on", DAY),
    "until": ("until", DAY),
    "source": ("source", TEXT),
    "code": ("code", TEXT),
}


def frames(source: Source, people: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Return what was known at the cut-off of livelihood, occupation and category; what ended later is still open."""
    return {
        "livelihoods": _frame("livelihoods", Livelihood, source, people, share=("share", WHOLE)),
        "occupations": _frame(
            "occupations",
            Occupation,
            source,
            people,
            hours=("hours", pl.Float64()),
            supported=("supported", pl.Boolean()),
        ),
        "categories": _frame("categories", AfCategory, source, people),
    }


def facts_of(model: type[DatedFact], source: Source) -> QuerySet:
    begun = Q(on__isnull=True) | Q(on__lte=source.cut_off)
    return model.objects.that_count().filter(begun, person__in=source.cases.values("person"))


def _frame(
    name: str, model: type[DatedFact], source: Source, people: pl.DataFrame, **more: tuple[str, pl.DataType]
) -> pl.DataFrame:
    rows = read(facts_of(model, source), {**DATED, **more}).with_columns(known_by(source.cut_off, "until"))
    rows = rows.join(people.select("id", "person_key"), left_on="person", right_on="id")
    # Two owners may both have recorded the same: it held once.
    return rows.select(BY_NAME[name].columns).unique()
