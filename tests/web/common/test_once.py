"""A form and its mark: saved together, so that neither a kill nor a second click saves it twice or keeps it out."""

import pytest

from stegvis.apps.access.acts import act
from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.notices.actions import choose_digest
from stegvis.apps.notices.models import DigestChoice
from stegvis.web.common.persons import once as page


class Killed(BaseException):
    """The server is gone: nobody puts anything right."""


def choose(by):
    return str(choose_digest(wants=False, by=by).pk)


def kill(*_args):
    raise Killed


@act
def refuse(*, by):
    raise Refused


def test_an_act_whose_server_is_killed_before_it_is_marked_is_not_saved(cast, monkeypatch):
    monkeypatch.setattr(page.cache, "set", kill)
    with pytest.raises(Killed):
        page.once(cast.case_worker, "x", lambda: choose(cast.case_worker))
    assert not DigestChoice.objects.exists()


def test_what_a_killed_server_was_doing_can_be_sent_again_after_a_while(cast, monkeypatch):
    monkeypatch.setattr(page, "PENDING_SECONDS", 0)
    monkeypatch.setattr(page.cache, "delete", lambda _name: None)
    with pytest.raises(Killed):
        page.once(cast.case_worker, "x", kill)
    assert page.once(cast.case_worker, "x", lambda: choose(cast.case_worker))
    assert DigestChoice.objects.count() == 1


def test_what_is_being_done_is_not_done_beside_it(cast, monkeypatch):
    monkeypatch.setattr(page, "WAITS_SECONDS", 0)

    def meanwhile():
        with pytest.raises(page.SentTwice):
            page.once(cast.case_worker, "x", lambda: choose(cast.case_worker))
        return "first"

    assert page.once(cast.case_worker, "x", meanwhile) == "first"
    assert page.once(cast.case_worker, "x", lambda: choose(cast.case_worker)) == "first"
    assert not DigestChoice.objects.exists()


def test_a_refusal_stays_in_the_log_and_the_form_can_be_sent_again(cast):
    with pytest.raises(Refused):
        page.once(cast.case_worker, "x", lambda: refuse(by=cast.case_worker))
    assert LogEntry.objects.filter(act__endswith=".refuse", refused=True).count() == 1
    assert page.once(cast.case_worker, "x", lambda: choose(cast.case_worker))
