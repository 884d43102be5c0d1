"""The tables of a project, one page each, and as files."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.reporting import actions, policies, queries
from stegvis.core.charts import alternative_text
from stegvis.core.shapes import Table
from stegvis.web.common.access import require
from stegvis.web.common.codes import words
from stegvis.web.common.pages import render_page

from . import files
from .grids import grid_of
from .people_links import people_links
from .reading import FOLLOWS_FIGURES, Asked, asked_for


@require_GET
@require(*FOLLOWS_FIGURES)
def show_all(request: HttpRequest, project_key: str) -> HttpResponse:
    """List the tables that there are."""
    asked = asked_for(request, project_key)
    return render_page(request, "reports/tables.html", frame(asked, asked.figures(), "tables"), status=status(asked))


@require_GET
@require(*FOLLOWS_FIGURES)
def show(request: HttpRequest, project_key: str, table: str) -> HttpResponse:
    """Show one table, with its chart where the report draws one."""
    asked = asked_for(request, project_key)
    figures = asked.figures()
    shown = figures.table(table)
    context = frame(asked, figures, "tables") | {
        "grid": grid_of(shown, words(), link=people_links(asked)),
        **chart_context(asked, shown),
    }
    return render_page(request, "reports/table.html", context, status=status(asked))


@require_GET
@require(*FOLLOWS_FIGURES)
def chart(request: HttpRequest, project_key: str, table: str) -> HttpResponse:
    """Draw a table's chart, for light or dark pages."""
    asked, shown = asked_for(request, project_key), request.GET.get("of", "")
    kept = queries.kept_chart(asked.viewer, asked.project, name=shown, table=table, at=asked.today)
    drawn = kept or queries.chart_of(asked.figures().table(table))
    if drawn is None:
        raise NotVisible
    picture = queries.svg_of(drawn, words(), dark=request.GET.get("dark") == "1")
    return HttpResponse(picture, content_type="image/svg+xml")


@require_GET
@require(*FOLLOWS_FIGURES)
def download(request: HttpRequest, project_key: str, table: str, form: str) -> HttpResponse:
    """Give one table as a file."""
    asked = asked_for(request, project_key)
    shown = asked.figures().table(table)
    actions.record_download(project=asked.project, run=None, by=asked.viewer, form=form)
    return files.of_tables([shown], name=f"{asked.project.key}-{table}", form=form, words=words())


@require_GET
@require(*FOLLOWS_FIGURES)
def download_all(request: HttpRequest, project_key: str) -> HttpResponse:
    """Give all tables as one workbook."""
    asked = asked_for(request, project_key)
    shown = asked.figures().all().values()
    actions.record_download(project=asked.project, run=None, by=asked.viewer, form="xlsx")
    return files.of_tables(shown, name=f"{asked.project.key}-tables", form="xlsx", words=words())


@require_POST
@require(*FOLLOWS_FIGURES)
def renew(request: HttpRequest, project_key: str) -> HttpResponse:
    """Have the project's protected figures counted anew."""
    asked = asked_for(request, project_key)
    new = actions.renew_figures(project=asked.project, by=asked.viewer, on=asked.today)
    messages.info(
        request, _("The figures are new.") if new else _("Nothing has changed since the figures were counted.")
    )
    return redirect("reports:tables", project_key)


def frame(asked: Asked, figures: queries.Figures, place: str) -> dict[str, Any]:
    """Return what every page of figures has around it."""
    return {
        "project": asked.project,
        "place": place,
        "own": asked.own,
        "form": asked.narrowing,
        "query": asked.narrowed_to,
        "figures": figures,
        "titles": [(each.id, words().text(each.title)) for each in figures.headings()],
        "may_renew": bool(policies.may_renew_figures(asked.viewer, asked.project, asked.today)),
    }


def chart_context(asked: Asked, table: Table | None) -> dict[str, Any]:
    """Return what shows a table's chart: what it says in a sentence, in words for who does not see it, and its address.

    Nothing where there is no chart.
    """
    drawn = queries.chart_of(table) if table else None
    if drawn is None:
        return {}
    return {
        "chart": drawn,
        "chart_sentence": words().text(drawn.sentence),
        "chart_says": alternative_text(drawn, words()),
        "chart_query": asked.narrowed_to.replace("?", "&") + asked.pictures_of([drawn]),
    }


def status(asked: Asked) -> int:
    return 422 if asked.narrowing and asked.narrowing.errors else 200
