"""Letting go of what is kept of files, when somebody who stands in them is removed."""

from collections.abc import Collection

from django.db import transaction

from ..models import OVER, BatchFile, BatchRows, Quarantine


@transaction.atomic
def forget_files(batches: Collection[int], *, organisation_id: int) -> int:
    """Delete the rows that are kept of the organisation's own files that are over, and return how many tables went.

    They lie encrypted as whole tables of many people and can't be searched for one. What was read in from them stands
    in its own rows; the batch itself stays and tells that there was a file. The caller has found that it may be done.
    """
    ours = {"batch__in": batches, "batch__organisation": organisation_id, "batch__state__in": OVER}
    return sum(model.objects.filter(**ours).delete()[0] for model in (BatchFile, BatchRows, Quarantine))
