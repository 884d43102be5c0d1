"""The dated facts of “Vägen vidare”: what people did and lived on, payments, activities, follow-ups."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from stegvis.core.calendar_months import add_months
from stegvis.demo.draws import Draws
from stegvis.demo.months import months_from
from stegvis.demo.shape import Activity, Case, Category, FollowUp, Livelihood, Occupation, Payment, Responsibility

OWN, EXTRACT = "own", "af_extract"
DAY = timedelta(1)
FOLLOW_UPS = (6, 12, 24)
# What a reason for exit leads to: occupation, livelihood, category of the employment service.
AFTER = {
    "A1": ("work", "wage", "EJ"),
    "A2": ("work_supported", "wage_subsidised", "33"),
    "S1": ("studies_upper", "study_support", "EJ"),
    "S2": ("labour_market_training", "activity_support", "81"),
    "H1": ("sick_leave", "sickness_benefit", "14"),
    "O2": ("job_seeking", "assistance_full", "70"),
}
UNKNOWN = ("unknown", "unknown", "unknown")
WORKERS = {"eslov": ("eslov-1", "eslov-2"), "hoor": ("hoor-1",), "horby": ("horby-1",)}


@dataclass(frozen=True)
class Span:
    """One started case with its days, which are known."""

    case: Case
    started: date
    exited: date | None

    @property
    def last(self) -> date | None:
        return self.exited - DAY if self.exited else None

    @property
    def after(self) -> tuple[str, str, str]:
        return AFTER.get(self.case.exit_reason or "", UNKNOWN)


def occupations(span: Span, draws: Draws) -> Iterator[Occupation]:
    before = draws.one_of(("job_seeking", "sick_leave", "sick_leave", "other"))
    yield _occupation(span, add_months(span.started, -draws.between(8, 50)), span.last, before)
    if span.exited:
        yield _occupation(span, span.exited, None, span.after[0])


def _occupation(span: Span, on: date, until: date | None, code: str) -> Occupation:
    at_work = code in ("work", "work_supported")
    supported = code == "work_supported" if at_work else None
    hours = 30.0 if at_work else None
    return Occupation(
        number=span.case.number, on=on, until=until, code=code, hours=hours, supported=supported, source=OWN
    )


def livelihoods(span: Span, draws: Draws) -> Iterator[Livelihood]:
    since = add_months(span.started, -draws.between(12, 90))
    before = draws.one_of(((("assistance_full", 100),), (("assistance_part", 60), ("activity_support", 40))))
    for code, share in before:
        yield Livelihood(number=span.case.number, on=since, until=span.last, code=code, share=share, source=OWN)
    if span.exited:
        code = span.after[1]
        yield Livelihood(number=span.case.number, on=span.exited, until=None, code=code, share=100, source=OWN)


def categories(span: Span, draws: Draws) -> Iterator[Category]:
    since = add_months(span.started, -draws.between(3, 40))
    before = draws.one_of(("11", "11", "14", "70", "EJ"))
    yield Category(number=span.case.number, on=since, until=span.last, code=before, source=EXTRACT)
    if span.exited:
        yield Category(number=span.case.number, on=span.exited, until=None, code=span.after[2], source=EXTRACT)


def payments(span: Span, household_key: str, today: date, draws: Draws) -> Iterator[Payment]:
    """Say what the household was paid from a year and a half before start; nothing after a month with a wage."""
    paid_off = span.exited is not None and span.after[1] in ("wage", "wage_subsidised", "study_support")
    last = add_months(span.exited, 1) if span.exited and paid_off else add_months(today, -1)
    amount = draws.between(5_500, 13_500)
    for month in months_from(add_months(span.started, -18), min(last, add_months(today, -1))):
        if draws.chance(92):
            paid = amount + draws.between(-900, 900)
            yield Payment(household_key=household_key, month=month, kind="assistance", amount=paid)


def activities(span: Span, today: date, draws: Draws) -> Iterator[Activity]:
    """Say what was done, up to the day before today."""
    key, last = span.case.case_key, min(span.exited or today, today) - DAY
    yield _once(key, "mapping_interview", "eb", span.started - timedelta(draws.between(3, 10)))
    meeting, kind = span.started + timedelta(draws.between(4, 20)), "three_party"
    while meeting <= last:
        yield _once(key, kind, "eb", meeting)
        meeting += timedelta(draws.between(50, 90))
        kind = draws.one_of(("three_party", "four_party"))
    if (last - span.started).days > 90 and draws.chance(50):
        began = draws.day(span.started + timedelta(40), last - timedelta(20))
        until = min(began + timedelta(weeks=12), last)
        yield Activity(case_key=key, kind="work_training", party="ame", on=began, until=until, hours=16.0)


def _once(case_key: str, kind: str, party: str, on: date) -> Activity:
    return Activity(case_key=case_key, kind=kind, party=party, on=on, until=on)


def follow_ups(span: Span, followed: tuple[str, ...], draws: Draws) -> Iterator[FollowUp]:
    """Plan follow-ups 6, 12 and 24 months after exit; the first ones have come out as `followed` says."""
    if span.exited is None:
        return
    for turn, months in enumerate(FOLLOW_UPS):
        due = add_months(span.exited, months)
        status = followed[turn] if turn < len(followed) else "planned"
        done = due + timedelta(draws.between(0, 5)) if status == "done" else None
        yield FollowUp(case_key=span.case.case_key, months=months, due=due, done=done, status=status)


def responsibilities(span: Span, turn: int) -> Iterator[Responsibility]:
    workers = WORKERS[span.case.owner]
    worker = workers[turn % len(workers)]
    yield Responsibility(case_key=span.case.case_key, worker_key=worker, on=span.started, until=span.exited)
