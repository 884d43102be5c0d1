from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.models import Organisation
from stegvis.apps.access.verdicts import Refused, allow_if
from stegvis.apps.access.viewers import Staff
from stegvis.apps.jobs.actions import start_job, stop_work

from .. import policies
from ..destinations import destination
from ..models import Batch, State
from ..queries import APPLY_JOB, READ_JOB, corrected_by, has_stopped


class AnotherIsBeingSaved(Refused):
    default = _("Another file of your organisation is being saved just now. Wait until it is done.")


class Outdated(Refused):
    """Since the preview was made another file for the same day has been read in."""

    default = _("Another file for the same time has been read in since. This one is being looked through anew.")


@act
def accept(*, batch: Batch, by: Staff) -> Batch:
    """Read the file in: its rows are written in short steps and show all at once when the last has been.

    Raises NotVisible, NotNow or AnotherIsBeingSaved. When the preview no longer holds, the file is read anew instead.
    """
    batch = _locked(batch)
    policies.may_accept(by, batch).or_refuse()
    others = Batch.objects.filter(organisation=batch.organisation_id, state=State.APPLYING)
    allow_if(not others.exists(), refusal=AnotherIsBeingSaved).or_refuse()
    earlier = corrected_by(batch)
    if (earlier.pk if earlier else None) != batch.replaces_id:
        return _start(batch, State.RECEIVED, "intake.looked_through_anew", by)
    return _start(batch, State.APPLYING, "intake.accepted", by)


@act
def reject(*, batch: Batch, by: Staff) -> Batch:
    """Put the file aside: nothing of it is kept but that it was here. Raises NotVisible or NotNow."""
    batch = _locked(batch)
    policies.may_reject(by, batch).or_refuse()
    destination().discard(batch)
    put_aside(batch, State.REJECTED)
    log.record("intake.rejected", by=by, target=batch)
    return batch


@act
def cancel(*, batch: Batch, by: Staff) -> Batch:
    """Stop the work on a file. One that is being saved waits for a decision again, with nothing of it kept."""
    batch = _locked(batch)
    policies.may_stop(by, batch).or_refuse()
    saving = batch.state == State.APPLYING
    nothing_runs = stop_work(kind=APPLY_JOB if saving else READ_JOB, target=batch.key)
    if nothing_runs and saving:
        destination().discard(batch)
        batch.state = State.READY
        batch.save(update_fields=["state"])
    elif nothing_runs:
        put_aside(batch, State.CANCELLED)
    log.record("intake.stopped", by=by, target=batch)
    return batch


@act
def try_again(*, batch: Batch, by: Staff) -> Batch:
    """Start work anew that stopped by itself. Raises NotVisible, or NotNow when it has not."""
    batch = _locked(batch)
    policies.may_see_batch(by, batch).and_then(allow_if(has_stopped(batch), refusal=policies.NotNow)).or_refuse()
    return _start(batch, State(batch.state), "intake.tried_again", by)


def put_aside(batch: Batch, state: State, message: str = "") -> None:
    """End a file that is not read in: what it held is gone, what was found in it stays."""
    batch.rows.all().delete()
    for kept in ("file", "quarantine"):
        if hasattr(batch, kept):
            getattr(batch, kept).delete()
    batch.state, batch.message, batch.suggestion, batch.mapping = state, message, None, None
    batch.save(update_fields=["state", "message", "suggestion", "mapping"])


def _start(batch: Batch, state: State, act_name: str, by: Staff) -> Batch:
    batch.state, batch.message = state, ""
    batch.save(update_fields=["state", "message"])
    log.record(act_name, by=by, target=batch)
    start_job(kind=APPLY_JOB if state == State.APPLYING else READ_JOB, target=batch.key, by=by)
    return batch


def _locked(batch: Batch) -> Batch:
    Organisation.objects.select_for_update().get(pk=batch.organisation_id)  # one file of an organisation at a time
    return Batch.objects.select_for_update().get(pk=batch.pk)
