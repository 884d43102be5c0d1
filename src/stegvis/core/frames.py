"""The columns and types of every table that crosses a border. This is the dataset, defined once.

The codebook, the data package's descriptor, the reader's checks and the application's export all follow from here.
A dated fact runs from `on` to `until`, both days included; an empty `until` is open. No table holds a personal number,
a name, free text about a person or an exact birth date.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import polars as pl

from stegvis.core.errors import Finding, MissingColumns


class Type(StrEnum):
    """Column types, each one with its Polars and its Table Schema counterpart."""

    TEXT = "string"
    WHOLE = "integer"
    DECIMAL = "number"
    DAY = "date"
    YES_NO = "boolean"


POLARS: Mapping[Type, pl.DataType] = {
    Type.TEXT: pl.String(),
    Type.WHOLE: pl.Int64(),
    Type.DECIMAL: pl.Float64(),
    Type.DAY: pl.Date(),
    Type.YES_NO: pl.Boolean(),
}


@dataclass(frozen=True)
class Field:
    """A column: its name, type, what it means, the code list its values come from, and its unit."""

    name: str
    type: Type
    about: str
    codes: str | None = None
    unit: str | None = None
    required: bool = False
    refers_to: str | None = None  # the frame whose key it is


@dataclass(frozen=True)
class FrameSpec:
    """A table of the dataset: its name, what one row is, its columns in order, and its key ((): no key)."""

    name: str
    row: str
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.fields)

    @property
    def schema(self) -> dict[str, pl.DataType]:
        return {each.name: POLARS[each.type] for each in self.fields}

    def empty(self) -> pl.DataFrame:
        """Return the table with its columns and no rows."""
        return pl.DataFrame(schema=self.schema)


def _text(name: str, about: str, **more: object) -> Field:
    return Field(name, Type.TEXT, about, **more)  # type: ignore[arg-type]


def _day(name: str, about: str, **more: object) -> Field:
    return Field(name, Type.DAY, about, **more)  # type: ignore[arg-type]


def _whole(name: str, about: str, **more: object) -> Field:
    return Field(name, Type.WHOLE, about, **more)  # type: ignore[arg-type]


def _decimal(name: str, about: str, **more: object) -> Field:
    return Field(name, Type.DECIMAL, about, **more)  # type: ignore[arg-type]


PERSON_KEY = _text("person_key", "The person's key in this study", required=True, refers_to="persons")
CASE_KEY = _text("case_key", "The case", required=True, refers_to="cases")
PROJECT = _text("project", "The project's key", required=True, refers_to="project")
ON = _day("on", "First day; empty when the day is not known")
UNTIL = _day("until", "Last day; empty when it still holds")
SOURCE = _text("source", "Where the fact comes from", codes="fact_sources")

SPECS: tuple[FrameSpec, ...] = (
    FrameSpec(
        "persons",
        "A person who has been referred to or taken part in the project",
        (
            _text("person_key", "The person's key in this study", required=True),
            _text("sex", "Sex", codes="sex", required=True),
            _whole("birth_year", "Year of birth"),
            _text("birth_region", "Region of birth", codes="birth_regions"),
            _whole("arrival_year", "Year of arrival in Sweden"),
            _text("municipality", "Municipality of residence", codes="municipalities"),
        ),
        key=("person_key",),
    ),
    FrameSpec(
        "cases",
        "One participation: a person who comes back has two cases",
        (
            _text("case_key", "The case", required=True),
            PERSON_KEY,
            PROJECT,
            _text("owner", "The authority that owns the case", required=True),
            _text("state", "Where the case is on its path at the cut-off", codes="case_states", required=True),
            _day("referred", "Day of referral"),
            _day("started", "Day when the case went under way"),
            _whole("age_at_start", "Age at start", unit="whole years"),
            _day("exited", "Day of exit"),
            _text("exit_reason", "Reason for exit", codes="exits"),
            _text("education", "Highest finished education at start", codes="education"),
            _whole("months_public_support_before", "Time on public support before start", unit="months"),
        ),
        key=("case_key",),
    ),
    FrameSpec(
        "referrals",
        "A referral, also one that led to no case",
        (
            _text("referral_key", "The referral", required=True),
            _text("person_key", "The person's key in this study", refers_to="persons"),
            _text("case_key", "The case it led to", refers_to="cases"),
            PROJECT,
            _day("referred", "Day of referral"),
            _text("way_in", "Who referred", codes="referral_sources"),
            _text("decision", "Decision on the referral", codes="referral_decisions"),
            _day("decided", "Day of the decision, or on which it was taken back"),
        ),
        key=("referral_key",),
    ),
    FrameSpec(
        "livelihoods",
        "A source of livelihood that a person had from one day to another; several at a time add up",
        (
            PERSON_KEY,
            ON,
            UNTIL,
            _text("code", "Source of livelihood", codes="livelihoods", required=True),
            _whole("share", "Share of the person's livelihood", unit="per cent"),
            SOURCE,
        ),
    ),
    FrameSpec(
        "occupations",
        "What a person did from one day to another",
        (
            PERSON_KEY,
            ON,
            UNTIL,
            _text("code", "Occupation", codes="occupations", required=True),
            _decimal("hours", "Extent", unit="hours a week; 40 is full time"),
            Field("supported", Type.YES_NO, "Whether the employer is paid support for it"),
            SOURCE,
        ),
    ),
    FrameSpec(
        "categories",
        "The employment service's category of a person from one day to another",
        (PERSON_KEY, ON, UNTIL, _text("code", "Category", codes="af_codes", required=True), SOURCE),
    ),
    FrameSpec(
        "household_members",
        "A person's membership in a household",
        (_text("household_key", "The household", required=True), PERSON_KEY, ON, UNTIL),
    ),
    FrameSpec(
        "payments",
        "What a household was paid for one month",
        (
            _text("household_key", "The household", required=True),
            _day("month", "First day of the month", required=True),
            _text("kind", "Kind of payment", codes="payment_kinds", required=True),
            _decimal("amount", "Amount paid", unit="kronor", required=True),
        ),
    ),
    FrameSpec(
        "activities",
        "Something done in a case",
        (
            CASE_KEY,
            _text("kind", "Kind of activity", codes="activities", required=True),
            _text("party", "Party that did it", codes="agencies"),
            ON,
            UNTIL,
            _decimal("hours", "Extent", unit="hours a week"),
        ),
    ),
    FrameSpec(
        "followups",
        "A follow-up after exit",
        (
            CASE_KEY,
            _whole("months", "Planned time after exit", unit="months", required=True),
            _day("due", "Day when it is due"),
            _day("done", "Day when it was done"),
            _text("status", "What came of it", codes="followup_status", required=True),
        ),
    ),
    FrameSpec(
        "responsibilities",
        "A worker's responsibility for a case",
        (CASE_KEY, _text("worker_key", "The worker, by a key of this study", required=True), ON, UNTIL),
    ),
    FrameSpec(
        "staffing",
        "A party's staff in the project",
        (
            PROJECT,
            _text("party", "The party", required=True),
            ON,
            UNTIL,
            _decimal("share", "Full-time equivalents", unit="full-time equivalents", required=True),
        ),
    ),
    FrameSpec(
        "answers",
        "One answer to one item of a questionnaire",
        (
            CASE_KEY,
            _text("instrument", "The questionnaire", required=True),
            _text("version", "Its version", required=True),
            _text("wave", "The wave", required=True),
            _text("item", "The item", required=True),
            _decimal("value", "The answer"),
            _text("missing", "Why there is no answer"),
            _day("answered", "Day of the answer"),
        ),
    ),
    FrameSpec(
        "scores",
        "One score of one scale",
        (
            CASE_KEY,
            _text("instrument", "The questionnaire", required=True),
            _text("version", "Its version", required=True),
            _text("wave", "The wave", required=True),
            _text("scale", "The scale", required=True),
            _decimal("score", "The score"),
            _whole("answered_items", "Items answered", unit="items"),
        ),
    ),
    FrameSpec(
        "deviations",
        "A deviation, without the person; `on` is the first day of its month",
        (
            _text("deviation_key", "The deviation", required=True),
            PROJECT,
            ON,
            _text("category", "What stopped", codes="deviations", required=True),
            _text("level", "Level", codes="levels"),
            _text("lacked", "Who lacked", codes="agencies"),
            _text("waited", "Who waited", codes="agencies"),
            _text("rests_on", "Which rule or agreement it rests on", codes="deviation_bases"),
            _text("municipality", "The municipality where it was seen", codes="municipalities"),
            _text("consequence", "Consequence", codes="consequences"),
            _whole("days_lost", "Days lost", unit="days"),
        ),
        key=("deviation_key",),
    ),
    FrameSpec(
        "anonymous_counts",
        "Participants that are only counted: no consent to follow-up, or protected identity",
        (
            PROJECT,
            _whole("year", "Year of start", required=True),
            _text("sex", "Sex", codes="sex", required=True),
            _whole("number", "Participants", unit="persons", required=True),
        ),
    ),
    FrameSpec(
        "project",
        "The project",
        (
            _text("project", "The project's key", required=True),
            _text("title", "Its name", required=True),
            _text("association", "The coordination association"),
            _day("starts", "First day"),
            _day("ends", "Last day"),
            _text("form", "Form", codes="project_forms"),
            _whole("planned_participants", "Planned number of participants", unit="persons"),
            _decimal("budget", "Total budget", unit="kronor"),
            _whole("capacity", "Places at the same time", unit="cases"),
            _whole("caseload_limit", "Most cases for one worker", unit="cases"),
        ),
        key=("project",),
    ),
    FrameSpec(
        "goals",
        "A goal; a result goal can be computed",
        (
            _text("goal_key", "The goal", required=True),
            PROJECT,
            _text("level", "Level", codes="goal_levels", required=True),
            _text("title", "The goal in words", required=True),
            _text("outcome", "The outcome that counts; a name in core.outcomes"),
            _text("denominator", "Whom the goal is about: started or exits"),
            _whole("window_months", "Time from start within which it should happen", unit="calendar months"),
            _decimal("threshold", "The share that should reach it", unit="share of one"),
        ),
        key=("goal_key",),
    ),
)

BY_NAME: Mapping[str, FrameSpec] = {spec.name: spec for spec in SPECS}


def require(frame: pl.DataFrame, spec: FrameSpec, *, file: str | None = None) -> pl.DataFrame:
    """Return `frame` with the columns of `spec`, in its order and types; columns beyond them are dropped.

    Raises MissingColumns when a column is missing or its type can't be read as the one expected. A whole column of
    nulls fits any type. Values are not changed.
    """
    findings = [*_missing(frame, spec, file), *_mistyped(frame, spec, file)]
    if findings:
        raise MissingColumns(*findings)
    return frame.select(pl.col(each.name).cast(POLARS[each.type]) for each in spec.fields)


def _missing(frame: pl.DataFrame, spec: FrameSpec, file: str | None) -> list[Finding]:
    return [
        Finding(message="The column is missing.", file=file or spec.name, column=name)
        for name in spec.columns
        if name not in frame.columns
    ]


def _mistyped(frame: pl.DataFrame, spec: FrameSpec, file: str | None) -> list[Finding]:
    return [
        Finding(
            message="The column has the wrong type.",
            file=file or spec.name,
            column=each.name,
            expected="{type}",
            values=(("type", each.type.value),),
        )
        for each in spec.fields
        if each.name in frame.columns and not _fits(frame.schema[each.name], POLARS[each.type])
    ]


def _fits(found: pl.DataType, wanted: pl.DataType) -> bool:
    return found == wanted or found == pl.Null() or (found.is_integer() and wanted.is_numeric())


@dataclass(frozen=True)
class Dataset:
    """The tables of one project (or several), by name. A table that was not given is empty.

    `settings` is the content of the dataset's `report.yaml`: periods, dates and cut-off of each report table.
    """

    frames: Mapping[str, pl.DataFrame]
    settings: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        unknown = set(self.frames) - set(BY_NAME)
        if unknown:
            raise ValueError(f"not tables of the dataset: {sorted(unknown)}")
        whole = {
            spec.name: require(self.frames[spec.name], spec) if spec.name in self.frames else spec.empty()
            for spec in SPECS
        }
        object.__setattr__(self, "frames", whole)

    def __getitem__(self, name: str) -> pl.DataFrame:
        return self.frames[name]

    def with_frames(self, **frames: pl.DataFrame) -> "Dataset":
        """Return a dataset in which these tables stand instead of the ones there were."""
        return Dataset({**self.frames, **frames}, self.settings)
