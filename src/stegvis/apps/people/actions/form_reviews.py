"""Who has reviewed a translation of the consent forms."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.verdicts import NotVisible, Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.projects.saving import save
from stegvis.core import consent_forms

from ..models import FormReview
from ..policies import may_review_forms, now, today
from .grounds import AlreadyWithdrawn, NotYet


class TextHasChanged(Refused):
    default = _("The text has changed since you opened it. Read it again.")


@act
def record_form_review(*, language: str, version: int, reviewed_by: str, reviewed_on: date, by: Viewer) -> FormReview:
    """Record for the own organisation that somebody has reviewed a translation; from then on it can be printed.

    Raises NotVisible for what is no translation, TextHasChanged for another version than the present, NotYet.
    """
    may_review_forms(by).or_refuse()
    if language == consent_forms.SIGNED or language not in consent_forms.LANGUAGES:
        raise NotVisible
    if consent_forms.text_in(language).version != version:
        raise TextHasChanged
    if reviewed_on > today():
        raise NotYet
    review = FormReview(organisation_id=by.organisation_id, language=language, version=version)
    review.reviewed_by, review.reviewed_on, review.recorded_by_id = reviewed_by.strip(), reviewed_on, by.user_id
    save(review, by=by)
    log.record("form_review.recorded", target=review, by=by)
    return review


@act
def withdraw_form_review(*, review: FormReview, by: Viewer) -> FormReview:
    """Take back a review that was recorded by mistake; the translation is a draft again."""
    review = FormReview.objects.select_for_update(of=("self",)).get(pk=review.pk)
    may_review_forms(by).or_refuse()
    if review.organisation_id != by.organisation_id:
        raise NotVisible
    if review.withdrawn_at is not None:
        raise AlreadyWithdrawn
    review.withdrawn_at, review.withdrawn_by_id = now(), by.user_id
    save(review, by=by)
    log.record("form_review.withdrawn", target=review, by=by)
    return review
