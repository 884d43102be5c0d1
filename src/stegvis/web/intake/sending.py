"""The list of files, and sending in another."""

from calendar import monthrange
from datetime import date, timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Staff
from stegvis.apps.intake import actions, queries
from stegvis.apps.intake.destinations import destination
from stegvis.apps.projects.queries import visible_projects
from stegvis.core.intake import Kind
from stegvis.web.common.access import require, staff
from stegvis.web.common.pages import render_page

from .forms import SendForm
from .names import COLOURS, KINDS

ROWS = 30


@require_GET
@require(Permission.IMPORT_FILES)
def show_list(request: HttpRequest) -> HttpResponse:
    viewer = staff(request)
    page = Paginator(queries.batches(viewer), ROWS).get_page(request.GET.get("page"))
    titles = {each.key: each.name for each in visible_projects(viewer, timezone.localdate())}
    for row in page:
        row.project_name, row.kind_name = titles.get(row.project_key, ""), KINDS[Kind(row.kind)]
        row.colour = COLOURS.get(row.state, "neutral")
    return render_page(request, "intake/list.html", {"page": page})


@require_http_methods(["GET", "POST"])
@require(Permission.IMPORT_FILES)
def send(request: HttpRequest) -> HttpResponse:
    viewer, today = staff(request), timezone.localdate()
    first = {"as_of": today.replace(day=1) - timedelta(days=1), **request.GET.dict()}
    form = SendForm(
        request.POST or None, request.FILES or None, projects=open_projects(viewer), today=today, initial=first
    )
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("intake:file", _receive(form, viewer).key)
        except actions.AlreadyReadIn as refusal:
            form.add_error("file", _linked(refusal))
        except Refused as refusal:
            form.add_error("file", str(refusal))
    return render_page(request, "intake/send.html", {"form": form}, status=422 if form.errors else 200)


def open_projects(viewer: Staff) -> list[tuple[str, str]]:
    """Return the projects that the viewer may import for, as choices."""
    projects = visible_projects(viewer, timezone.localdate())
    return [(each.key, each.name) for each in projects if destination().may_import(viewer, each.key)]


def _receive(form: SendForm, viewer: Staff) -> "queries.Batch":
    wanted = form.cleaned_data
    kind = Kind(wanted["kind"])
    as_of = _end_of_month(wanted["as_of"]) if kind is Kind.MONTHLY else wanted["as_of"]
    return actions.receive_file(upload=wanted["file"], kind=kind, project_key=wanted["project"], as_of=as_of, by=viewer)


def _end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _linked(refusal: actions.AlreadyReadIn) -> str:
    link = reverse("intake:file", args=[refusal.key])
    return format_html('{} <a class="ds-link" href="{}">{}</a>', str(refusal), link, _("Look at it"))
