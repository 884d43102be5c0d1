"""Goal attainment against plain loops over random histories: the rules of the issue, written a second time."""

import random
from datetime import date, timedelta

import polars as pl
import pytest

from stegvis.core import codebook
from stegvis.core.calendar_months import add_months
from stegvis.core.outcomes.goal import attainment
from stegvis.core.outcomes.histories import Cause, incidence
from tests.core.histories import CUT_OFF, GOAL, case, dataset, did

pytestmark = pytest.mark.histories

EXITS = {each.code: each for each in codebook.load("exits")}
OCCUPATIONS = {each.code: each.group for each in codebook.load("occupations")}
SUCCESS = ("work", "studies")


def some_day(chance):
    return date(2009, 1, 1) + timedelta(days=chance.randrange(900))


def a_life(key, chance):
    """One case with up to four spells; a fifth of the exits are after the cut-off."""
    started = some_day(chance)
    exited = started + timedelta(days=chance.randrange(700)) if chance.random() < 0.6 else None
    reason = chance.choice([*EXITS, None]) if exited else None
    spells = []
    for _ in range(chance.randrange(5)):
        on = some_day(chance) - timedelta(days=chance.choice([0, 300]))
        until = on + timedelta(days=chance.randrange(400)) if chance.random() < 0.7 else None
        hours = chance.choice([None, 0, 10, 20, 20, 40])
        spells.append(did(key, chance.choice(list(OCCUPATIONS)), on, until, hours))
    return case(key, started, exited, reason), spells


def extent(spells, day, reach=0):
    """Return None when nothing is held, "some" when hours are not known, else hours."""
    for back in range(reach + 1):
        then = day - timedelta(days=back)
        held = [each for each in spells if each["on"] <= day and (each["until"] or day) >= then]
        if held:
            return "some" if any(each["hours"] is None for each in held) else sum(each["hours"] for each in held)
    return None


def success_day(row, spells):
    """Walk from the start to the cut-off, and take the first day of more work or studies than before."""
    known = [each for each in spells if each["on"] <= CUT_OFF]
    days = {row["exited"], *(each["on"] for each in known)} - {None}
    for day in sorted(day for day in days if row["started"] <= day <= CUT_OFF):
        if row["exited"] == day and EXITS[row["exit_reason"] or "unknown"].group in SUCCESS:
            return day
        if any(begun_or_increased(row, known, group, day) for group in SUCCESS):
            return day
    return None


def begun_or_increased(row, known, group, day):
    same = [each for each in known if OCCUPATIONS[each["code"]] == group and each["hours"] != 0]
    before = extent(same, row["started"] - timedelta(days=1), reach=6)
    now = extent(same, day)
    begins = any(each["on"] == day for each in same)
    return begins and (before is None or ("some" not in (before, now) and now > before))


def story(row, spells):
    """Return what the lines need to know of one case, or None when it counts nowhere."""
    if row["exit_reason"] == "Z9" or row["started"] > CUT_OFF:
        return None
    exited = row["exited"] if row["exited"] and row["exited"] <= CUT_OFF else None
    reason = EXITS[row["exit_reason"] or "unknown"] if exited else None
    success = success_day(row, spells)
    by_exit = bool(reason) and reason.group in SUCCESS
    unknown_exit = bool(reason) and reason.group == "unknown"
    deadline = add_months(row["started"], 12)
    end = min(day for day in (success, exited, CUT_OFF) if day)
    cause = 1 if success == end else 2 if exited == end and not unknown_exit else 0
    return {
        "key": row["case_key"],
        "exited": bool(exited),
        "by_exit": by_exit,
        "transfer": bool(reason) and "transfer" in reason.flags,
        "unknown_exit": unknown_exit,
        "asked": deadline <= CUT_OFF,
        "in_window": bool(success) and success <= deadline,
        "lost_in_window": unknown_exit and exited <= deadline,
        "end": end,
        "started": row["started"],
        "cause": cause,
    }


def aalen_johansen(stories):
    """Sum S(s−)·d/n over the distinct times within the window."""
    lived = [(months(each), each["cause"]) for each in stories]
    alive, risen = 1.0, 0.0
    for now in sorted({time for time, _ in lived if time <= 12}):
        at_risk = sum(time >= now for time, _ in lived)
        events = [cause for time, cause in lived if time == now and cause]
        risen += alive * events.count(1) / at_risk
        alive *= 1 - len(events) / at_risk
    return risen


def months(each):
    """Count months by stepping from the start, a month at a time; the month begun counts by its own days."""
    whole = 0
    while add_months(each["started"], whole) < each["end"]:
        whole += 1
    if whole == 0:
        return 0.0
    first, last = add_months(each["started"], whole - 1), add_months(each["started"], whole)
    return round(whole - (last - each["end"]).days / (last - first).days, 9)


