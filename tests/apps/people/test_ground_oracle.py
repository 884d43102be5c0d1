"""The predicate against an oracle that knows nothing of it: random histories, replayed by hand.

The oracle keeps a plain list of what was said when, and asks for each box by itself whether something said still holds.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.utils import timezone

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.people import actions, queries
from stegvis.apps.people.models import Ground
from stegvis.apps.people.policies import NoGround, covering
from tests.apps.people.sharing import consent, entries, hand_over

pytestmark = pytest.mark.histories

STOCKHOLM = ZoneInfo("Europe/Stockholm")
START = datetime(2026, 2, 1, tzinfo=ZoneInfo("UTC"))
HOURS = 24 * 20
KINDS = ("identity", "economy", "health", "work_education")
PURPOSES = ("planning", "follow_up")
NAMES = ("ekby", "af", "region")
WAYS = (("ekby", "af"), ("ekby", "region"), ("af", "ekby"), ("af", "region"))
HISTORIES, PROBES = 200, 14


@dataclass
class Said:
    """One ground as the oracle remembers it: who knows, which boxes got a yes, and its days and instants."""

    known_to: set[str]
    purpose: str
    boxes: set[tuple[str, str, str]]
    given_at: datetime
    first: date
    last: date | None
    gone_at: datetime | None = None
    row: Ground | None = field(default=None, compare=False)

    def holds(self, at: datetime) -> bool:
        day = at.astimezone(STOCKHOLM).date()
        if at < self.given_at or day < self.first:
            return False
        if self.last is not None and day > self.last:
            return False
        return self.gone_at is None or at < self.gone_at


def may_go(said: list[Said], sender: str, receiver: str, purpose: str, at: datetime) -> set[str]:
    """Return the kinds that may go, one by one."""
    allowed = set()
    for kind in KINDS:
        for each in said:
            agreed = each.purpose == purpose and (sender, receiver, kind) in each.boxes
            if agreed and sender in each.known_to and each.holds(at):
                allowed.add(kind)
    return allowed


def some_instant(draw: random.Random, since: datetime = START) -> datetime:
    """Return an instant of the weeks from `since`; half lie at or beside a Swedish midnight, where mistakes live."""
    at = since + timedelta(hours=draw.randrange(HOURS), minutes=draw.randrange(60))
    if draw.random() < 0.5:
        midnight = at.astimezone(STOCKHOLM).replace(hour=0, minute=0)
        at = midnight + draw.choice([timedelta(0), timedelta(microseconds=-1), timedelta(microseconds=1)])
    return at


def some_days(draw: random.Random, given_at: datetime) -> tuple[date, date | None]:
    first = given_at.astimezone(STOCKHOLM).date() + timedelta(days=draw.choice([-1, 0, 0, 0, 1, 5]))
    last = None if draw.random() < 0.4 else first + timedelta(days=draw.choice([0, 0, 1, 3, 10]))
    return first, last


def test_a_row_says_of_itself_what_the_oracle_says():
    draw = random.Random(20261122)
    for _history in range(20_000):
        given_at = some_instant(draw)
        first, last = some_days(draw, given_at)
        gone_at = given_at + timedelta(hours=draw.randrange(100)) if draw.random() < 0.5 else None
        said = Said(set(), "", set(), given_at, first, last, gone_at)
        row = Ground(given_at=given_at, since=first, until=last, withdrawn_at=gone_at)
        at = draw.choice([some_instant(draw), given_at, gone_at or given_at])
        assert row.is_in_force(at) == said.holds(at), (row.__dict__, at)


class History:
    """Amina as Ekby knows her and as AF does, and everything that was said about handing over between three."""

    def __init__(self, cast, draw: random.Random, theirs, since: datetime = START) -> None:
        self.cast, self.draw, self.since, self.said = cast, draw, since, []
        self.rows = {"ekby": cast.amina, "af": theirs}
        self.workers = {"ekby": cast.case_worker, "af": cast.af_worker}

    def live(self, steps: int) -> None:
        for _step in range(steps):
            self.draw.choice([self.agree, self.agree, self.withdraw, self.narrow, self.tell])()

    def agree(self) -> None:
        keeper, purpose = self.draw.choice(["ekby", "af"]), self.draw.choice(PURPOSES)
        ways = self.draw.sample([(a, b) for a in NAMES for b in NAMES if a != b], self.draw.randint(1, 3))
        kinds = tuple(self.draw.sample(KINDS, self.draw.randint(1, 3)))
        refused = tuple(kind for kind in kinds if self.draw.random() < 0.25)
        given_at = some_instant(self.draw, self.since)
        first, last = some_days(self.draw, given_at)
        row = consent(
            self.cast, person=self.rows[keeper], by=self.workers[keeper], ways=tuple(ways), kinds=kinds,
            refused=refused, purpose=purpose, since=first, until=last, given_at=given_at,
        )  # fmt: skip
        boxes = {(*way, kind) for way in ways for kind in kinds if kind not in refused}
        self.said.append(Said({keeper}, purpose, boxes, given_at, first, last, row=row))

    def withdraw(self) -> None:
        for each in self._still_standing():
            later = each.given_at + timedelta(minutes=self.draw.randrange(60 * 24 * 6))
            each.gone_at = min(later, timezone.now())
            by = self.workers[self.draw.choice(sorted(each.known_to))]
            actions.withdraw_ground(ground=each.row, at=each.gone_at, by=by)

    def narrow(self) -> None:
        for each in self._still_standing():
            keep = {line.pk: line for line in each.row.lines.all() if self.draw.random() < 0.5}
            keeper = next(name for name, person in self.rows.items() if person.pk == each.row.person_id)
            row = actions.narrow_consent(ground=each.row, keep=keep, by=self.workers[keeper])
            each.gone_at = row.given_at
            kept = {(self._name(line.sender), self._name(line.receiver), line.kind) for line in keep.values()}
            boxes = kept & each.boxes
            self.said.append(
                Said(set(each.known_to), each.purpose, boxes, row.given_at, each.first, each.last, row=row)
            )

    def tell(self) -> None:
        """Hand over from Ekby to AF on a ground of its own, which lets AF know of all that names it."""
        lasting = Said({"ekby"}, "urgent", {("ekby", "af", "identity")}, START, START.date(), None)
        lasting.row = consent(self.cast, kinds=("identity",), purpose="urgent", given_at=START, since=START.date())
        self.said.append(lasting)
        hand_over(self.cast, purpose="urgent")
        self.told("ekby", "af")

    def told(self, sender: str, receiver: str) -> None:
        """Who files what it got learns of the consents that the sender keeps and that name it."""
        if receiver not in self.rows:
            return
        for each in self.said:
            ends = {self._name(end) for line in each.row.lines.all() for end in (line.sender, line.receiver)}
            if receiver in ends and each.row.person_id == self.rows[sender].pk:
                each.known_to.add(receiver)

    def _still_standing(self) -> Iterator[Said]:
        standing = [each for each in self.said if each.gone_at is None and each.purpose != "urgent"]
        yield from self.draw.sample(standing, min(1, len(standing)))

    def _name(self, organisation) -> str:
        return next(name for name in NAMES if getattr(self.cast, name) == organisation)


@pytest.fixture
def theirs(cast):
    """Amina as AF knows her, filed once so that the two rows are linked."""
    ground = consent(cast, kinds=("identity",), purpose="referral")
    disclosure = hand_over(cast, purpose="referral")
    person = actions.file_disclosure(disclosure=disclosure, register=True, by=cast.af_worker).person
    actions.withdraw_ground(ground=ground, by=cast.case_worker)
    return person


def test_what_may_go_is_what_the_oracle_says(cast, theirs):
    draw = random.Random(1177)
    for number in range(HISTORIES):
        with transaction.atomic():
            history = History(cast, draw, theirs)
            history.live(steps=draw.randint(1, 6))
            for _probe in range(PROBES):
                at, purpose = some_instant(draw), draw.choice(PURPOSES)
                sender, receiver = draw.sample(NAMES, 2)
                if sender == "region":
                    continue
                found = set(covering(history.rows[sender], getattr(cast, receiver), purpose, at))
                assert found == may_go(history.said, sender, receiver, purpose, at), (number, sender, receiver, at)
            transaction.set_rollback(True)


def test_nothing_leaves_without_a_ground_at_that_very_instant(cast, theirs):
    """Each kind, handed over for real: it goes exactly when the oracle says so, and no third party reads it."""
    draw = random.Random(4711)
    outcomes = {True: 0, False: 0}
    for _history in range(25):
        with transaction.atomic():
            history = History(cast, draw, theirs, since=timezone.now() - timedelta(days=21))
            history.live(steps=draw.randint(4, 9))
            for kind, (sender, receiver), purpose in product(KINDS, WAYS, PURPOSES):
                may = kind in may_go(history.said, sender, receiver, purpose, timezone.now())
                assert _goes(history, sender, receiver, purpose, kind) is may
                outcomes[may] += 1
                if may:
                    history.told(sender, receiver)
            transaction.set_rollback(True)
    assert min(outcomes.values()) > 20


def _goes(history: History, sender: str, receiver: str, purpose: str, kind: str) -> bool:
    cast, by = history.cast, history.workers[sender]
    try:
        disclosure = actions.hand_over(
            person=history.rows[sender], receiver=getattr(cast, receiver), purpose=purpose, by=by,
            texts={kind: "Något."}, way="spoken",
        )  # fmt: skip
    except NoGround:
        return False
    today = timezone.localdate()
    assert queries.disclosure_for(by, disclosure.key, today).copy["texts"] == {kind: "Något."}
    for stranger in (cast.other_registrar, cast.fk_worker, cast.process_leader):
        with pytest.raises(NotVisible):
            queries.disclosure_for(stranger, disclosure.key, today)
    return True


def test_the_entries_offered_are_those_whose_kind_may_go(cast, theirs):
    consent(cast, kinds=("identity", "economy"), refused=("identity",))
    found = queries.offer(cast.case_worker, cast.amina, cast.af, "planning", datetime.now(STOCKHOLM))
    assert {entry.id for entry in found.entries} == set(entries(cast.amina, "economy"))
