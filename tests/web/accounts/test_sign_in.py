import base64
import hmac
import re
import struct
import time
from datetime import date

import pytest
from django.urls import reverse

from stegvis.apps.access import actions, queries
from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.roles import Role

PASSWORD = "en lång mening som lösenord"
SIGN_IN, ENROL, CODE = "/sign-in/", "/sign-in/factors/totp/activate/", "/sign-in/factors/authenticate/"


def code_for(secret, at=None):
    """Return the six digits of RFC 6238 for a secret, computed here and not by the sign-in library."""
    counter = struct.pack(">Q", int((time.time() if at is None else at) // 30))
    digest = hmac.new(base64.b32decode(secret + "=" * (-len(secret) % 8)), counter, "sha1").digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


@pytest.fixture
def worker(house):
    viewer = house.staff("Anna", Role.CASE_WORKER, house.board)
    viewer.user.set_password(PASSWORD)
    viewer.user.save()
    return viewer


def give_password(client, worker):
    return client.post(SIGN_IN, {"login": worker.user.email, "password": PASSWORD})


@pytest.fixture
def enrol(client):
    def add_app():
        page = client.get(ENROL).content.decode()
        secret = re.search(r'class="secret-key">([A-Z2-7]+)<', page).group(1)
        return secret, client.post(ENROL, {"code": code_for(secret)})

    return add_app


def is_in(client):
    """Say whether the pages for staff open."""
    return client.get("/").wsgi_request.viewer is not None


def test_the_codes_are_those_of_the_standard():
    """RFC 6238, appendix B, SHA-1, the last six of its eight digits."""
    secret = base64.b32encode(b"12345678901234567890").decode()
    assert [code_for(secret, at) for at in (59, 1111111109, 20000000000)] == ["287082", "081804", "353130"]


def test_a_password_alone_opens_nothing(client, worker):
    give_password(client, worker)
    assert not is_in(client)
    for page in ("/", "/administration/", "/administration/members/"):
        assert client.get(page).url == reverse("accounts:second_factor")


@pytest.mark.django_db(transaction=True)  # that a factor was added is told when it is committed
def test_the_first_sign_in_enrols_a_second_factor_and_hands_out_recovery_codes(client, worker, enrol):
    give_password(client, worker)
    assert "telefonen" in client.get(reverse("accounts:second_factor")).content.decode()
    _, answer = enrol()
    assert answer.url == reverse("mfa_view_recovery_codes")
    assert len(re.findall(r"<li>\d{8}</li>", client.get(answer.url).content.decode())) == 10
    assert is_in(client)


def test_the_next_sign_in_asks_for_the_code(client, worker, enrol):
    give_password(client, worker)
    secret, _ = enrol()
    client.post("/sign-out/")
    assert give_password(client, worker).url == CODE
    assert client.get("/").url.startswith(SIGN_IN)
    assert client.post(CODE, {"code": "000000"}).status_code == 200
    assert client.get("/").url.startswith(SIGN_IN)
    _forget_used_codes()
    client.post(CODE, {"code": code_for(secret)})
    assert is_in(client)


def test_a_recovery_code_works_once(client, worker, enrol):
    give_password(client, worker)
    enrol()
    spare = re.search(r"<li>(\d{8})</li>", client.get(reverse("mfa_view_recovery_codes")).content.decode()).group(1)
    for attempt, opens in ((1, True), (2, False)):
        client.post("/sign-out/")
        give_password(client, worker)
        client.post(CODE, {"code": spare})
        assert is_in(client) is opens, attempt


def test_the_secret_is_encrypted_in_the_database(client, worker, enrol):
    from allauth.mfa.models import Authenticator

    give_password(client, worker)
    secret, _ = enrol()
    assert all(secret not in str(row.data) for row in Authenticator.objects.all())


def test_the_last_second_factor_cannot_be_removed(client, worker, enrol):
    from allauth.mfa.models import Authenticator

    give_password(client, worker)
    enrol()
    client.post("/sign-in/factors/totp/deactivate/")
    assert Authenticator.objects.filter(user=worker.user, type="totp").exists()


def test_guessing_is_slowed_down(client, worker):
    for _ in range(6):
        client.post(SIGN_IN, {"login": worker.user.email, "password": "fel"})
    assert give_password(client, worker).status_code != 302


def test_nobody_signs_up(client, db):
    for address in ("/sign-up/", "/sign-in/signup/", "/accounts/signup/"):
        assert client.post(address, {"email": "ny@example.invalid", "password1": PASSWORD}).status_code == 404
    assert "signup" not in client.get(SIGN_IN).content.decode()


def test_a_closed_account_does_not_sign_in(client, worker, house):
    actions.close_account(user=worker.user, by=house.system)
    give_password(client, worker)
    assert client.get("/").url.startswith(SIGN_IN)


def test_a_password_is_refused_where_the_organisation_has_its_own_sign_in(client, worker, house):
    actions.change_organisation(organisation=house.board, allows_local_sign_in=False, by=house.system)
    answer = give_password(client, worker)
    assert "Din organisation tar inte emot lösenord" in answer.content.decode()
    assert client.get("/").url.startswith(SIGN_IN)


def test_a_password_opens_only_the_membership_that_takes_it(house, worker):
    actions.change_organisation(organisation=house.board, allows_local_sign_in=False, by=house.system)
    own = actions.add_membership(
        user=worker.user,
        organisation=house.other_board,
        role=Role.CASE_WORKER,
        since=date(2010, 1, 1),
        by=house.system,
    )
    today = date(2026, 3, 2)
    assert queries.memberships_open_to(worker.user, {}, on=today) == [own]
    through_provider = {queries.METHODS: [{"method": "socialaccount"}]}
    assert len(queries.memberships_open_to(worker.user, through_provider, on=today)) == 2


def test_a_sign_in_through_the_organisation_counts_as_both_factors():
    assert queries.has_second_factor({queries.METHODS: [{"method": "socialaccount"}]})
    assert not queries.has_second_factor({queries.METHODS: [{"method": "password"}]})
    assert not queries.has_second_factor({})


def test_whoever_has_no_role_today_is_told_so(client, house, signed_in):
    viewer = house.staff("Anna", Role.CASE_WORKER, house.board)
    actions.end_membership(membership=viewer.membership, on=date(2020, 1, 1), by=house.system)
    answer = signed_in(viewer).get("/", follow=True)
    assert answer.status_code == 403
    assert "ingen roll här" in answer.content.decode()


def test_signing_in_and_out_is_logged(client, worker):
    give_password(client, worker)
    client.post("/sign-out/")
    acts = list(
        LogEntry.objects.filter(user_id=worker.user.pk, act__startswith="sign_in").values_list("act", flat=True)
    )
    assert sorted(acts) == ["sign_in.in", "sign_in.out"]


def test_the_sign_in_page_offers_the_organisations_own_way(client, db, settings):
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "organisation",
                    "name": "Kommunens inloggning",
                    "client_id": "stegvis",
                    "secret": "s",
                    "settings": {"server_url": "https://provider.invalid"},
                }
            ]
        }
    }
    page = client.get(SIGN_IN).content.decode()
    assert "Logga in med Kommunens inloggning" in page
    assert reverse("openid_connect_login", args=["organisation"]) in page


FACTOR_PAGES = ("", "totp/deactivate/", "webauthn/", "webauthn/add/", "recovery-codes/", "recovery-codes/generate/")


@pytest.mark.parametrize("page", FACTOR_PAGES)
@pytest.mark.django_db(transaction=True)
def test_the_pages_on_ones_own_sign_in_open(client, worker, enrol, page):
    give_password(client, worker)
    enrol()
    assert client.get(f"/sign-in/factors/{page}").status_code == 200


def _forget_used_codes():
    from django.core.cache import cache

    cache.clear()


@pytest.fixture(autouse=True)
def _no_earlier_attempts():
    _forget_used_codes()
