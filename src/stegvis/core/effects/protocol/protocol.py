"""A study's protocol: what is compared, how, and for which outcomes, said before any outcome is read.

Parts of a protocol for observational data: Hernán & Robins (2016), Am. J. Epidemiol. 183:758–764.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Any

from stegvis.core.errors import DataProblem, Finding
from stegvis.core.marking import _

from ..formula import columns_of, parse
from .fingerprint import fingerprint
from .schema import findings_of
from .settings import plan_of, settings_of
from .yaml_text import YamlText, read_yaml


class Design(StrEnum):
    """Matching, or difference-in-differences."""

    MATCH = "match"
    DID = "did"


class Role(StrEnum):
    """What an outcome is for: the one answer; one of several, corrected for that; one that can't have changed."""

    PRIMARY = "primary"
    OTHER = "other"
    NEGATIVE_CONTROL = "negative_control"


@dataclass(frozen=True, eq=False, kw_only=True)
class Protocol:
    """A protocol as its file says it. `hash` does not change with comments, key order or line ends."""

    file: Path
    content: Mapping[str, Any]
    hash: str

    @property
    def title(self) -> str:
        return str(self.content["title"])

    @property
    def design(self) -> Design:
        return Design(self.content["design"])

    @property
    def estimate(self) -> str:
        """Which estimate is the answer: a method of matching, or an aggregate."""
        return str(self.content["analysis"]["estimate"])

    @property
    def roles(self) -> dict[str, Role]:
        """The outcomes in their order, the primary first, with what each is for."""
        named = self.content["outcomes"]
        return {
            named["primary"]["column"]: Role.PRIMARY,
            **{each["column"]: Role.OTHER for each in named.get("others", ())},
            **{each["column"]: Role.NEGATIVE_CONTROL for each in named.get("negative_controls", ())},
        }

    @property
    def outcomes(self) -> tuple[str, ...]:
        return tuple(self.roles)

    @property
    def settings(self) -> dict[str, Any]:
        """Every setting of a run, said or usual, by the name of its option."""
        return settings_of(self.content, self.outcomes)


def example(design: Design) -> str:
    """Return a whole protocol of a design, with comments, to be written over."""
    return (files(__package__) / f"{design.value}.example.yaml").read_text(encoding="utf-8")


def read_protocol(path: Path) -> Protocol:
    """Read a protocol. Raises DataProblem naming file, line, key and what was expected."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError:
        hint = _("Check its place and its name.")
        raise DataProblem(Finding(message=_("The file can't be opened."), file=path.name, hint=hint)) from None
    except UnicodeDecodeError:
        expected = _("text in UTF-8")
        raise DataProblem(Finding(message=_("The file is not text."), file=path.name, expected=expected)) from None
    told = read_yaml(text, path.name)
    if findings := findings_of(told):
        raise DataProblem.of(findings)
    protocol = Protocol(file=path, content=told.data, hash=fingerprint(told.data))
    _refuse_what_contradicts_itself(told, protocol)
    return protocol


def _refuse_what_contradicts_itself(told: YamlText, protocol: Protocol) -> None:
    try:
        if protocol.settings["covariates"]:
            parse(protocol.settings["covariates"])
        if protocol.design is Design.MATCH:
            plan_of(protocol.settings)
    except DataProblem as problem:
        raise DataProblem.of(
            replace(each, file=told.file, row=told.line(_place(told, str(each.column)))) for each in problem.findings
        ) from None
    if findings := list(_outcomes_elsewhere(told, protocol)):
        raise DataProblem.of(findings)


def _place(told: YamlText, named: str) -> tuple[str | int, ...]:
    """Return where what a problem names stands: an option of the analysis, a part, or a covariate."""
    covariates = told.data.get("covariates")
    listed = ("covariates", covariates.index(named)) if isinstance(covariates, list) and named in covariates else ()
    places = (("analysis", named.split(",")[0]), (named,), listed)
    return next((each for each in places if each in told.lines and each), ("analysis",))


def _outcomes_elsewhere(told: YamlText, protocol: Protocol) -> Iterator[Finding]:
    """Find outcomes that stand twice, or that people are compared on."""
    settings = protocol.settings
    covariates = columns_of(parse(settings["covariates"])) if settings["covariates"] else ()
    others = [settings.get(name) for name in ("id", "treatment", "time", "cohort", "cluster")]
    compared = {*covariates, *settings.get("exact", ()), *settings.get("calipers", ()), *filter(None, others)}
    seen: set[str] = set()
    for path, name in _outcome_places(protocol.content["outcomes"]):
        if name in compared:
            yield told.finding(path, _("The outcome can't be what people are compared on."))
        if name in seen:
            yield told.finding(path, _("The outcome is named twice."))
        seen.add(name)


def _outcome_places(named: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield ("outcomes", "primary", "column"), named["primary"]["column"]
    for kind in ("others", "negative_controls"):
        for place, each in enumerate(named.get(kind, ())):
            yield ("outcomes", kind, place, "column"), each["column"]
