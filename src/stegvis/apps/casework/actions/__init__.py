"""Every change of a case and of the dated facts. Each takes `by=`, the viewer, and `on=`, the day it counts from."""

from .applications import (
    NotTakenHere,
    begin_mapping,
    end_application,
    protect_application,
    receive_application,
    record_contact,
)
from .asi import NothingRated, correct_asi, record_asi, withdraw_asi
from .assessments import (
    Measure,
    NotReceived,
    NoViews,
    TheViewsDiffer,
    add_view,
    conclude,
    correct_view,
    open_assessment,
    withdraw_assessment,
    withdraw_view,
)
from .attestations import attest, correct_attestation, withdraw_attestation
from .cases import AlreadyOpen, correct_case, move_case, open_case, reopen_case, start_case
from .exits import AlreadyExited, correct_exit, exit_case
from .facts import NeedsReason, correct_fact, end_fact, record_fact, withdraw_fact
from .followups import correct_followup, record_followup
from .mappings import (
    AlreadyFinished,
    AlreadyMapping,
    NothingWritten,
    finish_mapping,
    open_mapping,
    withdraw_mapping,
    write_section,
)
from .participants import register_participant
from .responsibility import add_case_party, assign_responsible, end_case_party
from .work_history import correct_held_occupation, record_held_occupation, withdraw_held_occupation

__all__ = [
    "AlreadyExited",
    "AlreadyFinished",
    "AlreadyMapping",
    "AlreadyOpen",
    "Measure",
    "NeedsReason",
    "NoViews",
    "NotReceived",
    "NotTakenHere",
    "NothingRated",
    "NothingWritten",
    "TheViewsDiffer",
    "add_case_party",
    "add_view",
    "assign_responsible",
    "attest",
    "begin_mapping",
    "conclude",
    "correct_asi",
    "correct_attestation",
    "correct_case",
    "correct_exit",
    "correct_fact",
    "correct_followup",
    "correct_held_occupation",
    "correct_view",
    "end_application",
    "end_case_party",
    "end_fact",
    "exit_case",
    "finish_mapping",
    "move_case",
    "open_assessment",
    "open_case",
    "open_mapping",
    "protect_application",
    "receive_application",
    "record_asi",
    "record_contact",
    "record_fact",
    "record_followup",
    "record_held_occupation",
    "register_participant",
    "reopen_case",
    "start_case",
    "withdraw_asi",
    "withdraw_assessment",
    "withdraw_attestation",
    "withdraw_fact",
    "withdraw_held_occupation",
    "withdraw_mapping",
    "withdraw_view",
    "write_section",
]
