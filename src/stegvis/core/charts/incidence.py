"""A cumulative share over time since the start, as steps, with its interval as a band."""

from collections.abc import Iterator

import altair as alt

from stegvis.core.charts.look import LABEL_SIZE, Look
from stegvis.core.charts.reading import columns_named, drawn_rows, height
from stegvis.core.language import Words
from stegvis.core.marking import _
from stegvis.core.shapes import Table

HEIGHT = 280
ROOM_FOR_NAME = 0.28  # of the time axis, to the right of the curve's end


def draw(table: Table, words: Words, look: Look) -> alt.LayerChart:
    """Draw the columns `months`, `share`, `low`, `high`. Points that are hidden or missing are not drawn.

    Raises ValueError when one of the columns is missing.
    """
    columns_named(table, "months", "share", "low", "high")
    points = list(_points(table))
    base = alt.Chart().encode(x=_time(points, words))
    area = base.mark_area(interpolate="step-after", color=look.band)
    band = area.encode(y=_share("low:Q", words), y2=alt.Y2("high:Q"))
    edges = [
        base.mark_line(interpolate="step-after", strokeDash=[3, 3], strokeWidth=1, color=look.series[0]).encode(
            y=_share(f"{edge}:Q", words)
        )
        for edge in ("low", "high")
    ]
    curve = base.mark_line(interpolate="step-after", strokeWidth=2.5, color=look.series[0]).encode(
        y=_share("share:Q", words)
    )
    picture = alt.layer(band, *edges, curve, *_names(points, words, look), data=alt.Data(values=points))
    picture.height = HEIGHT
    return picture


def _points(table: Table) -> Iterator[dict[str, float]]:
    keys = ("months", "share", "low", "high")
    for row in drawn_rows(table):
        point = {key: height(row[table.index(key)]) for key in keys}
        if point["months"] is not None and point["share"] is not None:
            yield {key: number for key, number in point.items() if number is not None}


def _time(points: list[dict[str, float]], words: Words) -> alt.X:
    last = max((point["months"] for point in points), default=12)
    ticks = list(range(0, int(last) + 1, 3 if last <= 24 else 6))
    return alt.X(
        "months:Q",
        title=words.text(_("months after start")),
        scale=alt.Scale(domain=[0, last * (1 + ROOM_FOR_NAME)], nice=False),
        axis=alt.Axis(values=ticks, grid=False, format="d"),
    )


def _share(field: str, words: Words) -> alt.Y:
    return alt.Y(
        field,
        title=words.text(_("share of all started")),
        scale=alt.Scale(domainMin=0, nice=True),
        axis=alt.Axis(format=".0%", tickCount=6, domain=False, ticks=False),
    )


def _names(points: list[dict[str, float]], words: Words, look: Look) -> list[alt.Chart]:
    if not points:
        return []
    end = points[-1]
    names = [("share", f"{words.percent(end['share'])}", look.ink, 600)]
    if "low" in end and "high" in end:
        names += [("high", words.text(_("95% interval")), look.quiet, 400)]
    return [
        alt.Chart(alt.Data(values=[{"months": end["months"], "level": end[place], "text": text}]))
        .mark_text(align="left", dx=8, fontWeight=weight, fontSize=LABEL_SIZE, color=colour)
        .encode(x=alt.X("months:Q"), y=alt.Y("level:Q"), text=alt.Text("text:N"))
        for place, text, colour, weight in names
    ]
