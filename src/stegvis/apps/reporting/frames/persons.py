import polars as pl

from stegvis.apps.people.models import Person
from stegvis.core import codebook
from stegvis.core.frames import BY_NAME

from .reading import Source

SCHEMA = {
    "id": pl.Int64(),
    "person_key": pl.String(),
    "born": pl.Date(),
    "sex": pl.String(),
    "birth_year": pl.Int64(),
    "birth_region": pl.String(),
    "arrival_year": pl.Int64(),
    "municipality": pl.String(),
    "protected": pl.Boolean(),
}


def read(source: Source) -> pl.DataFrame:
    """Return one row for each of the owners' rows about a person with a case, with the person's key in the study."""
    fields = (
        "pk",
        "number",
        "key",
        "birth_date",
        "sex",
        "birth_year",
        "birth_region",
        "arrival_year",
        "municipality",
        "protection",
    )
    rows = Person.objects.filter(pk__in=source.cases.values("person")).order_by().values_list(*fields)
    protected = frozenset(codebook.protection.flagged("protected"))
    data = [
        (pk, source.keys.person(number, key), *values, protection in protected)
        for pk, number, key, *values, protection in rows.iterator(chunk_size=5000)
    ]
    return pl.DataFrame(data, schema=SCHEMA, orient="row")


def frame(people: pl.DataFrame) -> pl.DataFrame:
    """Return one row a human. Where owners know different things, what is known counts, and of that the least value."""
    columns = [each for each in BY_NAME["persons"].columns if each != "person_key"]
    sex = pl.col("sex").filter(pl.col("sex") != "unknown").min().fill_null("unknown")
    known = [sex if each == "sex" else pl.col(each).min() for each in columns]
    return people.group_by("person_key").agg(known).select(BY_NAME["persons"].columns)
