"""Every change of what is known about a person herself."""

from .anonymous import set_anonymous_count
from .drafts import clear_draft, save_draft
from .register import (
    AlreadyRegistered,
    correct_person,
    index_names,
    keep,
    name_keys,
    rebuild_name_search,
    register_person,
)

__all__ = [
    "AlreadyRegistered",
    "clear_draft",
    "correct_person",
    "index_names",
    "keep",
    "name_keys",
    "rebuild_name_search",
    "register_person",
    "save_draft",
    "set_anonymous_count",
]
