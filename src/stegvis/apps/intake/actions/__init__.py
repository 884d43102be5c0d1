"""Every change of a received file: taken in, named, read in, put aside."""

from .deciding import AnotherIsBeingSaved, Outdated, accept, cancel, reject, try_again
from .forgetting import forget_files
from .mapping import confirm_mapping
from .receiving import AlreadyReadIn, TooLarge, receive_file

__all__ = [
    "AlreadyReadIn",
    "AnotherIsBeingSaved",
    "Outdated",
    "TooLarge",
    "accept",
    "cancel",
    "confirm_mapping",
    "forget_files",
    "receive_file",
    "reject",
    "try_again",
]
