import pytest
from django.urls import reverse

from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.roles import Role
from stegvis.web.common import navigation


@pytest.fixture
def administrator(house):
    return house.staff("Adam", Role.ADMINISTRATOR, house.board)


def test_who_is_not_signed_in_is_asked_to(client, db):
    assert client.get("/administration/members/").url == "/sign-in/?next=/administration/members/"


def test_the_frame_says_where_one_is(signed_in, administrator):
    page = signed_in(administrator).get("/administration/members/").content.decode()
    assert 'href="/administration/" aria-current="page"' in page
    assert "Socialnämnden i Ekeby" in page


@pytest.mark.parametrize("role", sorted(Role))
def test_nobody_has_more_than_seven_places(house, role):
    organisation = house.association if role in (Role.PROCESS_LEADER, Role.ASSOCIATION_OFFICER) else house.board
    assert len(navigation.places_for(house.staff("Rut", role, organisation))) <= navigation.MOST_PLACES


def test_the_first_page_is_the_first_of_ones_places(signed_in, administrator):
    assert signed_in(administrator).get("/").url == "/administration/"


def test_htmx_gets_the_content_alone_and_others_the_page(signed_in, administrator):
    client = signed_in(administrator)
    part = client.get("/administration/members/", headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()
    assert "<h1" in part.content.decode()
    assert "HX-Request" in part.headers["Vary"]
    assert "<html" in client.get("/administration/members/").content.decode()


def test_htmx_is_told_to_load_where_others_are_redirected(signed_in, administrator):
    answer = signed_in(administrator).get("/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (200, "/administration/")


def test_language_colours_and_spacing_stay(signed_in, administrator):
    client = signed_in(administrator)
    for choice in ({"language": "en"}, {"theme": "dark"}, {"density": "compact"}):
        client.post(reverse("change_look"), {**choice, "next": "/administration/members/"})
    page = client.get("/administration/members/").content.decode()
    assert '<html lang="en" data-color-scheme="dark" data-size="sm" data-density="compact">' in page
    assert "People who work here" in page


def test_before_sign_in_the_language_is_chosen_for_the_session(client, db):
    assert "Logga in" in client.get("/sign-in/").content.decode()
    client.post(reverse("change_look"), {"language": "en", "next": "/sign-in/"})
    assert "Sign in" in client.get("/sign-in/").content.decode()


def test_a_choice_of_look_does_not_lead_away(client, db):
    answer = client.post(reverse("change_look"), {"language": "en", "next": "https://elsewhere.invalid/"})
    assert answer.url == "/"


def test_one_goes_on_in_another_of_ones_memberships_and_in_nobody_elses(house, signed_in, administrator):
    from datetime import date

    from stegvis.apps.access import actions

    second = actions.add_membership(
        user=administrator.user,
        organisation=house.board,
        role=Role.DATA_PROTECTION_OFFICER,
        since=date(2010, 1, 1),
        by=house.system,
    )
    foreign = house.staff("Olle", Role.ADMINISTRATOR, house.other_board)
    client = signed_in(administrator)
    client.post(reverse("change_membership"), {"membership": foreign.membership.pk})
    assert client.get("/administration/members/").status_code == 200
    client.post(reverse("change_membership"), {"membership": second.pk})
    assert client.get("/administration/members/").status_code == 404
    assert client.get("/administration/log/").status_code == 200


def test_what_does_not_exist_and_what_one_may_not_see_answer_alike(house, signed_in, administrator):
    client = signed_in(administrator)
    foreign = house.staff("Olle", Role.CASE_WORKER, house.other_board).membership.pk
    forbidden = client.get(f"/administration/members/{foreign}/end/")
    absent = client.get("/administration/members/999999/end/")
    assert (forbidden.status_code, absent.status_code) == (404, 404)
    hide = lambda answer: answer.content.decode().replace(answer.wsgi_request.path, "")  # noqa: E731
    assert _without_tokens(hide(forbidden)) == _without_tokens(hide(absent))


def test_a_page_that_was_refused_is_in_the_log(house, signed_in):
    viewer = house.staff("Rut", Role.CASE_WORKER, house.board)
    signed_in(viewer).get("/administration/members/")
    entry = LogEntry.objects.get(refused=True)
    assert (entry.act, entry.target, entry.reason) == ("page.refused", "accounts:members", "NotVisible")


def _without_tokens(page):
    import re

    return re.sub(r"[A-Za-z0-9]{64}", "", page)
