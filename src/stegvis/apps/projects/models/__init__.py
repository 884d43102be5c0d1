from ..choices import CriterionKind, Denominator, FundingSource, Numerator
from .agreements import Agreement, Method
from .coordinators import Coordinator, Course, Training
from .corrigible import Corrigible, CorrigibleDated
from .dated import Dated, DatedQuerySet, State, holds_on
from .funding import BudgetYear, EsfRecord
from .goals import Criterion, CriterionValue, Goal
from .parties import Party, Staffing
from .project import FollowUpInterval, Project
from .report_dates import ReportDates
from .steering import Decision, SteeringMeeting, SteeringMember

__all__ = [
    "Agreement",
    "BudgetYear",
    "Coordinator",
    "Corrigible",
    "CorrigibleDated",
    "Course",
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
    "ReportDates",
    "Staffing",
    "State",
    "SteeringMeeting",
    "SteeringMember",
    "Training",
    "holds_on",
]
