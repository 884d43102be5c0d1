"""The study's protocol: read and checked, fixed with hash and date, and what has been done under it.

protocol = read_protocol(path)               # DataProblem by line and key
version, new = fix(protocol, at=..., software=...)
protocol.settings                            # what a run does, every option
"""

from .fingerprint import canonical, file_hash, fingerprint
from .ledger import Ledger, Version, beside, fix, fixed_version, note_reading, note_result, note_run, read_ledger
from .protocol import Design, Protocol, Role, example, read_protocol
from .settings import plan_of

__all__ = [
    "Design",
    "Ledger",
    "Protocol",
    "Role",
    "Version",
    "beside",
    "canonical",
    "example",
    "file_hash",
    "fingerprint",
    "fix",
    "fixed_version",
    "note_reading",
    "note_result",
    "note_run",
    "plan_of",
    "read_ledger",
    "read_protocol",
]
