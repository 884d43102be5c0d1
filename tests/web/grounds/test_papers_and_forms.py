"""Papers go to those who may open the person; forms are printed in reviewed words, under names that tell nothing."""

import io
import re
from datetime import timedelta

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from stegvis.apps.access import actions as access
from stegvis.apps.access.models import LogEntry
from stegvis.apps.people import actions
from stegvis.core import consent_forms
from tests.apps.people.papers import pdf, picture, word
from tests.apps.people.sharing import consent
from tests.cast import AMINA
from tests.web.grounds.papers import sent

TODAY = timezone.localdate()
PDF = pdf()


@pytest.fixture
def ground(cast):
    return consent(cast, ways=(("ekby", "af"), ("af", "ekby")), kinds=("identity", "health"), refused=("health",))


@pytest.fixture
def paper(cast, ground):
    return actions.document_consent(ground=ground, content=PDF, by=cast.case_worker)


@pytest.fixture
def _phone(cast):
    access.change_organisation(organisation=cast.ekby, phone="0999-280 00", by=cast.administrator)


def address(cast, more):
    return f"/participants/{cast.amina.key}/{more}"


def file_of(cast, paper, more=""):
    return address(cast, f"documents/{paper.key}/{more}")


# --- Papers ---


def test_a_paper_comes_as_a_file_to_save_under_a_name_that_tells_nothing(cast, signed_in, paper):
    answer = signed_in(cast.case_worker).get(file_of(cast, paper))
    assert answer.content == PDF
    assert answer.headers["Content-Disposition"] == 'attachment; filename="dokument.pdf"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "no-store" in answer.headers["Cache-Control"]
    assert LogEntry.objects.filter(act="document.read", person_key=cast.amina.key).count() == 1


def test_without_a_session_the_address_leads_to_signing_in(cast, client, paper):
    for more in ("", "remove/"):
        assert client.get(file_of(cast, paper, more)).url.startswith("/sign-in/")


@pytest.mark.parametrize("more", ["", "remove/"])
@pytest.mark.parametrize("name", ["colleague", "other_case_worker", "af_worker", "administrator", "process_leader"])
def test_with_anothers_session_there_is_no_such_paper(cast, signed_in, paper, name, more):
    assert signed_in(cast.staff[name]).get(file_of(cast, paper, more)).status_code == 404


def test_whose_membership_has_ended_finds_no_paper(cast, signed_in, paper):
    client = signed_in(cast.case_worker)
    assert client.get(file_of(cast, paper)).status_code == 200
    access.end_membership(membership=cast.case_worker.membership, on=TODAY - timedelta(days=1), by=cast.administrator)
    answer = client.get(file_of(cast, paper))
    assert (answer.status_code, b"%PDF" in answer.content) == (302, False)


def test_a_paper_stands_under_its_own_person_only(cast, signed_in, paper):
    from tests.cast import WOMEN, register

    other = register(cast.case_worker, cast.project, WOMEN[1], "Fatima", "Berg").person
    assert signed_in(cast.case_worker).get(f"/participants/{other.key}/documents/{paper.key}/").status_code == 404


def test_taken_out_it_is_gone_and_the_consent_stands(cast, signed_in, paper, ground):
    client = signed_in(cast.case_worker)
    assert client.post(file_of(cast, paper, "remove/"), {"why": ""}).status_code == 422
    assert client.post(file_of(cast, paper, "remove/"), {"why": "Fel papper"}).status_code == 302
    assert client.get(file_of(cast, paper)).status_code == 404
    assert client.get(file_of(cast, paper, "remove/")).status_code == 404
    assert "Underlag saknas" in client.get(address(cast, "grounds/")).content.decode()
    ground.refresh_from_db()
    assert ground.withdrawn_at is None


