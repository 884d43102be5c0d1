"""Each criterion as a line with why, why not yet and from which day, and nothing decided by it."""

from datetime import date

import pytest

from stegvis.apps.access.models import LogEntry
from stegvis.apps.casework import actions
from stegvis.apps.casework.models import Attestation, Livelihood
from stegvis.apps.projects import actions as projects
from stegvis.apps.projects.choices import CriterionKind as Kind
from tests.apps.casework.referring import refer, take
from tests.cast import EKBY, WOMEN, register

SINCE = date(2009, 2, 1)


@pytest.fixture
def referred(cast):
    """Somebody who is referred and not yet begun, about whom little is known."""
    only = {"started_on": None, "livelihoods": [], "occupations": [], "af_category": None, "education": None}
    return register(cast.case_worker, cast.project, WOMEN[2], "Leyla", "Demir", referred_on=date(2010, 8, 1), **only)


@pytest.fixture
def criteria(cast):
    ask(cast, Kind.AGE, lowest=25, highest=110)
    ask(cast, Kind.ASSISTANCE_MONTHS, lowest=10, window_months=12)
    ask(cast, Kind.MUNICIPALITY, values=[EKBY])
    ask(cast, Kind.ILL_HEALTH)


def ask(cast, kind, **values):
    return projects.add_criterion(project=cast.project, kind=kind, on=SINCE, by=cast.process_leader, **values)


def read(client, case, where=""):
    return client.get(f"/cases/{case.key}/eligibility/{where}")


def words(client, case):
    return read(client, case).content.decode()


def test_each_criterion_has_its_answer_and_why(cast, signed_in, criteria):
    page = words(signed_in(cast.case_worker), cast.amina_case)
    for said in (
        "Ålder 25–110 år",
        "Försörjningsstöd minst 10 av de senaste 12 månaderna",
        "Bistånd i 12 av de senaste 12 hela månaderna.",
        "Bor i Höör.",
        "Någon behöver bedöma det",
        "Det går inte att säga än",
    ):
        assert said in page


def test_not_yet_says_from_which_day(cast, signed_in, criteria, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_at: date(2010, 9, 15))
    page = words(signed_in(cast.case_worker), cast.amina_case)
    assert "Bistånd i 6 av de senaste 12 hela månaderna." in page
    assert "Uppfyller 10 av 12 månader från 1 januari 2011 om biståndet fortsätter." in page


def test_what_is_missing_is_added_and_leads_back(cast, signed_in, criteria, referred):
    client = signed_in(cast.case_worker)
    page = words(client, referred)
    assert "Inget är känt om försörjning eller utbetalningar." in page
    there = f"/participants/{referred.person.key}/facts/livelihood/new/?case={referred.key}"
    assert there in page
    answer = client.post(there, {"code": "assistance_full", "on": "2010-01-01", "source": "own"})
    assert answer.headers["Location"] == f"/cases/{referred.key}/eligibility/"
    assert Livelihood.objects.filter(person=referred.person).exists()


@pytest.mark.parametrize("case", ["../../administration", "//exempel.se/", "a b"])
def test_an_address_that_is_no_case_leads_back_to_the_person(cast, signed_in, case):
    answer = signed_in(cast.case_worker).post(
        f"/participants/{cast.amina.key}/facts/livelihood/new/?case={case}",
        {"code": "wage", "on": "2010-08-01", "source": "own"},
    )
    assert answer.headers["Location"] == f"/participants/{cast.amina.key}/"


def test_a_judgement_is_made_corrected_and_taken_away(cast, signed_in, criteria):
    client = signed_in(cast.case_worker)
    said = {"says": "yes", "basis": "certificate", "on": "2010-08-01", "note": "Läkarutlåtande", "sending": "a"}
    client.post(f"/cases/{cast.amina_case.key}/eligibility/judge/ill_health/", said)
    row = Attestation.objects.get()
    page = words(client, cast.amina_case)
    assert "Uppfyller alla kriterier i dag." in page
    assert "Läkarutlåtande" in page
    client.post(
        f"/cases/{cast.amina_case.key}/eligibility/{row.pk}/correct/",
        {**said, "says": "no", "sending": "b", "why": "Fel"},
    )
    assert "Uppfyller inte alla kriterier." in words(client, cast.amina_case)
    row = Attestation.objects.get(withdrawn_at__isnull=True)
    client.post(f"/cases/{cast.amina_case.key}/eligibility/{row.pk}/withdraw/", {"why": "Fel person", "sending": "c"})
    assert "Någon behöver bedöma det" in words(client, cast.amina_case)
    changes = client.get(f"/participants/{cast.amina.key}/changes/").content.decode()
    assert "Läkarutlåtande" in changes
    assert "Fel person" in changes


