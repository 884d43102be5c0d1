from datetime import date

import pytest

from stegvis.apps.access.models import LogEntry
from stegvis.apps.casework import actions
from stegvis.core import codebook
from tests.apps.casework.meetings.meeting import booked, finished
from tests.apps.casework.plans.planning import agree, drafted
from tests.cast import WOMEN, register

TODAY = "/today/"


def text(answer):
    return answer.content.decode()


@pytest.fixture
def exited(cast):
    actions.exit_case(case=cast.amina_case, reason=codebook.exits["A1"], on=date(2010, 9, 1), by=cast.case_worker)


@pytest.mark.usefixtures("exited")
def test_a_case_workers_day_is_her_own(cast, signed_in):
    page = text(signed_in(cast.case_worker).get(TODAY))
    assert "Amina Öz" in page
    assert "<strong>3</strong><span>Sena uppföljningar</span>" in page
    assert "Amina" not in text(signed_in(cast.colleague).get(TODAY))


def test_every_number_opens_the_list_that_it_counts(cast, signed_in):
    register(cast.registrar, cast.project, WOMEN[1], "Fatima", "Berg")
    client = signed_in(cast.registrar)
    page = text(client.get(TODAY))
    lists = [each.split("</ul>")[0] for each in page.split('<ul class="numbers"')[1:]]
    numbers = [part for each in lists for part in each.split("<li>")[1:]]
    counted = {part.split('href="')[1].split('"')[0].replace("&amp;", "&"): int(_inside(part)) for part in numbers}
    assert counted["/participants/?responsible=nobody&state=open"] == 1
    for address, number in counted.items():
        rows = text(client.get(address)).count("data-label=")
        assert (rows > 0) == (number > 0), address
    assert f"{counted['/participants/']} deltagare" in text(client.get("/participants/"))


def _inside(part):
    return part.split("<strong>")[1].split("</strong>")[0]


def test_a_draft_is_one_click_away(cast, signed_in):
    client = signed_in(cast.registrar)
    client.post("/participants/new/?draft", {"given_name": "Fatima", "sending": "x"})
    page = text(client.get(TODAY))
    assert "En deltagare som inte är registrerad än" in page
    assert "Fatima" not in page


@pytest.mark.parametrize("name", ["process_leader", "officer", "evaluator", "board_member"])
@pytest.mark.usefixtures("exited")
def test_who_oversees_finds_projects_and_no_person(cast, signed_in, name):
    page = text(signed_in(cast.staff[name]).get(TODAY))
    assert "Stegen" in page
    assert "Amina" not in page
    assert cast.amina.key not in page


@pytest.mark.parametrize(
    ("name", "home"), [("administrator", "/administration/"), ("data_protection_officer", "/today/")]
)
def test_who_administers_is_at_home_in_administration_and_who_answers_persons_in_her_day(cast, signed_in, name, home):
    assert signed_in(cast.staff[name]).get("/", follow=True).redirect_chain[-1][0].startswith(home)


def test_the_day_costs_the_same_with_more_participants(cast, signed_in, django_assert_max_num_queries):
    for number in range(4):
        register(cast.case_worker, cast.project, WOMEN[number + 1], f"Person{number}", "Ek")
    client = signed_in(cast.case_worker)
    client.get(TODAY)  # notes the time of use
    with django_assert_max_num_queries(11):
        client.get(TODAY)


def test_a_day_with_something_of_everything_costs_twelve_queries_and_one_line_in_the_log(
    cast, signed_in, django_assert_max_num_queries
):
    finished(cast)
    booked(cast)
    agree(cast, drafted(cast))
    other = register(cast.case_worker, cast.project, WOMEN[1], "Fatima", "Berg")
    actions.exit_case(case=other, reason=codebook.exits["A1"], on=date(2010, 9, 1), by=cast.case_worker)
    client = signed_in(cast.case_worker)
    client.post("/participants/new/?draft", {"given_name": "Fatima", "sending": "x"})
    client.get(TODAY)
    before = LogEntry.objects.count()
    with django_assert_max_num_queries(12):
        page = text(client.get(TODAY))
    for section in ("Möten och uppgifter", "Överenskommet i planer", "Uppföljningar att göra", "Utkast"):
        assert section in page
    line = LogEntry.objects.order_by("pk").last()
    assert LogEntry.objects.count() == before + 1
    assert set(line.person_keys.split()) == {cast.amina.key, other.person.key}
