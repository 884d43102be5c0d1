"""A case worker's hands: what they do in the browser, counted, and the time it takes by the keystroke-level model.

The model is that of Card, Moran and Newell (The keystroke-level model for user performance time with interactive
systems, Communications of the ACM 23:7, 1980): an average typist who is no secretary, pointing with a mouse, hands
between keyboard and mouse, and a thought before each thing that is done. It is about somebody who knows the system
and makes no mistake; neither talking with the person nor finding the words is in it. A page's answer is reckoned as a
second, for a slow network.
"""

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from playwright.sync_api import Locator, Page

KEY, POINT, HOME, THINK, PAGE = 0.28, 1.10, 0.40, 1.35, 1.0
MOST_TABS = 4  # farther than that one takes the mouse
KEPT_IN = "STEGVIS_JOURNEYS"
TABS = """target => {
    const seen = each => !each.disabled && each.type !== 'hidden' && each.tabIndex >= 0 && each.getClientRects().length
    const stops = [...document.querySelectorAll('a[href],button,input,select,textarea,summary,[tabindex]')].filter(seen)
    const now = stops.indexOf(document.activeElement)
    return now < 0 ? null : stops.indexOf(target) - now
}"""


@dataclass
class Hands:
    """What was done for one task. `keys` are keystrokes, those in texts included; `typed` the texts' alone."""

    page: Page
    task: str
    pages: int = 0
    clicks: int = 0
    keys: int = 0
    typed: int = 0
    thoughts: int = 0
    homings: int = 0
    at_the_mouse: bool = field(default=True, repr=False)

    @property
    def seconds(self) -> float:
        by_hand = self.keys * KEY + self.clicks * (POINT + KEY) + self.homings * HOME
        return by_hand + self.thoughts * THINK + self.pages * PAGE

    def begin_at(self, address: str) -> None:
        """Open the page where the task begins: it stands open already, and is not counted."""
        self.page.goto(address)

    def click(self, words: str, role: str = "link", within: Locator | None = None) -> None:
        """Click what begins with these words and leads to another page."""
        self._point()
        place = within or self.page
        with self.page.expect_navigation():
            place.get_by_role(role, name=re.compile(f"^{re.escape(words)}")).first.click()  # type: ignore[arg-type]
        self.pages += 1

    def press(self, words: str) -> None:
        """Click the button that sends the form."""
        self.click(words, role="button")

    def look_up(self, name: str) -> None:
        """Find a person by name from wherever one is: / begins the search."""
        self._type("/" + name, think=True)
        self.page.keyboard.press("/")
        self.page.keyboard.insert_text(name)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.keys, self.pages = self.keys + 1, self.pages + 1

    def write(self, name: str, text: str) -> None:
        """Write in a field; what stood there is replaced."""
        there = self.page.locator(f"[name={name}]:visible")
        self._reach(there)
        self._type(text)
        there.fill(text)
        self.typed += len(text)

    def choose(self, name: str, option: str) -> None:
        """Choose in a list by typing how the choice begins."""
        there = self.page.locator(f"select[name={name}]")
        options = [each.strip() for each in there.locator("option").all_inner_texts()]
        self._reach(there)
        self._type(_shortest(option, options))
        there.select_option(label=option)

    def choose_first(self, name: str) -> None:
        """Choose the first answer of a list."""
        options = self.page.locator(f"select[name={name}] option:not([value=''])").all_inner_texts()
        self.choose(name, options[0].strip())

    def choose_file(self, label: str, upload: BinaryIO) -> None:
        """Choose a file: a click on the field, one on the file among the others, one to open it."""
        for _click in range(3):
            self._point()
        named = {"name": upload.name, "mimeType": "application/octet-stream", "buffer": upload.read()}
        self.page.get_by_label(label, exact=True).set_input_files(named)

    def tick(self, words: str) -> None:
        """Tick a box, or one of several choices, by its words or by #its_id."""
        self._point()
        there = self.page.locator(words) if words.startswith("#") else self.page.get_by_label(words, exact=True).first
        there.check()

    def _reach(self, there: Locator) -> None:
        self.thoughts += 1
        stops = there.evaluate(TABS)
        if stops is not None and 0 <= stops <= MOST_TABS:
            self._home(mouse=False)
            self.keys += stops
            there.focus()
        else:
            self._home(mouse=True)
            self.clicks += 1
            there.click()

    def _point(self) -> None:
        self._home(mouse=True)
        self.thoughts += 1
        self.clicks += 1

    def _type(self, text: str, *, think: bool = False) -> None:
        self._home(mouse=False)
        self.thoughts += think
        self.keys += len(text) + sum(each.isupper() for each in text)

    def _home(self, *, mouse: bool) -> None:
        self.homings += mouse != self.at_the_mouse
        self.at_the_mouse = mouse


@contextmanager
def doing(page: Page, task: str, aim: float | None = None) -> Iterator[Hands]:
    """Count one task, hold it to its aim in seconds, and keep the count for the benchmark when one is asked for."""
    hands = Hands(page, task)
    yield hands
    kept = os.environ.get(KEPT_IN)
    if kept:
        told = {name: getattr(hands, name) for name in ("task", "pages", "clicks", "keys", "typed", "seconds")}
        with Path(kept).open("a", encoding="utf-8") as lines:
            lines.write(json.dumps({**told, "aim": aim}) + "\n")
    assert aim is None or hands.seconds <= aim, hands


def _shortest(option: str, options: list[str]) -> str:
    """Return the letters that choose this one and none before it."""
    for length in range(1, len(option)):
        beginning = option[:length].lower()
        if next(each for each in options if each.lower().startswith(beginning)) == option:
            return beginning
    return option
