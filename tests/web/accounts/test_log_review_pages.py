"""The month's review of the log, page by page."""

import pytest

from stegvis.apps.privacy.models import LogReview
from stegvis.core.calendar_months import add_months
from tests.apps.privacy.test_log_reviews import MONTH, read

MONTHS = "/administration/log/reviews/"


@pytest.fixture
def officer(cast, signed_in):
    return signed_in(cast.data_protection_officer)


def test_from_the_month_to_the_signature(cast, officer):
    read(cast, 3)
    assert "Dra stickprovet" in officer.get(MONTHS).content.decode()
    page = officer.post(f"{MONTHS}draw/{MONTH:%Y-%m}/").headers["Location"]
    review = LogReview.objects.get()
    shown = officer.get(page).content.decode()
    assert "3 rader lottade ur 3" in shown
    assert cast.case_worker.user.name in shown
    assert cast.amina.family_name not in shown
    first, *others = review.entries.all()
    said = {f"judgement_{each.pk}": "right" for each in others} | {f"judgement_{first.pk}": "wrong"}
    wrong = officer.post(page, said)
    assert wrong.status_code == 422
    assert "Skriv varför" in wrong.content.decode()
    assert officer.post(page, {**said, f"note_{first.pk}": "Ingen kontakt."}).status_code == 302
    assert "1 av 3 bedömda saknade skäl i arbetet, i hela månaden 6,1–79,2" in officer.get(page).content.decode()
    assert officer.post(f"{page}sign/", {"conclusion": "Chefen har talat med kollegan."}).status_code == 302
    signed = officer.get(page).content.decode()
    assert "Chefen har talat med kollegan." in signed
    assert "Spara bedömningarna" not in signed
    assert "Underskriven" in officer.get(MONTHS).content.decode()


def test_a_month_without_anything_to_review_says_so(cast, officer):
    read(cast, 1, by=cast.other_case_worker, person=cast.bjorn)
    officer.post(f"{MONTHS}draw/{MONTH:%Y-%m}/")
    assert "inget att granska" in officer.get(MONTHS).content.decode()
    assert officer.post(f"{MONTHS}draw/nonsense/").status_code == 404


def test_the_page_takes_as_many_queries_for_many_as_for_one(cast, officer, django_assert_num_queries):
    earlier = add_months(MONTH, -1)
    read(cast, 1)
    read(cast, 20, month=earlier)
    one, many = (officer.post(f"{MONTHS}draw/{month:%Y-%m}/").headers["Location"] for month in (MONTH, earlier))
    officer.get(one)
    for page in (one, many):
        with django_assert_num_queries(8):
            officer.get(page)


@pytest.mark.parametrize("name", ["case_worker", "administrator", "process_leader"])
def test_for_others_it_does_not_exist(cast, signed_in, name):
    client = signed_in(cast.staff[name])
    assert client.get(MONTHS).status_code == 404
    assert client.post(f"{MONTHS}draw/{MONTH:%Y-%m}/").status_code == 404
