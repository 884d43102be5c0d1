"""Every change of a case and of the dated facts. Each takes `by=`, the viewer, and `on=`, the day it counts from."""

from .applications import (
    NotTakenHere,
    begin_mapping,
    end_application,
    protect_application,
    receive_application,
    record_contact,
)
from .attestations import attest, correct_attestation, withdraw_attestation
from .cases import AlreadyOpen, correct_case, move_case, open_case, reopen_case, start_case
from .exits import AlreadyExited, correct_exit, exit_case
from .facts import NeedsReason, correct_fact, end_fact, record_fact, withdraw_fact
from .followups import correct_followup, record_followup
from .participants import register_participant
from .responsibility import add_case_party, assign_responsible, end_case_party

__all__ = [
    "AlreadyExited",
    "AlreadyOpen",
    "NeedsReason",
    "NotTakenHere",
    "add_case_party",
    "assign_responsible",
    "attest",
    "begin_mapping",
    "correct_attestation",
    "correct_case",
    "correct_exit",
    "correct_fact",
    "correct_followup",
    "end_application",
    "end_case_party",
    "end_fact",
    "exit_case",
    "move_case",
    "open_case",
    "protect_application",
    "receive_application",
    "record_contact",
    "record_fact",
    "record_followup",
    "register_participant",
    "reopen_case",
    "start_case",
    "withdraw_attestation",
    "withdraw_fact",
]
