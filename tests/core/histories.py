"""Small datasets by hand: cases, what people did, and a goal."""

from datetime import date

import polars as pl

from stegvis.core.frames import BY_NAME, Dataset
from stegvis.core.outcomes.goals import Goal

PROJECT = "p1"
CUT_OFF = date(2011, 1, 31)
GOAL = Goal(
    goal_key="g1",
    project=PROJECT,
    title="At least half in work or studies within 12 months",
    outcome="work_or_study",
    window_months=12,
    threshold=0.5,
)


def case(key, started, exited=None, reason=None, **more):
    """One person's one case. `started` None is a start without a day."""
    state = "exited" if exited or reason else "under_way"
    row = {"case_key": key, "person_key": f"person {key}", "project": PROJECT, "owner": "o1", "state": state}
    return {**row, "started": started, "exited": exited, "exit_reason": reason, **more}


def did(key, code, on, until=None, hours=None):
    """One spell of occupation."""
    return {"person_key": f"person {key}", "code": code, "on": on, "until": until, "hours": hours}


def frame(name, rows):
    spec = BY_NAME[name]
    return pl.DataFrame([dict.fromkeys(spec.columns) | row for row in rows], schema=spec.schema)


def dataset(cases, occupations=(), **more):
    rows = {"cases": cases, "occupations": occupations, **more}
    return Dataset({name: frame(name, each) for name, each in rows.items()})


def as_row(goal):
    return {
        "goal_key": goal.goal_key,
        "project": goal.project,
        "level": "result",
        "title": goal.title,
        "outcome": goal.outcome,
        "denominator": goal.about,
        "window_months": goal.window_months,
        "threshold": goal.threshold,
    }


def report_of_2011(*, dated=True):
    """The 136 who started and the 59 who exited, by table 2 of the report; the days are invented."""
    exits = ["M2"] * 3 + ["M1"] * 4 + ["O2"] * 12 + ["A0"] * 26 + ["S1"] * 8 + ["F1", "K1"] + ["Z1"] * 4
    start, out = (date(2009, 9, 1), date(2010, 6, 1)) if dated else (None, None)
    gone = [case(f"e{number:03}", start, out, reason) for number, reason in enumerate(exits)]
    return [*gone, *(case(f"u{number:03}", start) for number in range(136 - len(exits)))]
