from datetime import date

import polars as pl
from django.db.models import Sum

from stegvis.apps.people.models import AnonymousCount
from stegvis.apps.projects.models import Goal, Project, ReportDates, Staffing
from stegvis.core.frames import BY_NAME

from .reading import Source, known_by, read

TEXT, DAY, WHOLE, DECIMAL = pl.String(), pl.Date(), pl.Int64(), pl.Float64()


def frames(source: Source) -> dict[str, pl.DataFrame]:
    """Return the project, its goals and staff, and the owners' anonymous counts up to the year of the cut-off."""
    project = pl.lit(source.project.key).alias("project")
    parts = {
        "project": _project(source.project),
        "goals": _goals(source.project),
        "staffing": _staffing(source),
        "anonymous_counts": _anonymous(source),
    }
    return {name: rows.with_columns(project).select(BY_NAME[name].columns) for name, rows in parts.items()}


def settings(project: Project, cut_off: date) -> dict[str, object]:
    """Return what stands in the dataset's `report.yaml`."""
    period = {"from": project.starts, **({"to": project.ends} if project.ends else {})}
    own = {"project": project.key, "period": period, "cut_off": cut_off}
    tables = _tables(ReportDates.objects.filter(project=project).first(), cut_off)
    return own | ({"tables": tables} if tables else {})


def _tables(dates: ReportDates | None, cut_off: date) -> dict[str, dict[str, object]]:
    """Return the settings of the tables that extracts of registers give, and of the flow.

    A day of comparison after the cut-off gives way to it.
    """
    if dates is None:
        return {}
    exited_by = {"exited_by": dates.exited_by} if dates.exited_by else {}
    after = {"after": min(dates.compared_on, cut_off)} if dates.compared_on else {}
    tables = {
        "af_before_after": exited_by | after,
        "payments_by_household": exited_by,
        "flow": {"identified": dates.identified} if dates.identified else {},
    }
    return {name: settings for name, settings in tables.items() if settings}


def _project(project: Project) -> pl.DataFrame:
    money = project.budget_years.aggregate(budget=Sum("budget"), planned=Sum("planned_participants"))
    row = {
        "title": project.name,
        "association": project.association.name,
        "starts": project.starts,
        "ends": project.ends,
        "form": project.form,
        "planned_participants": money["planned"],
        "budget": None if money["budget"] is None else float(money["budget"]),
        "capacity": project.capacity,
        "caseload_limit": project.caseload_limit,
    }
    schema = {name: kind for name, kind in BY_NAME["project"].schema.items() if name != "project"}
    return pl.DataFrame([row], schema=schema)


def _goals(project: Project) -> pl.DataFrame:
    columns = {
        "goal_key": ("key", TEXT),
        "level": ("level", TEXT),
        "title": ("title", TEXT),
        "outcome": ("outcome", TEXT),
        "denominator": ("denominator", TEXT),
        "window_months": ("window_months", WHOLE),
        "threshold": ("threshold", DECIMAL),
    }
    return read(Goal.objects.filter(project=project), columns)


def _staffing(source: Source) -> pl.DataFrame:
    columns = {
        "party": ("party__organisation__name", TEXT),
        "on": ("on", DAY),
        "until": ("until", DAY),
        "share": ("share", DECIMAL),
    }
    rows = Staffing.objects.filter(party__project=source.project, on__lte=source.cut_off)
    return read(rows, columns).with_columns(known_by(source.cut_off, "until"))


def _anonymous(source: Source) -> pl.DataFrame:
    columns = {"year": ("year", WHOLE), "sex": ("sex", TEXT), "number": ("number", WHOLE)}
    rows = AnonymousCount.objects.filter(source.owned, project=source.project, year__lte=source.cut_off.year)
    return read(rows, columns).group_by("year", "sex").agg(pl.col("number").sum())
