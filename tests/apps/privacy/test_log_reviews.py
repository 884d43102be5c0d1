"""The monthly review of the log: drawn by chance, judged entry by entry, signed."""

from datetime import UTC, date, datetime
from unittest.mock import patch

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from stegvis.apps.access import actions as access
from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.roles import Role
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.queries import person_page
from stegvis.apps.privacy import actions, queries
from stegvis.apps.privacy.actions import Judged
from stegvis.apps.privacy.models import LogReview, ReviewedEntry
from stegvis.apps.privacy.policies import (
    DrawnAlready,
    IsSigned,
    JudgesHerself,
    MonthNotOver,
    NeedsAReason,
    NotAllJudged,
    NothingToReview,
)
from stegvis.core.calendar_months import add_months
from tests.cast import SINCE, SYSTEM

SOME_INSTANT = datetime(2026, 3, 2, 9, tzinfo=UTC)

THIS_MONTH = timezone.localdate().replace(day=1)
MONTH = add_months(THIS_MONTH, -2)


def read(cast, times, month=MONTH, by=None, person=None):
    """Let a colleague open a person's page so many times on the tenth of a month."""
    by, person = by or cast.case_worker, person or cast.amina
    then = timezone.make_aware(datetime(month.year, month.month, 10, 12))
    with patch("django.utils.timezone.now", return_value=then):
        for _time in range(times):
            person_page(by, person.key, then.date())


def drawn(cast, month=MONTH):
    return actions.draw_log_sample(month=month, by=cast.data_protection_officer)


def judge(cast, review, judgement="right", note=""):
    judged = {each.pk: Judged(judgement, note) for each in review.entries.all()}
    return actions.judge_entries(review=review, judged=judged, by=cast.data_protection_officer)


def test_the_sample_is_of_that_month_and_organisation_and_others_than_oneself(cast):
    read(cast, 4)
    read(cast, 3, month=add_months(MONTH, -1))
    read(cast, 2, by=cast.other_case_worker, person=cast.bjorn)
    before = LogEntry.objects.count()
    review = drawn(cast)
    assert review.population == 4
    entries = [each.entry for each in review.entries.all()]
    assert {(each.organisation_id, each.user_id, each.at.month) for each in entries} == {
        (cast.ekby.pk, cast.case_worker.user_id, MONTH.month)
    }
    assert LogEntry.objects.count() == before + 1
    assert LogEntry.objects.latest("pk").person_key == ""


def test_a_large_month_gives_a_sample_without_repetition(cast):
    read(cast, actions.SAMPLE + 10)
    review = drawn(cast)
    assert review.population == actions.SAMPLE + 10
    assert review.entries.count() == actions.SAMPLE == review.entries.values("entry").distinct().count()


def test_each_entry_has_the_same_chance(cast):
    """Ten entries, three drawn, a hundred times: each is drawn about thirty times (binomial, six standard errors)."""
    read(cast, 10)
    times = dict.fromkeys(LogEntry.objects.filter(act="person.read").values_list("pk", flat=True), 0)
    with patch("stegvis.apps.privacy.actions.log_reviews.SAMPLE", 3):
        for _draw in range(100):
            review = drawn(cast)
            for each in review.entries.values_list("entry", flat=True):
                times[each] += 1
            review.delete()
    assert all(abs(number - 30) < 28 for number in times.values()), times
    assert sum(times.values()) == 300


def test_a_month_is_drawn_once_when_it_is_over(cast):
    for unfinished in (THIS_MONTH, add_months(THIS_MONTH, 1), MONTH.replace(day=2)):
        with pytest.raises(MonthNotOver):
            drawn(cast, unfinished)
    with pytest.raises(NothingToReview):
        drawn(cast)
    read(cast, 1)
    drawn(cast)
    with pytest.raises(DrawnAlready):
        drawn(cast)


def test_what_is_not_right_takes_a_note(cast):
    read(cast, 2)
    review = drawn(cast)
    for judgement in ("asked", "wrong"):
        with pytest.raises(NeedsAReason):
            judge(cast, review, judgement, " ")
    judge(cast, review, "wrong", "Ingen pågående kontakt.")
    assert set(review.entries.values_list("judgement", flat=True)) == {"wrong"}


