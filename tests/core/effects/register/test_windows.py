"""Features by window: against a loop over each person's months, and at the edges of what is known."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stegvis.core.effects.register import Months, connect, parse_features, read_features, table_of
from stegvis.core.effects.register.extracts import Description
from stegvis.core.effects.register.features import Feature, Function, require_after, require_before
from stegvis.core.errors import DataProblem

FIRST, LAST = 100, 119
BACKEND = connect()


def extract(rows: dict[tuple[int, int], float | None], *, sparse: bool, solid: bool = False) -> Months:
    people, months = zip(*rows, strict=True)
    frame = pl.DataFrame(
        {"id": people, "month": months, "aid": list(rows.values())},
        schema={"id": pl.Int64, "month": pl.Int64, "aid": pl.Float64},
    )
    about = Description(len(rows), len(set(people)), FIRST, LAST, 0, 0)
    return Months(BACKEND, table_of(frame), ("aid",), about, sparse, solid)


def asked(
    rows: dict, index: list[tuple], features: list[Feature] | str, *, sparse: bool = False, solid: bool = False
) -> list[tuple]:
    schema = {"id": pl.Int64, "month": pl.Int64, "since": pl.Int64, "gone": pl.Int64}
    frame = pl.DataFrame([(*each, None, None)[:4] for each in index], schema=schema, orient="row")
    read = parse_features(features) if isinstance(features, str) else features
    found = read_features(frame, [extract(rows, sparse=sparse, solid=solid)], read)
    return frame.select("id", "month").hstack(found).sort("id", "month").rows()


def told(rows: dict, who: tuple, each: Feature, *, sparse: bool) -> float | None:
    """Compute a feature one month at a time."""
    person, month, since, gone = who
    first = each.last if each.function is Function.LAST else each.first
    values = []
    for place in range(month + first, month + each.last + 1):
        outside = not FIRST <= place <= LAST or (since is not None and place < since)
        if outside or (gone is not None and place >= gone):
            return None
        value = rows.get((person, place), 0.0 if sparse else None)
        if value is None:
            return None
        values.append(value)
    above = [value > 0 for value in values]
    runs = (all(above[start : start + each.run]) for start in range(len(above) - each.run + 1))
    return {
        Function.SUM: sum(values),
        Function.MEAN: sum(values) / len(values),
        Function.LOWEST: min(values),
        Function.HIGHEST: max(values),
        Function.MONTHS: float(sum(above)),
        Function.LAST: values[-1],
        Function.STABLE: float(any(runs)),
    }[each.function]


CELLS = st.one_of(st.none(), st.sampled_from([-1.0, 0.0, 0.0, 1.0, 2.5]))
ROWS = st.dictionaries(st.tuples(st.integers(1, 3), st.integers(FIRST, LAST)), CELLS, min_size=1, max_size=50)
END = st.one_of(st.none(), st.integers(FIRST - 2, LAST + 2))
PERSON = st.tuples(st.integers(1, 4), st.integers(FIRST - 1, LAST + 1), END, END)
WHO = st.lists(PERSON, min_size=1, max_size=8, unique_by=lambda each: each[:2])


@st.composite
def windows(draw: st.DrawFn, name: str) -> Feature:
    function = draw(st.sampled_from(list(Function)))
    first = draw(st.integers(-6, 4))
    last = draw(st.integers(first, first + 5))
    run = draw(st.integers(1, last - first + 1)) if function is Function.STABLE else 1
    return Feature(name, function, "aid", first, last, run)


def assert_as_told(rows: dict, who: list[tuple], features: list[Feature], **kind: bool) -> None:
    sparse = kind.get("sparse", False)
    people = sorted(who, key=lambda person: person[:2])
    expected = [(*each[:2], *(told(rows, each, feature, sparse=sparse) for feature in features)) for each in people]
    found = asked(rows, who, features, **kind)
    assert [row[:2] for row in found] == [row[:2] for row in expected]
    assert [row[2:] for row in found] == [pytest.approx(row[2:]) for row in expected]


@settings(max_examples=20, deadline=None)
@given(ROWS, WHO, windows("one"), windows("other"), st.booleans())
def test_a_feature_is_what_a_loop_over_the_months_gives(rows, who, one, other, sparse):
    assert_as_told(rows, who, [one, other], sparse=sparse)


VALUES = st.lists(st.sampled_from([-1.0, 0.0, 1.0, 2.5]), min_size=60, max_size=60)
SPANS = st.lists(st.tuples(st.integers(FIRST, LAST), st.integers(0, 19)), min_size=1, max_size=3)


@settings(max_examples=20, deadline=None)
@given(SPANS, VALUES, st.data(), windows("one"), windows("other"))
def test_counting_rows_where_no_month_lacks_gives_the_same(spans, values, data, one, other):
    """All who are asked for have a row in their month, so that the faster way is taken."""
    cells = iter(values)
    rows = {
        (person, month): next(cells)
        for person, (first, length) in enumerate(spans, 1)
        for month in range(first, min(first + length, LAST) + 1)
    }
    keys = data.draw(st.lists(st.sampled_from(sorted(rows)), min_size=1, max_size=8, unique=True))
    who = [(*key, data.draw(END), data.draw(END)) for key in keys]
    assert_as_told(rows, who, [one, other], solid=True)


def test_who_has_no_row_in_her_month_is_looked_up_the_slower_way():
    rows = {(1, month): 1.0 for month in range(100, 104)}
    assert asked(rows, [(1, 104), (1, 103)], "before=sum(aid,-3..-1)", solid=True) == [(1, 103, 3), (1, 104, 3)]


def test_each_person_has_her_own_months_before():
    rows = {(1, month): 1.0 for month in range(100, 110)} | {(2, month): 2.0 for month in range(100, 110)}
    found = asked(rows, [(1, 105), (1, 108), (2, 104)], "before=sum(aid,-3..-1), after=sum(aid,0..1)")
    assert found == [(1, 105, 3, 2), (1, 108, 3, 2), (2, 104, 6, 4)]


def test_who_has_died_has_no_zeros():
    rows = {(1, 100): 1.0}
    assert asked(rows, [(1, 101, None, 105)], "after=sum(aid,0..5)", sparse=True) == [(1, 101, None)]
    assert asked(rows, [(1, 101, None, 107)], "after=sum(aid,0..5)", sparse=True) == [(1, 101, 0)]


def test_what_the_extract_does_not_cover_is_no_zero():
    assert asked({(1, 100): 1.0}, [(1, 102)], "before=sum(aid,-3..-1)", sparse=True) == [(1, 102, None)]


@pytest.mark.parametrize(
    "text, said",
    [
        ("a=sum(aid,-1..-3)", "ends before it starts"),
        ("a=total(aid,-3..-1)", "can't be read"),
        ("a=sum(aid)", "can't be read"),
        ("a=stable(aid,0..11)", "Only stable has a run"),
        ("a=sum(aid,0..11,3)", "Only stable has a run"),
        ("a=stable(aid,0..1,3)", "longer than the window"),
        ("a=sum(aid,0..1), a=sum(aid,0..2)", "Two features have this name"),
    ],
)
def test_a_feature_that_can_not_be_is_refused(text, said):
    with pytest.raises(DataProblem, match=said):
        parse_features(text)


def test_what_people_are_compared_on_is_of_months_before():
    require_before(parse_features("a=sum(aid,-3..-1)"))
    require_after(parse_features("a=sum(aid,0..3)"))
    with pytest.raises(DataProblem, match="months before"):
        require_before(parse_features("a=sum(aid,-3..0)"))
    with pytest.raises(DataProblem, match="month of entry or later"):
        require_after(parse_features("a=sum(aid,-1..3)"))


def test_a_feature_is_written_as_it_was_read():
    text = "a=sum(aid,-3..-1); b=stable(aid,0..11,3)"
    assert "; ".join(str(each) for each in parse_features(text)) == text
