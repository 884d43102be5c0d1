"""The record in a real browser: free of axe's complaints, light and dark, on a screen and on a phone."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from stegvis.apps.access import queries
from stegvis.apps.projects import actions
from stegvis.apps.projects.choices import CriterionKind
from stegvis.web.projects.sections import SECTIONS

FORMS = ("commission/", "goals/work-or-study/change/", "target-group/new/municipality/", "esf/change/")


@pytest.fixture
def officer_page(cast, page, live_server, client):
    """Return a page in which the association's officer has signed in, with a project that has something of most."""
    on, by, project = date(2010, 1, 1), cast.officer, cast.project
    actions.add_criterion(project=project, kind=CriterionKind.AGE, lowest=25, highest=55, on=on, by=by)
    actions.record_agreement(project=project, title="Samverkan", organisations=[cast.ekby], on=on, by=by)
    meeting = actions.hold_meeting(project=project, on=on, minutes="Öppnades.", by=by)
    seat = project.steering_members.get()
    actions.record_decision(meeting=meeting, text="Fler platser", owner=seat, due=date(2010, 2, 1), by=by)
    actions.add_method(project=project, name="Samtal", on=on, by=by)
    actions.update_project(project=project, purpose="Nytt.", why="Beslut", by=by)
    client.force_login(by.user)
    session = client.session
    session[queries.SECOND_FACTOR], session["membership"] = True, by.membership.pk
    session.save()
    page.context.add_cookies([{"name": "session", "value": session.session_key, "url": live_server.url}])
    return page


@pytest.mark.soak  # `tests/web/common/test_every_page_in_browser.py` comes to each of them
def test_every_page_is_accessible_and_fits_its_screen(officer_page, live_server, looks_right):
    parts = ["", "history/", *(f"{name}/" for name in SECTIONS), *FORMS]
    for address in ["/projects/", "/projects/new/", *(f"/projects/stegen/{part}" for part in parts)]:
        officer_page.goto(live_server.url + address)
        looks_right(officer_page)


def test_the_summary_of_what_is_wrong_takes_focus(officer_page, live_server):
    officer_page.goto(f"{live_server.url}/projects/stegen/parties/new/")
    officer_page.evaluate("document.querySelector('main form').noValidate = true")
    officer_page.click("main form button[type=submit]")
    officer_page.wait_for_selector(".ds-error-summary")
    assert officer_page.evaluate("document.activeElement.className") == "ds-error-summary"


def test_a_goal_is_read_aloud_as_it_is_written(officer_page, live_server):
    officer_page.goto(f"{live_server.url}/projects/stegen/goals/work-or-study/change/")
    officer_page.fill("#id_threshold", "60")
    officer_page.press("#id_threshold", "Tab")
    expect(officer_page.locator("#reading")).to_contain_text(re.compile(r"minst 60\s%"), timeout=15_000)
