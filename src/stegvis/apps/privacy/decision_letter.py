"""The decision on erasure as a letter to the person: what was decided, on what ground, and where to complain.

In Swedish, as decisions of authorities are, whatever language the screen has.
"""

from django.utils.translation import gettext as _
from django.utils.translation import override

from stegvis.apps.people.contents import LANGUAGE
from stegvis.core import codebook
from stegvis.core.writers import letter
from stegvis.core.writers.letter import Letter, LetterPart

from .models import SubjectRequest

Outcome = SubjectRequest.Outcome


def decision_letter(request: SubjectRequest) -> bytes:
    """Return the letter as a PDF. The request has been decided."""
    with override(LANGUAGE):
        return letter.compiled(_letter(request))


def _letter(request: SubjectRequest) -> Letter:
    granted = request.outcome == Outcome.GRANTED
    ground = codebook.erasure_grounds[request.ground].label.sv if request.ground else ""
    decided = request.closed_on or request.asked_on
    by = request.closed_by.name if request.closed_by else ""
    return Letter(
        title=_("Decision on erasure: granted") if granted else _("Decision on erasure: refused"),
        facts=(
            (_("To"), request.person.name),
            (_("From"), request.organisation.name),
            (_("You asked on"), f"{request.asked_on:%Y-%m-%d}"),
            (_("Decided on"), f"{decided:%Y-%m-%d}"),
            (_("Decided by"), by),
            (_("Our reference"), request.key),
        ),
        parts=(
            LetterPart(_("The decision"), (), _what_happens(granted)),
            LetterPart(_("Why"), ((_("Ground"), ground),), request.closed_why or ""),
            LetterPart(_("If you think this is wrong"), (), _appeal()),
        ),
        foot=request.organisation.name,
        page_of=(_("page"), _("of")),
        dated=decided,
    )


def _what_happens(granted: bool) -> str:
    if granted:
        return _(
            "Everything that we keep about you here is erased, as soon as another officer has checked the list. "
            "Figures keep counting that a case was there, without anything that leads to you. What other authorities "
            "have received from us is theirs: ask them."
        )
    return _("We don't erase what we keep about you. It is still removed when the time for keeping it is up.")


def _appeal() -> str:
    return _(
        "You can appeal against an authority's decision to the administrative court (chapter 7 section 2 of the Act "
        "2018:218 with supplementary provisions to the EU General Data Protection Regulation). Write to us within "
        "three weeks from the day you got the decision, and say what you want changed and why: we send it on. You can "
        "also complain to Integritetsskyddsmyndigheten."
    )
