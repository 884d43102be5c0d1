"""One service's life: everybody works, somebody is killed, what is there is looked at, and on it goes."""

import random
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from .acts import Acts
from .browsers import AtWork
from .mailbox import Mailbox
from .site import Site

SHORTEST, LONGEST, MOST_FOR_A_JOB, LONGEST_AT_WORK = 1.0, 4.0, 8.0, 0.4
SECONDS_TO_END, SECONDS_BETWEEN_LOOKS = 240, 4
EVERY = 4
"""In how many rounds, once, everybody sends again what was not answered."""

SERVER, CHILD, WORKER, BACKEND, POSTMASTER = "server", "one that answers", "worker", "backend", "postmaster"


@dataclass
class Life:
    """`tell` says what was done; `day` is the day that mails are sent for, another one in each round."""

    site: Site
    mailbox: Mailbox
    acts: Acts
    draw: random.Random
    tell: Callable[[str], None]
    day: date = field(default_factory=date.today)
    taken_up: int = 0
    interrupted: int = 0

    def round(self, number: int, victims: tuple[str, ...]) -> None:
        self.day += timedelta(days=1)
        self.mailbox.emptied()
        self.site.start()
        unanswered = self.acts.kept.unanswered
        if number % EVERY == 0:
            self._send_again()
        at_work, sender = self._everybody(number), self._sender()
        at_work.begin()
        waited = self._wait(for_a_job=WORKER in victims)
        for each in victims:
            self._kill(each)
        if WORKER in victims:  # the day's mails are sent by it too; the next one goes on with them
            sender.kill()
            sender.wait()
            sender = self._sender()
        at_work.stop()
        sender.wait()
        assert at_work.failed == []
        self.interrupted += self.acts.kept.unanswered > unanswered
        self._say(number, f"after {waited:.2f} s kill -9 of {', '.join(victims)}", self._look())

    def end(self) -> dict:
        """Let everybody finish what was begun, and look again, also at what is left undone."""
        self.acts.may_begin = False
        self.site.kill_worker()
        told, until = self._look(), time.monotonic() + SECONDS_TO_END
        self.site.start()
        while told["undone"] and time.monotonic() < until:
            at_work = AtWork(self.acts.read_in_a_file, self.acts.remove_those_who_are_due, seed=0)
            at_work.begin()
            time.sleep(SECONDS_BETWEEN_LOOKS)
            at_work.stop()
            told = self._look()
        for _step in self.acts.meet():  # there is one that was amended, however slow the machine
            pass
        self.site.kill_worker()
        told = self._look(is_over=True)
        self._say(0, "at the end", told)
        return told

    def _send_again(self) -> None:
        for each in self.acts.browsers.values():
            each.send_again()

    def _sender(self) -> subprocess.Popen[bytes]:
        return self.site.begin_step("send", self.day.isoformat())

    def _wait(self, *, for_a_job: bool) -> float:
        """Wait a random time; where a worker is to be killed at work, until it works, and a random time more."""
        begun = time.monotonic()
        time.sleep(self.draw.uniform(SHORTEST, LONGEST))
        if for_a_job:
            while time.monotonic() < begun + MOST_FOR_A_JOB and not self.site.has_work_under_way():
                time.sleep(0.02)
            time.sleep(self.draw.uniform(0, LONGEST_AT_WORK))
        return time.monotonic() - begun

    def _everybody(self, number: int) -> AtWork:
        acts = self.acts
        works: list[Callable] = [acts.hand_over, acts.hand_over, acts.refer, acts.add_a_document, acts.meet]
        return AtWork(*works, acts.read_in_a_file, acts.remove_those_who_are_due, seed=number)

    def _kill(self, whom: str) -> None:
        postgres = self.site.postgres
        {
            SERVER: self.site.kill_server,
            CHILD: self.site.kill_one_that_answers,
            WORKER: self.site.kill_worker,
            **({BACKEND: postgres.kill_one_that_writes, POSTMASTER: self._kill_database} if postgres else {}),
        }[whom]()

    def _kill_database(self) -> None:
        self.site.postgres.kill()
        self.site.postgres.start()

    def _look(self, *, is_over: bool = False) -> dict:
        """Check all that must hold, and compare what is there with what was asked for, answered and mailed."""
        if self.site.postgres:
            self.site.postgres.wait_until_it_answers()
        told = self.site.step("check", self.day.isoformat(), str(int(not self.site.worker_runs)), str(int(is_over)))
        assert told["faults"] == [], told["faults"]
        kept, there = self.acts.kept, told["acts"]
        assert len(there) == len(set(there)), "an act was saved twice"
        assert set(there) <= set(kept.sent)
        assert set(kept.saved) <= set(there), "an act was said to be saved, and is not there"
        self._look_at_mails(told["mails"])
        self.taken_up = max(self.taken_up, told["taken_up"])
        return told

    def _look_at_mails(self, became: dict[str, str]) -> None:
        mails = self.mailbox.received
        assert len(mails) == len(set(mails)), "somebody got two mails on one day"
        sent = {address for address, state in became.items() if state == "sent"}
        maybe = {address for address, state in became.items() if state in ("claimed", "broken_off")}
        assert sent <= set(mails) <= sent | maybe

    def _say(self, number: int, what: str, told: dict) -> None:
        kept = self.acts.kept
        numbers = {name: told[name] for name in ("jobs", "taken_up", "failed", "undone", "files", "lists", "removed")}
        self.tell(
            f"\n{number:2} {what}: {len(kept.sent)} sent, {len(kept.saved)} answered, {len(told['acts'])} there,"
            f" {kept.unanswered} without answer, {len(kept.refused)} refused, {numbers}"
        )
