"""What forms about requests, reviews and exceptions can say."""

from .models import RetentionHold, ReviewedEntry, SubjectRequest

Identity, Outcome, Way = SubjectRequest.Identity, SubjectRequest.Outcome, SubjectRequest.Way
Judgement = ReviewedEntry.Judgement
HoldReason = RetentionHold.Reason

__all__ = ["HoldReason", "Identity", "Judgement", "Outcome", "Way"]
