"""Every change of what is known about a person, and every handing over of it."""

from .anonymous import set_anonymous_count
from .copying import NothingToHandOver, WhoIsIt
from .drafts import clear_draft, save_draft
from .filing import OnlyOneRow, file_disclosure
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
from .register import (
    AlreadyRegistered,
    correct_person,
    index_names,
    keep,
    name_keys,
    rebuild_name_search,
    register_person,
)
from .standing_views import NoLegalSupport, close_standing_view, open_standing_view

__all__ = [
    "AlreadyRegistered",
    "AlreadyWithdrawn",
    "CiteTheLaw",
    "FileItFirst",
    "Line",
    "NoLegalSupport",
    "NotAProvision",
    "NotKnownHere",
    "NotYet",
    "NothingAgreed",
    "NothingToHandOver",
    "OnlyOneRow",
    "SayWhy",
    "WhoIsIt",
    "ask",
    "clear_draft",
    "close_standing_view",
    "correct_person",
    "decline",
    "file_disclosure",
    "give",
    "hand_over",
    "index_names",
    "keep",
    "name_keys",
    "narrow_consent",
    "open_own_staff",
    "open_standing_view",
    "open_with_reason",
    "rebuild_name_search",
    "record_consent",
    "record_provision",
    "register_person",
    "review_opening",
    "save_draft",
    "set_anonymous_count",
    "withdraw_ground",
]
