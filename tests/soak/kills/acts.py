"""What everybody does: each a work that is begun anew when it is done, and each act with a mark of its own."""

import itertools
import secrets
import time
from collections.abc import Mapping
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from .browsers import Browser, Form, Kept, Work, keys_in
from .site import Site

BETWEEN_LOOKS = 0.3
KINDS = {"situation_kind": "work_education", "conclusion_kind": "work_education", "apart_kind": "work_education"}


class Acts:
    """Everybody's browsers on one service, and what they have come to."""

    def __init__(self, site: Site, there: Mapping[str, Any]) -> None:
        self.site, self.there, self.kept = site, there, Kept()
        self.browsers = {name: Browser(site.address, session, self.kept) for name, session in there["sessions"].items()}
        self._numbers = itertools.count(1)
        self._persons = iter([(number, to) for to in self._receivers() for number in there["numbers"]])
        self._files = list(there["files"])
        self._file, self._read_in = "", set[str]()
        self.may_begin = True

    def hand_over(self) -> Work:
        mark, person = self._mark("lämnat ut"), self.there["amina"]
        words = {"chosen": ["person:number", "person:name"], "way": "here", "text_economy": mark}
        path = f"/participants/{person}/shared/new/{self.there['af']}/planning/"
        self.browsers["registrar"].send(Form(path, {**words, **_sending(), "to_user": self.there["af_worker"]}, mark))
        yield

    def refer(self) -> Work:
        (number, to), mark = next(self._persons), self._mark("remiss")
        who = {"number": number, "given_name": "Leyla", "family_name": "Demir", "language": "tr"}
        consent = {"rule": "consent", "since": _today(), "taken": "spoken", "taken_in": "tr", "interpreter": "remote"}
        words = {"to": to, "reason": mark, **who, **consent, **_sending()}
        self.browsers["referrer"].send(Form("/referrals/new/", words, mark))
        yield

    def add_a_document(self) -> Work:
        mark = self._mark("intyg")
        form = Form(
            f"/participants/{self.there['amina']}/documents/new/",
            {"title": mark, "kind": "work_education", **_sending()},
            mark,
            {"paper": ("intyg.pdf", _paper())},
        )
        self.browsers["registrar"].send(form)
        yield

    def meet(self) -> Work:
        """Book a meeting of today with another authority, write its minutes, hand them over, and amend them."""
        browser, of_case = self.browsers["case_worker"], f"/cases/{self.there['case']}/meetings/"
        known = set(keys_in(browser.get(of_case), of_case))
        mark = self._mark("möte")
        called = {"receivers": [self.there["af"]], "workers": [self.there["case_worker"]], "person": "on"}
        when = {"on": _today(), "starts": "13:00", "ends": "14:00", "place": mark, "kind": "three_party"}
        browser.send(Form(f"{of_case}new/", {**called, **when, **_sending()}, mark))
        yield
        (key,) = [each for each in keys_in(browser.get(of_case), of_case) if each not in known]
        minutes = f"{of_case}{key}/minutes/"
        yield from self._written(minutes, self._mark("minnesanteckning"))
        browser.send(Form(f"{minutes}hand-over/", {"receivers": [self.there["af"]], **_sending()}))
        yield
        browser.send(Form(f"{minutes}amend/", {"why": "Fel dag.", **_sending()}))
        yield
        yield from self._written(minutes, self._mark("rättad anteckning"))

    def _written(self, minutes: str, mark: str) -> Work:
        browser = self.browsers["case_worker"]
        present = {"present": "Amina", "organisations": [self.there["ekby"], self.there["af"]]}
        browser.send(Form(minutes, {"situation": mark, **present, **KINDS, **_sending()}, mark))
        yield
        browser.send(Form(f"{minutes}finish/", {}))
        yield

    def read_in_a_file(self) -> Work:
        """Send in a month's file and see it through, however often the work on it is broken off."""
        browser = self.browsers["registrar"]
        if not self._file:
            known = [each for each in keys_in(browser.get("/imports/"), "/imports/") if each not in self._read_in]
            if not (known or (self.may_begin and self._files)):
                return
            self._file = known[0] if known else self._sent_in(browser)
        while "/participants/" not in (page := browser.get(f"/imports/{self._file}/")).split("<main")[1]:
            for button in ("accept", "again"):
                if f"/imports/{self._file}/{button}/" in page:
                    browser.send(Form(f"/imports/{self._file}/{button}/", {}))
            yield
            time.sleep(BETWEEN_LOOKS)
        self._read_in.add(self._file)
        self._file = ""

    def _sent_in(self, browser: Browser) -> str:
        """Send in the next file. One that was sent and not answered is found in the list the next time."""
        file = self._files.pop(0)
        about = {"project": "stegen", "kind": "monthly", "as_of": file["as_of"]}
        path = Path(file["path"])
        answer = browser.send(Form("/imports/new/", about, "", {"file": (path.name, path.read_bytes())}))
        (key,) = keys_in(answer.headers["Location"], "/imports/")
        return key

    def remove_those_who_are_due(self) -> Work:
        """Draw up a list and approve it, as two do; see it through, however often the work on it is broken off."""
        registrar, officer = self.browsers["other_registrar"], self.browsers["officer"]
        lists = keys_in(registrar.get("/retention/"), "/retention/lists/")
        for each in lists:
            for button in ("approve", "carry-on"):
                if f"/retention/lists/{each}/{button}/" in officer.get(f"/retention/lists/{each}/"):
                    officer.send(Form(f"/retention/lists/{each}/{button}/", {}))
                    yield
        if self.may_begin:
            registrar.send(Form("/retention/lists/new/", {}))
        yield
        time.sleep(BETWEEN_LOOKS)

    def _mark(self, word: str) -> str:
        return f"{word} {next(self._numbers):05}"

    def _receivers(self) -> list[str]:
        there = self.there
        return [f"stegen:{there['ekby']}:{there['unit']}", f"stegen:{there['almby']}:"]


def _sending() -> dict[str, str]:
    return {"sending": secrets.token_urlsafe(12)}


def _today() -> str:
    return date.today().isoformat()


@cache
def _paper() -> bytes:
    content, sheet = BytesIO(), pikepdf.new()
    sheet.add_blank_page()
    sheet.save(content)
    return content.getvalue()
