"""What forms about requests, reviews and exceptions can say."""

from .models import RetentionHold, ReviewedEntry, SubjectRequest

Identity, Outcome, Way = SubjectRequest.Identity, SubjectRequest.Outcome, SubjectRequest.Way
RequestKind = SubjectRequest.Kind
ENDS_OF_ACCESS = (Outcome.HANDED_OVER, Outcome.TAKEN_BACK, Outcome.REFUSED)
ENDS_OF_ERASURE = (Outcome.GRANTED, Outcome.REFUSED, Outcome.TAKEN_BACK)
Judgement = ReviewedEntry.Judgement
HoldReason = RetentionHold.Reason

__all__ = ["ENDS_OF_ACCESS", "ENDS_OF_ERASURE", "HoldReason", "Identity", "Judgement", "Outcome", "RequestKind", "Way"]
