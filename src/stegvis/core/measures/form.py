"""A questionnaire as data: questions in their order, each with its words in every language. Nothing is computed."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Wording = Mapping[str, str]
"""A text by the tag of its language; the empty tag where the file names none."""


class AnswerKind(StrEnum):
    """What a question is answered with."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    ONE = "select_one"
    SEVERAL = "select_multiple"
    NOTE = "note"  # nothing: it is read


@dataclass(frozen=True)
class Choice:
    """One of the answers to choose from."""

    name: str
    label: Wording


@dataclass(frozen=True)
class Question:
    """A question or a text between questions. `groups` are the names of the groups around it, the outermost first."""

    name: str
    kind: AnswerKind
    label: Wording
    hint: Wording
    required: bool
    choices: tuple[Choice, ...]
    groups: tuple[str, ...]


@dataclass(frozen=True)
class Form:
    """A questionnaire. `unused` names the columns of the file that only say how it looks elsewhere."""

    id: str
    title: str
    version: str
    languages: tuple[str, ...]
    questions: tuple[Question, ...]
    unused: tuple[str, ...]
