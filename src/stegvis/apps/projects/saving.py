"""Saves a row that an act has changed: a breach of the database's rules is said in words."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.models import User
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Viewer


class DoesNotFit(Refused):
    """The values break a rule that the database keeps; the message is the rule's own."""

    default = _("These details don't fit together.")


def change(row: models.Model, changes: Mapping[str, object], *, among: frozenset[str]) -> None:
    """Set fields of a row that is about to be saved. Raises TypeError for a field that is not `among` the editable."""
    unknown = changes.keys() - among
    if unknown:
        raise TypeError(f"not editable fields of {row._meta.model_name}: {sorted(unknown)}")
    for name, value in changes.items():
        setattr(row, name, value)


def save(row: models.Model, *, by: Viewer, why: str | None = None) -> None:
    """Save `row`, with who and why in its history where it has one. Raises DoesNotFit.

    The database alone judges. Only when it refuses are the rules gone through one by one, for the words.
    """
    row._history_user = User(pk=by.user_id) if by.user_id else None
    row._change_reason = why
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        _name_the_breach(row)
        raise


def _name_the_breach(row: models.Model) -> None:
    try:
        row.validate_unique()
        row.validate_constraints()
    except ValidationError as breach:
        raise DoesNotFit(" ".join(breach.messages)) from None
