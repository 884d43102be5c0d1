"""The administrator's page for leaving: what stands in the way, the decision, and the way out again."""

import pytest
from django.utils import timezone

from stegvis.apps.access.models import Membership, Organisation
from stegvis.apps.people.models import Draft
from stegvis.apps.privacy import actions
from stegvis.apps.privacy.leaving_queries import taken_out_at
from stegvis.apps.privacy.models import Leaving, Removal
from stegvis.apps.privacy.take_out import take_out
from tests.apps.privacy.removing import SYSTEM_JOB, approved, ended, rule, work
from tests.cast import WOMEN, register

TODAY = timezone.localdate()
AT = "/retention/leaving/"
SAYS = {"decided_on": TODAY.isoformat(), "decided_by": "Socialnämnden", "reference": "SN 90 § 12", "understood": "on"}


def told(client, page=""):
    answer = client.get(f"{AT}{page}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_is_open_stands_there_and_no_form(cast, signed_in):
    rule(cast)
    page = told(signed_in(cast.administrator))
    assert "Ordna det här först" in page
    assert "Öppna ärenden" in page
    assert "Registrera att vi lämnar" not in page
    assert "Amina" not in page
    assert signed_in(cast.administrator).post(AT, SAYS).status_code == 422
    assert not Leaving.objects.exists()


def test_from_the_decision_to_the_closed_door(cast, signed_in, tmp_path):
    rule(cast)
    ended(cast)
    client = signed_in(cast.administrator)
    assert "Inget är uttaget än" in told(client)
    take_out(cast.ekby, tmp_path / "allt.zip", why="Vi lämnar", by=SYSTEM_JOB)
    assert "Allt togs senast ut" in told(client)
    assert client.post(AT, {**SAYS, "understood": ""}).status_code == 422
    assert client.post(AT, SAYS).status_code == 302
    page = told(client)
    assert "SN 90 § 12" in page
    assert "Stäng organisationen" not in page
    client.post(f"{AT}finish/", {"understood": "on"})
    assert "Någons akt finns kvar" in told(client)
    registrar = signed_in(cast.registrar)
    assert "Organisationen lämnar" in registrar.get("/retention/due/").content.decode()
    registrar.post("/retention/lists/new/")
    approved(cast, Removal.objects.get())
    listed = registrar.get(f"/retention/lists/{Removal.objects.get().key}/").content.decode()
    assert "SN 90 § 12" in listed
    work()
    client = signed_in(cast.administrator)
    assert "Stäng organisationen" in told(client)
    assert client.post(f"{AT}finish/").headers["Location"] == AT
    assert client.post(f"{AT}finish/", {"understood": "on"}).headers["Location"] == "/"
    assert Organisation.objects.get(pk=cast.ekby.pk).left_on == TODAY
    assert client.get(AT).status_code == 302


def test_it_is_taken_back_with_a_button(cast, signed_in):
    rule(cast)
    ended(cast)
    client = signed_in(cast.administrator)
    client.post(AT, SAYS)
    client.post(f"{AT}take-back/")
    assert "Registrera att vi lämnar" in told(client)
    assert Membership.objects.filter(organisation=cast.ekby, role="case_worker", until=TODAY).exists()
    assert not Organisation.objects.get(pk=cast.ekby.pk).is_leaving


def test_what_was_begun_is_kept_as_a_draft(cast, signed_in):
    rule(cast)
    ended(cast)
    client = signed_in(cast.administrator)
    assert client.post(f"{AT}?draft", {**SAYS, "sending": "abc"}).status_code == 200
    assert "SN 90 § 12" in told(client)
    client.post(AT, SAYS)
    assert not Draft.objects.exists()


def test_the_last_whole_file_is_told_of_and_not_one_that_broke_off(cast, tmp_path):
    assert taken_out_at(cast.ekby.pk) is None
    (tmp_path / "there").touch()
    with pytest.raises(FileExistsError):
        take_out(cast.ekby, tmp_path / "there", why="Vi lämnar", by=SYSTEM_JOB)
    assert taken_out_at(cast.ekby.pk) is None


def test_the_page_takes_as_many_queries_for_three_as_for_one(cast, signed_in, django_assert_max_num_queries):
    rule(cast)
    ended(cast)
    client = signed_in(cast.administrator)
    with django_assert_max_num_queries(25) as first:
        told(client)
    for place, number in enumerate(WOMEN[20:22]):
        ended(cast, register(cast.registrar, cast.project, number, "Prov", f"Person{place}"))
    with django_assert_max_num_queries(len(first)):
        told(client)


@pytest.mark.parametrize("name", ["registrar", "case_worker", "data_protection_officer", "process_leader"])
def test_for_others_the_page_does_not_exist(cast, signed_in, name):
    client = signed_in(cast.staff[name])
    assert client.get(AT).status_code == 404
    for button in ("take-back/", "finish/"):
        assert client.post(f"{AT}{button}").status_code == 404


def test_who_approves_sees_on_the_start_page_that_a_list_waits(cast, signed_in):
    rule(cast)
    ended(cast)
    removal = actions.prepare_removal(by=cast.registrar)
    officer = signed_in(cast.data_protection_officer)
    assert "Gallringslistor att godkänna" in officer.get("/today/").content.decode()
    assert "Gallringslistor att godkänna" not in signed_in(cast.registrar).get("/today/").content.decode()
    actions.discard_removal(removal=removal, why="Nej", by=cast.registrar)
    assert "Gallringslistor att godkänna" not in signed_in(cast.data_protection_officer).get("/today/").content.decode()
