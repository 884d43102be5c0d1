"""The two jobs of a file: reading it, and saving its rows once somebody has accepted them."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

from django.db import transaction
from django.utils import timezone

from stegvis.apps.access import log
from stegvis.apps.jobs.handlers import Cancelled, Work, handles
from stegvis.core.errors import DataProblem
from stegvis.core.errors import Finding as CoreFinding
from stegvis.core.intake import (
    Kind,
    Known,
    Reading,
    Sheets,
    fingerprint,
    fits,
    is_mended,
    own_mapping,
    read,
    read_sheets,
    suggest_mapping,
)
from stegvis.core.intake import write_quarantine as write_workbook
from stegvis.core.intake.mapping import Mapping
from stegvis.core.intake.mapping_file import to_yaml
from stegvis.core.language import Words

from .actions.deciding import put_aside
from .actions.receiving import limits_of
from .completing import completed, numbers_of
from .destinations import destination
from .models import Batch, BatchFile, BatchRows, Finding, Quarantine, State
from .queries import APPLY_JOB, READ_JOB, completed_by, corrected_by, learned, mapping_of, rows_of, without_names
from .refusing import with_refused
from .suggestions import kept_suggestion, words_of

STEP = 1000


@handles(READ_JOB)
def read_batch(key: str, work: Work) -> str:
    """Read a file as far as to its preview, or to the question what its columns are. Nothing of it counts yet."""
    batch = _taken(key, State.RECEIVED, State.READING)
    if batch is None:
        return ""
    _set(batch, State.READING)
    try:
        sheets = read_sheets(
            batch.file.content, batch.file_name, limits=limits_of(Kind(batch.kind)), progress=_part(work, 0, 40)
        )
        whole = completed_by(batch) if is_mended(sheets) else None
        mapping = mapping_of(whole or batch) or _recognised(batch, sheets)
        if mapping is None or not _all_is_asked(batch, sheets, mapping):
            _ask(batch, sheets, mapping)
        else:
            _look_through(batch, sheets, mapping, whole, work)
    except DataProblem as problem:
        _end(batch, State.FAILED, _said(problem, work))
        raise
    except Cancelled:
        _end(batch, State.CANCELLED)
        raise
    return ""


@handles(APPLY_JOB)
def apply_batch(key: str, work: Work) -> str:
    """Save an accepted file's rows. A job that is taken up after a kill begins by clearing what the dead one wrote."""
    batch = _taken(key, State.APPLYING)
    if batch is None:
        return ""
    destination().discard(batch)
    whole = False
    try:
        destination().apply(batch, rows_of(batch), work, lambda: _settle(batch, work))
        whole = True
    finally:
        # Whatever went wrong, also what nobody foresaw: nothing half-written stays, and the file can be tried again.
        if not whole:
            destination().discard(batch)
            _set(batch, State.READY)
    return ""


def _settle(batch: Batch, work: Work) -> None:
    """Note that a file counts from now on, in the transaction that shows its rows."""
    if batch.replaces_id:
        Batch.objects.filter(pk=batch.replaces_id).update(replaced_by=batch)
        Quarantine.objects.filter(batch=batch.replaces_id).delete()
    BatchFile.objects.filter(batch=batch).delete()
    _keep_rows(batch, without_names(rows_of(batch)))
    Batch.objects.filter(pk=batch.pk).update(
        state=State.APPLIED, applied_at=timezone.now(), applied_by=work.viewer.user_id, suggestion=None
    )
    log.record("intake.applied", by=work.viewer, target=batch)


def _taken(key: str, *states: State) -> Batch | None:
    batch = Batch.objects.select_related("organisation", "file", "replaces").get(key=key)
    return batch if batch.state in states else None


def _set(batch: Batch, state: State) -> None:
    batch.state = state
    batch.save(update_fields=["state"])


@transaction.atomic
def _end(batch: Batch, state: State, message: str = "") -> None:
    put_aside(batch, state, message)


def _said(problem: DataProblem, work: Work) -> str:
    words = _words(work)
    return "\n".join(words.finding(finding) for finding in problem.findings)


def _words(work: Work) -> Words:
    viewer = work.viewer.on_behalf_of
    return Words(getattr(getattr(viewer, "user", None), "language", "sv"))


def _recognised(batch: Batch, sheets: Sheets) -> Mapping | None:
    own = own_mapping(Kind(batch.kind))
    if fits(sheets, own):
        return own
    known = learned(batch.organisation_id, batch.kind).get(fingerprint(sheets))
    return known if known and fits(sheets, known) else None


