from .log_reviews import SAMPLE, Judged, draw_log_sample, judge_entries, sign_log_review
from .requests import NobodyHere, close_request, extend_request, make_extract, record_request

__all__ = [
    "SAMPLE",
    "Judged",
    "NobodyHere",
    "close_request",
    "draw_log_sample",
    "extend_request",
    "judge_entries",
    "make_extract",
    "record_request",
    "sign_log_review",
]
