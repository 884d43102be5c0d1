"""Status months: the state of every month, and when somebody left for good, or could no more."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stegvis.core.effects.register import connect, exits, month_of, months_in, status_months
from stegvis.core.effects.register import spells as read_spells
from stegvis.core.effects.register.extracts import Months
from stegvis.core.effects.register.states import KNOWN, OFFSET, STATE
from stegvis.core.errors import DataProblem
from stegvis.core.statistics.incidence import cumulative_incidence

from .extracts import months_file

START = month_of("2010-01")


@pytest.fixture(scope="module")
def spells(tmp_path_factory) -> Months:
    rows = [
        ("a", "2009-06", "2010-03", "aid"),
        ("a", "2010-03", "2010-03", "work"),
        ("a", "2010-05", "2010-09", "work"),
        ("b", "2009-06", "2010-02", "aid"),
        ("b", "2010-03", "2010-04", "work"),
        ("c", "2010-01", "2010-12", "aid"),
    ]
    path = months_file(tmp_path_factory.mktemp("spells"), rows, "key,from,to,code")
    return read_spells(
        connect(), path, id="key", start="from", end="to", code="code", codes=["work", "aid"], priority=True
    )


def index(*rows: tuple[str, int, str | None]) -> pl.DataFrame:
    """Return people with the month in which they are gone, counted from the start, and why."""
    columns = [(key, START, None, None if gone is None else START + gone, why) for key, gone, why in rows]
    schema = {"id": pl.String, "month": pl.Int64, "since": pl.Int64, "gone": pl.Int64, "cause": pl.String}
    return pl.DataFrame(columns, schema=schema, orient="row")


def told(spells: Months, *rows: tuple[str, int | None, str | None], last: int = 11) -> pl.DataFrame:
    return status_months(index(*rows), spells, first=0, last=last, otherwise="none")


def test_every_month_has_the_state_that_is_first_in_order(spells):
    found = told(spells, ("a", None, None))
    expected = ["aid", "aid", "work", "none", *["work"] * 5, "none", "none", "none"]
    assert found[STATE].to_list() == expected
    assert found[OFFSET].to_list() == list(range(12))


def test_who_has_died_is_in_no_other_state_and_beyond_the_extract_nothing_is_known(spells):
    found = told(spells, ("b", 4, "dead"), ("c", None, None), last=13)
    assert found[STATE].to_list()[:14] == ["aid", "aid", "work", "work", *["dead"] * 10]
    assert found[STATE].to_list()[26:] == ["unknown"] * 2
    assert found[KNOWN].to_list() == [True] * 4 + [False] * 10 + [True] * 12 + [False] * 2


def test_an_exit_is_stable_when_it_lasts_as_long_as_is_said(spells):
    people = (("a", None, None), ("b", None, None), ("c", None, None))
    rows = exits(told(spells, *people), {"work"}, run=3).select("first_exit", "stable_exit", "event", "ended").rows()
    assert rows == [(2, 4, "exit", 4), (2, None, "end", 12), (None, None, "end", 12)]


def test_death_competes_with_an_exit(spells):
    """In work for two of three months when she dies: no stable exit, and no month without one either."""
    found = exits(told(spells, ("a", 6, "dead"), ("c", 3, None)), {"work"}, run=3)
    assert found.select("first_exit", "stable_exit", "event", "ended").rows() == [
        (2, None, "dead", 6),
        (None, None, "gone", 3),
    ]


def test_months_self_supporting_are_not_known_of_who_is_gone(spells):
    found = months_in(told(spells, ("a", None, None), ("b", 6, "dead")), {"work", "none"})
    assert found["months"].to_list() == [10, None]


def test_exits_give_the_incidence_with_competing_events(spells):
    people = (("a", None, None), ("b", 5, "dead"), ("c", None, None), ("c", None, None))
    found = exits(told(spells, *people[:3]), {"work"}, run=3)
    causes = found["event"].replace_strict({"exit": 1, "dead": 2, "end": 0}).to_numpy()
    curve = cumulative_incidence(found["ended"].to_numpy().astype(float), causes, causes=2)
    assert np.allclose(curve.incidence[-1], [1 / 3, 1 / 3])


@pytest.mark.parametrize(
    "asked, said",
    [({"last": -1}, "ends before it starts"), ({"otherwise": "unknown"}, "needed for something else")],
)
def test_what_can_not_be_asked_is_refused(spells, asked, said):
    with pytest.raises(DataProblem, match=said):
        status_months(index(("a", None, None)), spells, **{"first": 0, "last": 3, "otherwise": "none", **asked})
    with pytest.raises(DataProblem):
        exits(told(spells, ("a", None, None)), {"work"}, run=0)


SEQUENCE = st.lists(st.sampled_from(["work", "aid", "none", "dead", "unknown"]), min_size=1, max_size=12)


@settings(max_examples=30, deadline=None)
@given(st.lists(SEQUENCE, min_size=1, max_size=4), st.integers(1, 4))
def test_exits_are_what_a_walk_through_each_sequence_finds(sequences, run):
    rows = [
        (place, f"p{place}", START, offset, state, state not in ("dead", "unknown"))
        for place, sequence in enumerate(sequences)
        for offset, state in enumerate(sequence)
    ]
    frame = pl.DataFrame(rows, schema=["place", "id", "month", OFFSET, STATE, KNOWN], orient="row")
    expected = []
    for sequence in sequences:
        lost = next((at for at, state in enumerate(sequence) if state in ("dead", "unknown")), len(sequence))
        walk = [state == "work" for state in sequence[:lost]]
        first = next((at for at, inside in enumerate(walk) if inside), None)
        stable = next((at for at in range(len(walk) - run + 1) if all(walk[at : at + run])), None)
        dead = lost < len(sequence) and sequence[lost] == "dead"
        event = "exit" if stable is not None else "dead" if dead else "end"
        expected.append((first, stable, event, stable if stable is not None else lost))
    found = exits(frame, {"work"}, run=run).select("first_exit", "stable_exit", "event", "ended").rows()
    assert found == expected
