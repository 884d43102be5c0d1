"""Very many invented cases, drawn at once: for benchmarks, not for reading. No numbers and no names, only keys."""

from datetime import date

import numpy as np
import polars as pl

from stegvis.core import codebook
from stegvis.core.frames import BY_NAME, Dataset

FIRST_START, LAST_START = date(2015, 1, 1), date(2024, 12, 31)
CUT_OFF = date(2025, 6, 30)
EXITED_SHARE = 0.7
PAID_MONTHS = 12
WORKERS = 200
EPOCH = date(1970, 1, 1)
Days = np.ndarray[tuple[int], np.dtype[np.int64]]


def many_cases(cases: int, seed: int = 1, open_cases: int | None = None) -> Dataset:
    """Return a dataset of `cases` participations, a person each, with their facts.

    With `open_cases` as many are under way, drawn at random; without it about three in ten.

    Each case: a referral, livelihood and occupation before and, after an exit, then too, two categories, a household
    of its own with twelve payments, three activities, a responsibility, and a follow-up for who exited.
    """
    draw = np.random.default_rng(seed)
    people = _people(cases, draw)
    base = _codes(people if open_cases is None else _with_open(people, open_cases, draw), draw)
    return Dataset({name: _fitted(name, frame) for name, frame in _frames(base, draw).items()}, SETTINGS)


def _people(cases: int, draw: np.random.Generator) -> pl.DataFrame:
    """Draw a person, a start and, for most, an exit for each case."""
    number = np.arange(cases)
    started = draw.integers(_day(FIRST_START), _day(LAST_START), cases)
    ends = started + draw.integers(30, 900, cases)
    born = 2005 - draw.integers(0, 45, cases)
    return pl.DataFrame(
        {
            "person_key": _keys("p", number),
            "case_key": _keys("c", number),
            "household_key": _keys("h", number),
            "birth_year": born,
            # Nobody arrives before she is born: where the draw says so, she came in her first year.
            "arrival_year": np.maximum(born, 2015 - draw.integers(0, 20, cases)),
            "months": draw.integers(0, 120, cases),
            "referred": _days(started - draw.integers(5, 60, cases)),
            "started": _days(started),
            "ends": _days(ends),
            "was": (draw.random(cases) < EXITED_SHARE) & (ends <= _day(CUT_OFF)),
        }
    ).with_columns(exited=pl.when("was").then("ends"))


def _with_open(people: pl.DataFrame, open_cases: int, draw: np.random.Generator) -> pl.DataFrame:
    """Let `open_cases` be under way at the cut-off, and everybody else have left by then."""
    was = pl.Series("was", draw.permutation(people.height) >= open_cases)
    ends = pl.min_horizontal("ends", pl.lit(CUT_OFF))
    return people.with_columns(was, ends=ends).with_columns(exited=pl.when("was").then("ends"))


def _codes(people: pl.DataFrame, draw: np.random.Generator) -> pl.DataFrame:
    """Draw what is coded: who they are, what they did and lived on before and after."""
    among = {
        "sex": ("woman", "man"),
        "exit_reason": codebook.exits.codes,
        "birth_region": codebook.birth_regions.codes,
        "municipality": ("1285", "1267", "1266", "0581"),
        "education": codebook.education.codes,
        "before": ("job_seeking", "sick_leave", "other"),
        "after": ("work", "work_supported", "studies_basic", "job_seeking", "unknown"),
        "lived": ("assistance_full", "activity_support", "sickness_benefit"),
        "lives": ("wage", "study_support", "assistance_part", "unknown"),
        "category": ("11", "14", "22", "70", "EJ"),
        "category_after": codebook.af_codes.codes,
        "worker_key": tuple(f"w{each:03}" for each in range(WORKERS)),
    }
    drawn = {name: _one_of(draw, people.height, codes) for name, codes in among.items()}
    return people.with_columns(**drawn)


SETTINGS: dict[str, object] = {
    "project": "many",
    "period": {"from": FIRST_START, "to": LAST_START},
    "cut_off": CUT_OFF,
}


def _day(day: date) -> int:
    return (day - EPOCH).days


def _days(days: Days) -> pl.Series:
    return pl.Series(days.astype(np.int32)).cast(pl.Date)


def _keys(letter: str, number: Days) -> pl.Series:
    return letter + pl.Series(number).cast(pl.String).str.zfill(7)


