"""Spans of days of the same person."""

import polars as pl

FOR_EVER = pl.date(9999, 12, 31)


def overlaps_earlier(frame: pl.DataFrame, *, by: tuple[str, ...], start: str, end: str) -> pl.DataFrame:
    """Return the rows in order of start, with `overlaps`: whether one of the same `by` began earlier and still held.

    An open end holds for ever. One that ends on the day when the next begins does not overlap it: that is how
    registers write a change. Rows without a start are left out.
    """
    last = pl.col(end).fill_null(FOR_EVER)
    ordered = frame.filter(pl.col(start).is_not_null()).sort(*by, start, end, nulls_last=True)
    earlier = last.cum_max().shift(1).over(by)
    return ordered.with_columns((pl.col(start) < earlier).fill_null(False).alias("overlaps"))


def running_sum(frame: pl.DataFrame, *, by: str, start: str, end: str, value: str) -> pl.DataFrame:
    """Return the rows with `together`: the sum of `value` over the spans of the same `by` that hold when it begins.

    Days as in `overlaps_earlier`. Rows without a start or a value are left out.
    """
    known = frame.filter(pl.col(start).is_not_null(), pl.col(value).is_not_null())
    ends = pl.max_horizontal(pl.col(end), pl.col(start) + pl.duration(days=1))
    begin = known.with_columns(pl.col(start).alias("day"), pl.col(value).alias("change"), pl.lit(1).alias("turn"))
    stop = known.filter(pl.col(end).is_not_null()).with_columns(
        ends.alias("day"), (-pl.col(value)).alias("change"), pl.lit(0).alias("turn")
    )
    events = pl.concat([begin, stop]).sort(by, "day", "turn", maintain_order=True)
    together = events.with_columns(pl.col("change").cum_sum().over(by).alias("together"))
    return together.filter(pl.col("turn") == 1).drop("day", "change", "turn")
