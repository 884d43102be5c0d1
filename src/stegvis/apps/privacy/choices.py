"""What a form about requests can say."""

from .models import SubjectRequest

Identity, Outcome, Way = SubjectRequest.Identity, SubjectRequest.Outcome, SubjectRequest.Way

__all__ = ["Identity", "Outcome", "Way"]
