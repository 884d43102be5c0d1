"""Cases and facts, as far as they exist for who is asking."""

from .applications import (
    Waiting,
    application_for,
    application_inbox,
    counts_of_applications,
    municipalities_open,
    own_words_of,
    waiting_applications,
    ways_in_municipality,
)
from .asi import AsiGrid, AsiLine, asi_grid, asi_occasion_for
from .assessments import (
    AssessmentPage,
    assessment_for,
    assessment_pages,
    proposed_measures,
    received_about,
    who_can_tell,
)
from .case_list import CaseFilter, CasePage, CaseRow, case_list
from .cases import (
    case_for,
    caseload,
    counts_by_state,
    followup_for,
    followups_due,
    open_without_responsible,
    people_behind,
    visible_cases,
    who_can_be_responsible,
)
from .changes import changes_of
from .differences import Change, Difference
from .eligibility import Answer, Line, answer_for, as_asked, attestations_of, considered, criteria_on, eligibility_of
from .happenings import Happening, happenings_of
from .lives import Lives, lives_of
from .mappings import (
    MappingPage,
    held_occupation_for,
    held_occupations,
    mapping_for,
    mapping_page,
    section_of,
)
from .next_steps import NextStep, next_steps
from .payments import Payments, payments_of
from .person_page import FactRow, PersonPage, corrections_of, facts_of, person_page
from .referrals import (
    UNOPENED_IS_LATE,
    counts_of_referrals,
    received_referral,
    receivers_for,
    referrals_about,
    referrals_answered,
    referrals_waiting,
    sent_referral,
    sent_referrals,
)
from .target_group import Concerned, CriteriaChange, change_of_criteria, concerned
from .timeline import Event, timeline
from .waiting_times import STEPS, sees_waiting_times, waiting_times
from .workbook import workbook_rows

__all__ = [
    "STEPS",
    "UNOPENED_IS_LATE",
    "Answer",
    "AsiGrid",
    "AsiLine",
    "AssessmentPage",
    "CaseFilter",
    "CasePage",
    "CaseRow",
    "Change",
    "Concerned",
    "CriteriaChange",
    "Difference",
    "Event",
    "FactRow",
    "Happening",
    "Line",
    "Lives",
    "MappingPage",
    "NextStep",
    "Payments",
    "PersonPage",
    "Waiting",
    "answer_for",
    "application_for",
    "application_inbox",
    "as_asked",
    "asi_grid",
    "asi_occasion_for",
    "assessment_for",
    "assessment_pages",
    "attestations_of",
    "case_for",
    "case_list",
    "caseload",
    "change_of_criteria",
    "changes_of",
    "concerned",
    "considered",
    "corrections_of",
    "counts_by_state",
    "counts_of_applications",
    "counts_of_referrals",
    "criteria_on",
    "eligibility_of",
    "facts_of",
    "followup_for",
    "followups_due",
    "happenings_of",
    "held_occupation_for",
    "held_occupations",
    "lives_of",
    "mapping_for",
    "mapping_page",
    "municipalities_open",
    "next_steps",
    "open_without_responsible",
    "own_words_of",
    "payments_of",
    "people_behind",
    "person_page",
    "proposed_measures",
    "received_about",
    "received_referral",
    "receivers_for",
    "referrals_about",
    "referrals_answered",
    "referrals_waiting",
    "section_of",
    "sees_waiting_times",
    "sent_referral",
    "sent_referrals",
    "timeline",
    "visible_cases",
    "waiting_applications",
    "waiting_times",
    "ways_in_municipality",
    "who_can_be_responsible",
    "who_can_tell",
    "workbook_rows",
]
