from .log_reviews import LogReview, ReviewedEntry
from .requests import SubjectRequest

__all__ = ["LogReview", "ReviewedEntry", "SubjectRequest"]
