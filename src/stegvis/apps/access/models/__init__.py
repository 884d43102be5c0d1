from .erasure import ErasurePass
from .log_entries import InsertOnlyModel, LogBlock, LogEntry, LogSeal
from .memberships import Duty, Membership
from .organisations import Organisation, Unit
from .users import User

__all__ = [
    "Duty",
    "ErasurePass",
    "InsertOnlyModel",
    "LogBlock",
    "LogEntry",
    "LogSeal",
    "Membership",
    "Organisation",
    "Unit",
    "User",
]
