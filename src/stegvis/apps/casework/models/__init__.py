from .activities import FULL_TIME, Activity, ActivityDay
from .applications import Application, ApplicationContact, ApplicationCount
from .asi import HIGHEST, AsiOccasion, AsiRating
from .assessments import Assessment, AssessmentView, JointConclusion, ProposedMeasure
from .attestations import Attestation
from .cases import Case, CaseParty, CaseRevision, Responsibility
from .facts import (
    FACTS,
    AfCategory,
    DatedFact,
    Education,
    HouseholdMembership,
    LanguageLevel,
    Livelihood,
    Occupation,
    Residence,
    StepLevel,
    WorkAbility,
)
from .five_steps import Cv, CvLine, JobApplication, MissingSkill, PortfolioItem, PossibleOccupation
from .followups import FollowUp
from .former_cases import FormerCase
from .group_sessions import GroupSession, SessionPlace
from .kept import Kept, Withdrawable
from .mapping import TEXTS, HeldOccupation, Mapping, MappingCorrection, MappingSection
from .meetings import WHEN, Call, CallAnswer, CallNotice, Meeting, MeetingVersion
from .minutes import Minutes, MinutesCopy, MinutesPart, Task, TaskReport
from .notes import Note
from .payments import Payment
from .plans import (
    Plan,
    PlanAction,
    PlanCopy,
    PlanReport,
    PlanReview,
    PlanSignature,
    PlanSubGoal,
    PlanVersion,
)
from .referrals import WAITING, Referral, ReferralEvent, SentReferral

__all__ = [
    "FACTS",
    "FULL_TIME",
    "HIGHEST",
    "TEXTS",
    "WAITING",
    "WHEN",
    "Activity",
    "ActivityDay",
    "AfCategory",
    "Application",
    "ApplicationContact",
    "ApplicationCount",
    "AsiOccasion",
    "AsiRating",
    "Assessment",
    "AssessmentView",
    "Attestation",
    "Call",
    "CallAnswer",
    "CallNotice",
    "Case",
    "CaseParty",
    "CaseRevision",
    "Cv",
    "CvLine",
    "DatedFact",
    "Education",
    "FollowUp",
    "FormerCase",
    "GroupSession",
    "HeldOccupation",
    "HouseholdMembership",
    "JobApplication",
    "JointConclusion",
    "Kept",
    "LanguageLevel",
    "Livelihood",
    "Mapping",
    "MappingCorrection",
    "MappingSection",
    "Meeting",
    "MeetingVersion",
    "Minutes",
    "MinutesCopy",
    "MinutesPart",
    "MissingSkill",
    "Note",
    "Occupation",
    "Payment",
    "Plan",
    "PlanAction",
    "PlanCopy",
    "PlanReport",
    "PlanReview",
    "PlanSignature",
    "PlanSubGoal",
    "PlanVersion",
    "PortfolioItem",
    "PossibleOccupation",
    "ProposedMeasure",
    "Referral",
    "ReferralEvent",
    "Residence",
    "Responsibility",
    "SentReferral",
    "SessionPlace",
    "StepLevel",
    "Task",
    "TaskReport",
    "Withdrawable",
    "WorkAbility",
]
