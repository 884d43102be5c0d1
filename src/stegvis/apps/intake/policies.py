"""Whose files they are: those who import for the organisation, and nobody else knows that there is one."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import NotVisible, Refused, Verdict, allow_if
from stegvis.apps.access.viewers import Viewer

from .models import Batch, State


class NotNow(Refused):
    """What is asked of a file does not fit where it is."""

    default = _("The file is not where this can be done. Look at the page again.")


class ChangesNothing(Refused):
    """The file says what the one for the same time said."""

    default = _("The file says the same as the one that has been read in for this time. It would change nothing.")


class HoldsProtected(Refused):
    """Rows about somebody whom the viewer may not open."""

    default = _("The rows hold a protected person. A colleague with the right to protected persons mends them.")


def visible_batches(viewer: Viewer) -> Q:
    """Return the condition on batches that this viewer sees."""
    if viewer.organisation_id is None or not viewer.may(Permission.IMPORT_FILES):
        return Q(pk__in=())
    return Q(organisation=viewer.organisation_id)


def may_see_batch(viewer: Viewer, batch: Batch) -> Verdict:
    own = batch.organisation_id == viewer.organisation_id and viewer.may(Permission.IMPORT_FILES)
    return allow_if(own, refusal=NotVisible)


def may_map(viewer: Viewer, batch: Batch) -> Verdict:
    """A layout is named while the file waits for that, or again before its rows are saved."""
    return _when(viewer, batch, State.UNMAPPED, State.READY)


def may_accept(viewer: Viewer, batch: Batch) -> Verdict:
    """A file that says no other than the one it would take the place of is not read in."""
    says_something = batch.replaces_id is None or batch.counts.get("changes", 0) > 0
    return _when(viewer, batch, State.READY).and_then(allow_if(says_something, refusal=ChangesNothing))


def may_reject(viewer: Viewer, batch: Batch) -> Verdict:
    return _when(viewer, batch, State.READY, State.UNMAPPED)


def may_stop(viewer: Viewer, batch: Batch) -> Verdict:
    return _when(viewer, batch, State.RECEIVED, State.READING, State.APPLYING)


def _when(viewer: Viewer, batch: Batch, *states: State) -> Verdict:
    return may_see_batch(viewer, batch).and_then(allow_if(batch.state in states, refusal=NotNow))
