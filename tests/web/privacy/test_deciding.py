"""The data-protection officer's pages for a request that everything be erased."""

from datetime import timedelta

import pytest
from django.utils import timezone

from stegvis.apps.privacy.models import SubjectRequest
from tests.apps.privacy.removing import ended, rule

TODAY = timezone.localdate()
LIST = "/subject-requests/"
ASKS = {"kind": "erasure", "asked_on": TODAY.isoformat(), "way": "visit", "identity": "shown"}
GRANTED = {"outcome": "granted", "ground": "consent_withdrawn", "on": TODAY.isoformat(), "why": ""}


@pytest.fixture
def officer(cast, signed_in):
    rule(cast)
    ended(cast, on=TODAY - timedelta(days=1))
    return signed_in(cast.data_protection_officer)


def noted(cast, officer):
    return officer.post(f"{LIST}new/", {**ASKS, "number": cast.amina.number}).headers["Location"]


def test_from_the_request_to_the_letter_and_the_list(cast, officer, signed_in):
    page = noted(cast, officer)
    assert "Begäran att besvara" in officer.get("/today/").content.decode()
    shown = officer.get(page).content.decode()
    assert "Besluta om radering" in shown
    assert "Ta fram utdraget" not in shown
    assert officer.post(f"{page}decide/", {**GRANTED, "ground": "archive"}).status_code == 422
    assert officer.post(f"{page}decide/", GRANTED).status_code == 302
    after = officer.get(page).content.decode()
    assert "artikel 17.1 b" in after
    assert "Gör brevet innan personen gallras" in after
    letter = officer.post(f"{page}letter/")
    assert letter.content.startswith(b"%PDF")
    assert letter.headers["Content-Disposition"] == f'attachment; filename="beslut-{TODAY:%Y-%m-%d}.pdf"'
    registrar = signed_in(cast.registrar)
    assert "Beviljade raderingar som väntar på en lista" in registrar.get("/today/").content.decode()
    assert "Begäran om radering är beviljad" in registrar.get("/retention/due/").content.decode()


def test_what_was_begun_is_kept_and_no_name_stands_there(cast, officer):
    page = noted(cast, officer)
    officer.post(f"{page}decide/?draft", {**GRANTED, "why": "Samtycket är återkallat.", "sending": "abc"})
    text = officer.get(f"{page}decide/").content.decode()
    assert "Samtycket är återkallat." in text
    for shown in (text, officer.get(page).content.decode(), officer.get(LIST).content.decode()):
        assert cast.amina.family_name not in shown
        assert cast.amina.number not in shown


@pytest.mark.parametrize("name", ["registrar", "administrator", "case_worker"])
def test_for_others_the_pages_do_not_exist(cast, officer, signed_in, name):
    page = noted(cast, officer)
    client = signed_in(cast.staff[name])
    assert client.get(f"{page}decide/").status_code == 404
    assert client.post(f"{page}letter/").status_code == 404
    assert not SubjectRequest.objects.exclude(outcome="").exists()
