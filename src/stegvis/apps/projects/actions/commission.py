import secrets
from collections.abc import Iterable
from datetime import date

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.models import Organisation
from stegvis.apps.access.viewers import Viewer

from ..models import CorrigibleDated, Criterion, CriterionKind, CriterionValue, FollowUpInterval, Method, Party, Project
from ..policies import may_create_project, may_manage_project
from ..saving import change, save
from .criteria_log import changed, in_codes

DEFAULT_FOLLOWUP_MONTHS = (6, 12, 24)
EDITABLE = frozenset(
    {"name", "starts", "ends", "purpose", "target_group", "working_methods", "capacity", "caseload_limit"}
)
METHOD_TEXTS = frozenset({"name", "description", "for_whom", "evidence", "evidence_source", "contact"})


@act
def create_project(
    *, association: Organisation, key: str, name: str, form: str, starts: date, by: Viewer, **details: object
) -> Project:
    """Found a project of `association`; `details` are other fields that `update_project` knows."""
    own = association.is_association and association.pk == by.organisation_id
    may_create_project(by, own).or_refuse()
    project = Project(association=association, key=key, form=form, study_secret=secrets.token_hex(32))
    change(project, {"name": name, "starts": starts, **details}, among=EDITABLE)
    save(project, by=by)
    _plan_followups(project, DEFAULT_FOLLOWUP_MONTHS)
    log.record("project.created", target=project, by=by)
    return project


@act
def update_project(*, project: Project, by: Viewer, why: str | None = None, **changes: object) -> Project:
    """Change fields of the commission; the text as it was stays in the history. Form and key never change."""
    project = Project.objects.select_for_update().get(pk=project.pk)
    may_manage_project(by, project).or_refuse()
    change(project, changes, among=EDITABLE)
    save(project, by=by, why=why)
    log.record("project.changed", target=project, by=by, fields=changes)
    return project


@act
def set_followup_months(*, project: Project, months: Iterable[int], by: Viewer) -> None:
    """Decide how many calendar months after exit the project follows up; cases that have exited keep their plan."""
    may_manage_project(by, project).or_refuse()
    FollowUpInterval.objects.filter(project=project).delete()
    _plan_followups(project, months)
    log.record("project.followups_set", target=project, by=by)


@act
def add_criterion(
    *, project: Project, kind: CriterionKind, on: date, by: Viewer, values: Iterable[str] = (), **numbers: int
) -> Criterion:
    """Add a condition of the target group; `numbers` are lowest, highest and window_months as the kind asks."""
    may_manage_project(by, project).or_refuse()
    criterion = Criterion(project=project, kind=kind, on=on, **numbers)
    save(criterion, by=by)
    CriterionValue.objects.bulk_create(CriterionValue(criterion=criterion, code=code) for code in values)
    log.record("project.criterion_added", target=project, by=by, reason=changed(None, criterion.in_codes()))
    return criterion


@act
def add_method(*, project: Project, name: str, on: date, by: Viewer, **texts: str) -> Method:
    """Name a way of working; `texts` are what it is, for whom, the evidence with its source, and whom to ask."""
    may_manage_project(by, project).or_refuse()
    method = Method(project=project, on=on)
    change(method, {"name": name, **texts}, among=METHOD_TEXTS)
    save(method, by=by)
    log.record("project.method_added", target=project, by=by)
    return method


@act
def update_method(*, method: Method, by: Viewer, why: str | None = None, **changes: str) -> Method:
    """Change what is said of a method; what stood there before stays in the history."""
    method = Method.objects.select_for_update().get(pk=method.pk)
    may_manage_project(by, method.project).or_refuse()
    change(method, changes, among=METHOD_TEXTS)
    save(method, by=by, why=why)
    log.record("project.method_changed", target=method.project, by=by, fields=changes)
    return method


@act
def end_row(*, row: CorrigibleDated, on: date, by: Viewer) -> None:
    """End a party, its staffing, a criterion, a seat in the steering group, an agreement or a method: last day `on`."""
    may_manage_project(by, row.own_project).or_refuse()
    row = type(row).objects.select_for_update().get(pk=row.pk)
    before = in_codes(row)
    row.until = on
    save(row, by=by)
    if isinstance(row, Party):
        for staffing in row.staffing.filter(until__isnull=True, on__lte=on):
            staffing.until = on
            save(staffing, by=by)
    why = changed(before, in_codes(row))
    log.record(f"project.{row._meta.model_name}_ended", target=row, by=by, reason=why)


def _plan_followups(project: Project, months: Iterable[int]) -> None:
    FollowUpInterval.objects.bulk_create(FollowUpInterval(project=project, months=each) for each in sorted(set(months)))
