"""Every page that a role's places lead to: free of axe's complaints, light and dark, and no wider than its screen."""

from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import resolve, reverse
from django.utils import timezone

from stegvis.apps.access import queries
from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework import actions as casework
from stegvis.apps.projects import actions as projects
from stegvis.apps.projects.choices import CriterionKind
from stegvis.apps.reporting import actions as reporting
from stegvis.core import codebook
from tests.cast import WOMEN, register
from tests.looks import faults

ROLES = {
    "with persons": ("case_worker", "trusted_registrar"),
    "without persons": (
        "process_leader",
        "evaluator",
        "board_member",
        "administrator",
        "data_protection_officer",
    ),
}
FEWEST_PAGES = 25
TELLING = {"section"}  # parts of an address that make another page of the same view
LONG = {"reports:report", "reports:version"}  # of parts that stand on other pages too: axe takes its time with them


Kind = tuple[str, ...]


class Links(HTMLParser):
    """The addresses that a page links to, in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        address = dict(attrs).get("href")
        if tag == "a" and address and address.startswith(("/", "?")):
            self.found.append(address)


def pages_from(client) -> Iterator[tuple[str, Kind]]:
    """Yield an address of each kind of page that links lead to: files and pictures are left out."""
    waiting, met = [reverse("home"), reverse("mfa_index")], set()
    while waiting:
        asked = waiting.pop(0)
        if _kind(asked) in met:
            continue
        response = client.get(asked, follow=True)
        address = urlsplit(response.request["PATH_INFO"])._replace(query=response.request["QUERY_STRING"]).geturl()
        met |= {_kind(asked), _kind(address)}
        if response.headers["Content-Type"].startswith("text/html"):
            yield address, _kind(address)
            waiting += [urljoin(address, link) for link in Links(response.content.decode()).found]


def _kind(address: str) -> Kind:
    view = resolve(urlsplit(address).path)
    return view.view_name, *(value for name, value in view.kwargs.items() if name in TELLING)


@pytest.fixture
def busy_cast(cast):
    """Give the cast something of everything that pages list: an exit, a criterion, a decision, a frozen report."""
    on, by, project = date(2010, 1, 1), cast.officer, cast.project
    left = register(cast.case_worker, project, WOMEN[1], "Cecilia", "Påhittsson-Exempelskog")
    casework.exit_case(case=left, on=date(2010, 8, 2), reason=codebook.exits["A1"], by=cast.case_worker)
    projects.add_criterion(project=project, kind=CriterionKind.AGE, lowest=25, highest=55, on=on, by=by)
    projects.record_agreement(project=project, title="Samverkan", organisations=[cast.ekby], on=on, by=by)
    projects.add_method(project=project, name="Samtal", on=on, by=by)
    meeting = projects.hold_meeting(project=project, on=on, minutes="Öppnades.", by=by)
    seat = project.steering_members.get()
    projects.record_decision(meeting=meeting, text="Fler platser", owner=seat, due=date(2010, 2, 1), by=by)
    today = timezone.localdate()
    figures = reporting.show_figures(project=project, by=cast.evaluator, on=today)
    reporting.freeze_report(project=project, figures=figures, by=cast.evaluator, on=today)
    return cast


def _sign_in(client, page, live_server, viewer: Staff) -> None:
    client.force_login(viewer.user)
    session = client.session
    session[queries.SECOND_FACTOR], session["membership"] = True, viewer.membership.pk
    session.save()
    page.context.clear_cookies()
    page.context.add_cookies([{"name": "session", "value": session.session_key, "url": live_server.url}])


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("roles", ROLES.values(), ids=ROLES)
def test_every_page_of_every_role_is_accessible_and_fits_its_screen(busy_cast, client, page, live_server, roles):
    seen, wrong = set(), {}
    for name in roles:
        _sign_in(client, page, live_server, busy_cast.staff[name])
        for address, kind in pages_from(client):
            if kind in seen:
                continue
            seen.add(kind)
            page.goto(live_server.url + address)
            if found := faults(page, colours=kind[0] not in LONG):
                wrong[name, address] = found
    assert wrong == {}
    assert len(seen) > FEWEST_PAGES
