"""What is open about a person, and every ground by itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from stegvis.apps.access.models import LogEntry
from stegvis.apps.people import actions
from tests.apps.people.papers import pdf
from tests.apps.people.sharing import ago, consent, hand_over
from tests.cast import AMINA

TODAY = timezone.localdate()
PAGES = ("", "consent/", "provision/")


def page_of(client, person, more=""):
    return client.get(f"/participants/{person.key}/grounds/{more}")


def text_of(client, person):
    return page_of(client, person).content.decode()


def test_without_any_it_says_what_a_consent_is_for_and_offers_to_note_one(cast, signed_in):
    page = text_of(signed_in(cast.case_worker), cast.amina)
    assert "Anteckna samtycke" in page
    assert "sekretess" in page
    assert f"/participants/{cast.amina.key}/grounds/consent/" in page


def test_what_is_open_stands_first_both_ways(cast, signed_in):
    consent(cast, ways=(("ekby", "af"), ("region", "ekby")), kinds=("economy", "health"), refused=("health",))
    page = text_of(signed_in(cast.case_worker), cast.amina)
    out, rest = page.split('id="out-title"')[1].split('id="into-title"')
    into = rest.split('id="all-title"')[0]
    assert "Arbetsförmedlingen Sjöbygden" in out
    assert "Gemensam kartläggning och planering" in out
    assert (out.count('class="yes"'), into.count('class="yes"')) == (1, 1)
    assert "Vårdcentralen Linden" in into


def test_what_is_withdrawn_or_has_run_out_is_not_open(cast, signed_in):
    ground = consent(cast)
    consent(cast, purpose="follow_up", until=TODAY - timedelta(days=1))
    actions.withdraw_ground(ground=ground, by=cast.case_worker, note="Ångrade sig")
    page = text_of(signed_in(cast.case_worker), cast.amina)
    assert "Ingenting: ingen grund" in page
    for words in ("Återkallat", "Ångrade sig", "Har gått ut"):
        assert words in page


def test_a_card_tells_how_the_consent_was_taken_and_each_box(cast, signed_in):
    consent(cast, refused=("economy",), interpreter="remote", note="Ville tänka", until=TODAY)
    page = text_of(signed_in(cast.case_worker), cast.amina)
    for words in ("på papper, underskrivet", "svenska", "per telefon eller skärm", "Case worker", "Ville tänka"):
        assert words in page
    assert "Underlag saknas" in page
    boxes = page.split('class="ds-table as-cards answers"')[1].split("</table>")[0]
    assert (boxes.count('class="yes"'), boxes.count("<span>Nej</span>")) == (1, 1)


def test_a_provision_tells_its_paragraph(cast, signed_in):
    actions.record_provision(
        person=cast.amina, rule="duty_to_inform", cites="110 kap. 31 § SFB", purpose="planning",
        receivers=[cast.fk], kinds=["economy"], since=TODAY, until=None, by=cast.case_worker,
    )  # fmt: skip
    page = text_of(signed_in(cast.case_worker), cast.amina)
    assert "10 kap. 28 § OSL" in page
    assert "110 kap. 31 § SFB" in page


def test_a_narrowed_consent_points_to_the_one_that_follows(cast, signed_in):
    old = consent(cast)
    keep = old.lines.get(kind="identity").pk
    new = actions.narrow_consent(ground=old, keep=[keep], by=cast.case_worker)
    page = text_of(signed_in(cast.case_worker), cast.amina)
    assert f'href="#ground-{new.key}"' in page
    assert "Ersatt" in page


def test_a_removed_paper_leaves_the_consent_marked(cast, signed_in):
    paper = actions.document_consent(ground=consent(cast), content=pdf(), by=cast.case_worker)
    client = signed_in(cast.case_worker)
    assert "Underlag saknas" not in text_of(client, cast.amina)
    actions.remove_document(document=paper, why="Fel papper", by=cast.case_worker)
    page = text_of(client, cast.amina)
    assert "Underlag saknas" in page
    assert "Fel papper" in page
    assert "Gäller" in page


@pytest.mark.parametrize("more", PAGES)
@pytest.mark.parametrize(
    "name", ["other_case_worker", "colleague", "af_worker", "process_leader", "board_member", "administrator"]
)
def test_for_others_there_is_no_such_page(cast, signed_in, name, more):
    consent(cast)
    assert page_of(signed_in(cast.staff[name]), cast.amina, more).status_code == 404


def test_who_is_told_of_a_consent_reads_it_without_note_and_paper(cast, signed_in):
    ground = consent(cast, note="Hemlig anteckning")
    actions.document_consent(ground=ground, content=pdf(), by=cast.case_worker)
    filed = actions.file_disclosure(disclosure=hand_over(cast), by=cast.af_worker, register=True)
    page = text_of(signed_in(cast.af_worker), filed.person)
    assert ground.key in page
    assert "Arbetsförmedlingen Sjöbygden" in page
    assert "Hemlig anteckning" not in page
    assert "/documents/" not in page
    assert f"{ground.key}/withdraw/" in page
    assert f"{ground.key}/narrow/" not in page


def test_what_was_handed_over_late_is_said_plainly(cast, signed_in):
    ground = consent(cast)
    sent = hand_over(cast)
    actions.withdraw_ground(ground=ground, at=ago(minutes=30), by=cast.case_worker)
    type(ground).objects.filter(pk=ground.pk).update(withdrawn_at=sent.at - timedelta(minutes=5))
    page = text_of(signed_in(cast.case_worker), cast.amina)
    assert "Det här lämnades ut efter att samtycket togs tillbaka" in page


def test_who_reads_only_gets_no_acts(cast, signed_in):
    consent(cast)
    actions.open_with_reason(number=AMINA, reason="Akut sjuk kollega", on=TODAY, by=cast.colleague)
    page = text_of(signed_in(cast.colleague), cast.amina)
    assert "/withdraw/" not in page
    assert "/grounds/consent/" not in page


def test_the_page_costs_the_same_however_many_grounds(cast, signed_in, django_assert_max_num_queries):
    for days in range(1, 6):
        ground = consent(cast, ways=(("ekby", "af"), ("region", "ekby")), until=TODAY + timedelta(days=days))
        actions.document_consent(ground=ground, content=pdf(), by=cast.case_worker)
    old = consent(cast)
    actions.narrow_consent(ground=old, keep=[old.lines.first().pk], by=cast.case_worker)
    client = signed_in(cast.case_worker)
    page_of(client, cast.amina)
    with django_assert_max_num_queries(16):
        page_of(client, cast.amina)


def test_reading_is_logged_and_the_address_tells_nothing(cast, signed_in):
    consent(cast)
    page = text_of(signed_in(cast.case_worker), cast.amina)
    assert LogEntry.objects.filter(act="grounds.read", person_key=cast.amina.key).count() == 1
    title = page.split("<title>")[1].split("</title>")[0]
    links = " ".join(part.split('"')[0] for part in page.split('href="')[1:])
    for secret in ("Amina", "Öz", AMINA.number):
        assert secret not in title
        assert secret not in links
