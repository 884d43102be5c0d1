from .agreements import Agreement, Method
from .dated import Dated, DatedQuerySet, holds_on
from .funding import BudgetYear, EsfRecord, FundingSource
from .goals import Criterion, CriterionKind, CriterionValue, Denominator, Goal, Numerator
from .parties import Party, Staffing
from .project import FollowUpInterval, Project
from .steering import Decision, SteeringMeeting, SteeringMember

__all__ = [
    "Agreement",
    "BudgetYear",
    "Criterion",
    "CriterionKind",
    "CriterionValue",
    "Dated",
    "DatedQuerySet",
    "Decision",
    "Denominator",
    "EsfRecord",
    "FollowUpInterval",
    "FundingSource",
    "Goal",
    "Method",
    "Numerator",
    "Party",
    "Project",
    "Staffing",
    "SteeringMeeting",
    "SteeringMember",
    "holds_on",
]
