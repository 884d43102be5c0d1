"""An organisation leaves: decided, perhaps taken back, and finished when nothing about anybody is left of it."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from stegvis.apps.access import actions as access
from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.models import Organisation
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Staff, Viewer
from stegvis.apps.intake.actions import forget_files
from stegvis.apps.intake.models import Batch
from stegvis.apps.people.actions import close_standing_view
from stegvis.apps.people.models import Draft, Reception, StandingView

from ..leaving_counts import unfiled
from ..leaving_policies import may_begin_leaving, may_finish_leaving, may_take_back_leaving
from ..models import Leaving, Removal
from ..policies import NeedsAReason
from .removals import put_aside


@act
def begin_leaving(*, decided_on: date, decided_by: str, reference: str, by: Staff) -> Leaving:
    """Record that the organisation leaves. From now on nothing new comes in, and everybody is due for removal.

    Raises NotVisible, IsLeavingAlready, SomethingIsOpen, DecidedInTheFuture, NeedsAReason.
    """
    today, organisation = timezone.localdate(), _locked(by)
    may_begin_leaving(by, organisation, decided_on, today).or_refuse()
    if not (decided_by.strip() and reference.strip()):
        raise NeedsAReason
    leaving = Leaving.objects.create(
        organisation=organisation,
        decided_on=decided_on,
        decided_by=decided_by.strip(),
        reference=reference.strip(),
        since=today,
        recorded_by_id=by.user_id,
    )
    access.begin_to_leave(organisation=organisation, on=today, by=by)
    for view in StandingView.objects.filter(sender=organisation, withdrawn_at__isnull=True):
        close_standing_view(view=view, by=by)
    log.record("leaving.begun", target=leaving, by=by)
    return leaving


@act
def take_back_leaving(*, leaving: Leaving, by: Staff) -> Leaving:
    """Let the organisation stay after all, as long as no list has been approved. What has ended stays ended.

    Raises NotVisible, IsNotLeaving, RemovalHasBegun.
    """
    organisation = _locked(by)
    leaving = _leaving(leaving)
    may_take_back_leaving(by, leaving).or_refuse()
    for removal in leaving.removals.select_for_update().filter(state=Removal.State.PREPARED):
        put_aside(removal, _("The organisation stays after all."), by=by)
    leaving.taken_back_at, leaving.taken_back_by_id = timezone.now(), by.user_id
    leaving.save(update_fields=["taken_back_at", "taken_back_by"])
    access.stay_after_all(organisation=organisation, by=by)
    log.record("leaving.taken_back", target=leaving, by=by)
    return leaving


@act
def finish_leaving(*, leaving: Leaving, by: Staff) -> Leaving:
    """Close the organisation, once everybody has been removed. What lies in no file is laid aside or thrown away.

    Raises NotVisible, IsNotLeaving, SomebodyIsKept, ListIsUnderWay.
    """
    organisation = _locked(by)
    leaving = _leaving(leaving)
    may_finish_leaving(by, leaving).or_refuse()
    _leave_nothing_lying(organisation, by)
    leaving.done_at, leaving.done_by_id = timezone.now(), by.user_id
    leaving.save(update_fields=["done_at", "done_by"])
    log.record("leaving.done", target=leaving, by=by)
    access.close_organisation(organisation=organisation, on=timezone.localdate(), by=by)
    return leaving


def _leave_nothing_lying(organisation: Organisation, by: Viewer) -> None:
    """Let go what is in nobody's file: copies that came and were never filed, drafts, and files as they came in."""
    at = timezone.now()
    Reception.objects.bulk_create(
        Reception(disclosure=each, person=None, at=at, by_id=by.user_id) for each in unfiled(organisation.pk)
    )
    Draft.objects.filter(organisation=organisation).delete()
    batches = set(Batch.objects.filter(organisation=organisation).values_list("pk", flat=True))
    forget_files(batches, organisation_id=organisation.pk)


def _locked(by: Viewer) -> Organisation:
    """Return the viewer's organisation, locked: whatever would come in at this moment waits for the end of the act."""
    row = Organisation.objects.select_for_update().filter(pk=by.organisation_id).first()
    if row is None:
        raise NotVisible
    return row


def _leaving(leaving: Leaving) -> Leaving:
    return Leaving.objects.select_for_update(of=("self",)).get(pk=leaving.pk)