def test_a_judgement_sent_twice_is_saved_once(cast, signed_in, criteria):
    client = signed_in(cast.case_worker)
    for _time in range(2):
        client.post(
            f"/cases/{cast.amina_case.key}/eligibility/judge/ill_health/",
            {"says": "yes", "basis": "conversation", "on": "2010-08-01", "sending": "same"},
        )
    assert Attestation.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"), [({"says": ""}, "says"), ({"basis": "x"}, "basis"), ({"on": "2999-01-01"}, "on")]
)
def test_a_judgement_needs_an_answer_a_basis_and_a_day_that_has_come(cast, signed_in, wrong, field):
    said = {"says": "yes", "basis": "conversation", "on": "2010-08-01", **wrong}
    answer = signed_in(cast.case_worker).post(f"/cases/{cast.amina_case.key}/eligibility/judge/no_plan/", said)
    assert answer.status_code == 422
    assert f"id_{field}" in answer.content.decode()
    assert not Attestation.objects.exists()


def test_what_nobody_judges_has_no_page(cast, signed_in):
    assert read(signed_in(cast.case_worker), cast.amina_case, "judge/shoe-size/").status_code == 404


@pytest.mark.parametrize("name", ["other_case_worker", "colleague", "af_worker", "process_leader", "board_member"])
@pytest.mark.parametrize("where", ["", "judge/ill_health/"])
def test_for_others_there_is_no_such_case(cast, signed_in, name, where):
    assert read(signed_in(cast.staff[name]), cast.amina_case, where).status_code == 404


def test_the_judgement_of_another_person_is_not_found_here(cast, signed_in, referred):
    row = actions.attest(person=cast.amina, about="no_plan", says="yes", basis="other", on=SINCE, by=cast.case_worker)
    assert read(signed_in(cast.case_worker), referred, f"{row.pk}/correct/").status_code == 404


def test_the_decision_stands_beside_the_answer_and_is_the_workers(cast, signed_in, criteria, referred):
    client = signed_in(cast.case_worker)
    page = words(client, referred)
    assert f"/cases/{referred.key}/step/" in page
    assert "De bestämmer ingenting" in page
    assert f"/cases/{cast.amina_case.key}/step/" not in words(client, cast.amina_case)  # she has begun


def test_the_person_page_shows_what_is_not_met_while_the_case_has_not_begun(cast, signed_in, criteria, referred):
    client = signed_in(cast.case_worker)
    page = client.get(f"/participants/{referred.person.key}/").content.decode()
    part = page.split('id="eligibility"')[1].split("</section>")[0]
    assert "Inget är känt om försörjning" in part
    assert f"/cases/{referred.key}/eligibility/" in part
    assert 'id="eligibility"' not in client.get(f"/participants/{cast.amina.key}/").content.decode()


def test_reading_is_logged(cast, signed_in, criteria):
    words(signed_in(cast.case_worker), cast.amina_case)
    assert LogEntry.objects.filter(act="case.eligibility_read", person_key=cast.amina.key).count() == 1


def test_the_page_costs_the_same_whatever_it_shows(cast, signed_in, criteria, django_assert_max_num_queries):
    for day in range(1, 6):
        for about in ("ill_health", "no_plan"):
            actions.attest(
                person=cast.amina, about=about, says="yes", basis="other", on=date(2010, 8, day), by=cast.case_worker
            )
    client = signed_in(cast.case_worker)
    words(client, cast.amina_case)
    with django_assert_max_num_queries(22):
        words(client, cast.amina_case)


@pytest.mark.usefixtures("criteria")
def test_beside_a_referral_stands_what_it_tells_and_what_it_does_not(cast, signed_in):
    referral = refer(cast)
    page = signed_in(cast.case_worker).get(f"/referrals/received/{referral.key}/").content.decode()
    told, _between, untold = page.split("Målgruppen</h2>")[1].partition("Remissen säger inget om:")
    assert "Ålder 25–110 år" in told
    assert "Uppfyllt" in told
    assert "Försörjningsstöd minst 10 av de senaste 12 månaderna" in untold
    assert "Uppfyllt" not in untold


@pytest.mark.usefixtures("criteria")
def test_beside_an_answered_referral_the_case_itself_is_asked(cast, signed_in):
    referral = refer(cast)
    take(cast, referral)
    page = signed_in(cast.case_worker).get(f"/referrals/received/{referral.key}/").content.decode()
    assert "Målgruppen</h2>" not in page
