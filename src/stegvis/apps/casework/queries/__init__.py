"""Cases and facts, as far as they exist for who is asking."""

from .applications import (
    Waiting,
    application_for,
    counts_of_applications,
    inbox,
    municipalities_open,
    own_words_of,
    waiting_applications,
    ways_in_municipality,
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
from .changes import Change, Difference, changes_of
from .eligibility import Answer, Line, answer_for, as_asked, attestations_of, considered, criteria_on, eligibility_of
from .lives import Lives, lives_of
from .next_steps import NextStep, next_steps
from .payments import Payments, payments_of
from .person_page import FactRow, PersonPage, corrections_of, facts_of, person_page
from .timeline import Event, timeline
from .workbook import workbook_rows

__all__ = [
    "Answer",
    "CaseFilter",
    "CasePage",
    "CaseRow",
    "Change",
    "Difference",
    "Event",
    "FactRow",
    "Line",
    "Lives",
    "NextStep",
    "Payments",
    "PersonPage",
    "Waiting",
    "answer_for",
    "application_for",
    "as_asked",
    "attestations_of",
    "case_for",
    "case_list",
    "caseload",
    "changes_of",
    "considered",
    "corrections_of",
    "counts_by_state",
    "counts_of_applications",
    "criteria_on",
    "eligibility_of",
    "facts_of",
    "followup_for",
    "followups_due",
    "inbox",
    "lives_of",
    "municipalities_open",
    "next_steps",
    "open_without_responsible",
    "own_words_of",
    "payments_of",
    "people_behind",
    "person_page",
    "timeline",
    "visible_cases",
    "waiting_applications",
    "ways_in_municipality",
    "who_can_be_responsible",
    "workbook_rows",
]
