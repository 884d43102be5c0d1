"""Asks a route as somebody, and says what is wrong with how it answers."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from .answers import bare, text_of
from .conftest import undone
from .oracle import ABSENT, ANSWERS, OPENS, OUTSIDE, SIGN_IN, Who, sees
from .row import NOT_SENT, NOT_SHOWN, Row
from .scenario import FAMILY, Scene
from .traces import Traces, changed_among, written

DRAFTS = {"people.Draft"}
"""What was refused is kept, to be mended."""

LEAST_KEY = 8
NOT_NOW = (403, 404, 422)
"""How a route answers an act that does not fit the state of the case."""


@dataclass(frozen=True)
class Asking:
    """One route, asked by one person in one scene."""

    row: Row
    who: Who
    scene: Scene
    client: Client
    before: Traces
    nothing_there: dict[tuple[str, str], set[str]] = field(default_factory=dict)

    def complaints(self) -> Iterator[str]:
        """Tell what is wrong, each time with the route, how it was asked and what it answered."""
        if self.row.expects is SIGN_IN:
            yield from self._guards_itself()
        elif self.who.relation == OUTSIDE and not self.row.expects.for_all:
            yield from self._sends_to_sign_in()
        elif self._expected == OPENS:
            yield from self._opens()
        else:
            yield from self._stays_shut()

    @property
    def _expected(self) -> int:
        return self.row.expects.answer(self.who, self.scene.state)

    def _guards_itself(self) -> Iterator[str]:
        answer = self._get()
        yield from self._unless(answer.status_code < 500, "GET", answer)
        yield from self._leaks("GET", answer)

    def _sends_to_sign_in(self) -> Iterator[str]:
        for way, right in (("GET", 302), ("POST", 401)):
            answer = self._ask(way)
            yield from self._unless(answer.status_code == right, way, answer)
            yield from self._tells_apart(way, answer)

    def _stays_shut(self) -> Iterator[str]:
        for way in filter(self._takes, ("GET", "POST")):
            answer = self._ask(way)
            yield from self._unless(answer.status_code == self._expected, way, answer)
            if self._expected == ABSENT:
                yield from self._tells_apart(way, answer)
            else:
                yield from self._leaks(way, answer)

    def _opens(self) -> Iterator[str]:
        fits = self.scene.state in self.row.when
        shown = self._get()
        right = self.row.shown if fits or not self._takes("GET") else NOT_NOW
        yield from self._unless(shown.status_code in right, "GET", shown)
        yield from self._leaks("GET", shown)
        if self.row.names and fits and sees(self.who, self.scene.state) and FAMILY.lower() not in text_of(shown):
            yield f"{self.row.name}: does not show the person to whom may see her"
        if not self._takes("POST"):
            yield from self._takes_nothing(405)
        elif self._sent != OPENS:
            yield from self._takes_nothing(self._sent)
        else:
            yield from self._is_done(fits)

    @property
    def _sent(self) -> int:
        return (self.row.sent_by or self.row.expects).answer(self.who, self.scene.state)

    def _takes_nothing(self, right: int) -> Iterator[str]:
        answer = self._post()
        yield from self._unless(answer.status_code == right, "POST", answer)

    def _is_done(self, fits: bool) -> Iterator[str]:
        """Send what the row says, see that something came of it, and take it back."""
        cookies = deepcopy(self.client.cookies)  # they carry what was said of it to the next page
        with undone(), written() as tables:
            answer = self._post()
            right = (self.row.answers,) if fits else NOT_NOW
            yield from self._unless(answer.status_code in right, "POST", answer)
            yield from self._leaks("POST", answer)
            left = changed_among(tables, self.before) - (set() if fits else DRAFTS)
            if bool(left) != (self.row.changes and fits):
                yield f"{self.row.name}: sent and answered {answer.status_code}, it changed {sorted(left)}"
        self.client.cookies = cookies

    def _takes(self, way: str) -> bool:
        return self.row.shown != NOT_SHOWN if way == "GET" else self.row.sends is not NOT_SENT

    def _leaks(self, way: str, answer: HttpResponseBase) -> Iterator[str]:
        told_all = self.row.expects.tells_all and answer.status_code == OPENS
        if told_all or sees(self.who, self.scene.state):
            return
        text = text_of(answer)
        marks = self.scene.marks(self.who) - (self.scene.own_keys if self.row.expects.names_keys else set())
        found = sorted(mark for mark in marks if mark in text)
        if found:
            yield f"{self.row.name}: {way} answers {answer.status_code} with {found}"

    def _tells_apart(self, way: str, answer: HttpResponseBase) -> Iterator[str]:
        """Complain when what may not be seen is answered otherwise than what does not exist.

        Most answers are alike throughout an area: one that has been seen there is not asked for again.
        """
        alike, here = self.nothing_there.setdefault((self.row.area, way), set()), self._bare(answer, self.scene)
        if here in alike:
            return
        ghost = self.scene.ghost()
        nothing = self._bare(self._ask(way, ghost), ghost)
        alike.add(nothing)
        if here != nothing:
            yield f"{self.row.name}: {way} answers otherwise than for what does not exist"

    def _bare(self, answer: HttpResponseBase, scene: Scene) -> str:
        keys = self._values(self.row.at, scene).values()
        return bare(answer, self.address(scene), *(key for key in keys if len(key) >= LEAST_KEY))

    def _unless(self, right: bool, way: str, answer: HttpResponseBase) -> Iterator[str]:
        if not right:
            told = f"{self.row.name}: {way} answers {answer.status_code}"
            yield f"{told}, but it {ANSWERS[self._expected]} ({self.row.expects.because})"

    def _ask(self, way: str, scene: Scene | None = None) -> HttpResponseBase:
        return self._get(scene) if way == "GET" else self._post(scene)

    def _get(self, scene: Scene | None = None) -> HttpResponseBase:
        return self.client.get(self.address(scene or self.scene))

    def _post(self, scene: Scene | None = None) -> HttpResponseBase:
        return self.client.post(self.address(scene or self.scene), self._values(self.row.sends or {}, self.scene))

    def address(self, scene: Scene) -> str:
        place = reverse(self.row.name, kwargs=self._values(self.row.at, scene))
        return f"{place}?{self.row.query}" if self.row.query else place

    def _values(self, given: Mapping[str, str], scene: Scene) -> dict[str, str]:
        return {name: scene.value(text) for name, text in given.items()}
