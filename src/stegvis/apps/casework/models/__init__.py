from .applications import Application, ApplicationContact, ApplicationCount
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
)
from .followups import FollowUp
from .payments import Payment
from .referrals import Referral

__all__ = [
    "FACTS",
    "AfCategory",
    "Application",
    "ApplicationContact",
    "ApplicationCount",
    "Attestation",
    "Case",
    "CaseParty",
    "CaseRevision",
    "DatedFact",
    "Education",
    "FollowUp",
    "HouseholdMembership",
    "LanguageLevel",
    "Livelihood",
    "Occupation",
    "Payment",
    "Referral",
    "Residence",
    "Responsibility",
]
