"""The monthly workbook: what its columns mean, empty to fill in, and filled with the own participants."""

from io import BytesIO

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from stegvis.apps.access.roles import Permission
from stegvis.apps.casework.queries import workbook_rows
from stegvis.apps.projects.queries import project_for
from stegvis.core import codebook
from stegvis.core.intake import BY_KIND, Kind, write_template
from stegvis.web.common.access import require, staff
from stegvis.web.common.codes import words
from stegvis.web.common.pages import render_page

from .file_page import XLSX
from .forms import FilledForm
from .names import KINDS
from .sending import open_projects


@require_GET
@require(Permission.IMPORT_FILES)
def about(request: HttpRequest) -> HttpResponse:
    form = FilledForm(projects=open_projects(staff(request)))
    kinds = [{"name": KINDS[kind], "value": kind.value, "sheets": _sheets(kind)} for kind in Kind]
    return render_page(request, "intake/workbook.html", {"kinds": kinds, "form": form})


def _sheets(kind: Kind) -> list[dict[str, object]]:
    """Return the sheets and columns of a workbook, from the records that read it."""
    speak = words()
    return [
        {
            "name": record.sheet,
            "about": speak.text(record.about),
            "columns": [
                {
                    "heading": each.heading,
                    "about": speak.text(each.about),
                    "required": each.required,
                    "codes": [speak.text(code.label) for code in codebook.load(each.codes)] if each.codes else [],
                }
                for each in record
            ],
        }
        for record in BY_KIND[kind]
    ]


@require_GET
@require(Permission.IMPORT_FILES)
def empty(request: HttpRequest) -> HttpResponse:
    wanted = request.GET.get("kind", "")
    kind = Kind(wanted) if wanted in set(Kind) else Kind.MONTHLY
    file = BytesIO()
    write_template(file, kind=kind, language=words().language)
    return _download(file, _("stegvis-workbook-empty"))


@require_http_methods(["POST"])
@require(Permission.IMPORT_FILES)
def filled(request: HttpRequest) -> HttpResponse:
    """The workbook with the organisation's own participants in a project, as they stand today."""
    viewer, today = staff(request), timezone.localdate()
    project = project_for(viewer, request.POST.get("project", ""), today)
    file = BytesIO()
    write_template(file, workbook_rows(viewer, project, today), language=words().language)
    return _download(file, _("stegvis-workbook-%(day)s") % {"day": today.isoformat()})


def _download(file: BytesIO, name: str) -> HttpResponse:
    answer = HttpResponse(file.getvalue(), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer
