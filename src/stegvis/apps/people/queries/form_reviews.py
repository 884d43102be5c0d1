from stegvis.apps.access.models import Organisation
from stegvis.apps.access.viewers import Viewer
from stegvis.core import consent_forms
from stegvis.core.consent_forms import Review

from ..models import FormReview


def form_reviews(viewer: Viewer) -> dict[str, FormReview]:
    """Return the own organisation's reviews of the translations as they are now, by language."""
    rows = FormReview.objects.filter(organisation=viewer.organisation_id, withdrawn_at__isnull=True)
    present = {language: consent_forms.text_in(language).version for language in consent_forms.LANGUAGES}
    return {row.language: row for row in rows.select_related("recorded_by") if present.get(row.language) == row.version}


def review_for_printing(organisation: Organisation, language: str) -> Review | None:
    """Return the review that lets an organisation print a translation as it is now."""
    rows = FormReview.objects.filter(organisation=organisation, language=language, withdrawn_at__isnull=True)
    row = rows.filter(version=consent_forms.text_in(language).version).first()
    if row is None:
        return None
    return Review(language=row.language, version=row.version, reviewed_by=row.reviewed_by, reviewed_on=row.reviewed_on)
