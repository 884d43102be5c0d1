"""Frozen versions of a report: what the steering group reads under Publications."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.reporting import actions, policies, queries
from stegvis.core.shapes import Chart
from stegvis.web.common.access import require
from stegvis.web.common.codes import words
from stegvis.web.common.pages import render_page

from . import files
from .parts import contents, frozen_parts
from .reading import SEES_FIGURES, Asked, asked_for


@require_GET
@require(*SEES_FIGURES)
def show_all(request: HttpRequest, project_key: str) -> HttpResponse:
    """List the frozen versions that exist for the viewer."""
    asked = asked_for(request, project_key, whole=True)
    runs = queries.runs_of(asked.viewer, asked.project, asked.today)
    return render_page(request, "reports/versions.html", _frame(asked) | {"runs": runs})


@require_GET
@require(*SEES_FIGURES)
def show(request: HttpRequest, project_key: str, key: str) -> HttpResponse:
    """Show one frozen version."""
    asked = asked_for(request, project_key, whole=True)
    run = queries.run_for(asked.viewer, asked.project, key, asked.today)
    context = {
        "run": run,
        "front": queries.facts_of(run),
        "contents": contents(queries.blocks_of(run), words()),
        "parts": frozen_parts(run, words()),
    }
    return render_page(request, "reports/version.html", _frame(asked) | context)


@require_GET
@require(*SEES_FIGURES)
def chart(request: HttpRequest, project_key: str, key: str, block: str) -> HttpResponse:
    """Draw a chart of a frozen version."""
    asked = asked_for(request, project_key, whole=True)
    blocks = queries.blocks_of(queries.run_for(asked.viewer, asked.project, key, asked.today))
    drawn = next((each.content for each in blocks if each.id == block and isinstance(each.content, Chart)), None)
    if drawn is None:
        raise NotVisible
    picture = queries.svg_of(drawn, words(), dark=request.GET.get("dark") == "1")
    return HttpResponse(picture, content_type="image/svg+xml")


@require_GET
@require(*SEES_FIGURES)
def download(request: HttpRequest, project_key: str, key: str, form: str) -> HttpResponse:
    """Give a frozen version as a file: the same one each time."""
    asked = asked_for(request, project_key, whole=True)
    run = queries.run_for(asked.viewer, asked.project, key, asked.today)
    actions.record_download(project=asked.project, run=run, by=asked.viewer, form=form)
    document = queries.frozen_document(run, words(), for_word=form == "docx")
    return files.of_document(document, name=f"{asked.project.key}-version-{run.number}", form=form, words=words())


def _frame(asked: Asked) -> dict[str, Any]:
    follows = bool(policies.may_follow_figures(asked.viewer, asked.project, asked.today))
    return {"project": asked.project, "place": "versions", "own": asked.own, "follows": follows}
