"""`stegvis intake`, `mapping` and `template`: an authority's files in, a dataset out."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from stegvis.core.datapackage import write_package
from stegvis.core.errors import DataProblem, Finding
from stegvis.core.intake import (
    EXTRACT,
    WORKBOOK,
    Kind,
    Known,
    Limits,
    Mapping,
    Reading,
    own_mapping,
    purge_warning,
    read,
    read_sheets,
    study_key_for,
    suggest_mapping,
    to_dataset,
    write_quarantine,
    write_template,
)
from stegvis.core.intake.mapping_file import from_text, to_yaml
from stegvis.core.language import Words
from stegvis.core.marking import _

from .gathered import gathered
from .output import AsJson, InLanguage, Language, finding_as_json, print_json, progress, said_plainly, say, written
from .project_file import read_project_file

Day = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], help="Last day that the files tell of. Today, if not said."),
]
OWN = "own"


def read_workbook(
    workbook: Annotated[Path, typer.Argument(help="The monthly workbook: xlsx, xls, ods or csv.")],
    out: Annotated[Path, typer.Option("--out", help="Folder of the dataset to write.")],
    mapping: Annotated[str, typer.Option("--mapping", help="Mapping file; 'own' is Stegvis's own template.")] = OWN,
    study_key: Annotated[
        Path | None, typer.Option("--study-key", help="Key file of the study; new if not said.")
    ] = None,
    project: Annotated[Path | None, typer.Option("--project", help="File with the project's name and goals.")] = None,
    categories: Annotated[Path | None, typer.Option("--categories", help="Extract of AF's categories.")] = None,
    payments: Annotated[Path | None, typer.Option("--payments", help="Extract of the assistance payments.")] = None,
    quarantine: Annotated[Path | None, typer.Option("--quarantine", help="Workbook for rows to mend.")] = None,
    as_of: Day = None,
    language: InLanguage = Language.SV,
    as_json: AsJson = False,
) -> None:
    """Read a monthly workbook, and extracts that go with it, into a dataset without names or numbers.

    Rows that can't be used are left out and named; leaves with status 1 when there are any.
    """
    words = Words(language.value)
    day = as_of.date() if as_of else date.today()
    with said_plainly(words, as_json=as_json), progress("Intake", quiet=as_json) as advance:
        about = read_project_file(project, out=out)
        monthly = read(read_sheets(workbook, limits=WORKBOOK), _mapping(mapping), as_of=day, progress=advance)
        readings = [monthly, *_extracts(monthly, categories, payments, day)]
        key, key_file = study_key_for(out, study_key)
        written_to = write_package(about.complete(to_dataset(readings, key, about.delivery(day))), out)
        if quarantine:
            write_quarantine(monthly, quarantine, language=language.value)
    _tell(readings, [written_to, key_file], words, as_json=as_json)
    if any(reading.quarantine for reading in readings):
        raise typer.Exit(1)


def write_mapping(
    workbook: Annotated[Path, typer.Argument(help="A file in the layout to be learned.")],
    out: Annotated[Path, typer.Option("--out", help="Mapping file to write; read it through before it is used.")],
    kind: Annotated[Kind, typer.Option("--kind", help="What the file holds.")] = Kind.MONTHLY,
    as_of: Day = None,
    language: InLanguage = Language.SV,
    as_json: AsJson = False,
) -> None:
    """Suggest how a foreign layout is to be read, for a person to confirm."""
    words = Words(language.value)
    with said_plainly(words, as_json=as_json):
        sheets = read_sheets(workbook, limits=_limits(kind))
        suggestion = suggest_mapping(sheets, kind, as_of=as_of.date() if as_of else date.today())
        out.write_text(to_yaml(suggestion.mapping(workbook.stem)), encoding="utf-8")
    written([out], as_json=as_json)


def write_empty_workbook(
    out: Annotated[Path, typer.Option("--out", help="Workbook to write.")],
    kind: Annotated[Kind, typer.Option("--kind", help="Which workbook.")] = Kind.MONTHLY,
    language: InLanguage = Language.SV,
    as_json: AsJson = False,
) -> None:
    """Write Stegvis's own monthly workbook, empty, with its instructions and lists."""
    write_template(out, kind=kind, language=language.value)
    written([out], as_json=as_json)


def _limits(kind: Kind) -> Limits:
    return WORKBOOK if kind is Kind.MONTHLY else EXTRACT


def _mapping(name: str) -> Mapping:
    if name == OWN:
        return own_mapping()
    path = Path(name)
    try:
        return from_text(path.read_text(encoding="utf-8"), path.name)
    except (OSError, UnicodeDecodeError):
        raise DataProblem(Finding(message=_("The mapping file can't be read."), file=path.name)) from None


def _extracts(monthly: Reading, categories: Path | None, payments: Path | None, day: date) -> list[Reading]:
    """Read the extracts: about the workbook's persons, by their own layout or by the one that fits best."""
    known = Known(numbers=frozenset(monthly.rows["participants"]["personal_number"]))
    files = ((Kind.AF_CATEGORIES, categories), (Kind.PAYMENTS, payments))
    return [_extract(path, kind, known, day) for kind, path in files if path]


def _extract(path: Path, kind: Kind, known: Known, day: date) -> Reading:
    sheets = read_sheets(path, limits=EXTRACT)
    return read(sheets, suggest_mapping(sheets, kind, as_of=day).mapping(path.stem), as_of=day, known=known)


def _tell(readings: list[Reading], paths: list[Path], words: Words, *, as_json: bool) -> None:
    findings = [finding for reading in readings for finding in (*reading.findings, *_purged(reading))]
    rows = {name: frame.height for reading in readings for name, frame in reading.rows.items()}
    quarantined = sum(len(reading.quarantine) for reading in readings)
    if as_json:
        print_json(
            {
                "written": [str(path) for path in paths],
                "rows": rows,
                "quarantined": quarantined,
                "findings": [finding_as_json(finding, words) for finding in findings],
            }
        )
        return
    for _finding, text in gathered(findings, words):
        say(text, as_json=as_json)
    say(", ".join(f"{name} {height}" for name, height in rows.items()), as_json=as_json)
    if quarantined:
        say(words.text(_("{count} rows can't be used and were left out.")).format(count=quarantined), as_json=as_json)
    written(paths, as_json=as_json)


def _purged(reading: Reading) -> tuple[Finding, ...]:
    """Return the warnings that a purge may have cut the payments' history, if there is a sign of it."""
    payments = reading.rows.get("payments")
    warning = purge_warning(payments) if payments is not None else None
    return warning.findings(reading.file) if warning else ()