@pytest.mark.parametrize(
    ("content", "ending"),
    [(pdf(), "pdf"), (picture(), "png"), (picture("JPEG"), "jpg"), (word(), "docx")],
    ids=["pdf", "png", "jpg", "docx"],
)
def test_a_paper_is_added_afterwards_whatever_it_is_called(cast, signed_in, ground, content, ending):
    client = signed_in(cast.case_worker)
    upload = SimpleUploadedFile("amina öz.exe", content, "text/html")
    assert client.post(address(cast, f"grounds/{ground.key}/paper/"), {"paper": upload}).status_code == 302
    ground.refresh_from_db()
    answer = client.get(file_of(cast, ground.consent.document))
    assert answer.headers["Content-Disposition"].endswith(f'dokument.{ending}"')


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<html>", "Filen går inte att läsa"),
        (b"", "tom"),
        (pdf() + bytes(10 * 1024 * 1024), "10 MB"),
        (pdf(encryption=pikepdf.Encryption(owner="a", user="b")), "lösenord"),
    ],
    ids=["html", "empty", "large", "locked"],
)
def test_a_file_that_can_not_be_kept_is_refused_in_words(cast, signed_in, ground, content, words):
    upload = SimpleUploadedFile("a.pdf", content, "application/pdf")
    answer = signed_in(cast.case_worker).post(address(cast, f"grounds/{ground.key}/paper/"), {"paper": upload})
    assert answer.status_code == 422
    assert words in answer.content.decode()


# --- The printed form ---


def words_in(content):
    with pikepdf.open(io.BytesIO(content)) as document:
        return len(document.pages)


@pytest.mark.usefixtures("_phone")
def test_the_form_is_printed_for_what_stands_on_the_screen_and_saves_nothing(cast, signed_in):
    client = signed_in(cast.case_worker)
    answer = client.post(address(cast, "grounds/consent/print/"), sent(cast.af, pdf="1", print_language="sv"))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert words_in(answer.content) >= 1
    assert answer.headers["Content-Disposition"] == 'attachment; filename="samtycke-sv.pdf"'
    assert "no-store" in answer.headers["Cache-Control"]
    assert not cast.amina.grounds.exists()
    assert LogEntry.objects.get(act="consent_form.printed").person_key == cast.amina.key


def test_the_numbers_on_the_screen_are_those_on_paper(cast, signed_in):
    client = signed_in(cast.case_worker)
    screen = client.post(address(cast, "grounds/consent/"), sent(cast.af, cast.region, show="1")).content.decode()
    paper = client.post(
        address(cast, "grounds/consent/print/"), sent(cast.af, cast.region, look="1", print_language="sv")
    ).content.decode()
    for organisation, way, kind in (
        (cast.af, "out", "health"),
        (cast.region, "in", "crime"),
        (cast.af, "in", "economy"),
    ):
        field = f'for="id_{organisation.pk}_{way}_{kind}">'
        number = int(re.search(r"\d+", screen.split(field)[1])[0])
        sender, receiver = (cast.ekby, organisation) if way == "out" else (organisation, cast.ekby)
        assert _number_on_paper(paper, sender.name, receiver.name, kind) == number


def _number_on_paper(page, sender, receiver, kind):
    table = next(each for each in page.split("<table>")[1:] if receiver in each.split("</caption>")[0])
    place = [sender in head for head in table.split("<thead>")[1].split("</thead>")[0].split("<th")[2:]].index(True)
    label = consent_forms.text_in("sv").plain(f"kinds.{kind}")
    row = next(each for each in table.split("<tr>") if f'<th scope="row">{label}</th>' in each)
    return int(re.search(r"<b>(\d+)</b>", row.split("<td>")[1 + place])[1])


def test_a_recorded_consent_is_printed_with_its_answers(cast, signed_in, ground):
    page = signed_in(cast.case_worker).get(address(cast, f"grounds/{ground.key}/print/")).content.decode()
    form = page.split('class="consent-form"')[1]
    assert form.count("☒") == 4
    assert "Amina Öz" in form
    back = signed_in(cast.case_worker).get(address(cast, f"grounds/{ground.key}/print/?what=withdrawal"))
    assert "Jag tar tillbaka mitt samtycke" in back.content.decode()


