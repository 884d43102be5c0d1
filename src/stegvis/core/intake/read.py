"""From sheets and a mapping to a reading: values, checks, quarantine. Nothing is saved and no clock is read."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from fnmatch import fnmatchcase

import polars as pl

from stegvis.core.errors import DataProblem, Finding, Severity
from stegvis.core.intake import checks
from stegvis.core.intake.draft import Draft, Place
from stegvis.core.intake.headings import Headings, find_headings
from stegvis.core.intake.household_payments import without_repeats
from stegvis.core.intake.mapping import Mapping, SheetMapping
from stegvis.core.intake.purge import purge_warning
from stegvis.core.intake.reading import Known, QuarantinedRow, Reading
from stegvis.core.intake.records import Kind
from stegvis.core.intake.sheet_rows import locate, read_rows
from stegvis.core.intake.sheets import Cell, Sheet, Sheets
from stegvis.core.intake.workbooks import Progress
from stegvis.core.marking import _
from stegvis.core.personal_numbers import twelve_digits


def read(
    sheets: Sheets, mapping: Mapping, *, as_of: date, known: Known | None = None, progress: Progress | None = None
) -> Reading:
    """Read a file under a mapping. `as_of` is the day that the file tells about; later days are errors.

    Monthly workbook: each row is valid or quarantined. Extracts: rows about persons who are not in `known`, or whose
    number can't be read, are counted as unmatched and nothing of them is kept; a payment is kept when the household has
    a known member. Raises DataProblem when a mapped sheet or heading is missing.
    """
    known = known or Known()
    chosen = _choose(sheets, mapping)
    places = {sheet.name: (sheet, headings) for _mapping, sheet, headings in chosen}
    tell = progress or _nobody
    drafts = []
    for done, (sheet_mapping, sheet, headings) in enumerate(chosen, start=1):
        drafts.append(read_rows(sheet, headings, sheet_mapping, sheets.file, as_of))
        tell(done, len(chosen) + 1)
    merged = _merge(drafts)
    unmatched = () if mapping.kind is Kind.MONTHLY else _keep_known(merged, known)
    _check(merged, mapping.kind, as_of, known)
    rows = {draft.record.name: _finished(draft) for draft in merged}
    rows, about_payments = _payments(rows, mapping, sheets.file)
    tell(len(chosen) + 1, len(chosen) + 1)
    return Reading(
        kind=mapping.kind,
        file=sheets.file,
        sha256=sheets.sha256,
        rows=rows,
        findings=(
            *_about_file(sheets, places),
            *_findings(merged),
            *_unmatched_findings(sheets.file, unmatched),
            *about_payments,
        ),
        quarantine=tuple(row for draft in merged for row in _quarantine(draft, places, mapping.kind, known, as_of)),
        unmatched=unmatched,
    )


def _nobody(_done: int, _total: int) -> None:
    """Progress that nobody follows."""


def fits(sheets: Sheets, mapping: Mapping) -> bool:
    """Say whether every sheet and heading of the mapping is in the file: a known layout."""
    try:
        return bool(_choose(sheets, mapping))
    except DataProblem:
        return False


def _choose(sheets: Sheets, mapping: Mapping) -> list[tuple[SheetMapping, Sheet, Headings]]:
    """Return the sheets that are read, each with its mapping and its headings."""
    chosen = []
    for each in mapping.sheets:
        named = [sheet for sheet in sheets.sheets if _is_meant(sheet, each, sheets, mapping)]
        if not named and not each.optional:
            raise DataProblem(
                Finding(
                    message=_("The sheet is missing."),
                    file=sheets.file,
                    sheet=each.sheet,
                    hint=_("Check the names of the sheets, or make a new mapping for this layout."),
                )
            )
        chosen += [(each, sheet, locate(sheet, each, sheets.file)) for sheet in named]
    return chosen


def _is_meant(sheet: Sheet, each: SheetMapping, sheets: Sheets, mapping: Mapping) -> bool:
    if len(sheets.sheets) == len(mapping.sheets) == 1:
        return True  # a file of one sheet has often another sheet name, and a text file has none
    if each.sheet is None:
        first = each.header_row - 1
        return bool(sheet.rows) and not find_headings(sheet, tuple(each.columns), first, each.header_rows)[1]
    return fnmatchcase(sheet.name.strip().casefold(), each.sheet.strip().casefold())


def _merge(drafts: Iterable[Draft]) -> list[Draft]:
    """Put the sheets of one record together."""
    merged: dict[str, Draft] = {}
    for draft in drafts:
        earlier = merged.get(draft.record.name)
        if earlier is None:
            merged[draft.record.name] = draft
        else:
            earlier.frame = pl.concat([earlier.frame, draft.frame])
            earlier.columns = {**earlier.columns, **draft.columns}
            earlier.findings += draft.findings
            earlier.refused |= draft.refused
    return list(merged.values())


def _keep_known(drafts: Sequence[Draft], known: Known) -> tuple[Place, ...]:
    """Leave only rows about known persons, or their households, in the drafts; return the places of the others.

    In a household's rows, numbers of persons who are not known are emptied: they are nobody's business here.
    """
    unmatched: list[Place] = []
    for draft in drafts:
        numbers = [name for name in ("personal_number", "co_applicant") if name in draft.record]
        theirs = [pl.when(pl.col(name).is_in(list(known.numbers))).then(pl.col(name)) for name in numbers]
        rows = draft.frame.with_columns(*theirs)
        named = pl.any_horizontal(pl.col(name).is_not_null() for name in numbers)
        if "household" in draft.record:
            rows = rows.with_columns(household=pl.coalesce("household", *numbers))
            named = pl.col("household").is_in(rows.filter(named)["household"].implode()).fill_null(value=False)
        others = rows.filter(~named)
        unmatched += zip(others["sheet"], others["row"], strict=True)
        draft.keep(rows.filter(named), without=numbers)
    return tuple(unmatched)


def _check(drafts: Sequence[Draft], kind: Kind, as_of: date, known: Known) -> None:
    numbers = known.numbers
    for draft in drafts:
        checks.check_days(draft, as_of)
        if draft.record.name == "participants":
            checks.check_participants(draft, known.names)
            numbers |= frozenset(draft.usable()["personal_number"].drop_nulls())
    for draft in drafts:
        if kind is Kind.MONTHLY and draft.record.name != "participants" and "personal_number" in draft.record:
            checks.check_membership(draft, numbers)
        if check := checks.BY_RECORD.get(draft.record.name):
            check(draft)


def _finished(draft: Draft) -> pl.DataFrame:
    rows = draft.usable()
    if draft.record.name == "participants":
        told = pl.coalesce(checks.sex_of_number(), pl.col("sex"), pl.lit("unknown"))
        rows = rows.with_columns(sex=told)
    return rows.select(*draft.record.schema)


def _payments(
    rows: dict[str, pl.DataFrame], mapping: Mapping, file: str
) -> tuple[dict[str, pl.DataFrame], tuple[Finding, ...]]:
    """Count a payment once that stands for several members, and warn where a purge may have cut the history."""
    if "payments" not in rows:
        return rows, ()
    repeats = 0
    if mapping.repeated_payments:
        payments, repeats = without_repeats(rows["payments"])
        rows = {**rows, "payments": payments}
    message = _("{number} rows repeat a household's payment for another member. They were counted once.")
    repeated = Finding(message=message, severity=Severity.NOTE, file=file, values=(("number", repeats),))
    purged = purge_warning(rows["payments"])
    return rows, (*((repeated,) if repeats else ()), *(purged.findings(file) if purged else ()))


def _quarantine(
    draft: Draft, places: dict[str, tuple[Sheet, Headings]], kind: Kind, known: Known, as_of: date
) -> Iterable[QuarantinedRow]:
    """Return the refused rows; in an extract without the numbers of those who are not known."""
    rows = draft.quarantine(places)
    if kind is Kind.MONTHLY:
        return rows
    return [replace(row, cells=tuple(_unless_unknown(cell, known, as_of) for cell in row.cells)) for row in rows]


def _unless_unknown(cell: Cell, known: Known, as_of: date) -> Cell:
    number = twelve_digits(cell, as_of=as_of) if isinstance(cell, str | int | float) else None
    return cell if number is None or number in known.numbers else ""


def _about_file(sheets: Sheets, chosen: Collection[str]) -> list[Finding]:
    """Return what was found about the file as a whole, or about a sheet that is read."""
    return [finding for finding in sheets.findings if finding.sheet is None or finding.sheet in chosen]


def _findings(drafts: Iterable[Draft]) -> list[Finding]:
    found = [finding for draft in drafts for finding in draft.findings]
    return sorted(dict.fromkeys(found), key=lambda each: (each.sheet or "", each.row or 0))


def _unmatched_findings(file: str, unmatched: Sequence[Place]) -> tuple[Finding, ...]:
    if not unmatched:
        return ()
    message = _("{number} rows are about persons who do not take part. They were counted and nothing of them is kept.")
    return (Finding(message=message, severity=Severity.NOTE, file=file, values=(("number", len(unmatched)),)),)
