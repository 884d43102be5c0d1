"""The own participants in a project as rows of the monthly workbook: the same that the workbook is read by."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import polars as pl
from django.db.models import QuerySet

from stegvis.apps.access import log
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.models import AnonymousCount, is_shown
from stegvis.apps.people.models.person import PROTECTED
from stegvis.apps.projects.models import Project
from stegvis.core.intake import BY_KIND, RECORDS, Kind

from ..models import AfCategory, Case, Education, FollowUp, Livelihood, Occupation, Responsibility
from .cases import visible_cases

Row = dict[str, Any]
FACTS = {
    "livelihoods": (Livelihood, ("share",)),
    "occupations": (Occupation, ("hours", "supported")),
    "categories": (AfCategory, ()),
}


def workbook_rows(viewer: Viewer, project: Project, at: date) -> dict[str, pl.DataFrame]:
    """Return the sheets of the workbook by record, and log whose rows were taken out.

    Left out: protected persons, who are never in a file, cases that have not started, persons without a number, and
    facts whose first day is not known.
    """
    started = visible_cases(viewer, at).filter(project=project, started_on__isnull=False, person__number__isnull=False)
    cases = started.exclude(person__protection__in=PROTECTED).select_related("person", "referral")
    cases = list(cases.defer("exit_note").order_by("started_on", "pk"))
    numbers = {case.person_id: case.person.number for case in cases}
    rows: dict[str, list[Row]] = {
        "participants": _participants(cases),
        **{name: _facts(model, more, numbers) for name, (model, more) in FACTS.items()},
        "followups": _followups(cases),
        "anonymous_counts": list(_counts(viewer, project).values("year", "sex", "number")),
    }
    keys = {case.person.key: None for case in cases}
    log.record("workbook.filled", by=viewer, target=project, person_keys=keys)
    return {record.name: _frame(record.name, rows[record.name]) for record in BY_KIND[Kind.MONTHLY]}


def _frame(record: str, rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    schema = {name: kind for name, kind in RECORDS[record].schema.items() if name not in ("sheet", "row")}
    return pl.DataFrame([{name: row.get(name) for name in schema} for row in rows], schema=schema, orient="row")


def _participants(cases: list[Case]) -> list[Row]:
    ids = [case.pk for case in cases]
    held = Responsibility.objects.filter(case__in=ids, until__isnull=True).select_related("user")
    responsible = {each.case_id: each.user.name for each in held}
    people = [case.person_id for case in cases]
    learned = Education.objects.that_count().filter(person__in=people).order_by("on")
    education = {(each.person_id, each.on): each.code for each in learned.defer("why")}
    latest = {person: code for (person, _on), code in education.items()}
    return [
        {
            "personal_number": case.person.number,
            "name": case.person.name or None,
            "sex": case.person.sex,
            "referred": case.referred_on,
            "way_in": case.referral.way_in if hasattr(case, "referral") else None,
            "start": case.started_on,
            "exit": case.exited_on,
            "exit_reason": case.exit_reason,
            "education": education.get((case.person_id, case.started_on)) or latest.get(case.person_id),
            "birth_region": case.person.birth_region,
            "arrival_year": case.person.arrival_year,
            "municipality": case.person.municipality,
            "months_public_support_before": case.months_public_support_before,
            "responsible": responsible.get(case.pk),
        }
        for case in cases
    ]


def _facts(model: Any, more: tuple[str, ...], numbers: Mapping[int, str]) -> list[Row]:
    facts = model.objects.that_count().filter(person__in=list(numbers), on__isnull=False).order_by("person", "on", "pk")
    rows = facts.values("person_id", "on", "until", "code", *more)
    return [{"personal_number": numbers[row.pop("person_id")], **_floats(row)} for row in rows]


def _floats(row: Row) -> Row:
    return {**row, "hours": float(row["hours"])} if row.get("hours") is not None else row


def _followups(cases: list[Case]) -> list[Row]:
    by_key = {case.pk: case for case in cases}
    counted = FollowUp.objects.filter(is_shown(), withdrawn_at__isnull=True, case__in=list(by_key))
    return [
        {
            "personal_number": by_key[each.case_id].person.number,
            "start": by_key[each.case_id].started_on,
            "months": each.months,
            "due": each.due,
            "done": each.done,
            "status": each.status,
        }
        for each in counted.order_by("case", "months").defer("why")
    ]


def _counts(viewer: Viewer, project: Project) -> QuerySet[AnonymousCount]:
    return AnonymousCount.objects.filter(owner=viewer.organisation_id, project=project).order_by("year", "sex")
