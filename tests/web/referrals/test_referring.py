"""Refer somebody on one page, and see how far it has come."""

import pytest
from django.core.cache import cache
from django.utils import timezone

from stegvis.apps.access.models import LogEntry
from stegvis.apps.casework import actions
from stegvis.apps.casework.models import Case, SentReferral
from stegvis.apps.people.models import Disclosure, Draft, Ground, Person
from tests.apps.casework.referring import NUMBER, REASON, ago, refer, take
from tests.cast import AMINA

NEW, SENT = "/referrals/new/", "/referrals/sent/"


@pytest.fixture(autouse=True)
def _nothing_was_sent():
    cache.clear()


def text(answer):
    return answer.content.decode()


def says(cast, **more):
    return {
        "to": f"stegen:{cast.ekby.pk}:{cast.unit.pk}",
        "number": NUMBER.number,
        "given_name": "Leyla",
        "family_name": "Demir",
        "phone": "070-174 06 05",
        "language": "tr",
        "needs_interpreter": "on",
        "wishes": "Sms först.",
        "rule": "consent",
        "since": timezone.localdate().isoformat(),
        "taken": "spoken",
        "taken_in": "tr",
        "interpreter": "remote",
        "reason": REASON,
        "sending": "abc",
        **more,
    }


def test_one_page_makes_ground_copy_and_referral(cast, signed_in):
    client = signed_in(cast.referrer)
    assert "Socialnämnden i Ekby, Vuxenenheten" in text(client.get(NEW))
    answer = client.post(NEW, says(cast))
    referral = SentReferral.objects.get()
    assert answer.url == f"{SENT}{referral.key}/"
    assert (referral.receiver, referral.unit) == (cast.ekby, cast.unit)
    assert referral.ground.consent.interpreter == "remote"
    assert referral.disclosure.copy["texts"]["identity"] == "Språk: turkiska. Tolk behövs. Sms först."
    page = text(client.get(answer.url))
    assert all(each in page for each in ("Mottagen", "070-174 06 05", "Tolk behövs. Sms först."))


def test_a_page_sent_five_times_is_one_referral(cast, signed_in):
    client = signed_in(cast.referrer)
    answers = {client.post(NEW, says(cast)).url for _click in range(5)}
    assert len(answers) == 1
    assert SentReferral.objects.count() == Disclosure.objects.count() == Ground.objects.count() == 1


def test_two_browsers_make_one_referral_and_the_second_is_told_so(cast, signed_in):
    client = signed_in(cast.referrer)
    client.post(NEW, says(cast, sending="browser-one"))
    answer = client.post(NEW, says(cast, sending="browser-two"))
    assert answer.status_code == 422
    assert "redan remitterad dit" in text(answer)
    assert SentReferral.objects.count() == Ground.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("number", {"number": "19121212-1213"}),
        ("reason", {"reason": ""}),
        ("since", {"since": "2999-01-01"}),
        ("since", {"since": ""}),
        ("cites", {"rule": "duty_to_inform"}),
        ("rule", {"rule": "general_clause"}),
        ("to", {"to": "stegen:1:"}),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_sent(cast, signed_in, field, wrong):
    answer = signed_in(cast.referrer).post(NEW, says(cast, **wrong))
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in text(answer)
    assert not SentReferral.objects.exists()


def test_the_draft_is_kept_and_gone_when_it_is_sent(cast, signed_in):
    client = signed_in(cast.referrer)
    client.post(f"{NEW}?draft", says(cast, reason="Halva me"))
    assert "Halva me" in text(client.get(NEW))
    client.post(NEW, says(cast))
    assert not Draft.objects.exists()


def test_the_number_is_checked_and_the_name_echoed_for_who_works_with_her(cast, signed_in):
    assert "Amina Öz" in text(signed_in(cast.case_worker).post(f"{NEW}number/", {"number": AMINA.number}))
    told = text(signed_in(cast.referrer).post(f"{NEW}number/", {"number": AMINA.number}))
    assert "Amina" not in told
    assert "Född" in told
    assert "ds-validation-message" in text(signed_in(cast.referrer).post(f"{NEW}number/", {"number": "121212-1213"}))


