"""Any dataset that could be: a few persons, with whatever days, codes and gaps in them."""

from datetime import date, timedelta

from hypothesis import strategies as st

from stegvis.core.shapes import Period
from tests.core.tables.small import CASE, dataset

FIRST = date(2020, 1, 1)
SPAN = 900
PEOPLE = "abcdef"
DAYS = st.integers(0, SPAN).map(lambda n: FIRST + timedelta(days=n))
MAYBE_DAY = st.none() | DAYS
STATES = ("referred", "accepted", "under_way", "paused", "exited", "followed_up", "closed", "declined")
REASONS = ("A1", "S1", "O2", "E2", "Z1", "Z9", "D1", "unknown", "not in the list")
LIVELIHOODS = ("wage", "assistance_full", "assistance_part", "pension", "unknown", "odd")
OCCUPATIONS = ("work", "studies_basic", "job_seeking", "sick_leave", "unknown")
CATEGORIES = ("11", "22", "70-3", "EJ", "unmapped", "odd")


@st.composite
def people(draw):
    sexes = st.sampled_from(("woman", "man", "unknown"))
    return [
        {
            "person_key": key,
            "sex": draw(sexes),
            "birth_region": draw(st.sampled_from((None, "sweden", "abroad"))),
            "municipality": draw(st.sampled_from((None, "0581", "0580"))),
        }
        for key in PEOPLE
    ]


@st.composite
def cases(draw):
    rows = []
    for n in range(draw(st.integers(0, 9))):
        rows.append(
            CASE
            | {
                "case_key": f"c{n}",
                "person_key": draw(st.sampled_from(PEOPLE)),
                "state": draw(st.sampled_from(STATES)),
                "referred": draw(MAYBE_DAY),
                "started": draw(MAYBE_DAY),
                "exited": draw(MAYBE_DAY),
                "exit_reason": draw(st.none() | st.sampled_from(REASONS)),
                "age_at_start": draw(st.none() | st.integers(15, 80)),
                "education": draw(st.none() | st.just("compulsory")),
                "months_public_support_before": draw(st.none() | st.integers(0, 90)),
            }
        )
    return rows


@st.composite
def spans(draw):
    """Return a first and a last day; either may be missing."""
    on, until = draw(MAYBE_DAY), draw(MAYBE_DAY)
    return (until, on) if on and until and until < on else (on, until)


@st.composite
def facts(draw, codes, **more):
    rows = []
    for _ in range(draw(st.integers(0, 12))):
        on, until = draw(spans())
        row = {
            "person_key": draw(st.sampled_from(PEOPLE)),
            "on": on,
            "until": until,
            "code": draw(st.sampled_from(codes)),
        }
        rows.append(row | {name: draw(values) for name, values in more.items()})
    return rows


@st.composite
def belongings(draw, count, **keys):
    rows = []
    for _ in range(draw(st.integers(0, count))):
        on, until = draw(spans())
        rows.append({"on": on, "until": until} | {name: draw(values) for name, values in keys.items()})
    return rows


@st.composite
def rows_of(draw, count, **values):
    return [{name: draw(each) for name, each in values.items()} for _ in range(draw(st.integers(0, count)))]


CASE_KEYS = st.sampled_from([f"c{n}" for n in range(9)])
HOUSEHOLDS = st.sampled_from("hij")


@st.composite
def referrals(draw):
    persons, cases = st.none() | st.sampled_from(PEOPLE), st.none() | CASE_KEYS
    rows = draw(rows_of(4, person_key=persons, case_key=cases, referred=MAYBE_DAY))
    return [{"referral_key": f"r{n}", "project": "p", **row} for n, row in enumerate(rows)]


PAYMENTS = rows_of(
    20,
    household_key=HOUSEHOLDS,
    month=DAYS.map(lambda day: day.replace(day=1)),
    kind=st.sampled_from(("assistance", "other")),
    amount=st.sampled_from((-1000.0, 5000.0, 90000.0, 600000.0)),
)
FOLLOWUPS = rows_of(
    8,
    case_key=CASE_KEYS,
    months=st.sampled_from((6, 12, 24, 9)),
    due=MAYBE_DAY,
    done=MAYBE_DAY,
    status=st.sampled_from(("planned", "done", "unreachable", "declined")),
)
STAFFING = belongings(4, project=st.just("p"), party=st.sampled_from(("eb", "af")), share=st.sampled_from((0.5, 1.0)))
ANONYMOUS = rows_of(
    3,
    project=st.just("p"),
    year=st.integers(2020, 2022),
    sex=st.sampled_from(("woman", "man", "unknown")),
    number=st.integers(0, 5),
)


@st.composite
def datasets(draw):
    return dataset(
        persons=draw(people()),
        cases=draw(cases()),
        referrals=draw(referrals()),
        livelihoods=draw(facts(LIVELIHOODS, share=st.none() | st.integers(0, 100))),
        occupations=draw(facts(OCCUPATIONS, hours=st.none() | st.sampled_from((0.0, 10.0, 20.0, 40.0)))),
        categories=draw(facts(CATEGORIES)),
        household_members=draw(belongings(8, household_key=HOUSEHOLDS, person_key=st.sampled_from(PEOPLE))),
        payments=draw(PAYMENTS),
        followups=draw(FOLLOWUPS),
        responsibilities=draw(belongings(6, case_key=CASE_KEYS, worker_key=st.sampled_from("wxy"))),
        staffing=draw(STAFFING),
        anonymous_counts=draw(ANONYMOUS),
        settings=draw(st.sampled_from(SETTINGS)),
    )


SETTINGS = (
    {},
    {"cut_off": date(2021, 6, 30)},
    {
        "period": {"from": date(2020, 2, 1), "to": date(2021, 3, 31)},
        "cut_off": date(2021, 12, 31),
        "tables": {
            "af_before_after": {"exited_by": date(2020, 12, 31), "after": date(2021, 5, 1)},
            "payments_by_household": {"exited_by": date(2021, 2, 1), "regular_months": 2},
            "flow": {"identified": 7},
        },
    },
)
PERIODS = st.sampled_from((None, Period(date(2020, 3, 1), date(2020, 9, 30)), Period(None, date(2021, 1, 15))))
