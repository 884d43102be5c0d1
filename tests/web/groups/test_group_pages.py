"""Group sessions by pages: a series at once, everybody noted on one page, nobody named in another's file."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from stegvis.apps.casework import actions
from stegvis.apps.casework.models import GroupSession, SessionPlace
from tests.cast import WOMEN, register

DAY = date(2010, 9, 1)
SAYS = {"on": "2010-09-01", "times": "3", "weeks": "2", "starts": "13:00", "ends": "15:00", "themes": "CV\r\nIntervju"}


def text(answer):
    return answer.content.decode()


@pytest.fixture
def session(cast):
    """A session with Amina and, invited by a colleague, Beata."""
    about = {"starts": time(13), "themes": "CV", "leader": cast.case_worker.user, "by": cast.case_worker}
    (session,) = actions.plan_sessions(project=cast.project, days=[DAY], cases=[cast.amina_case], **about)
    beata = register(cast.colleague, cast.project, WOMEN[3], "Beata", "Ceder")
    actions.invite_to_session(session=session, cases=[beata], by=cast.colleague)
    return session


def at(session, rest=""):
    return f"/group-sessions/{session.key}/{rest}"


def test_a_series_is_planned_and_its_people_invited_on_one_page(cast, signed_in):
    client, user = signed_in(cast.case_worker), cast.case_worker.user
    where = "/group-sessions/new/"
    assert "Amina Öz" in text(client.get(where))
    said = {**SAYS, "leader": str(user.pk), "kind": "attendance", "invited": cast.amina_case.key}
    assert client.post(where, said).status_code == 302
    assert [each.on for each in GroupSession.objects.all()] == [DAY + timedelta(weeks=2 * place) for place in range(3)]
    assert SessionPlace.objects.count() == 3
    assert "CV, Intervju" in text(client.get(f"/participants/{cast.amina.key}/"))


def test_all_are_noted_on_one_page_where_the_invited_stand_as_come(cast, signed_in, session):
    client, where = signed_in(cast.case_worker), at(session, "attendance/")
    shown = text(client.get(where))
    amina, beata = session.places.order_by("pk")
    assert shown.count('value="came"') == shown.count("checked") == 2
    assert client.post(where, {f"place_{amina.pk}": "came", f"place_{beata.pk}": "absence"}).status_code == 302
    assert [each.attended for each in session.places.order_by("pk")] == ["came", "absence"]
    again = {f"place_{amina.pk}": "absence", f"place_{beata.pk}": "absence"}
    assert client.post(where, again).status_code == 422
    assert client.post(where, {**again, "why": "Fel rad"}).status_code == 302


def test_nobody_else_stands_in_a_persons_file(cast, signed_in, session):
    client = signed_in(cast.case_worker)
    assert "Beata" in text(client.get(at(session)))  # she leads it
    for page in ("", "changes/"):
        assert "Beata" not in text(client.get(f"/participants/{cast.amina.key}/{page}"))
    seen = text(signed_in(cast.colleague).get(at(session)))
    assert "Beata" in seen
    assert "Amina" not in seen


def test_a_session_is_moved_and_cancelled_with_why(cast, signed_in, session):
    client = signed_in(cast.case_worker)
    moved = {"on": "2010-09-02", "starts": "10:00", "themes": "CV", "leader": str(cast.case_worker.user.pk)}
    moved |= {"kind": "attendance", "why": "Lokalen"}
    assert client.post(at(session, "correct/"), moved).status_code == 302
    assert "2010-09-02" in text(client.get(at(session)))
    assert client.post(at(session, "cancel/"), {"why": "Sjuk ledare"}).status_code == 302
    assert client.get(at(session)).status_code == 404


def test_what_nobody_noted_is_a_number_for_the_leader_alone(cast, signed_in, session):
    assert "/group-sessions/?when=note" in text(signed_in(cast.case_worker).get("/today/"))
    assert "/group-sessions/?when=note" not in text(signed_in(cast.colleague).get("/today/"))


def test_a_session_to_come_can_not_be_noted(cast, signed_in):
    about = {"starts": time(13), "themes": "CV", "leader": cast.case_worker.user, "by": cast.case_worker}
    tomorrow = timezone.localdate() + timedelta(days=1)
    (session,) = actions.plan_sessions(project=cast.project, days=[tomorrow], cases=[cast.amina_case], **about)
    assert signed_in(cast.case_worker).get(at(session, "attendance/")).status_code == 403


@pytest.mark.parametrize("name", ["other_case_worker", "af_worker", "officer", "administrator", "provider"])
def test_for_other_organisations_there_is_no_such_session(cast, signed_in, session, name):
    client = signed_in(getattr(cast, name))
    for rest in ("", "attendance/", "invite/", "correct/", "cancel/"):
        assert client.get(at(session, rest)).status_code == 404


def test_the_list_costs_the_same_however_many(cast, signed_in, session, django_assert_max_num_queries):
    client = signed_in(cast.case_worker)
    about = {"starts": time(13), "themes": "CV", "leader": cast.case_worker.user, "by": cast.case_worker}
    days = [DAY + timedelta(days=day) for day in range(5)]
    actions.plan_sessions(project=cast.project, days=days, cases=[cast.amina_case], **about)
    for page in ("", "?when=held", "?when=note"):
        with django_assert_max_num_queries(11):
            client.get(f"/group-sessions/{page}")
    with django_assert_max_num_queries(12):
        client.get(f"/participants/{cast.amina.key}/")
