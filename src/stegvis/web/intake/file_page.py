"""One file: how far the work has come, the preview of what it would change, or what became of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django_htmx.http import HttpResponseClientRedirect

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.viewers import Staff
from stegvis.apps.intake import policies, queries
from stegvis.apps.intake.queries import Batch
from stegvis.apps.jobs.queries import percent_on
from stegvis.apps.projects.queries import visible_projects
from stegvis.core.intake import Kind
from stegvis.web.common.access import require, staff
from stegvis.web.common.pages import render_page

from .names import COLOURS, KINDS
from .reading import difference_lines, finding_lines

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@require(Permission.IMPORT_FILES)
def show(request: HttpRequest, key: str) -> HttpResponse:
    viewer = staff(request)
    batch = queries.batch_for(viewer, key)
    if batch.state == "unmapped":
        return redirect("intake:mapping", key)
    context = _about(viewer, batch)
    if batch.is_working:
        return render_page(request, "intake/working.html", context | _progress(batch))
    if batch.state == "ready":
        return render_page(request, "intake/preview.html", context | _preview(viewer, batch))
    return render_page(request, "intake/over.html", context | _found(viewer, batch))


@require_GET
@require(Permission.IMPORT_FILES)
def progress(request: HttpRequest, key: str) -> HttpResponse:
    """Tell how far the work has come; when it is over, send the browser to what came of it."""
    batch = queries.batch_for(staff(request), key)
    if not batch.is_working or not request.htmx:  # type: ignore[attr-defined]
        there = redirect("intake:file", key)
        return HttpResponseClientRedirect(there.url) if request.htmx else there  # type: ignore[attr-defined]
    return render_page(request, "intake/progress.html", {"batch": batch} | _progress(batch))


@require_GET
@require(Permission.IMPORT_FILES)
def rows_to_mend(request: HttpRequest, key: str) -> HttpResponse:
    """The rows that can't be used, as a workbook in the file's own layout, with what is wrong beside each."""
    viewer = staff(request)
    found = queries.quarantine_of(viewer, queries.batch_for(viewer, key))
    answer = HttpResponse(bytes(found.content), content_type=XLSX)
    name = _("rows-to-mend")
    answer["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer


def _about(viewer: Staff, batch: Batch) -> dict[str, Any]:
    titles = {each.key: each.name for each in visible_projects(viewer, timezone.localdate())}
    return {
        "batch": batch,
        "project": titles.get(batch.project_key, ""),
        "kind": KINDS[Kind(batch.kind)],
        "colour": COLOURS.get(batch.state, "neutral"),
        "is_monthly": batch.kind == Kind.MONTHLY.value,
    }


def _progress(batch: Batch) -> dict[str, Any]:
    kind = queries.APPLY_JOB if batch.state == "applying" else queries.READ_JOB
    return {"percent": percent_on(kind, batch.key), "has_stopped": queries.has_stopped(batch)}


def _found(viewer: Staff, batch: Batch) -> dict[str, Any]:
    return {"findings": finding_lines(queries.finding_groups(viewer, batch)), "quarantined": _quarantined(batch)}


def _quarantined(batch: Batch) -> int:
    return batch.counts.get("quarantined", 0) if hasattr(batch, "quarantine") else 0


def _preview(viewer: Staff, batch: Batch) -> dict[str, Any]:
    found = queries.changes_to_earlier(viewer, batch)
    return {
        **_found(viewer, batch),
        "accepting": policies.may_accept(viewer, batch),
        "difference": difference_lines(found) if found else None,
        "own_layout": queries.is_own_layout(batch),
    }
