"""What erasure on request takes: a ground of article 17, a decision, and a person for whom nothing waits."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.verdicts import Refused, Verdict, allow_if
from stegvis.apps.access.viewers import Viewer
from stegvis.core import codebook

from .due import holds, waits_for_something
from .models import SubjectRequest
from .policies import NeedsAReason, NotForProtected, NotThatDay, may_handle, sees_request, unmasked

Kind, Outcome = SubjectRequest.Kind, SubjectRequest.Outcome
DECIDED = (Outcome.GRANTED, Outcome.REFUSED)


class NotErasure(Refused):
    default = _("This request is not for erasure.")


class WrongGround(Refused):
    default = _("Choose a ground that goes with the decision.")


class StillWaits(Refused):
    default = _("A case is open, or somebody waits for an answer about the person. That is ended first.")


class KeptLonger(Refused):
    default = _("The file is kept longer by an exception. End it first, or refuse.")


class NotDecided(Refused):
    default = _("Nothing has been decided yet.")


@dataclass(frozen=True)
class Decision:
    """What was decided about erasure, on what ground, why, and on which day."""

    outcome: str
    ground: str
    why: str | None
    on: date

    @property
    def has_its_ground(self) -> bool:
        """Say whether the ground goes with the outcome; who takes it back needs none."""
        if self.outcome not in DECIDED:
            return not self.ground
        return self.ground in codebook.erasure_grounds.in_group(self.outcome)


def may_decide_erasure(viewer: Viewer, request: SubjectRequest, decision: Decision, today: date) -> Verdict:
    """Say whether the request is decided so. Everything is erased or nothing: what is granted lets no row stay."""
    granted = decision.outcome == Outcome.GRANTED
    told = decision.outcome != Outcome.REFUSED or bool(decision.why)
    waits = granted and waits_for_something(request.person, besides=request)
    kept = granted and holds(today).filter(person=request.person_id).exists()
    return (
        may_handle(viewer, request)
        .and_then(allow_if(request.kind == Kind.ERASURE, refusal=NotErasure))
        .and_then(allow_if(request.asked_on <= decision.on <= today, refusal=NotThatDay))
        .and_then(allow_if(decision.has_its_ground, refusal=WrongGround))
        .and_then(allow_if(told, refusal=NeedsAReason))
        .and_then(allow_if(not waits, refusal=StillWaits))
        .and_then(allow_if(not kept, refusal=KeptLonger))
    )


def may_make_letter(viewer: Viewer, request: SubjectRequest) -> Verdict:
    decided = request.kind == Kind.ERASURE and request.outcome in DECIDED
    return (
        sees_request(viewer, request)
        .and_then(allow_if(decided, refusal=NotDecided))
        .and_then(allow_if(unmasked(viewer, request), refusal=NotForProtected))
    )
