from .anonymous_counts import AnonymousCount
from .disclosures import DisclosedKind, Disclosure, DisclosureRequest, Reception, StandingView, standing
from .documents import Document
from .drafts import Draft
from .form_reviews import FormReview
from .grounds import CONSENT, Consent, Ground, GroundHolding, GroundLine, in_force
from .hidden_batches import HiddenBatch, is_shown
from .merges import MergedRow, PersonMerge, TwoPersons
from .openings import LASTS, Opening, open_at
from .person import NameKey, Person, new_key, scoped

__all__ = [
    "CONSENT",
    "LASTS",
    "AnonymousCount",
    "Consent",
    "DisclosedKind",
    "Disclosure",
    "DisclosureRequest",
    "Document",
    "Draft",
    "FormReview",
    "Ground",
    "GroundHolding",
    "GroundLine",
    "HiddenBatch",
    "MergedRow",
    "NameKey",
    "Opening",
    "Person",
    "PersonMerge",
    "Reception",
    "StandingView",
    "TwoPersons",
    "in_force",
    "is_shown",
    "new_key",
    "open_at",
    "scoped",
    "standing",
]
