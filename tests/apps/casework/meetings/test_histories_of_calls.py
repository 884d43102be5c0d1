"""Random histories of consents, withdrawals, moves and cancellations, replayed by hand: who knows what of a meeting."""

from dataclasses import dataclass, field
from random import Random

import pytest
from django.db import transaction

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework import actions
from stegvis.apps.casework.going import NothingGoes
from stegvis.apps.casework.models import CallNotice, Meeting
from stegvis.apps.casework.queries import meetings
from stegvis.apps.people import actions as people
from tests.apps.casework.meetings.meeting import TODAY, WHEN, booked, day
from tests.apps.people.sharing import consent, hand_over
from tests.cast import Cast

HISTORIES, STEPS = 8, 9


@dataclass
class History:
    """What happens to one meeting, and what AF must know of it by the rule alone: nothing without a ground then."""

    cast: Cast
    draw: Random
    grounds: list = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    moves: int = 0
    cancelled: bool = False
    meeting: Meeting | None = None

    def live(self) -> None:
        for _step in range(STEPS):
            getattr(self, self.draw.choice(("agree", "take_back", "change", "change", "cancel", "tell")))()

    @property
    def open(self) -> bool:
        return bool(self.grounds)

    @property
    def stands(self) -> str:
        """Say how the meeting stands, as whoever is told of it is told."""
        return f"Inställt: {day(3 + self.moves)}" if self.cancelled else f"{day(3 + self.moves)}"

    def agree(self) -> None:
        self.grounds.append(consent(self.cast, kinds=("attendance",)))

    def take_back(self) -> None:
        for ground in self.grounds:
            people.withdraw_ground(ground=ground, by=self.cast.case_worker)
        self.grounds = []

    def change(self) -> None:
        if self.cancelled:
            return
        by = self.cast.case_worker
        if self.meeting is None:
            self._book()
            return
        self.moves += 1
        moved = {**WHEN, "on": day(3 + self.moves)}
        self.meeting = actions.move_meeting(meeting=self.meeting, why="Krock", by=by, **moved)
        self._is_told()

    def cancel(self) -> None:
        if self.meeting is not None and not self.cancelled and self.draw.random() < 0.5:
            self.cancelled = True
            self.meeting = actions.cancel_meeting(meeting=self.meeting, why="Sjuk", by=self.cast.case_worker)
            self._is_told()

    def tell(self) -> None:
        if self.meeting is None:
            return
        try:
            actions.tell_called(meeting=self.meeting, by=self.cast.case_worker)
        except NothingGoes:
            assert not self.open
        self._is_told()

    def _book(self) -> None:
        try:
            self.meeting = booked(self.cast, organisations={self.cast.af: None})
        except NothingGoes:
            assert not self.open
        else:
            self._is_told()

    def _is_told(self) -> None:
        if self.open and self.stands not in self.told:
            self.told.append(self.stands)


@pytest.mark.histories
def test_who_is_called_knows_what_a_ground_let_it_know_and_nothing_else(cast):
    consent(cast, kinds=("identity",))
    people.file_disclosure(disclosure=hand_over(cast), register=True, by=cast.af_worker)
    told = kept_back = 0
    for seed in range(HISTORIES):
        with transaction.atomic():
            history = History(cast, Random(seed))
            history.live()
            notices = list(CallNotice.objects.order_by("pk"))
            said = [each.disclosure.copy["entries"][-1]["says"] for each in notices]
            assert [text[: len(rule)] for text, rule in zip(said, history.told, strict=True)] == history.told, seed
            told, kept_back = told + len(said), kept_back + (history.told[-1:] != [history.stands])
            for notice in notices:
                try:
                    held = meetings.held_call(cast.af_worker, notice.disclosure.key, TODAY)
                except NotVisible:
                    assert notice != notices[-1], seed
                else:
                    assert notice == notices[-1], seed
                    assert held.says.startswith(history.told[-1]), seed
            transaction.set_rollback(True)
    assert told > HISTORIES
    assert kept_back
