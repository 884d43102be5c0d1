"""What forms about requests and reviews can say."""

from .models import ReviewedEntry, SubjectRequest

Identity, Outcome, Way = SubjectRequest.Identity, SubjectRequest.Outcome, SubjectRequest.Way
Judgement = ReviewedEntry.Judgement

__all__ = ["Identity", "Judgement", "Outcome", "Way"]
