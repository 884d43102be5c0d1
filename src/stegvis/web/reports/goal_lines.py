"""A goal's shares as a page shows them, from the finished table: what is hidden there is hidden here."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from stegvis.core.language import Words
from stegvis.core.report.sentences.goal import says
from stegvis.core.shapes import HIDDEN, Sentence, Table
from stegvis.core.tables.goal_sentences import ONLY_COUNTED

from .grids import Cell, Link

WIDE = 1000
"""How wide a band is drawn, in its own units: 1 is a tenth of a per cent."""


@dataclass(frozen=True)
class Band:
    """A share on a line from 0 to 100 per cent: its interval, its worst and best case, the goal's threshold.

    All in units of `WIDE`. `says` is the same in words, `ends` what stands at the line's two ends.
    """

    at: int
    low: int
    high: int
    worst: int | None
    best: int | None
    threshold: int | None
    says: str
    ends: tuple[str, str]

    @property
    def width(self) -> int:
        return max(self.high - self.low, 2)

    @property
    def span(self) -> int | None:
        return None if self.worst is None or self.best is None else self.best - self.worst


@dataclass(frozen=True)
class Line:
    label: str
    sentence: str
    numerator: Cell
    denominator: Cell
    unknown: Cell
    share: str
    interval: str
    worst: str
    best: str
    reading: str
    band: Band | None
    hidden: bool

    @property
    def counts(self) -> list[tuple[str, Cell]]:
        """Return what stands in the line by name; of a hidden one, what may be seen all the same."""
        named = [(_("Number"), self.numerator), (_("Of"), self.denominator), (_("Outcome unknown"), self.unknown)]
        return [(name, cell) for name, cell in named if not (self.hidden and cell.hidden)]


@dataclass(frozen=True)
class Goal:
    """A goal with its threshold and its lines, in the order of the table."""

    title: str
    threshold: float | None = None
    window: int | None = None
    lines: list[Line] = field(default_factory=list)

    @property
    def hides(self) -> bool:
        return any(line.hidden for line in self.lines)

    @property
    def draws(self) -> bool:
        return any(line.band for line in self.lines)

    def threshold_in(self, words: Words) -> str:
        return "" if self.threshold is None else _whole_percent(self.threshold, words)


def goals_in(table: Table, words: Words, link: Link) -> list[Goal]:
    """Return the goals of the table `goal_progress` with their lines."""
    goals = list(_goals(table))
    keys = [column.key for column in table.columns]
    codes: list[str] = []
    for row, sentence in zip(table.rows, says(table), strict=False):
        code = str(row[0])
        if code == ONLY_COUNTED:
            continue
        goal_key = code.rpartition(".")[0]
        if goal_key not in codes:
            codes.append(goal_key)
        goal = goals[codes.index(goal_key)]
        goal.lines.append(_line(dict(zip(keys, row, strict=True)), sentence, goal, words, link))
    return [goal for goal in goals if goal.lines]


def _goals(table: Table) -> Iterator[Goal]:
    """Read the goals' titles, thresholds and windows from the notes, which name them goal by goal."""
    found: list[dict[str, object]] = []
    for note in table.notes:
        values = note.values if isinstance(note, Sentence) else {}
        if "title" in values:
            found.append({"title": values["title"]})
        elif found and "threshold" in values:
            found[-1]["threshold"] = values["threshold"]
        elif found and "months" in values:
            found[-1]["window"] = values["months"]
    return (Goal(**each) for each in found)  # type: ignore[arg-type]


def _line(row: dict[str, object], sentence: Sentence, goal: Goal, words: Words, link: Link) -> Line:
    def count(column: str) -> Cell:
        value = row[column]
        opens = isinstance(value, int) and value > 0
        url = link("goal_progress", str(row["code"]), column) if opens else ""
        return Cell(words.value(value), numeric=True, hidden=value is HIDDEN, url=url)

    return Line(
        label=words.text(row["label"]),
        sentence=words.text(sentence),
        numerator=count("numerator"),
        denominator=count("denominator"),
        unknown=count("unknown"),
        share=words.value(row["share"]),
        interval=_interval(row, words),
        worst=words.value(row["worst"]),
        best=words.value(row["best"]),
        reading=words.value(row["reading"]) if row["reading"] is not None else "",
        band=_band(row, goal, words),
        hidden=row["share"] is HIDDEN,
    )


def _interval(row: dict[str, object], words: Words) -> str:
    low, high = row["low"], row["high"]
    if isinstance(low, float) and isinstance(high, float):
        return f"{words.number(low * 100)}–{words.percent(high)}"
    return words.value(low)


def _band(row: dict[str, object], goal: Goal, words: Words) -> Band | None:
    share, low, high = row["share"], row["low"], row["high"]
    if not (isinstance(share, float) and isinstance(low, float) and isinstance(high, float)):
        return None
    return Band(
        at=_place(share),
        low=_place(low),
        high=_place(high),
        worst=_place_or_none(row["worst"]),
        best=_place_or_none(row["best"]),
        threshold=_place_or_none(goal.threshold),
        says=f"{words.percent(share)} ({_interval(row, words)})",
        ends=(_whole_percent(0, words), _whole_percent(1, words)),
    )


def legend_of(goal: Goal, words: Words) -> str:
    """Return what the marks of the goal's bands mean."""
    shown = _("Thick mark: the share. Box: interval. Dotted: worst to best case.")
    if goal.threshold is None:
        return shown
    return f"{shown} {_('Dashed: the goal, %(share)s.') % {'share': goal.threshold_in(words)}}"


def _whole_percent(share: float, words: Words) -> str:
    """Write a share without decimals where it has none: 50 %."""
    whole = round(share * 100, 6)
    if whole != int(whole):
        return words.percent(share)
    space = "\u00a0" if words.language == "sv" else ""
    return f"{int(whole)}{space}%"


def _place(share: float) -> int:
    return round(share * WIDE)


def _place_or_none(share: object) -> int | None:
    return _place(share) if isinstance(share, float) else None
