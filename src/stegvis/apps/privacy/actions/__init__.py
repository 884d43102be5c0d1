from .leaving import begin_leaving, finish_leaving, take_back_leaving
from .log_reviews import SAMPLE, Judged, draw_log_sample, judge_entries, sign_log_review
from .merging import decide_two_persons, merge_persons, take_back_two_persons
from .removals import (
    approve_removal,
    carry_on,
    discard_removal,
    finish_removal,
    prepare_removal,
    remove_person,
)
from .requests import (
    NobodyHere,
    close_request,
    decide_erasure,
    extend_request,
    make_decision_letter,
    make_extract,
    record_request,
)
from .retention import end_hold, hold_file, record_retention_rule
from .unmerging import undo_merge

__all__ = [
    "SAMPLE",
    "Judged",
    "NobodyHere",
    "approve_removal",
    "begin_leaving",
    "carry_on",
    "close_request",
    "decide_erasure",
    "decide_two_persons",
    "discard_removal",
    "draw_log_sample",
    "end_hold",
    "extend_request",
    "finish_leaving",
    "finish_removal",
    "hold_file",
    "judge_entries",
    "make_decision_letter",
    "make_extract",
    "merge_persons",
    "prepare_removal",
    "record_request",
    "record_retention_rule",
    "remove_person",
    "sign_log_review",
    "take_back_leaving",
    "take_back_two_persons",
    "undo_merge",
]
