"""The mapping at the screen: begun, written domain by domain, corrected, and seen by the right ones alone."""

from datetime import date

import pytest

from stegvis.apps.access.models import LogEntry
from stegvis.apps.casework import actions
from stegvis.apps.casework.models import HeldOccupation
from stegvis.apps.people.queries import draft_in
from tests.cast import WOMEN, register

DAY = date(2010, 9, 1)
SECRET = "Blödande magsår"


@pytest.fixture
def begun(cast):
    return actions.open_mapping(case=cast.amina_case, on=DAY, by=cast.case_worker)


def address(cast, rest=""):
    return f"/cases/{cast.amina_case.key}/mapping/{rest}"


def write(client, cast, mapping, domain="health", **said):
    said = {"answer": "told", "situation": SECRET, "on": "2010-09-01", **said}
    return client.post(address(cast, f"{mapping.key}/domains/{domain}/"), said)


def test_a_mapping_begins_and_its_page_says_what_to_write_next(cast, signed_in):
    client = signed_in(cast.case_worker)
    assert "Börja kartlägga" in client.get(address(cast)).content.decode()
    answer = client.post(address(cast, "begin/"), {"on": "2010-09-01"})
    assert answer.url == address(cast)
    page = client.get(answer.url).content.decode()
    assert "Skriv: Vad personen själv vill" in page
    assert "8 områden är kvar" in page


def test_what_is_written_stands_under_its_kind_of_information(cast, signed_in, begun):
    client = signed_in(cast.case_worker)
    assert write(client, cast, begun).url == address(cast)
    page = client.get(address(cast)).content.decode()
    health = page.split('id="health"')[1].split("</article>")[0]
    assert SECRET in health
    assert '<span class="ds-tag" data-color="neutral">Hälsa</span>' in health


def test_saving_can_go_on_to_the_next_domain_until_none_is_left(cast, signed_in, begun):
    client, here = signed_in(cast.case_worker), "wishes"
    for _domain in range(7):
        answer = write(client, cast, begun, here, onwards="1", sending=here)
        here = answer.url.split("domains/")[1].strip("/")
    page = client.get(answer.url).content.decode()
    assert 'name="onwards"' not in page
    assert write(client, cast, begun, here, onwards="1", sending=here).url == address(cast)


def test_nothing_written_is_said_in_the_form(cast, signed_in, begun):
    answer = write(signed_in(cast.case_worker), cast, begun, situation="")
    assert answer.status_code == 422
    assert "Skriv något" in answer.content.decode()


def test_a_text_beside_a_no_is_said_in_the_form_and_stays(cast, signed_in, begun):
    answer = write(signed_in(cast.case_worker), cast, begun, answer="declined")
    assert answer.status_code == 422
    assert SECRET in answer.content.decode()


def test_what_the_person_did_not_want_to_talk_about_is_shown_as_that(cast, signed_in, begun):
    client = signed_in(cast.case_worker)
    write(client, cast, begun, answer="declined", situation="")
    health = client.get(address(cast)).content.decode().split('id="health"')[1].split("</article>")[0]
    assert "ville inte prata om det" in health


def test_a_draft_is_kept_and_the_text_stands_in_no_log(cast, signed_in, begun):
    client = signed_in(cast.case_worker)
    page = address(cast, f"{begun.key}/domains/health/")
    client.post(f"{page}?draft", {"answer": "told", "situation": SECRET, "sending": "a"})
    key = f"mapping:write?case_key={cast.amina_case.key}&mapping_key={begun.key}&domain=health"
    assert draft_in(cast.case_worker, key).content["situation"] == SECRET
    assert SECRET in client.get(page).content.decode()
    assert not [entry for entry in LogEntry.objects.all() if SECRET in str(vars(entry))]


def test_a_form_sent_twice_is_saved_once(cast, signed_in, begun):
    client = signed_in(cast.case_worker)
    for _time in range(2):
        assert write(client, cast, begun, sending="the same").status_code == 302
    assert begun.sections.count() == 1


def test_a_finished_mapping_asks_why(cast, signed_in, begun):
    client = signed_in(cast.case_worker)
    write(client, cast, begun)
    assert (
        "Inte pratat om: vad personen själv vill" in client.get(address(cast, f"{begun.key}/finish/")).content.decode()
    )
    client.post(address(cast, f"{begun.key}/finish/"), {"on": "2010-09-08"})
    assert write(client, cast, begun, situation="Annat").status_code == 422
    write(client, cast, begun, situation="Annat", why="Hörde fel")
    changes = client.get(f"/participants/{cast.amina.key}/changes/").content.decode()
    for words in (SECRET, "Annat", "Hörde fel", "Hälsa, som personen beskriver den"):
        assert words in changes


