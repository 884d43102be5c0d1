"""Every change of what is known about a person, and every handing over of it."""

from .anonymous import set_anonymous_count
from .copying import NothingToHandOver, WhoIsIt, digest
from .documents import (
    HasItsPaper,
    add_document,
    document_consent,
    has_paper,
    record_consent_with_paper,
    remove_document,
)
from .drafts import clear_draft, save_draft
from .filing import OnlyOneRow, file_disclosure, file_received, identity_of
from .form_reviews import TextHasChanged, record_form_review, withdraw_form_review
from .grounds import (
    AlreadyWithdrawn,
    CiteTheLaw,
    Line,
    NotAProvision,
    NothingAgreed,
    NotYet,
    narrow_consent,
    record_consent,
    record_provision,
    withdraw_ground,
)
from .handing_over import FileItFirst, SayWhy, ask, decline, give, hand_over
from .openings import NotKnownHere, open_own_staff, open_with_reason, review_opening
from .referring import Basis, copy_of_referral, end_ground_of_referral, ground_of_referral
from .register import (
    AlreadyRegistered,
    begin_history,
    correct_person,
    enter_person,
    index_names,
    keep,
    look_up_anew,
    name_keys,
    rebuild_name_search,
    register_person,
)
from .standing_views import NoLegalSupport, close_standing_view, open_standing_view

__all__ = [
    "AlreadyRegistered",
    "AlreadyWithdrawn",
    "Basis",
    "CiteTheLaw",
    "FileItFirst",
    "HasItsPaper",
    "Line",
    "NoLegalSupport",
    "NotAProvision",
    "NotKnownHere",
    "NotYet",
    "NothingAgreed",
    "NothingToHandOver",
    "OnlyOneRow",
    "SayWhy",
    "TextHasChanged",
    "WhoIsIt",
    "add_document",
    "ask",
    "begin_history",
    "clear_draft",
    "close_standing_view",
    "copy_of_referral",
    "correct_person",
    "decline",
    "digest",
    "document_consent",
    "end_ground_of_referral",
    "enter_person",
    "file_disclosure",
    "file_received",
    "give",
    "ground_of_referral",
    "hand_over",
    "has_paper",
    "identity_of",
    "index_names",
    "keep",
    "look_up_anew",
    "name_keys",
    "narrow_consent",
    "open_own_staff",
    "open_standing_view",
    "open_with_reason",
    "rebuild_name_search",
    "record_consent",
    "record_consent_with_paper",
    "record_form_review",
    "record_provision",
    "register_person",
    "remove_document",
    "review_opening",
    "save_draft",
    "set_anonymous_count",
    "withdraw_form_review",
    "withdraw_ground",
]
