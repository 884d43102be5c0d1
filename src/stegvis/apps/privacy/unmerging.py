"""What undoing a merge means: which rows go back, and which have come since and belong to whom."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Field, Model

from stegvis.apps.access.verdicts import Text
from stegvis.apps.people.models import MergedRow, Person, PersonMerge
from stegvis.apps.people.queries import came_with_another

from .kinds import KINDS, Kind
from .merging import Column, columns
from .saying import Line, lines_of

KIND_OF: Mapping[str, Kind] = {kind.label: kind for kind in KINDS}
WHEREABOUTS: Mapping[str, str] = {"people.Reception": "disclosure", "people.GroundHolding": "ground"}
"""Tables whose rows say in whose file something lies, and by which column what."""


@dataclass(frozen=True)
class NewRow:
    """A row that has come since two rows were made one."""

    column: Column
    row: Model

    @property
    def id(self) -> str:
        return f"{self.column.table}:{self.column.name}:{self.row.pk}"

    @property
    def title(self) -> Text:
        return KIND_OF[self.column.table].title

    @property
    def lines(self) -> tuple[Line, ...]:
        return lines_of(self.row)


def new_rows(merge: PersonMerge) -> list[NewRow]:
    """Return what leads to the kept row and was nobody's when the two were made one, in the order of the kinds."""
    noted: dict[tuple[str, str], set[int]] = defaultdict(set)
    for rows in (merge.rows.all(), came_with_another(merge)):
        for table, field, row in rows.values_list("table", "field", "row"):
            noted[table, field].add(row)
    found = [
        NewRow(column, row)
        for column in columns()
        if _is_chosen(column)
        for row in column.rows(merge.kept).exclude(pk__in=noted[column.table, column.name])
    ]
    order = list(KIND_OF)
    return sorted(found, key=lambda new: (order.index(new.column.table), new.row.pk))


def _is_chosen(column: Column) -> bool:
    return column.model is not Person and not KIND_OF[column.table].machine


def drawn_along(new: Iterable[NewRow], kept: Person, merged: Person) -> list[NewRow]:
    """Return those of the new rows that hang together with what is the merged row's again, and with nothing else.

    A correction goes with what it corrects; a paper or a disclosure with the plan, minutes or ground that names it.
    """
    new = list(new)
    theirs = _named_by(merged, new)
    if not any(_hangs_on(each, theirs, merged) for each in new):
        return []
    own = _named_by(kept, new)
    return [each for each in new if _hangs_on(each, theirs, merged) and not _hangs_on(each, own, kept)]


Named = Mapping[type[Model], set[int]]


def _named_by(person: Person, new: Iterable[NewRow]) -> Named:
    """Return by their tables the rows that a person's rows name, as far as new ones can be among them."""
    wanted = {model for each in new for model in (type(each.row), *_stands_for(each.row))}
    named: dict[type[Model], set[int]] = defaultdict(set)
    for kind in KINDS:
        for field in _relations(kind.model):
            if field.related_model in wanted and not _is_part_of(kind, field):
                rows = kind.rows(person).filter(**{f"{field.name}__isnull": False})
                named[field.related_model].update(rows.order_by().values_list(field.attname, flat=True))
    return named


def _is_part_of(kind: Kind, field: Field) -> bool:
    """Say whether rows of a kind belong to what they name, and say nothing of whose it is."""
    return kind.label in WHEREABOUTS or all(way.startswith(f"{field.name}__") for way in kind.ways)


def _hangs_on(new: NewRow, named: Named, person: Person) -> bool:
    row = new.row
    if row.pk in named[type(row)]:
        return True
    if any(getattr(row, f"{name}_id") in named[model] for model, name in _stands_for(row).items()):
        return True
    corrects = [field for field in _relations(type(row)) if field.related_model is type(row)]
    before = [number for field in corrects if (number := getattr(row, field.attname)) is not None]
    return bool(before) and new.column.rows(person).filter(pk__in=before).exists()


def _stands_for(row: Model) -> dict[type[Model], str]:
    """Return what a row only says the whereabouts of: a reception is a disclosure's, a holding a ground's."""
    name = WHEREABOUTS.get(row._meta.label)
    return {row._meta.get_field(name).related_model: name} if name else {}


def _relations(model: type[Model]) -> list[Field]:
    return [field for field in model._meta.concrete_fields if field.is_relation]


def moved_rows(merge: PersonMerge) -> Mapping[tuple[str, str], list[int]]:
    """Return by table and column the rows that were moved when the two were made one."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    moved = merge.rows.filter(what=MergedRow.What.MOVED).order_by("pk")
    for table, field, row in moved.values_list("table", "field", "row"):
        found[table, field].append(row)
    return found
