"""The people behind a figure."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from stegvis.apps.access.roles import Permission
from stegvis.apps.reporting import queries
from stegvis.web.common.access import require
from stegvis.web.common.codes import words
from stegvis.web.common.pages import render_page

from .reading import asked_for


@require_GET
@require(Permission.SEE_OWN_FIGURES)
def show(request: HttpRequest, project_key: str, table: str) -> HttpResponse:
    """List the cases behind a cell: the address holds its coordinates, and what the figures are narrowed to."""
    asked = asked_for(request, project_key)
    found = queries.people_behind(
        asked.viewer,
        asked.project,
        asked.narrowing.narrowed if asked.narrowing else queries.EVERYBODY,
        table=table,
        code=request.GET.get("code", ""),
        column=request.GET.get("column", ""),
        page=request.GET.get("page", "1"),
        at=asked.today,
    )
    context = {
        "project": asked.project,
        "query": asked.narrowed_to,
        "found": found,
        "page": found.page,
        "title": words().text(found.table.title),
        "row": words().text(found.row_label),
        "column": words().text(found.column_label),
        "value": words().value(found.value),
    }
    return render_page(request, "reports/people.html", context)
