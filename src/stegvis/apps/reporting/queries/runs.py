from datetime import date
from typing import Any

from django.db.models import QuerySet

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.projects.models import Project
from stegvis.core.language import Words
from stegvis.core.report import document_of
from stegvis.core.report.facts import ProjectFacts
from stegvis.core.shapes import Audience, Block, Period
from stegvis.core.writers.document import Document

from ..models import ReportRun
from ..policies import Scope, existing_scope
from ..shape_json import block_from_json
from .charts import svg_of


def runs_of(viewer: Viewer, project: Project, at: date) -> QuerySet[ReportRun]:
    """Return the frozen versions that exist for `viewer`, the latest first: the public's, or her own authority's.

    Their content stays in the database. Raises NotVisible when there are no figures of the project for her.
    """
    scope = existing_scope(viewer, project, at)
    return _runs(project, scope).defer("content").select_related("frozen_by")


def run_for(viewer: Viewer, project: Project, key: str, at: date) -> ReportRun:
    """Return one frozen version with its content. Raises NotVisible when there is none for `viewer`."""
    rows = _runs(project, existing_scope(viewer, project, at)).select_related("frozen_by", "project")
    run = rows.filter(key=key).first()
    if run is None:
        raise NotVisible
    return run


def newest_run(project: Project, scope: Scope) -> ReportRun | None:
    return _runs(project, scope).first()


def _runs(project: Project, scope: Scope) -> QuerySet[ReportRun]:
    return ReportRun.objects.filter(project=project, owner=scope.owner_id, audience=scope.audience.value)


def blocks_of(run: ReportRun) -> tuple[Block, ...]:
    return tuple(block_from_json(each) for each in run.content["blocks"])


def facts_of(run: ReportRun) -> ProjectFacts:
    """Return the first page as it was frozen."""
    front: dict[str, Any] = run.content["front"]
    start, end = (date.fromisoformat(day) if day else None for day in front["period"])
    return ProjectFacts(
        title=front["title"],
        association=front["association"],
        period=Period(start, end),
        cut_off=run.cut_off,
        dated=date.fromisoformat(front["dated"]),
    )


def frozen_document(run: ReportRun, words: Words, *, for_word: bool) -> Document:
    """Return the document that a frozen version is written as: the same whenever it is asked for."""
    return document_of(
        blocks_of(run),
        project=facts_of(run),
        audience=Audience(run.audience),
        words=words,
        for_word=for_word,
        drawn_by=svg_of,
    )
