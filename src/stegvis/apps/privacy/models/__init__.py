from .leaving import Leaving
from .log_reviews import LogReview, ReviewedEntry
from .removals import Removal, RemovalCount, RemovalLine
from .requests import SubjectRequest
from .retention import RetentionHold, RetentionRule

__all__ = [
    "Leaving",
    "LogReview",
    "Removal",
    "RemovalCount",
    "RemovalLine",
    "RetentionHold",
    "RetentionRule",
    "ReviewedEntry",
    "SubjectRequest",
]
