"""`stegvis check`: what looks wrong in a dataset."""

from pathlib import Path
from typing import Annotated

import typer

from stegvis.core.checks import check
from stegvis.core.datapackage import read_package
from stegvis.core.errors import Finding, Severity
from stegvis.core.language import Words
from stegvis.core.marking import _

from .gathered import gathered
from .output import AsJson, InLanguage, Language, errors, finding_as_json, print_json, progress, said_plainly, say

STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: ""}


def check_dataset(
    dataset: Annotated[Path, typer.Argument(help="A data package: the folder, or its datapackage.json.")],
    language: InLanguage = Language.SV,
    as_json: AsJson = False,
) -> None:
    """Look for impossible dates, overlapping cases, missing exits and duplicates. Leaves with status 1 on errors."""
    words = Words(language.value)
    with said_plainly(words, as_json=as_json), progress("Check", quiet=as_json):
        findings = check(read_package(dataset))
    wrong = sum(finding.severity is Severity.ERROR for finding in findings)
    if as_json:
        print_json({"errors": wrong, "findings": [finding_as_json(finding, words) for finding in findings]})
    else:
        _show(findings, wrong, words)
    if wrong:
        raise typer.Exit(1)


def _show(findings: tuple[Finding, ...], wrong: int, words: Words) -> None:
    for finding, text in gathered(findings, words):
        errors.print(text, style=STYLES[finding.severity], highlight=False, markup=False)
    summary = _("{errors} errors, {others} other findings")
    say(words.text(summary).format(errors=wrong, others=len(findings) - wrong), as_json=False)
