"""What a joint plan holds on paper: the person's own copy, in whichever language the headings are printed."""

from dataclasses import dataclass
from datetime import date

from stegvis.core.consent_forms import faults
from stegvis.core.consent_forms.form import Keeper, Person


@dataclass(frozen=True, kw_only=True, repr=False)
class PlannedAction:
    """What somebody is to do by a day; nobody named is the person."""

    what: str
    due: date
    who: str = ""
    contact: str = ""


@dataclass(frozen=True, kw_only=True, repr=False)
class PlannedStep:
    """A sub-goal with its actions; without a text, actions that stand by themselves."""

    actions: tuple[PlannedAction, ...]
    text: str = ""


@dataclass(frozen=True, kw_only=True, repr=False)
class PlanAnswer:
    """That somebody signed on a day, or did not and why; nobody named is the person."""

    on: date
    who: str = ""
    why: str = ""


@dataclass(frozen=True, kw_only=True, repr=False)
class PlanForm:
    """A version of a plan, in the person's own words as they were written. `missing` are those who have not answered.

    Raises DataProblem without a keeper whom the person can ask.
    """

    keeper: Keeper
    person: Person
    number: int
    goal: str
    steps: tuple[PlannedStep, ...]
    agreed_on: date | None = None
    review_on: date | None = None
    answers: tuple[PlanAnswer, ...] = ()
    missing: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        faults.refuse(*faults.of_keeper(self.keeper.organisation, self.keeper.phone, cooperation="plan"))
