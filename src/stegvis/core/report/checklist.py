"""Which items of STROBE and RECORD the report fills, and where.

STROBE: von Elm et al., PLoS Med 2007;4(10):e296 (cohort studies).
RECORD: Benchimol et al., PLoS Med 2015;12(10):e1001885.
The items stand here in short words of our own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stegvis.core.marking import _
from stegvis.core.shapes import Block, BlockKind, Column, Kind, Table


@dataclass(frozen=True)
class Item:
    """An item of a guideline, and the ids of the blocks that fill it: one of them is enough."""

    code: str
    text: str
    filled_by: tuple[str, ...]


ITEMS = (
    Item("STROBE 1", _("Design named, and a balanced summary"), ("summary",)),
    Item("STROBE 2", _("Background and reasons"), ("background",)),
    Item("STROBE 3", _("Aims"), ("goals",)),
    Item("STROBE 4", _("Design, early in the report"), ("method",)),
    Item("STROBE 5", _("Place, and dates of recruitment and follow-up"), ("commission",)),
    Item("STROBE 6", _("Who could take part, and how they were found"), ("target_group",)),
    Item("STROBE 7", _("Outcomes defined"), ("goal_progress",)),
    Item("STROBE 8", _("Sources of data"), ("sources",)),
    Item("STROBE 9", _("What was done about bias"), ("limits",)),
    Item("STROBE 10", _("How the number of participants came about"), ("flow",)),
    Item("STROBE 11", _("How ages and amounts were grouped"), ("age_by_sex",)),
    Item("STROBE 12", _("Statistical methods, and what was done about missing data"), ("stated_intervals",)),
    Item("STROBE 13", _("Numbers at each step, in a diagram"), ("flow_chart",)),
    Item("STROBE 14", _("Who the participants were, and how long they were followed"), ("age_by_sex",)),
    Item("STROBE 15", _("Numbers of outcomes"), ("exits_by_sex",)),
    Item("STROBE 16", _("Main results with intervals"), ("goal_progress",)),
    Item("STROBE 17", _("Results by group, and sensitivity"), ("goal_by_group", "goal_progress")),
    Item("STROBE 18", _("Main results set against the aims"), ("conclusion_result",)),
    Item("STROBE 19", _("Limits of the evaluation"), ("limits",)),
    Item("STROBE 20", _("What the results mean"), ("conclusion_result", "conclusion_individual")),
    Item("STROBE 21", _("For whom else the results may hold"), ("generalisability",)),
    Item("STROBE 22", _("Who paid"), ("funding",)),
    Item("RECORD 1", _("Databases named"), ("sources",)),
    Item("RECORD 6", _("How persons were chosen in the databases"), ("target_group",)),
    Item("RECORD 7", _("Codes that decide who has which outcome"), ("exits_by_sex",)),
    Item("RECORD 12", _("Access to data, cleaning and linkage"), ("sources",)),
    Item("RECORD 13", _("How many were left in each step of choosing"), ("flow",)),
    Item("RECORD 19", _("That the data were not gathered for this, and what follows"), ("limits",)),
    Item("RECORD 22", _("Where protocol, data and code are found"), ("stated_origins",)),
)
COLUMNS = (
    Column("code", _("Item"), Kind.CODE),
    Column("text", _("What it asks for"), Kind.TEXT),
    Column("filled", _("Filled"), Kind.TEXT),
    Column("where", _("Where"), Kind.TEXT),
)
FILLED = (BlockKind.TEXT, BlockKind.TABLE, BlockKind.CHART, BlockKind.SENTENCE)


def table(blocks: Sequence[Block]) -> Table:
    """Return a row per item: whether a block fills it, and under which heading that block stands."""
    places = dict(_places(blocks))
    return Table(
        id="checklist",
        title=_("Items of the reporting guidelines STROBE and RECORD"),
        columns=COLUMNS,
        rows=tuple(_row(item, places) for item in ITEMS),
        unit=_("points of the list"),
        rows_add_up=False,
        columns_add_up=False,
    )


def _row(item: Item, places: Mapping[str, object]) -> tuple[object, ...]:
    found = next((places[id_] for id_ in item.filled_by if id_ in places), None)
    return item.code, item.text, _("no") if found is None else _("yes"), found


def _places(blocks: Sequence[Block]) -> Iterator[tuple[str, object]]:
    heading: object = None
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            heading = block.content
        elif block.kind in FILLED:
            yield block.id, heading
