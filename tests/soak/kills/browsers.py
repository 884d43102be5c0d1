"""Somebody at work with a browser: signed in, sending forms, who sends one again when no answer came."""

import random
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import requests

TOKEN = "a" * 32
SECONDS = 30


class NoAnswer(Exception):
    """The service died, or its database did, before the answer came: nobody knows whether the act was saved."""


@dataclass(frozen=True)
class Form:
    """A form as it is sent. `mark` is what its words begin with, `files` its uploads."""

    path: str
    values: Mapping[str, Any]
    mark: str = ""
    files: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)


@dataclass
class Kept:
    """What came of the acts of everybody: marks of those that were sent, and of those said to be saved."""

    sent: list[str] = field(default_factory=list)
    saved: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    unanswered: int = 0


class Browser:
    def __init__(self, address: str, session: str, kept: Kept) -> None:
        self.address, self.kept = address, kept
        self._cookies = {"stegvis-session": session, "stegvis-csrf": TOKEN}
        self.to_send_again: list[Form] = []

    def get(self, path: str) -> str:
        return self._asked("get", path).text

    def send(self, form: Form) -> requests.Response:
        """Send a form. Raises NoAnswer, and keeps it to be sent again."""
        if form.mark:
            self.kept.sent.append(form.mark)
        try:
            return self._sent(form)
        except NoAnswer:
            if "sending" in form.values:
                self.to_send_again.append(form)
            raise

    def send_again(self) -> None:
        """Send what was not answered once more, as it was: it must not be saved a second time."""
        waiting, self.to_send_again = self.to_send_again, []
        with ThreadPoolExecutor(max_workers=len(waiting) + 1) as together:
            list(together.map(self._sent, waiting))

    def _sent(self, form: Form) -> requests.Response:
        values = {**form.values, "csrfmiddlewaretoken": TOKEN}
        answer = self._asked("post", form.path, data=values, files=form.files or None)
        if answer.status_code == requests.codes.found:
            self.kept.saved.extend([form.mark] if form.mark else [])
        else:
            self.kept.refused.append(f"{form.path} {answer.status_code}")
        return answer

    def _asked(self, method: str, path: str, **what: Any) -> requests.Response:
        try:
            answer = requests.request(
                method, f"{self.address}{path}", cookies=self._cookies, timeout=SECONDS, allow_redirects=False, **what
            )
        except requests.RequestException:
            self.kept.unanswered += 1
            raise NoAnswer from None
        if answer.status_code >= requests.codes.server_error:
            self.kept.unanswered += 1
            raise NoAnswer
        return answer


Work = Iterator[None]


class AtWork:
    """Several who work at the same time until they are told to stop; each does her acts over and over."""

    def __init__(self, *works: Callable[[], Work], seed: int) -> None:
        self._stop = threading.Event()
        self.failed: list[BaseException] = []
        self._threads = [
            threading.Thread(target=self._go_on, args=(work, random.Random(f"{seed} {number}")), daemon=True)
            for number, work in enumerate(works)
        ]

    def begin(self) -> None:
        for each in self._threads:
            each.start()

    def stop(self) -> None:
        self._stop.set()
        for each in self._threads:
            each.join()

    def _go_on(self, work: Callable[[], Work], draw: random.Random) -> None:
        try:
            while not self._stop.is_set():
                try:
                    for _step in work():
                        if self._stop.wait(draw.random() * 0.05):
                            return
                except NoAnswer:
                    self._stop.wait(0.1)
        except BaseException as failure:  # noqa: BLE001 (a thread's failure is the test's)
            self.failed.append(failure)


def keys_in(page: str, before: str) -> list[str]:
    """Return the keys that stand in a page's addresses after `before`, each once, in their order."""
    return list(dict.fromkeys(re.findall(rf"{re.escape(before)}([\w-]{{12,}})/", page)))