def test_somebody_known_is_referred_from_her_page_without_writing_anything_twice(cast, signed_in):
    client = signed_in(cast.case_worker)
    page = f"/participants/{cast.amina.key}/"
    assert f"{page}refer/" in text(client.get(page))
    form = text(client.get(f"{page}refer/"))
    assert 'name="number"' not in form
    to = f"stegen:{cast.almby.pk}:"
    client.post(f"{page}refer/", says(cast, to=to))
    assert SentReferral.objects.get().person == cast.amina
    assert "Socialnämnden i Almby" in text(client.get(page))
    for name in ("colleague", "other_case_worker", "registrar", "referrer"):
        assert signed_in(cast.staff[name]).get(f"{page}refer/").status_code == 404


def test_our_referrals_says_where_each_is_and_nothing_of_the_case(cast, signed_in):
    referral = refer(cast)
    case = take(cast, referral)
    client = signed_in(cast.referrer)
    shown = text(client.get(SENT)) + text(client.get(f"{SENT}{referral.key}/"))
    assert "Leyla Demir" in shown
    assert "Kartläggning" in shown
    assert case.key not in shown
    assert case.person.key not in shown
    assert "Case worker" not in shown
    assert LogEntry.objects.filter(act="referral.read", user_id=cast.referrer.user.pk).count() == 1


def test_a_question_stands_on_the_start_page_and_is_answered(cast, signed_in):
    referral = refer(cast)
    actions.ask_sender(referral=referral, text="Vilka dagar?", by=cast.case_worker)
    client = signed_in(cast.referrer)
    assert "Frågor om våra remisser" in text(client.get("/today/"))
    assert "Vilka dagar?" in text(client.get(f"{SENT}{referral.key}/answer/"))
    client.post(f"{SENT}{referral.key}/answer/", {"text": "Måndagar.", "sending": "x"})
    assert "Måndagar." in text(client.get(f"{SENT}{referral.key}/"))


def test_it_is_taken_back_while_it_waits(cast, signed_in):
    referral = refer(cast)
    client = signed_in(cast.referrer)
    client.post(f"{SENT}{referral.key}/withdraw/", {"why": "Ångrade sig", "sending": "x"})
    assert "Återtagen av er" in text(client.get(SENT))
    assert signed_in(cast.case_worker).get(f"/referrals/received/{referral.key}/").status_code == 404


def test_the_list_costs_the_same_however_many_were_sent(cast, signed_in, django_assert_max_num_queries):
    from tests.cast import WOMEN

    client = signed_in(cast.referrer)
    for number in WOMEN[10:16]:
        refer(cast, who=actions.Entered(number, "Leyla", "Demir"))
    client.get(SENT)
    with django_assert_max_num_queries(10):
        client.get(SENT)


def test_a_referrer_begins_with_referring(cast, signed_in):
    page = text(signed_in(cast.referrer).get("/today/"))
    assert 'href="/referrals/new/"' in page
    assert 'href="/referrals/"' in page


def test_a_case_is_transferred_and_history_stays(cast, signed_in):
    client = signed_in(cast.case_worker)
    address = f"/cases/{cast.amina_case.key}/transfer/"
    assert address in text(client.get(f"/participants/{cast.amina.key}/"))
    values = says(cast, to=f"stegen:{cast.almby.pk}:", on=timezone.localdate().isoformat(), exit_reason="M1")
    page = text(client.get(client.post(address, values).url))
    assert f"/participants/{cast.amina.key}/shared/new/" in page
    assert Case.objects.get(pk=cast.amina_case.pk).exit_reason == "M1"
    assert Person.objects.filter(owner=cast.almby).count() == 1  # Björn alone, until it is taken up
    assert signed_in(cast.colleague).get(address).status_code == 404


def test_a_referral_that_came_on_paper_takes_its_own_day_and_a_yes_that_was_there(cast, signed_in):
    client, earlier = signed_in(cast.referrer), ago(6).isoformat()
    for wrong in ({"on": earlier}, {"on": ago(-1).isoformat()}):  # she said yes today; and a day to come
        answer = client.post(NEW, says(cast, **wrong))
        assert answer.status_code == 422
    assert not SentReferral.objects.exists()
    client.post(NEW, says(cast, on=earlier, since=ago(7).isoformat()))
    assert SentReferral.objects.get().referred_on == ago(6)
    assert earlier in text(client.get(SENT))
