"""Consents in a real browser: free of axe's complaints, light and dark, on a laptop and on a phone; by keyboard too."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from stegvis.apps.access import actions as access
from stegvis.apps.access import queries
from stegvis.apps.people import actions
from stegvis.apps.people.models import Ground
from tests.apps.people.papers import pdf
from tests.apps.people.sharing import ago, consent, hand_over

TODAY = timezone.localdate()


def sign_in(page, client, live_server, viewer):
    client.force_login(viewer.user)
    session = client.session
    session[queries.SECOND_FACTOR], session["membership"] = True, viewer.membership.pk
    session.save()
    page.context.add_cookies([{"name": "session", "value": session.session_key, "url": live_server.url}])


@pytest.fixture
def story(cast):
    """A consent that soon runs out, one that was narrowed, one withdrawn too late, and a provision."""
    access.change_organisation(organisation=cast.ekby, phone="0999-280 00", by=cast.administrator)
    ways = (("ekby", "af"), ("af", "ekby"), ("ekby", "region"), ("region", "ekby"))
    kinds = ("identity", "economy", "health", "work_education")
    main = consent(
        cast, ways=ways, kinds=kinds, refused=("health",), until=TODAY + timedelta(days=9), note="Vill läsa igen."
    )
    actions.document_consent(ground=main, content=pdf(), by=cast.case_worker)
    hand_over(cast)
    late = consent(cast, purpose="follow_up", kinds=("identity", "economy"))
    sent = hand_over(cast, purpose="follow_up")
    actions.withdraw_ground(ground=late, by=cast.case_worker, at=ago(hours=2), note="Ringde i morse.")
    assert sent.at > ago(hours=2)
    old = consent(cast, purpose="activities", kinds=kinds)
    actions.narrow_consent(ground=old, keep=[old.lines.first().pk], by=cast.case_worker)
    actions.record_provision(
        person=cast.amina, rule="duty_to_inform", cites="110 kap. 31 § SFB", purpose="planning",
        receivers=[cast.fk], kinds=["economy"], since=TODAY, until=None, by=cast.case_worker,
    )  # fmt: skip
    return Ground.objects.get(pk=main.pk)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_every_page_is_accessible_and_fits_its_screen(cast, story, page, client, live_server, looks_right):
    sign_in(page, client, live_server, cast.case_worker)
    home = f"/participants/{cast.amina.key}/"
    paper = f"{home}documents/{story.consent.document.key}/remove/"
    acts = ("renew/", "withdraw/", "narrow/", "print/", "print/?language=ar")
    parts = ["grounds/", "grounds/consent/", "grounds/provision/", *(f"grounds/{story.key}/{act}" for act in acts)]
    check(page, live_server, looks_right, [home, paper, "/grounds/expiring/", *(home + part for part in parts)])
    sign_in(page, client, live_server, cast.administrator)
    check(page, live_server, looks_right, ["/grounds/forms/", "/grounds/forms/ti/"])


def check(page, live_server, looks_right, addresses):
    for address in addresses:
        page.goto(live_server.url + address)
        looks_right(page)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_consent_is_noted_with_the_keyboard_and_said_back(cast, page, client, live_server):
    sign_in(page, client, live_server, cast.case_worker)
    page.goto(f"{live_server.url}/participants/{cast.amina.key}/grounds/")
    page.get_by_role("main").get_by_role("link", name="Anteckna samtycke").first.click()
    for kind in ("identity", "economy"):
        page.locator(f"#id_all_out_{kind}").focus()
        page.keyboard.press("Space")
    page.get_by_label("Anteckning").focus()
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Spara samtycket").press("Enter")
    expect(page.get_by_text("Antecknat, ja till")).to_be_visible()
    ground = Ground.objects.get()
    assert ground.lines.filter(given=True).count() == 2 * 2 * 4
    page.get_by_role("link", name="Återkalla").click()
    expect(page.get_by_text("Lämnas inte ut längre")).to_be_visible()
    page.get_by_role("button", name="Återkalla samtycket").click()
    expect(page.get_by_text("Inget mer lämnas ut")).to_be_visible()
