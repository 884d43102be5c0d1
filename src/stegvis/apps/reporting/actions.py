"""Publishing a project's figures, writing in its report, and freezing versions of it."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.verdicts import NotVisible, Refused, Text
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.actions import clear_draft
from stegvis.apps.projects.models import Project
from stegvis.core.datapackage import content_hash
from stegvis.core.report.build import tables_for
from stegvis.core.report.fingerprint import fingerprint
from stegvis.core.shapes import Audience, Table
from stegvis.core.tables import Settings

from . import queries
from .frames import dataset_for
from .models import Publication, ReportRun, ReportText
from .policies import existing_scope, may_follow_figures, may_renew_figures, may_write_report
from .shape_json import block_to_json, table_from_json, table_to_json


class NoFiguresYet(Refused):
    """The project's first month is not over."""

    default = _("The first figures come when the project's first month is over.")


class WrittenMeanwhile(Refused):
    """Somebody else has saved the same text since this one was opened; `theirs` is what stands there now."""

    default = _("Somebody else has changed this text since you opened it. Put the two together and save again.")

    def __init__(self, theirs: queries.Written, reason: Text = "") -> None:
        super().__init__(reason)
        self.theirs = theirs


@act
def show_figures(*, project: Project, by: Viewer, on: date) -> queries.PublishedFigures:
    """Return the project's protected figures up to the end of last month, and publish them if nobody has yet.

    They stay as they were first shown until somebody renews them, or the next month is over. Raises NotVisible or
    NoFiguresYet.
    """
    may_follow_figures(by, project, on).or_refuse()
    if existing_scope(by, project, on).audience is not Audience.PUBLIC:
        raise NotVisible
    newest = _newest(project)
    if newest is None or newest.cut_off < queries.cut_off_on(project, on):
        newest = _publish(project, by, on)
    return queries.PublishedFigures.of(newest)


@act
def renew_figures(*, project: Project, by: Viewer, on: date) -> bool:
    """Count the project's protected figures anew, protected against all that were shown before.

    Returns False, and changes nothing, when the data are the same as at the last time.
    """
    may_renew_figures(by, project, on).or_refuse()
    before = _newest(project)
    return _publish(project, by, on) != before


def _newest(project: Project) -> Publication | None:
    newest = Publication.objects.filter(project=project).order_by("-number").first()
    if newest:
        newest.project = project
    return newest


def _publish(project: Project, by: Viewer, on: date) -> Publication:
    cut_off = queries.cut_off_on(project, on)
    if cut_off < queries.first_cut_off(project):
        raise NoFiguresYet
    Project.objects.select_for_update().get(pk=project.pk)
    newest = _newest(project)
    dataset = dataset_for(by, project, at=on, cut_off=cut_off)
    content = content_hash(dataset)
    if newest and (newest.cut_off, newest.content_hash) == (cut_off, content):
        return newest
    settings = Settings.from_dataset(dataset)
    tables = tables_for(dataset, settings, audience=Audience.PUBLIC, shown_before=tuple(_shown_before(project)))
    publication = Publication.objects.create(
        project=project,
        number=newest.number + 1 if newest else 1,
        cut_off=cut_off,
        content_hash=content,
        tables=[table_to_json(table) for table in tables.values()],
        made_by_id=by.user_id,
    )
    log.record("figures.published", by=by, target=project)
    return publication


def _shown_before(project: Project) -> Iterator[Table]:
    """Yield every table that the public has been shown of the project, each content once."""
    seen: set[str] = set()
    for stored in Publication.objects.filter(project=project).order_by("number").values_list("tables", flat=True):
        for table in map(table_from_json, stored):
            if (mark := fingerprint(table)) not in seen:
                seen.add(mark)
                yield table


@act
def write_text(*, project: Project, block: str, text: str, after: int | None, by: Viewer, on: date) -> ReportText:
    """Save a person's text as the latest version of a block. An empty one takes the text away; the versions stay.

    `after` is the version that she had before her, None where nothing stood. Raises NotVisible when the report asks
    no such question, and WrittenMeanwhile when another version has come since.
    """
    may_write_report(by, project, on).or_refuse()
    if block not in queries.QUESTIONS:
        raise NotVisible
    owner_id = existing_scope(by, project, on).owner_id
    Project.objects.select_for_update().get(pk=project.pk)
    newest = queries.versions_of(project, existing_scope(by, project, on)).filter(block=block).first()
    if newest and newest.pk != after and newest.text != text:
        raise WrittenMeanwhile(queries.written(newest))
    saved = newest if newest and newest.text == text else _new_version(project, owner_id, block, text, by)
    clear_draft(form_key=queries.draft_key(project, block), by=by)
    return saved


def _new_version(project: Project, owner_id: int | None, block: str, text: str, by: Viewer) -> ReportText:
    saved = ReportText.objects.create(
        project=project, owner_id=owner_id, block=block, text=text, written_by_id=by.user_id
    )
    log.record("report.written", by=by, target=project, fields=[block])
    return saved


@act
def freeze_report(*, project: Project, figures: queries.Figures, by: Viewer, on: date) -> ReportRun:
    """Freeze the report on these figures as it stands: a version that no later change touches.

    A public version is what the steering group reads. Raises NotAllowed or NotVisible.
    """
    may_write_report(by, project, on).or_refuse()
    scope = existing_scope(by, project, on)
    report = queries.report_of(by, figures, at=on, to_read=True)
    Project.objects.select_for_update().get(pk=project.pk)
    earlier = ReportRun.objects.filter(project=project, owner=scope.owner_id)
    run = ReportRun.objects.create(
        project=project,
        owner_id=scope.owner_id,
        publication=figures.publication if isinstance(figures, queries.PublishedFigures) else None,
        number=(earlier.aggregate(last=Max("number"))["last"] or 0) + 1,
        audience=scope.audience.value,
        cut_off=figures.cut_off,
        settings={"preset": report.preset.id, "period": _days(figures)},
        fingerprints={block.id: block.fingerprint for block in report.blocks if block.fingerprint},
        content={
            "front": _front(report, on),
            "blocks": [block_to_json(block) for block in report.blocks],
            "texts": list(_authors(report)),
        },
        frozen_by_id=by.user_id,
    )
    log.record("report.frozen", by=by, target=run)
    return run


def _front(report: queries.Report, on: date) -> dict[str, object]:
    return {
        "title": report.facts.title,
        "association": report.facts.association,
        "period": _days(report.figures),
        "dated": on.isoformat(),
    }


def _days(figures: queries.Figures) -> list[str | None]:
    return [day.isoformat() if day else None for day in (figures.period.start, figures.period.end)]


def _authors(report: queries.Report) -> Iterable[dict[str, str]]:
    for block, text in report.texts.items():
        yield {"block": block, "by": text.by, "at": text.at.isoformat()}


@transaction.atomic
def record_download(*, run: ReportRun | None, project: Project, by: Viewer, form: str) -> None:
    """Write in the log that a report left as a file."""
    log.record("report.downloaded", by=by, target=run or project, fields=[form])