def _one_of(draw: np.random.Generator, count: int, codes: tuple[str, ...]) -> pl.Series:
    return pl.Series(codes).gather(draw.integers(0, len(codes), count))


def _fitted(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    """Give a frame the columns of its spec: those that were not drawn are empty."""
    spec = BY_NAME[name]
    missing = [
        pl.lit(None, dtype).alias(column) for column, dtype in spec.schema.items() if column not in frame.columns
    ]
    return frame.with_columns(missing).select(pl.col(column).cast(dtype) for column, dtype in spec.schema.items())


def _frames(base: pl.DataFrame, draw: np.random.Generator) -> dict[str, pl.DataFrame]:
    base = base.with_columns(project=pl.lit("many"))
    left = base.filter("was")
    return {
        "persons": base,
        "cases": _cases(base),
        "referrals": _referrals(base),
        "livelihoods": _before_after(base, left, "lived", "lives").with_columns(share=pl.lit(100)),
        "occupations": _before_after(base, left, "before", "after"),
        "categories": _before_after(base, left, "category", "category_after"),
        "household_members": base.with_columns(on=pl.col("referred")),
        "payments": _payments(base, draw),
        "activities": _activities(base),
        "followups": _followups(left),
        "responsibilities": base.with_columns(on=pl.col("started"), until=pl.col("exited")),
        "project": pl.DataFrame({"project": ["many"], "title": ["Många"]}),
        "goals": GOALS,
    }


def _referrals(base: pl.DataFrame) -> pl.DataFrame:
    return base.with_columns(
        referral_key=pl.col("case_key"),
        way_in=pl.lit("eb"),
        decision=pl.lit("accepted"),
        decided=pl.col("referred"),
    )


def _followups(left: pl.DataFrame) -> pl.DataFrame:
    due = pl.col("ends").dt.offset_by("6mo")
    return left.with_columns(months=pl.lit(6), due=due, status=pl.lit("planned"))


GOALS = pl.DataFrame(
    {
        "goal_key": ["result"],
        "project": ["many"],
        "level": ["result"],
        "title": ["Minst hälften i arbete eller studier inom 12 månader"],
        "outcome": ["work_or_study"],
        "denominator": ["started"],
        "window_months": [12],
        "threshold": [0.5],
    }
)


def _cases(base: pl.DataFrame) -> pl.DataFrame:
    return base.with_columns(
        owner=pl.lit("municipality"),
        state=pl.when("was").then(pl.lit("exited")).otherwise(pl.lit("under_way")),
        age_at_start=pl.col("started").dt.year() - pl.col("birth_year"),
        exit_reason=pl.when("was").then("exit_reason"),
        months_public_support_before=pl.col("months"),
    )


def _before_after(base: pl.DataFrame, left: pl.DataFrame, before: str, after: str) -> pl.DataFrame:
    """Return a spell from a year before start to the exit, and for who exited another one from then on."""
    columns = ("person_key", "on", "until", "code")
    until = pl.col("exited") - pl.duration(days=1)
    first = base.with_columns(on=pl.col("started").dt.offset_by("-1y"), until=until, code=pl.col(before))
    second = left.with_columns(on=pl.col("ends"), until=pl.lit(None, pl.Date), code=pl.col(after))
    return pl.concat([first.select(columns), second.select(columns)])


def _payments(base: pl.DataFrame, draw: np.random.Generator) -> pl.DataFrame:
    """Return payments for the twelve months before the month of start."""
    months = pl.DataFrame({"back": np.arange(1, PAID_MONTHS + 1)})
    month = pl.col("started").dt.truncate("1mo").dt.offset_by(pl.format("-{}mo", "back"))
    paid = base.select("household_key", "started").join(months, how="cross").with_columns(month=month)
    amount = pl.Series(draw.integers(2_000, 15_000, paid.height).astype(np.float64))
    return paid.with_columns(kind=pl.lit("assistance"), amount=amount)


def _activities(base: pl.DataFrame) -> pl.DataFrame:
    kinds = pl.DataFrame({"kind": ["mapping_interview", "three_party", "group_session"], "party": ["eb", "eb", "af"]})
    return base.join(kinds, how="cross").with_columns(on=pl.col("started"), until=pl.col("started"))
