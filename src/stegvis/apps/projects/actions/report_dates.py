from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.viewers import Viewer

from ..models import Project, ReportDates
from ..policies import may_manage_project
from ..saving import change, save

FIELDS = frozenset({"cut_off", "exited_by", "compared_on", "identified"})


@act
def set_report_dates(*, project: Project, by: Viewer, why: str | None = None, **fields: object) -> ReportDates:
    """Set the days that the project's figures rest on; fields are those of ReportDates. Raises DoesNotFit."""
    may_manage_project(by, project).or_refuse()
    dates = ReportDates.objects.select_for_update().filter(project=project).first() or ReportDates(project=project)
    change(dates, fields, among=FIELDS)
    save(dates, by=by, why=why)
    log.record("project.report_dates_set", target=project, by=by, fields=fields)
    return dates