@pytest.fixture(scope="module", params=range(25))
def told(request):
    """120 lives as a dataset, and what the loops make of them."""
    chance = random.Random(request.param)
    lives = [a_life(f"c{number:03}", chance) for number in range(120)]
    data = dataset([row for row, _ in lives], [spell for _, spells in lives for spell in spells])
    return data, [each for each in (story(*life) for life in lives) if each]


def keys(stories, *wanted):
    return tuple(sorted(each["key"] for each in stories if all(each[name] for name in wanted)))


def test_every_line_equals_the_plain_loops(told):
    data, stories = told
    found = attainment(data, GOAL, cut_off=CUT_OFF)
    of_started, of_exits, curve, stayed, window = found.lines
    assert (of_started.numerator_keys, of_started.denominator_keys) == (keys(stories, "by_exit"), keys(stories))
    assert (of_exits.numerator_keys, of_exits.denominator_keys) == (keys(stories, "by_exit"), keys(stories, "exited"))
    assert of_exits.unknown_keys == keys(stories, "exited", "unknown_exit")
    kept = [each for each in stories if not each["transfer"]]
    assert (stayed.numerator_keys, stayed.denominator_keys) == (keys(kept, "by_exit"), keys(kept, "exited"))
    assert (window.numerator_keys, window.denominator_keys) == (
        keys(stories, "asked", "in_window"),
        keys(stories, "asked"),
    )
    lost = [each for each in stories if each["lost_in_window"] and not each["in_window"]]
    assert window.unknown_keys == keys(lost, "asked")
    assert curve.denominator_keys == keys(stories)
    assert curve.share == pytest.approx(aalen_johansen(stories), abs=1e-12)


def test_the_lines_fit_together(told):
    data, _ = told
    found = attainment(data, GOAL, cut_off=CUT_OFF)
    of_started, of_exits, curve, stayed, window = found.lines
    assert set(of_exits.denominator_keys) <= set(of_started.denominator_keys) == set(curve.denominator_keys)
    assert set(stayed.denominator_keys) <= set(of_exits.denominator_keys)
    assert of_started.numerator_keys == of_exits.numerator_keys == stayed.numerator_keys
    for line in (of_started, of_exits, stayed, window):
        assert (line.numerator, line.denominator) == (len(line.numerator_keys), len(line.denominator_keys))
        assert not set(line.numerator_keys) & set(line.unknown_keys)
        assert set(line.numerator_keys) | set(line.unknown_keys) <= set(line.denominator_keys)
        assert line.worst <= line.share <= line.best <= 1
        assert line.interval.low <= line.share <= line.interval.high


def test_incidences_and_the_still_waiting_sum_to_one(told):
    data, stories = told
    curve = incidence(attainment(data, GOAL, cut_off=CUT_OFF).events)
    assert curve.incidence.sum(axis=1) + curve.survival == pytest.approx(1)
    expected = [sum(each["cause"] == cause for each in stories) for cause in (Cause.SUCCESS, Cause.OTHER)]
    assert curve.events.sum(axis=0).tolist() == expected


def test_nothing_later_than_the_cut_off_changes_a_line(told):
    data, _ = told
    cases = data["cases"].filter(pl.col("started") <= CUT_OFF)
    later = pl.col("exited") > CUT_OFF
    wrong = pl.col("exit_reason") == "Z9"
    cut = data.with_frames(
        cases=cases.with_columns(
            pl.when(~later | wrong).then(each).alias(each) for each in ("exited", "exit_reason")
        ).with_columns(state=pl.when(pl.col("exited").is_null()).then(pl.lit("under_way")).otherwise("state")),
        occupations=data["occupations"].filter(pl.col("on") <= CUT_OFF),
    )
    then, now = (attainment(each, GOAL, cut_off=CUT_OFF).lines for each in (cut, data))
    assert then == now
    assert [line.numerator_keys for line in then] == [line.numerator_keys for line in now]


@pytest.mark.parametrize("seed", range(10))
def test_without_censoring_incidence_and_window_are_the_same_share(seed):
    """Everybody exits for a known reason, and nothing is dated but exits."""
    known = [code for code, each in EXITS.items() if each.group != "unknown"]
    chance = random.Random(seed)
    started = date(2009, 1, 1)
    cases = [
        case(f"c{number}", started, started + timedelta(days=chance.randrange(700)), chance.choice(known))
        for number in range(80)
    ]
    found = attainment(dataset(cases), GOAL, cut_off=CUT_OFF)
    incidence_line, window = found.line("incidence"), found.line("window")
    assert incidence_line.share == pytest.approx(window.share)
    assert incidence_line.numerator_keys == window.numerator_keys
    assert window.unknown_keys == ()