def test_the_person_page_has_its_state_next_step_and_events(cast, signed_in):
    only = {"started_on": None, "livelihoods": [], "occupations": [], "af_category": None, "education": None}
    case = register(cast.case_worker, cast.project, WOMEN[3], "Selam", "Tesfay", referred_on=DAY, **only)
    client = signed_in(cast.case_worker)

    def page(query=""):
        return client.get(f"/participants/{case.person.key}/{query}").content.decode()

    assert "Kartläggningen har inte börjat" in page()
    client.post(f"/cases/{case.key}/mapping/begin/", {"on": "2010-09-02"})
    assert "Pågår sedan 2010-09-02" in page()
    assert "Kartläggningen är inte avslutad" in page()
    assert "Kartläggning påbörjad" in page("?events=mapping")
    case.refresh_from_db()
    assert case.state == "mapping"


@pytest.mark.parametrize("name", ["other_case_worker", "colleague", "af_worker", "process_leader", "board_member"])
@pytest.mark.parametrize(
    "where", ["mapping/", "mapping/begin/", "asi/", "asi/new/", "assessments/", "assessments/new/"]
)
def test_for_others_there_is_no_such_case(cast, signed_in, name, where):
    assert signed_in(cast.staff[name]).get(f"/cases/{cast.amina_case.key}/{where}").status_code == 404


def test_a_mapping_of_another_case_is_not_found(cast, signed_in, begun):
    other = register(cast.case_worker, cast.project, WOMEN[4], "Eva", "Ek")
    client = signed_in(cast.case_worker)
    assert client.get(f"/cases/{other.key}/mapping/{begun.key}/").status_code == 404
    assert client.get(f"/cases/{other.key}/mapping/{begun.key}/domains/health/").status_code == 404
    assert client.get(address(cast, f"{begun.key}/domains/nothing/")).status_code == 404


def test_the_page_costs_the_same_whatever_is_written(cast, signed_in, begun, django_assert_max_num_queries):
    client = signed_in(cast.case_worker)
    for domain in ("wishes", "health", "economy", "networks"):
        write(client, cast, begun, domain)
    client.get(address(cast))  # notes the time of use
    with django_assert_max_num_queries(11):
        client.get(address(cast))


def test_work_before_is_added_corrected_and_leads_back_to_the_mapping(cast, signed_in, begun):
    client = signed_in(cast.case_worker)
    there = f"/participants/{cast.amina.key}/work-history/"
    said = {"title": "Lastbilschaufför", "ssyk": "83", "country": "Syrien", "from_year": "1996", "until_year": "2001"}
    assert client.post(f"{there}new/?mapping={cast.amina_case.key}", said).url == address(cast)
    held = HeldOccupation.objects.get()
    page = client.get(address(cast)).content.decode()
    assert "1996–2001" in page
    assert "83 Transport- och maskinföraryrken" in page
    wrong = client.post(f"{there}{held.pk}/correct/", {**said, "until_year": "1990", "why": "Fel"})
    assert "kan inte vara före" in wrong.content.decode()
    client.post(f"{there}{held.pk}/correct/", {**said, "title": "Bussförare", "why": "Fel"})
    assert "Bussförare" in client.get(address(cast)).content.decode()


def test_languages_by_the_person_and_the_officer_stand_beside_the_texts(cast, signed_in, begun):
    client = signed_in(cast.case_worker)
    there = f"/participants/{cast.amina.key}/facts/languagelevel/new/?mapping={cast.amina_case.key}"
    for level, by in (("B1", "person"), ("A2", "officer"), ("unknown", "officer")):
        language = "ar" if level == "unknown" else "sv"
        said = {"language": language, "level": level, "assessed_by": by, "on": "2010-09-01", "source": "own"}
        assert client.post(there, said).url == address(cast)
    page = client.get(address(cast)).content.decode()
    for words in ("Svenska: B1", "Svenska: A2", "Arabiska: Okänt", "handläggare"):
        assert words in page


def test_a_masked_persons_mapping_takes_the_right(cast, signed_in):
    case = register(cast.trusted_registrar, cast.project, WOMEN[1], "Hemlig", "Ek", person={"protection": "marked"})
    actions.open_mapping(case=case, on=DAY, by=cast.trusted_registrar)
    assert signed_in(cast.registrar).get(f"/cases/{case.key}/mapping/").status_code == 404
    assert signed_in(cast.trusted_registrar).get(f"/cases/{case.key}/mapping/").status_code == 200


def test_the_days_are_corrected_on_a_page_that_asks_why(cast, signed_in, begun):
    client, where = signed_in(cast.case_worker), address(cast, f"{begun.key}/days/")
    assert where in client.get(address(cast)).content.decode()
    assert client.post(where, {"started_on": "2010-08-01", "why": ""}).status_code == 422
    assert client.post(where, {"started_on": "2010-08-01", "why": "Fel månad"}).status_code == 302
    begun.refresh_from_db()
    assert begun.started_on == date(2010, 8, 1)
    changes = client.get(f"/participants/{cast.amina.key}/changes/").content.decode()
    assert "Fel månad" in changes
    assert signed_in(cast.af_worker).get(where).status_code == 404