@pytest.mark.usefixtures("_phone")
def test_a_translation_is_looked_at_but_not_printed_before_its_review(cast, signed_in, ground):
    client, url = signed_in(cast.case_worker), address(cast, f"grounds/{ground.key}/print/?language=ar")
    page = client.get(url).content.decode()
    assert "Utkast, ej granskad" in page
    assert 'name="pdf"' not in page
    assert client.get(f"{url}&pdf=1").status_code == 403
    version = consent_forms.text_in("ar").version
    actions.record_form_review(
        language="ar", version=version, reviewed_by="Tolk Påhittad", reviewed_on=TODAY, by=cast.administrator
    )
    assert "Utkast, ej granskad" not in client.get(url).content.decode()
    answer = client.get(f"{url}&pdf=1")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="samtycke-ar.pdf"'
    assert words_in(answer.content) >= 1


def test_without_a_phone_number_to_withdraw_at_nothing_is_printed(cast, signed_in, ground):
    url = address(cast, f"grounds/{ground.key}/print/")
    client = signed_in(cast.case_worker)
    assert "telefonnummer saknas" in client.get(url).content.decode()
    assert client.get(f"{url}?pdf=1").status_code == 403


def test_a_language_that_there_is_no_form_in_is_no_page(cast, signed_in, ground):
    assert signed_in(cast.case_worker).get(address(cast, f"grounds/{ground.key}/print/?language=fi")).status_code == 404


def test_no_address_and_no_file_name_holds_a_name_or_a_number(cast, signed_in, ground):
    page = signed_in(cast.case_worker).get(address(cast, f"grounds/{ground.key}/print/")).content.decode()
    links = " ".join(part.split('"')[0] for part in re.split(r'(?:href|action|formaction)="', page)[1:])
    for secret in ("Amina", "Öz", AMINA.number):
        assert secret not in links
        assert secret not in page.split("<title>")[1].split("</title>")[0]


# --- Reviews ---


def test_an_administrator_reads_a_translation_and_records_who_reviewed_it(cast, signed_in):
    client = signed_in(cast.administrator)
    assert client.get("/grounds/forms/").content.decode().count("Utkast, ej granskad") == 6
    page = client.get("/grounds/forms/so/").content.decode()
    assert page.count('class="consent-form"') == 3  # consent, withdrawal, plan
    version = consent_forms.text_in("so").version
    told = {"reviewed_by": "Tolk Påhittad", "reviewed_on": TODAY.isoformat(), "version": version}
    assert client.post("/grounds/forms/so/", {**told, "version": version + 1}).status_code == 422
    assert client.post("/grounds/forms/so/", {**told, "reviewed_by": ""}).status_code == 422
    assert client.post("/grounds/forms/so/", told).status_code == 302
    page = client.get("/grounds/forms/").content.decode()
    assert page.count("Utkast, ej granskad") == 5
    assert "Tolk Påhittad" in page
    assert client.post("/grounds/forms/so/withdraw/").status_code == 302
    assert client.get("/grounds/forms/").content.decode().count("Utkast, ej granskad") == 6
    assert client.post("/grounds/forms/so/withdraw/").status_code == 404


@pytest.mark.parametrize("where", ["", "so/", "sv/"])
@pytest.mark.parametrize("name", ["case_worker", "registrar", "process_leader", "data_protection_officer"])
def test_for_others_there_are_no_reviews(cast, signed_in, name, where):
    assert signed_in(cast.staff[name]).get(f"/grounds/forms/{where}").status_code == 404


def test_the_signed_form_needs_no_review(cast, signed_in):
    page = signed_in(cast.administrator).get("/grounds/forms/sv/").content.decode()
    assert 'name="reviewed_by"' not in page
    assert signed_in(cast.administrator).get("/grounds/forms/fi/").status_code == 404
