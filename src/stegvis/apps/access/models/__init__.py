from .log_entries import LogBlock, LogEntry, LogSeal
from .memberships import Duty, Membership
from .organisations import Organisation, Unit
from .users import User

__all__ = ["Duty", "LogBlock", "LogEntry", "LogSeal", "Membership", "Organisation", "Unit", "User"]
