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
from .followups import FollowUp
from .kept import Kept, Withdrawable
from .mapping import TEXTS, HeldOccupation, Mapping, MappingSection
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
    "HIGHEST",
    "TEXTS",
    "WAITING",
    "AfCategory",
    "Application",
    "ApplicationContact",
    "ApplicationCount",
    "AsiOccasion",
    "AsiRating",
    "Assessment",
    "AssessmentView",
    "Attestation",
    "Case",
    "CaseParty",
    "CaseRevision",
    "DatedFact",
    "Education",
    "FollowUp",
    "HeldOccupation",
    "HouseholdMembership",
    "JointConclusion",
    "Kept",
    "LanguageLevel",
    "Livelihood",
    "Mapping",
    "MappingSection",
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
    "ProposedMeasure",
    "Referral",
    "ReferralEvent",
    "Residence",
    "Responsibility",
    "SentReferral",
    "StepLevel",
    "Withdrawable",
    "WorkAbility",
]
