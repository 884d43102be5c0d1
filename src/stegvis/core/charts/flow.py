"""How many reached each step of the way, as boxes from the first step to the last (STROBE item 13c)."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import altair as alt

from stegvis.core.charts.look import LABEL_SIZE, WIDTH, Look
from stegvis.core.charts.reading import TOTAL, drawn_rows, mark, row_label
from stegvis.core.language import Words
from stegvis.core.shapes import Kind, Table

# The way of a case, and of a study. Every other row of the table branches off from the step above it.
STEPS = ("identified", "referred", "started", "exited", "followed_up", "comparable", "matched")
STEP_WIDTH, BRANCH_LEFT = 280, 310
TALL, SPACE = 34, 14
NUMBER_ENDS, LABEL_STARTS = 60, 70


@dataclass(frozen=True)
class Box:
    """One row of the table and where it stands, in pixels."""

    number: str
    label: str
    top: float
    step: bool

    @property
    def left(self) -> float:
        return 0 if self.step else BRANCH_LEFT

    @property
    def right(self) -> float:
        return STEP_WIDTH if self.step else WIDTH

    @property
    def middle(self) -> float:
        return self.top + TALL / 2


def draw(table: Table, words: Words, look: Look) -> alt.LayerChart:
    """Draw each row as a box: steps in a column, what branches off from a step to the right of it.

    The number is the table's total, or else its first count column. Raises ValueError when it has neither.
    """
    boxes = list(_boxes(table, words))
    tall = max((box.top + TALL for box in boxes), default=TALL)
    layers = (_lines(boxes, look, tall), _arrows(boxes, look, tall), _frames(boxes, look, tall))
    texts = (_numbers(boxes, look, tall), _labels(boxes, look, tall))
    picture = alt.layer(*layers, *texts)
    picture.height = tall
    return picture


def _boxes(table: Table, words: Words) -> Iterator[Box]:
    count = _counted(table)
    top, lowest = 0.0, 0.0
    for place, row in enumerate(drawn_rows(table)):
        step = row[0] in STEPS or place == 0
        if place:
            top = lowest + SPACE + (SPACE if step else 0)
        lowest = top + TALL
        yield Box(mark(row[count], words), row_label(table, row, words), top, step)


def _counted(table: Table) -> int:
    counts = [place for place, column in enumerate(table.columns) if column.kind is Kind.COUNT]
    totals = [place for place in counts if table.columns[place].key == TOTAL]
    if not counts:
        raise ValueError(f"{table.id} can't be drawn: it counts nothing")
    return (totals or counts)[0]


def _lines(boxes: list[Box], look: Look, tall: float) -> alt.Chart:
    """The column's line from step to step, and a line from it to each box that branches off."""
    spine = STEP_WIDTH / 2
    steps = [box for box in boxes if box.step]
    down: list[dict[str, object]] = [
        {"x": spine, "x2": spine, "y": above.top + TALL, "y2": below.top} for above, below in pairwise(steps)
    ]
    out: list[dict[str, object]] = [
        {"x": spine, "x2": box.left, "y": box.middle, "y2": box.middle} for box in boxes if not box.step
    ]
    after_last = [box for box in boxes if not box.step and steps and box.top > steps[-1].top]
    if after_last:
        down.append({"x": spine, "x2": spine, "y": steps[-1].top + TALL, "y2": after_last[-1].middle})
    return (
        _placed(down + out, tall)
        .mark_rule(color=look.quiet, strokeWidth=1.5)
        .encode(x2=alt.X2("x2:Q"), y2=alt.Y2("y2:Q"))
    )


def _arrows(boxes: list[Box], look: Look, tall: float) -> alt.Chart:
    heads: list[dict[str, object]] = [
        {"x": STEP_WIDTH / 2, "y": box.top - 4, "turn": 180}
        if box.step
        else {"x": box.left - 4, "y": box.middle, "turn": 90}
        for box in boxes[1:]
    ]
    mark = _placed(heads, tall).mark_point(shape="triangle-up", size=60, filled=True, color=look.quiet, opacity=1)
    return mark.encode(angle=alt.Angle("turn:Q", scale=alt.Scale(domain=[0, 360], range=[0, 360])))


def _frames(boxes: list[Box], look: Look, tall: float) -> alt.Chart:
    values: list[dict[str, object]] = [
        {"x": box.left, "x2": box.right, "y": box.top, "y2": box.top + TALL, "step": box.step} for box in boxes
    ]
    return (
        _placed(values, tall)
        .mark_rect(strokeWidth=1.5, cornerRadius=4)
        .encode(
            x2=alt.X2("x2:Q"),
            y2=alt.Y2("y2:Q"),
            fill=alt.condition("datum.step", alt.value(look.band), alt.value(look.paper)),
            stroke=alt.condition("datum.step", alt.value(look.series[0]), alt.value(look.quiet)),
        )
    )


def _numbers(boxes: list[Box], look: Look, tall: float) -> alt.Chart:
    values: list[dict[str, object]] = [
        {"x": box.left + NUMBER_ENDS, "y": box.middle, "text": box.number} for box in boxes
    ]
    return (
        _placed(values, tall)
        .mark_text(align="right", fontWeight=600, fontSize=LABEL_SIZE + 2, color=look.ink)
        .encode(text=alt.Text("text:N"))
    )


def _labels(boxes: list[Box], look: Look, tall: float) -> alt.Chart:
    values: list[dict[str, object]] = [
        {"x": box.left + LABEL_STARTS, "y": box.middle, "text": box.label} for box in boxes
    ]
    limit = WIDTH - BRANCH_LEFT - LABEL_STARTS
    return _placed(values, tall).mark_text(align="left", color=look.ink, limit=limit).encode(text=alt.Text("text:N"))


def _placed(values: list[dict[str, object]], tall: float) -> alt.Chart:
    across = alt.X("x:Q", scale=alt.Scale(domain=[0, WIDTH], nice=False), axis=None)
    down = alt.Y("y:Q", scale=alt.Scale(domain=[tall, 0], nice=False), axis=None)
    return alt.Chart(alt.Data(values=values)).encode(x=across, y=down)
