"""The report as it stands: read, written in, frozen, and given as a file."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.people.actions import save_draft
from stegvis.apps.reporting import actions, policies, queries
from stegvis.core.report import document_of
from stegvis.core.shapes import Chart
from stegvis.web.common.access import require
from stegvis.web.common.codes import words
from stegvis.web.common.pages import render_page

from . import files
from .parts import Writing, contents, parts_of
from .people_links import people_links
from .reading import FOLLOWS_FIGURES, Asked, asked_for
from .tables import frame


@require_GET
@require(*FOLLOWS_FIGURES)
def show(request: HttpRequest, project_key: str) -> HttpResponse:
    """Show the report with contents at the side, and a form at each text for whoever writes."""
    asked = asked_for(request, project_key, whole=True)
    return render_page(request, "reports/report.html", _context(asked))


def _context(asked: Asked, refused: Writing | None = None) -> dict[str, Any]:
    figures = asked.figures()
    report = queries.report_of(asked.viewer, figures, at=asked.today)
    drafts = queries.drafts_in(asked.viewer, asked.project) if report.may_write else {}
    return frame(asked, figures, "report") | {
        "report": report,
        "contents": contents(report.blocks, words()),
        "parts": parts_of(report, drafts, words(), link=people_links(asked), refused=refused),
        "pictures": asked.pictures_of(block.content for block in report.blocks if isinstance(block.content, Chart)),
    }


@require_POST
@require(Permission.WRITE_REPORTS)
def write(request: HttpRequest, project_key: str, block: str) -> HttpResponse:
    """Save a text. Where somebody else has saved another meanwhile, both are shown and nothing is lost."""
    asked = asked_for(request, project_key, whole=True)
    text, after = request.POST.get("text", "").strip(), request.POST.get("after", "")
    try:
        actions.write_text(
            project=asked.project,
            block=block,
            text=text,
            after=int(after) if after.isdecimal() else None,
            by=asked.viewer,
            on=asked.today,
        )
    except actions.WrittenMeanwhile as refusal:
        refused = Writing(text=text, after=refusal.theirs.version, error=str(refusal), block=block)
        return render_page(request, "reports/report.html", _context(asked, refused), status=422)
    return redirect(f"{reverse('reports:report', args=[project_key])}#{block}")


@require_POST
@require(Permission.WRITE_REPORTS)
def keep_draft(request: HttpRequest, project_key: str, block: str) -> HttpResponse:
    """Keep what is being written; it is nobody's but hers until she saves."""
    asked = asked_for(request, project_key, whole=True)
    policies.may_write_report(asked.viewer, asked.project, asked.today).or_refuse()
    if block not in queries.QUESTIONS:
        raise NotVisible
    content = {"text": request.POST.get("text", ""), "after": request.POST.get("after", "")}
    save_draft(form_key=queries.draft_key(asked.project, block), content=content, by=asked.viewer)
    return HttpResponse(timezone.localtime().strftime("%H:%M"), content_type="text/plain")


@require_POST
@require(Permission.WRITE_REPORTS)
def freeze(request: HttpRequest, project_key: str) -> HttpResponse:
    """Freeze the report as it stands now."""
    asked = asked_for(request, project_key, whole=True)
    run = actions.freeze_report(project=asked.project, figures=asked.figures(), by=asked.viewer, on=asked.today)
    messages.success(
        request, _("Version %(number)s is frozen. The steering group can read it.") % {"number": run.number}
    )
    return redirect("reports:version", project_key, run.key)


@require_GET
@require(*FOLLOWS_FIGURES)
def download(request: HttpRequest, project_key: str, form: str) -> HttpResponse:
    """Give the report as it stands as a file, without what is still to be written."""
    asked = asked_for(request, project_key, whole=True)
    figures = asked.figures()
    report = queries.report_of(asked.viewer, figures, at=asked.today, to_read=True)
    actions.record_download(project=asked.project, run=None, by=asked.viewer, form=form)
    facts = figures.facts(dated=asked.today)
    document = document_of(
        report.blocks,
        project=facts,
        audience=figures.audience,
        words=words(),
        for_word=form == "docx",
        drawn_by=queries.svg_of,
    )
    return files.of_document(document, name=f"{asked.project.key}-report", form=form, words=words())