def test_only_entries_of_the_sample_are_judged(cast):
    read(cast, 1)
    read(cast, 1, month=add_months(MONTH, -1))
    review, other = drawn(cast), drawn(cast, add_months(MONTH, -1))
    foreign = {other.entries.get().pk: Judged("right")}
    with pytest.raises(NotVisible):
        actions.judge_entries(review=review, judged=foreign, by=cast.data_protection_officer)


def test_it_is_signed_when_all_is_judged_and_then_stands(cast):
    read(cast, 2)
    review, by = drawn(cast), cast.data_protection_officer
    with pytest.raises(NotAllJudged):
        actions.sign_log_review(review=review, conclusion="Inget att anmärka.", by=by)
    judge(cast, review)
    with pytest.raises(NeedsAReason):
        actions.sign_log_review(review=review, conclusion=" ", by=by)
    signed = actions.sign_log_review(review=review, conclusion="Inget att anmärka.", by=by)
    assert (signed.signed_by_id, signed.conclusion) == (by.user_id, "Inget att anmärka.")
    for act in (
        lambda: judge(cast, review),
        lambda: actions.sign_log_review(review=review, conclusion="Igen", by=by),
    ):
        with pytest.raises(IsSigned):
            act()


def test_nobody_signs_for_her_own_reading(cast):
    read(cast, 1)
    review = drawn(cast)
    judge(cast, review)
    membership = access.add_membership(
        user=cast.case_worker.user, organisation=cast.ekby, role=Role.DATA_PROTECTION_OFFICER, since=SINCE, by=SYSTEM
    )
    with pytest.raises(JudgesHerself):
        actions.sign_log_review(review=review, conclusion="Bra", by=Staff.of(membership))


@pytest.mark.parametrize("name", ["case_worker", "registrar", "administrator", "process_leader", "other_registrar"])
def test_nobody_else_reviews(cast, name):
    read(cast, 1)
    review, viewer = drawn(cast), cast.staff[name]
    for act in (
        lambda: actions.draw_log_sample(month=add_months(MONTH, -1), by=viewer),
        lambda: actions.judge_entries(review=review, judged={}, by=viewer),
        lambda: actions.sign_log_review(review=review, conclusion="Bra", by=viewer),
        lambda: queries.log_review_for(viewer, review.key),
    ):
        with pytest.raises(NotVisible):
            act()


def test_what_the_sample_says_of_the_month_has_its_interval(cast):
    """None of 25: Wilson's upper bound is z²/(n + z²) = 3.8415/28.8415 = 13.3 per cent."""
    read(cast, 40)
    review = drawn(cast)
    assert queries.result_of(review).judged == 0
    judge(cast, review)
    result = queries.result_of(queries.log_review_for(cast.data_protection_officer, review.key))
    assert (result.size, result.judged, result.wrong) == (25, 25, 0)
    assert result.interval.low == 0
    assert result.interval.high == pytest.approx(3.841459 / 28.841459, abs=1e-6)


def test_months_are_those_since_the_log_began_that_are_over(cast):
    read(cast, 1)
    found = queries.months_of_log(cast.data_protection_officer, timezone.localdate())
    assert [each.month for each in found] == [add_months(THIS_MONTH, -1), MONTH]
    review = drawn(cast)
    found = queries.months_of_log(cast.data_protection_officer, timezone.localdate())
    assert [each.review for each in found] == [None, review]


@pytest.mark.parametrize(
    "wrong", [{"month": date(2026, 1, 2)}, {"conclusion": "Bra"}, {"signed_at": SOME_INSTANT}], ids=str
)
def test_the_database_refuses_half_a_signature_and_half_a_month(cast, wrong):
    read(cast, 1)
    review = drawn(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        LogReview.objects.filter(pk=review.pk).update(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewedEntry.objects.filter(review=review).update(judgement="wrong")
    ReviewedEntry.objects.filter(review=review).update(judgement="right")
