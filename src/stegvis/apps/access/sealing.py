"""Chains the log's committed rows in blocks, so that a change or a gap shows.

A block's digest is the keyed hash (HMAC-SHA-256, key `log` of the key file) of the block before it, its number and
time, and the hash of each row it seals. Whoever can write in the database, but has not the key, can't make the chain
anew. Blocks cut off at the end leave a chain that is whole in itself: the newest digest goes to the system's own log
at each sealing, and `verify(expected=…)` looks for one that was noted.
"""

import hashlib
import hmac
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from .encryption import keyring
from .models import LogBlock, LogEntry, LogSeal

logger = logging.getLogger(__name__)

BLOCK_ROWS = 5000
LOOK_BACK = timedelta(days=1)
"""How far before the newest sealed row one looks for rows that were committed late."""
START = "0" * 64
SEAL_LOCK = 7_264_911
_HASHED = (
    "id",
    "at",
    "viewer",
    "user_id",
    "organisation_id",
    "act",
    "refused",
    "person_key",
    "person_keys",
    "target",
    "fields",
    "reason",
)


@dataclass(frozen=True)
class Verified:
    """What checking found: links that are broken, rows not yet sealed, and the newest digest."""

    blocks: int
    rows: int
    broken: tuple[str, ...]
    unsealed: int
    oldest_unsealed: datetime | None
    digest: str

    @property
    def is_whole(self) -> bool:
        return not self.broken


@dataclass(frozen=True)
class State:
    """How far the log is sealed."""

    blocks: int
    sealed_at: datetime | None
    digest: str = field(default=START)


@transaction.atomic
def seal(*, whole_log: bool = False) -> LogBlock | None:
    """Seal the committed rows that no block has yet, at most BLOCK_ROWS. Return the block, or None if there were none.

    Rows whose act began before the newest sealed row and was committed after it are found for a day; `whole_log` finds
    all. Two that seal at the same time wait for each other.
    """
    _one_at_a_time()
    rows = list(_unsealed(whole_log=whole_log).order_by("pk")[:BLOCK_ROWS])
    if not rows:
        return None
    last = LogBlock.objects.order_by("-number").first()
    number, previous, now = (last.number + 1 if last else 1), (last.digest if last else START), timezone.now()
    digest = _block_digest(number, now, previous, [_row_hash(row) for row in rows])
    block = LogBlock.objects.create(number=number, sealed_at=now, previous=previous, digest=digest)
    LogSeal.objects.bulk_create([LogSeal(entry=row, block=block) for row in rows])
    transaction.on_commit(lambda: logger.info("log block %d sealed, digest in groups: %s", number, _in_groups(digest)))
    return block


def seal_all(*, whole_log: bool = False) -> int:
    """Seal until nothing is left. Return the number of blocks."""
    blocks = 0
    while seal(whole_log=whole_log) is not None:
        blocks += 1
    return blocks


def verify(*, expected: str = "") -> Verified:
    """Recompute the whole chain. `expected` is a digest noted earlier that must be found in it."""
    broken: list[str] = []
    previous, digests, rows, number = START, {START}, 0, 0
    for block, entries, missing in _blocks():
        number += 1
        rows += len(entries)
        broken += _faults(block, number, previous, entries, missing)
        previous = block.digest
        digests.add(block.digest)
    if expected and expected.replace(" ", "") not in digests:
        broken.append("the digest that was noted is not in the chain")
    tail = _unsealed(whole_log=True).order_by("at")
    oldest = tail.values_list("at", flat=True).first()
    return Verified(number, rows, tuple(broken), tail.count(), oldest, previous)


def state() -> State:
    """Return how far the log is sealed, without checking it."""
    last = LogBlock.objects.order_by("-number").first()
    return State(last.number, last.sealed_at, last.digest) if last else State(0, None)


def _one_at_a_time() -> None:
    if connection.vendor == "postgresql":  # SQLite's write transactions are one at a time already
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEAL_LOCK])


def _unsealed(*, whole_log: bool) -> QuerySet[LogEntry]:
    rows = LogEntry.objects.filter(~Exists(LogSeal.objects.filter(entry=OuterRef("pk"))))
    newest = LogSeal.objects.order_by("-pk").values_list("entry__at", flat=True).first()
    return rows if whole_log or newest is None else rows.filter(at__gte=newest - LOOK_BACK)


def _blocks() -> Iterator[tuple[LogBlock, list[LogEntry], int]]:
    for block in LogBlock.objects.order_by("number").iterator(chunk_size=200):
        keys = list(LogSeal.objects.filter(block=block).order_by("entry_id").values_list("entry_id", flat=True))
        entries = list(LogEntry.objects.filter(seal__block=block).order_by("pk"))
        yield block, entries, len(keys) - len(entries)


def _faults(block: LogBlock, number: int, previous: str, entries: list[LogEntry], missing: int) -> Iterable[str]:
    if block.number != number:
        yield f"block {number} is missing"
    if block.previous != previous:
        yield f"block {block.number} does not follow the one before it"
    if missing:
        yield f"block {block.number} lacks {missing} rows"
    hashes = [_row_hash(entry) for entry in entries]
    if not hmac.compare_digest(block.digest, _block_digest(block.number, block.sealed_at, block.previous, hashes)):
        yield f"block {block.number} was changed, or one of its rows"


def _row_hash(row: LogEntry) -> bytes:
    digest = hashlib.sha256()
    for name in _HASHED:
        value = getattr(row, name)
        written = value.astimezone(UTC).isoformat() if isinstance(value, datetime) else str(value)
        encoded = written.encode()
        digest.update(len(encoded).to_bytes(8, "big") + encoded)
    return digest.digest()


def _block_digest(number: int, at: datetime, previous: str, hashes: list[bytes]) -> str:
    head = f"{number} {at.astimezone(UTC).isoformat()} {previous} {len(hashes)} ".encode()
    return hmac.new(keyring().log, head + b"".join(hashes), hashlib.sha256).hexdigest()


def _in_groups(digest: str) -> str:
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))
