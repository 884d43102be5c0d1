"""Files, as far as they exist for who is asking."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO

import polars as pl
from django.db.models import Count, QuerySet

from stegvis.apps.access import log
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.jobs.queries import is_under_way
from stegvis.core.intake import Difference, difference, own_mapping, read_sheets
from stegvis.core.intake.mapping import Mapping
from stegvis.core.intake.mapping_file import from_text
from stegvis.core.intake.records import Kind
from stegvis.core.personal_numbers import twelve_digits

from . import policies
from .destinations import destination
from .models import Batch, Finding, LearnedMapping, Quarantine, State

READ_JOB, APPLY_JOB = "intake.read", "intake.apply"
UNSAID = ("name", "responsible")
"""Fields that are not kept with the rows of a file that has been read in."""


def batches(viewer: Viewer) -> QuerySet[Batch]:
    """Return the organisation's files, newest first."""
    return Batch.objects.filter(policies.visible_batches(viewer)).select_related("created_by").defer("suggestion")


def batch_for(viewer: Viewer, key: str) -> Batch:
    """Return the file with this key. Raises NotVisible when there is none for `viewer`."""
    rows = Batch.objects.filter(policies.visible_batches(viewer), key=key)
    found = rows.select_related("organisation", "replaces", "replaced_by", "created_by", "applied_by").first()
    if found is None:
        raise NotVisible
    return found


def counting(batch: Batch) -> QuerySet[Batch]:
    """Return the files that have been read in and count: same owner, project and kind; in the order they tell of."""
    same = Batch.objects.filter(
        organisation=batch.organisation_id, project_key=batch.project_key, kind=batch.kind, state=State.APPLIED
    )
    return same.filter(replaced_by__isnull=True).exclude(pk=batch.pk).order_by("as_of")


def corrected_by(batch: Batch) -> Batch | None:
    """Return the file for the same day that `batch` would take the place of, if there is one."""
    return counting(batch).filter(as_of=batch.as_of).first()


def completed_by(batch: Batch) -> Batch | None:
    """Return the file that mended rows sent in as `batch` belong to: the one that counts, else one not yet decided."""
    waiting = Batch.objects.filter(
        organisation=batch.organisation_id,
        project_key=batch.project_key,
        kind=batch.kind,
        as_of=batch.as_of,
        state=State.READY,
    )
    return corrected_by(batch) or waiting.exclude(pk=batch.pk).order_by("-pk").first()


def rows_of(batch: Batch) -> dict[str, pl.DataFrame]:
    """Return the usable rows of a file, by record."""
    return {each.record: pl.read_parquet(BytesIO(each.content)) for each in batch.rows.order_by("pk")}


def learned(organisation_id: int, kind: str) -> dict[str, Mapping]:
    """Return the newest mapping of each layout that the organisation's people have confirmed."""
    rows = LearnedMapping.objects.filter(organisation=organisation_id, kind=kind).order_by("version")
    return {row.layout: from_text(row.mapping) for row in rows}


def mapping_of(batch: Batch) -> Mapping | None:
    return from_text(batch.mapping) if batch.mapping else None


def is_own_layout(batch: Batch) -> bool:
    return mapping_of(batch) == own_mapping(Kind(batch.kind))


@dataclass(frozen=True)
class FindingGroup:
    """Findings that say the same of the same column. `shown`: the first of them; `number`: all of them."""

    first: Finding
    number: int
    shown: tuple[Finding, ...]

    @property
    def more(self) -> int:
        return self.number - len(self.shown)


MOST_GROUPS = 60
ROWS_SHOWN = 12


def finding_groups(viewer: Viewer, batch: Batch) -> list[FindingGroup]:
    """Return the findings gathered by severity, sheet, column and message, those that stop rows first."""
    policies.may_see_batch(viewer, batch).or_refuse()
    same = ("severity", "sheet", "column", "message")
    counted = Finding.objects.filter(batch=batch).order_by().values(*same).annotate(number=Count("pk"))
    order = {"error": 0, "warning": 1, "note": 2}
    largest = sorted(counted, key=lambda each: (order[each["severity"]], -each["number"]))[:MOST_GROUPS]
    shown: dict[tuple[str, ...], list[Finding]] = {}
    for finding in _first_rows(batch, [each["message"] for each in largest]):
        listed = shown.setdefault(tuple(getattr(finding, name) for name in same), [])
        if len(listed) < ROWS_SHOWN:
            listed.append(finding)
    keyed = [(tuple(each[name] for name in same), each["number"]) for each in largest]
    return [FindingGroup(shown[key][0], number, tuple(shown[key])) for key, number in keyed if key in shown]


def _first_rows(batch: Batch, messages: Iterable[str]) -> QuerySet[Finding]:
    return Finding.objects.filter(batch=batch, message__in=set(messages)).order_by("pk")


def quarantine_of(viewer: Viewer, batch: Batch) -> Quarantine:
    """Return the rows to mend, and log that they were taken out. Raises NotVisible, or HoldsProtected."""
    policies.may_see_batch(viewer, batch).or_refuse()
    found = Quarantine.objects.filter(batch=batch).first()
    if found is None:
        raise NotVisible
    if destination().hides(viewer, _numbers_in(found)):
        raise policies.HoldsProtected
    log.record("intake.quarantine_read", by=viewer, target=batch)
    return found


def _numbers_in(quarantine: Quarantine) -> set[str]:
    sheets, day = read_sheets(bytes(quarantine.content), "rows.xlsx"), quarantine.batch.as_of
    cells = (cell for sheet in sheets.sheets for row in sheet.rows for cell in row)
    return {number for cell in cells if (number := twelve_digits(cell, as_of=day))}


def changes_to_earlier(viewer: Viewer, batch: Batch) -> Difference | None:
    """Return what this file says otherwise than the one that it corrects, and log that it was read."""
    policies.may_see_batch(viewer, batch).or_refuse()
    if batch.replaces is None:
        return None
    log.record("intake.difference_read", by=viewer, target=batch)
    return difference(without_names(rows_of(batch.replaces)), without_names(rows_of(batch)))


def without_names(rows: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Return the rows as they are kept: no participant's name, no worker's."""
    return {
        name: frame.with_columns(pl.lit(None, dtype=pl.String).alias(each) for each in UNSAID if each in frame.columns)
        for name, frame in rows.items()
    }


def has_stopped(batch: Batch) -> bool:
    """Say whether work on the file was to be done and nobody does it any more."""
    kind = APPLY_JOB if batch.state == State.APPLYING else READ_JOB
    return batch.is_working and not is_under_way(kind, batch.key)
