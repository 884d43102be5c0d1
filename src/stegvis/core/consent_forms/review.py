"""Who has read a translation. Without that, it may be looked at but not printed."""

from dataclasses import dataclass
from datetime import date

from stegvis.core.consent_forms import texts
from stegvis.core.errors import DataProblem, Finding
from stegvis.core.marking import _

NOT_REVIEWED = _("This translation has not been reviewed, so it cannot be printed.")
WHAT_TO_DO = _("Print the Swedish form, or ask an administrator to record who has reviewed the translation.")


@dataclass(frozen=True, kw_only=True)
class Review:
    """That somebody has read one version of one language's text and found it right."""

    language: str
    version: int
    reviewed_by: str
    reviewed_on: date


class NotReviewed(DataProblem):
    """A translation that nobody has reviewed, or not in its present version."""


def holds(review: Review | None, text: texts.FormText) -> bool:
    """Tell whether the review is of this text, as it is now, by somebody with a name."""
    if review is None or not review.reviewed_by.strip():
        return False
    return (review.language, review.version) == (text.language, text.version)


def require(review: Review | None, text: texts.FormText) -> None:
    """Raise NotReviewed unless the text is the one that is signed, or a translation with a review that holds."""
    if text.language != texts.SIGNED and not holds(review, text):
        raise NotReviewed(Finding(message=NOT_REVIEWED, hint=WHAT_TO_DO))
