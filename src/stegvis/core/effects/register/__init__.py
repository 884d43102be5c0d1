"""Register extracts over time: read and checked, and made into features relative to each person's own index month.

backend = connect()
months = person_months(backend, path, id="key", month="month", values=["assistance"], sparse=True)
features = parse_features("before=months(assistance,-24..-1), after=months(assistance,0..11)")
features_at(index, months, features)  # an expression: nothing is computed until it is asked for
read_features(index, [months], features)  # and computed
exits(status_months(index, spells, first=0, last=23, otherwise="none"), {"work"}, run=3)

Needs Ibis and DuckDB: pip install 'stegvis[register]'. The expressions run on other engines of Ibis as they are.
"""

from .days import month_number, month_of, month_text
from .engine import connect, table_of
from .extracts import ID, MONTH, STATE, Description, Months, person_months, spell_rows, spells
from .features import Feature, Function, parse_features, require_after, require_before
from .people import CAUSE, ENTRY, people_of
from .reading import others_than, read_features
from .states import exits, months_in, status_months
from .windows import GONE, SINCE, features_at

__all__ = [
    "CAUSE",
    "ENTRY",
    "GONE",
    "ID",
    "MONTH",
    "SINCE",
    "STATE",
    "Description",
    "Feature",
    "Function",
    "Months",
    "connect",
    "exits",
    "features_at",
    "month_number",
    "month_of",
    "month_text",
    "months_in",
    "others_than",
    "parse_features",
    "people_of",
    "person_months",
    "read_features",
    "require_after",
    "require_before",
    "spell_rows",
    "spells",
    "status_months",
    "table_of",
]