def _proposal(batch: Batch, sheets: Sheets, mapping: Mapping | None) -> dict[str, Any]:
    return kept_suggestion(suggest_mapping(sheets, Kind(batch.kind), as_of=batch.as_of), sheets, mapping)


def _all_is_asked(batch: Batch, sheets: Sheets, mapping: Mapping) -> bool:
    """Say whether somebody who has just named the columns has also seen the words of those that hold codes."""
    if batch.mapping is None or batch.suggestion is None:
        return True
    unknown = {word for word, code in words_of(_proposal(batch, sheets, mapping)).items() if code is None}
    return unknown <= words_of(batch.suggestion).keys()


def _ask(batch: Batch, sheets: Sheets, mapping: Mapping | None) -> None:
    batch.suggestion, batch.layout = _proposal(batch, sheets, mapping), fingerprint(sheets)
    batch.state = State.UNMAPPED
    batch.save(update_fields=["suggestion", "layout", "state"])


def _look_through(batch: Batch, sheets: Sheets, mapping: Mapping, whole: Batch | None, work: Work) -> None:
    known = destination().known(work.viewer, batch.project_key)
    before = rows_of(whole) if whole else {}
    known = Known(known.numbers | numbers_of(before), known.names)
    reading = read(sheets, mapping, as_of=batch.as_of, known=known, progress=_part(work, 40, 70))
    reading = replace(reading, rows=completed(before, reading.rows))
    batch.layout, batch.replaces = fingerprint(sheets), corrected_by(batch)
    work.advance(75, 100)
    try:
        counts = destination().preview(batch, reading.rows, work.viewer)
    except DataProblem as problem:
        reading = with_refused(reading, problem.findings, sheets)
        counts = destination().preview(batch, reading.rows, work.viewer)
    _clear(batch)
    _keep_findings(batch, reading.findings, work)
    if mapping != own_mapping(Kind(batch.kind)):
        batch.suggestion = _proposal(batch, sheets, mapping)
    with transaction.atomic():
        _keep(batch, reading, mapping, counts, _words(work))
    work.advance(100, 100)


def _part(work: Work, first: int, last: int) -> Callable[[int, int], None]:
    """Return a progress that goes from `first` to `last` per cent of the whole."""

    def advance(done: int, total: int) -> None:
        work.advance(first + round((last - first) * done / max(total, 1)), 100)

    return advance


def _clear(batch: Batch) -> None:
    with transaction.atomic():
        Finding.objects.filter(batch=batch).delete()
        Quarantine.objects.filter(batch=batch).delete()
        BatchRows.objects.filter(batch=batch).delete()


def _keep_findings(batch: Batch, findings: tuple[CoreFinding, ...], work: Work) -> None:
    for first in range(0, len(findings), STEP):
        work.advance(80, 100)
        with transaction.atomic():
            Finding.objects.bulk_create(_finding(batch, each) for each in findings[first : first + STEP])


def _finding(batch: Batch, each: CoreFinding) -> Finding:
    return Finding(
        batch=batch,
        severity=each.severity.value,
        sheet=(each.sheet or "")[:100],
        row=each.row,
        column=(each.column or "")[:200],
        message=each.message,
        expected=each.expected or "",
        hint=each.hint or "",
        values={name: value if isinstance(value, int | float) else str(value) for name, value in each.values},
    )


def _keep(batch: Batch, reading: Reading, mapping: Mapping, counts: dict[str, int], words: Words) -> None:
    _keep_rows(batch, reading.rows)
    places = {(row.sheet, row.row) for row in reading.quarantine}
    if reading.quarantine:
        file = BytesIO()
        write_workbook(reading, file, language=words.language)
        Quarantine.objects.create(batch=batch, number=len(places), content=file.getvalue())
    batch.counts = {**counts, "rows": reading.valid, "quarantined": len(places), "unmatched": len(reading.unmatched)}
    batch.mapping, batch.content_hash, batch.state = to_yaml(mapping), reading.content_hash, State.READY
    batch.save()


def _keep_rows(batch: Batch, rows: dict) -> None:
    BatchRows.objects.filter(batch=batch).delete()
    for record, frame in rows.items():
        file = BytesIO()
        frame.write_parquet(file)
        BatchRows.objects.create(batch=batch, record=record, content=file.getvalue())
