"""Meetings in a real browser: free of axe's complaints, light and dark, on a laptop and on a phone; a draft is kept."""

import pytest
from playwright.sync_api import expect

from stegvis.apps.access import queries
from stegvis.apps.casework import actions
from stegvis.apps.casework.models import CallNotice
from tests.apps.casework.meetings.meeting import (
    TODAY,
    booked,
    called_at_af,
    finished,
    handed_to_af,
    known_at_af,
    written,
)
from tests.looks import faults


def sign_in(page, client, live_server, viewer):
    client.force_login(viewer.user)
    session = client.session
    session[queries.SECOND_FACTOR], session["membership"] = True, viewer.membership.pk
    session.save()
    page.context.add_cookies([{"name": "session", "value": session.session_key, "url": live_server.url}])


def of(meeting, rest=""):
    return f"/cases/{meeting.case.key}/meetings/{meeting.key}/{rest}"


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_pages_of_meetings_are_accessible_and_fit_their_screen(cast, client, page, live_server):
    person = known_at_af(cast)
    coming = called_at_af(cast).call.meeting
    draft = written(cast).meeting
    done = finished(cast, booked(cast, on=TODAY))
    copy = handed_to_af(cast, done)
    actions.amend_minutes(minutes=done, why="Fel dag", by=cast.case_worker)
    held = done.meeting
    call = CallNotice.objects.latest("pk").disclosure.key
    own = [of(coming), of(draft), of(draft, "minutes/"), of(held), of(held, "minutes/1/"), of(draft, "screen/")]
    own += [of(held, "minutes/hand-over/"), of(coming, "call/"), "/meetings/", "/tasks/"]
    own += [f"/cases/{coming.case.key}/meetings/new/", f"/cases/{coming.case.key}/meetings/"]
    at_af = [f"/participants/{person.key}/calls/{call}/", f"/participants/{person.key}/minutes/{copy.key}/"]
    wrong = {}
    for viewer, addresses in ((cast.case_worker, own), (cast.af_worker, at_af)):
        sign_in(page, client, live_server, viewer)
        for address in addresses:
            assert page.goto(live_server.url + address).status == 200, address
            if found := faults(page):
                wrong[address] = found
    assert wrong == {}


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_what_is_written_in_the_meeting_is_there_after_the_lid_was_closed(cast, client, page, live_server):
    meeting = booked(cast, on=TODAY)
    sign_in(page, client, live_server, cast.case_worker)
    page.goto(live_server.url + of(meeting, "minutes/"))
    page.get_by_label("Så här är det nu").first.fill("Amina vill börja med fyra timmar.")
    expect(page.get_by_text("Sparat")).to_be_visible(timeout=15_000)
    page.goto("about:blank")
    page.goto(live_server.url + of(meeting, "minutes/"))
    expect(page.get_by_label("Så här är det nu").first).to_have_value("Amina vill börja med fyra timmar.")
