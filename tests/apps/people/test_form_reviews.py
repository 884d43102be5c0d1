"""A translated form is printed when an administrator has recorded who reviewed it, and not before."""

from datetime import timedelta

import pytest
from django.utils import timezone

from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.verdicts import NotAllowed, NotVisible
from stegvis.apps.people import actions, queries
from stegvis.apps.projects.saving import DoesNotFit
from stegvis.core import consent_forms

TODAY = timezone.localdate()


def record(cast, **details):
    usual = {"language": "ar", "version": consent_forms.text_in("ar").version, "reviewed_by": "Tolk Påhittad"}
    return actions.record_form_review(**{**usual, "reviewed_on": TODAY, "by": cast.administrator, **details})


def test_a_recorded_review_holds_for_the_organisation_that_recorded_it(cast):
    assert queries.review_for_printing(cast.ekby, "ar") is None
    record(cast)
    review = queries.review_for_printing(cast.ekby, "ar")
    assert (review.language, review.reviewed_by, review.reviewed_on) == ("ar", "Tolk Påhittad", TODAY)
    assert queries.review_for_printing(cast.almby, "ar") is None
    assert queries.review_for_printing(cast.ekby, "so") is None


def test_a_review_of_an_earlier_version_lets_nothing_be_printed(cast):
    review = record(cast)
    type(review).objects.filter(pk=review.pk).update(version=review.version - 1)
    assert queries.review_for_printing(cast.ekby, "ar") is None
    assert queries.form_reviews(cast.administrator) == {}


def test_what_was_read_must_be_the_present_text(cast):
    with pytest.raises(actions.TextHasChanged):
        record(cast, version=99)


def test_the_signed_text_is_no_translation_and_a_guess_no_language(cast):
    for language in ("sv", "fi"):
        with pytest.raises(NotVisible):
            record(cast, language=language)


def test_a_review_names_somebody_and_lies_behind_us_and_stands_once(cast):
    with pytest.raises(DoesNotFit):
        record(cast, reviewed_by=" ")
    with pytest.raises(actions.NotYet):
        record(cast, reviewed_on=TODAY + timedelta(days=1))
    record(cast)
    with pytest.raises(DoesNotFit):
        record(cast)


def test_a_review_recorded_by_mistake_is_taken_back_and_can_be_made_again(cast):
    review = record(cast)
    actions.withdraw_form_review(review=review, by=cast.administrator)
    assert queries.review_for_printing(cast.ekby, "ar") is None
    with pytest.raises(actions.AlreadyWithdrawn):
        actions.withdraw_form_review(review=review, by=cast.administrator)
    assert record(cast)


def test_only_the_own_administrator_records_and_takes_back(cast, house):
    review = record(cast)
    for viewer in (cast.case_worker, cast.registrar, cast.process_leader):
        with pytest.raises(NotAllowed):
            record(cast, language="so", by=viewer)
        with pytest.raises(NotAllowed):
            actions.withdraw_form_review(review=review, by=viewer)
    other = house.staff("Annan", "administrator", cast.almby)
    with pytest.raises(NotVisible):
        actions.withdraw_form_review(review=review, by=other)


def test_both_are_logged(cast):
    actions.withdraw_form_review(review=record(cast), by=cast.administrator)
    acts = LogEntry.objects.filter(act__startswith="form_review.").order_by("pk").values_list("act", flat=True)
    assert list(acts) == ["form_review.recorded", "form_review.withdrawn"]
