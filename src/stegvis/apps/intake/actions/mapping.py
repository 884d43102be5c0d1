from django.db.models import Max

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.viewers import Staff
from stegvis.apps.jobs.actions import start_job
from stegvis.core.intake import Mapping
from stegvis.core.intake.mapping_file import from_text, to_yaml

from .. import policies
from ..models import Batch, LearnedMapping, State
from ..queries import READ_JOB


@act
def confirm_mapping(*, batch: Batch, mapping: Mapping, by: Staff) -> Batch:
    """Read the file, and from now on all of the organisation's files of its layout, as `mapping` says.

    The confirmed mapping is kept as a new version. Raises NotVisible, NotNow, or DataProblem when the mapping does not
    hold together.
    """
    batch = Batch.objects.select_for_update().get(pk=batch.pk)
    policies.may_map(by, batch).or_refuse()
    text = to_yaml(mapping)
    from_text(text)
    _learn(batch, text, by)
    batch.mapping, batch.state, batch.message = text, State.RECEIVED, ""
    batch.save(update_fields=["mapping", "state", "message"])
    log.record("intake.mapping_confirmed", by=by, target=batch)
    start_job(kind=READ_JOB, target=batch.key, by=by)
    return batch


def _learn(batch: Batch, text: str, by: Staff) -> None:
    same = LearnedMapping.objects.filter(organisation=batch.organisation_id, kind=batch.kind, layout=batch.layout)
    last = same.aggregate(last=Max("version"))["last"] or 0
    LearnedMapping.objects.create(
        organisation_id=batch.organisation_id,
        kind=batch.kind,
        layout=batch.layout,
        version=last + 1,
        mapping=text,
        confirmed_by_id=by.user_id,
    )
