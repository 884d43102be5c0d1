"""Consent to handing over information, its withdrawal, and the joint plan: one form each, printed in seven languages.

The Swedish form is the one that is ticked and signed. The others stand beside it with the same box numbers, and are
drafts until somebody has reviewed them: a draft can be looked at, not printed.
"""

from .form import Box, ConsentForm, Keeper, Line, Person, WithdrawalForm
from .plan import PlanAnswer, PlanForm, PlannedAction, PlannedStep
from .preview import preview_html
from .printing import print_pdf
from .review import NotReviewed, Review
from .texts import LANGUAGES, SIGNED, FormText
from .texts import load as text_in

__all__ = [
    "LANGUAGES",
    "SIGNED",
    "Box",
    "ConsentForm",
    "FormText",
    "Keeper",
    "Line",
    "NotReviewed",
    "Person",
    "PlanAnswer",
    "PlanForm",
    "PlannedAction",
    "PlannedStep",
    "Review",
    "WithdrawalForm",
    "preview_html",
    "print_pdf",
    "text_in",
]
