from collections.abc import Mapping
from typing import Any

from django.db import transaction

from stegvis.apps.access.verdicts import allow_if
from stegvis.apps.access.viewers import Viewer

from ..models import Draft


@transaction.atomic
def save_draft(*, form_key: str, content: Mapping[str, Any], by: Viewer) -> Draft:
    """Keep what the viewer has written so far. Not logged: it is nobody's data but hers until she saves the form."""
    allow_if(by.user_id is not None and by.organisation_id is not None).or_refuse()
    draft, _created = Draft.objects.update_or_create(
        user_id=by.user_id,
        organisation_id=by.organisation_id,
        form_key=form_key,
        defaults={"content": dict(content)},
    )
    return draft


@transaction.atomic
def clear_draft(*, form_key: str, by: Viewer) -> None:
    """Throw a draft away: the form was saved, or she chose to."""
    Draft.objects.filter(user=by.user_id, organisation=by.organisation_id, form_key=form_key).delete()
