from datetime import date

import pytest

from stegvis.apps.access import actions
from stegvis.apps.access.models import User
from stegvis.apps.access.roles import Role

DEMO_SIGN_IN = "/sign-in/demo/"


def create(house):
    return actions.create_demo_user(
        email="anna@demo.invalid",
        name="Anna Andersson",
        purpose="Min dag: vem behöver vad idag.",
        organisation=house.board,
        role=Role.ADMINISTRATOR,
        since=date(2010, 1, 1),
        by=house.system,
    )


def test_demo_accounts_cannot_be_made_outside_a_demo(house):
    with pytest.raises(actions.OnlyInDemo):
        create(house)
    assert not User.objects.filter(is_demo=True).exists()


def test_the_sign_in_page_says_what_each_comes_for(client, house, settings):
    settings.DEMO = True
    create(house)
    page = client.get("/sign-in/").content.decode()
    assert "Anna Andersson" in page
    assert "Min dag: vem behöver vad idag." in page


def test_one_click_signs_in(client, house, settings):
    settings.DEMO = True
    user = create(house)
    client.post(DEMO_SIGN_IN, {"user": user.pk})
    assert client.get("/administration/members/").status_code == 200


def test_the_click_opens_no_ordinary_account(client, house, settings):
    settings.DEMO = True
    ordinary = house.staff("Rut", Role.ADMINISTRATOR, house.board).user
    assert client.post(DEMO_SIGN_IN, {"user": ordinary.pk}).status_code == 404
    assert client.get("/administration/members/").status_code == 302


def test_outside_a_demo_the_page_does_not_exist_and_the_account_is_of_no_use(client, house, settings, signed_in):
    settings.DEMO = True
    user = create(house)
    client.post(DEMO_SIGN_IN, {"user": user.pk})
    settings.DEMO = False
    assert client.get("/administration/members/").status_code == 302
    assert client.post(DEMO_SIGN_IN, {"user": user.pk}).status_code == 404
    assert "Anna Andersson" not in client.get("/sign-in/").content.decode()
