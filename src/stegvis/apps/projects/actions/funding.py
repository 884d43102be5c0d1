from decimal import Decimal

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.viewers import Viewer

from ..models import BudgetYear, EsfRecord, FundingSource, Project
from ..policies import may_manage_project
from ..saving import change, save

ESF_FIELDS = frozenset(field.name for field in EsfRecord._meta.fields) - {"id", "project"}


@act
def set_budget_year(
    *,
    project: Project,
    year: int,
    funding_source: FundingSource,
    budget: Decimal,
    by: Viewer,
    outcome: Decimal | None = None,
    planned_participants: int | None = None,
    description: str = "",
    why: str | None = None,
) -> BudgetYear:
    """Set the money of one year from one source; called again for the same year and source it takes the new figures."""
    may_manage_project(by, project).or_refuse()
    found = BudgetYear.objects.select_for_update().filter(project=project, year=year, funding_source=funding_source)
    row = found.first() or BudgetYear(project=project, year=year, funding_source=funding_source)
    row.budget, row.outcome = budget, outcome
    row.planned_participants, row.description = planned_participants, description
    save(row, by=by, why=why)
    log.record("project.budget_set", target=project, by=by)
    return row


@act
def set_esf_record(*, project: Project, by: Viewer, why: str | None = None, **fields: object) -> EsfRecord:
    """Set the project's record in the social fund; fields are those of EsfRecord. What it said stays in the history."""
    may_manage_project(by, project).or_refuse()
    record = EsfRecord.objects.select_for_update().filter(project=project).first() or EsfRecord(project=project)
    change(record, fields, among=ESF_FIELDS)
    save(record, by=by, why=why)
    log.record("project.esf_record_set", target=project, by=by, fields=fields)
    return record
