from .anonymous_counts import AnonymousCount
from .drafts import Draft
from .hidden_batches import HiddenBatch, is_shown
from .person import NameKey, Person, new_key, scoped

__all__ = ["AnonymousCount", "Draft", "HiddenBatch", "NameKey", "Person", "is_shown", "new_key", "scoped"]
