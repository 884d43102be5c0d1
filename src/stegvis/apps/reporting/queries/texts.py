from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max, QuerySet

from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.queries import drafts_of
from stegvis.apps.projects.models import Project

from ..models import ReportText
from ..policies import Scope


@dataclass(frozen=True)
class Written:
    """A person's text as it stands: the version's number, the words, who wrote them and when."""

    version: int
    text: str
    by: str
    at: datetime


def draft_key(project: Project, block: str) -> str:
    """Return the name under which an unsaved text of a report is kept."""
    return f"report:{project.key}:{block}"


def drafts_in(viewer: Viewer, project: Project) -> Mapping[str, Mapping[str, Any]]:
    """Return what the viewer herself left unsaved in the project's report, by block."""
    start = draft_key(project, "")
    drafts = drafts_of(viewer).filter(form_key__startswith=start).defer(None)
    return {draft.form_key.removeprefix(start): draft.content for draft in drafts}


def latest_texts(project: Project, scope: Scope) -> Mapping[str, Written]:
    """Return the texts of the report that the scope sees, by block; emptied ones are not there."""
    newest = versions_of(project, scope).order_by().values("block").annotate(newest=Max("pk")).values("newest")
    rows = ReportText.objects.filter(pk__in=newest).select_related("written_by")
    return {row.block: written(row) for row in rows if row.text.strip()}


def versions_of(project: Project, scope: Scope) -> QuerySet[ReportText]:
    """Return every version of every text, the latest first."""
    rows = ReportText.objects.filter(project=project, owner=scope.owner_id)
    return rows.select_related("written_by").order_by("-pk")


def written(row: ReportText) -> Written:
    return Written(row.pk, row.text, row.written_by.name if row.written_by else "", row.written_at)
