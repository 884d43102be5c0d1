"""A row of any part of the record that can be corrected, by what it is and its number."""

from collections.abc import Mapping

from django.db.models import QuerySet

from stegvis.apps.access.verdicts import NotVisible

from ..models import (
    Agreement,
    BudgetYear,
    Coordinator,
    Corrigible,
    Course,
    Criterion,
    Decision,
    Goal,
    Method,
    Party,
    Project,
    Staffing,
    SteeringMeeting,
    SteeringMember,
    Training,
)

ROWS: Mapping[str, type[Corrigible]] = {
    "party": Party,
    "staffing": Staffing,
    "criterion": Criterion,
    "method": Method,
    "goal": Goal,
    "money": BudgetYear,
    "seat": SteeringMember,
    "meeting": SteeringMeeting,
    "decision": Decision,
    "agreement": Agreement,
    "coordinator": Coordinator,
    "course": Course,
    "training": Training,
}


def row_for(project: Project, what: str, key: int) -> Corrigible:
    """Return the row that stands in the project's record as number `key` among `what`. Raises NotVisible."""
    return _one(_model(what).objects.all(), project, key)


def struck_row_for(project: Project, what: str, key: int) -> Corrigible:
    """Return the row that was itself struck out of the project's record. Raises NotVisible."""
    return _one(_model(what).with_struck.filter(struck=True), project, key)


def project_path(model: type[Corrigible]) -> str:
    """Return the look-up from a row of `model` to its project."""
    return f"{model.part_of}__project" if model.part_of else "project"


def _model(what: str) -> type[Corrigible]:
    if what not in ROWS:
        raise NotVisible
    return ROWS[what]


def _one(rows: QuerySet[Corrigible], project: Project, key: int) -> Corrigible:
    found = rows.filter(**{project_path(rows.model): project}, pk=key).first()
    if found is None:
        raise NotVisible
    return found
