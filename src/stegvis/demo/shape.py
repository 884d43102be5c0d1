"""What an invented project consists of. The facts carry the columns of the dataset's frames, by number instead of key.

Days may be None, where a day is not known. Everything is invented but the numbers, which are published test numbers.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """An authority or the association. `kind` is a code of `agencies`."""

    key: str
    name: str
    kind: str
    municipality: str | None = None


@dataclass(frozen=True, kw_only=True)
class Worker:
    """A member of staff of one organisation; `role` is the role in the application."""

    key: str
    name: str
    organisation: str
    role: str = "case_worker"


@dataclass(frozen=True, kw_only=True)
class Person:
    """An invented person. `language` is an ISO 639 code; `birth_country` is written in Swedish."""

    number: str
    given_name: str
    family_name: str
    sex: str
    born: date
    birth_country: str
    birth_region: str
    arrival_year: int | None
    language: str
    municipality: str
    protection: str = "none"


@dataclass(frozen=True, kw_only=True)
class Case:
    number: str
    case_key: str
    owner: str
    state: str
    referred: date | None
    started: date | None
    age_at_start: int | None
    exited: date | None
    exit_reason: str | None
    education: str
    months_public_support_before: int | None


@dataclass(frozen=True, kw_only=True)
class Referral:
    referral_key: str
    number: str | None
    case_key: str | None
    referred: date
    way_in: str
    decision: str | None
    decided: date | None


@dataclass(frozen=True, kw_only=True)
class Livelihood:
    number: str
    on: date | None
    until: date | None
    code: str
    share: int
    source: str


@dataclass(frozen=True, kw_only=True)
class Occupation:
    number: str
    on: date | None
    until: date | None
    code: str
    hours: float | None
    supported: bool | None
    source: str


@dataclass(frozen=True, kw_only=True)
class Category:
    number: str
    on: date | None
    until: date | None
    code: str
    source: str = "af_extract"


@dataclass(frozen=True, kw_only=True)
class Household:
    """A household. `size` counts everybody in it, also those who are not in the project."""

    household_key: str
    size: int


@dataclass(frozen=True, kw_only=True)
class HouseholdMember:
    household_key: str
    number: str
    on: date | None
    until: date | None


@dataclass(frozen=True, kw_only=True)
class Payment:
    household_key: str
    month: date
    kind: str
    amount: int


@dataclass(frozen=True, kw_only=True)
class Activity:
    case_key: str
    kind: str
    party: str
    on: date | None
    until: date | None
    hours: float | None = None


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    case_key: str
    months: int
    due: date | None
    done: date | None
    status: str


@dataclass(frozen=True, kw_only=True)
class Responsibility:
    case_key: str
    worker_key: str
    on: date | None
    until: date | None


@dataclass(frozen=True, kw_only=True)
class Staffing:
    """A party's staff in full-time equivalents. `party` is a code of `agencies`."""

    party: str
    on: date
    until: date | None
    share: float


@dataclass(frozen=True, kw_only=True)
class Goal:
    goal_key: str
    level: str
    title: str
    outcome: str | None = None
    denominator: str | None = None
    window_months: int | None = None
    threshold: float | None = None


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """A rule of eligibility: its kind and its parameters."""

    kind: str
    parameters: dict[str, object]


@dataclass(frozen=True, kw_only=True)
class BudgetYear:
    year: int
    budget: int
    outcome: int | None


@dataclass(frozen=True, kw_only=True)
class Decision:
    text: str
    owner: str
    due: date | None


@dataclass(frozen=True, kw_only=True)
class SteeringMeeting:
    on: date
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, kw_only=True)
class AnonymousCount:
    year: int
    sex: str
    participants: int


@dataclass(frozen=True, kw_only=True)
class Deviation:
    deviation_key: str
    on: date
    category: str
    level: str
    lacked: str
    waited: str
    rests_on: str
    municipality: str
    consequence: str
    days_lost: int | None


@dataclass(frozen=True, kw_only=True)
class ReportText:
    """A part of the evaluation report that a person has written. An empty text is still to be written."""

    block: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Commission:
    """The project's own record. `municipality` is None where several take part."""

    key: str
    title: str
    association: str
    purpose: str
    target_group: str
    methods: tuple[str, ...]
    starts: date
    ends: date
    form: str
    planned_participants: int
    budget: int
    capacity: int
    caseload_limit: int
    criteria: tuple[Criterion, ...]
    budget_years: tuple[BudgetYear, ...]
    steering_group: tuple[str, ...]
    meetings: tuple[SteeringMeeting, ...]
