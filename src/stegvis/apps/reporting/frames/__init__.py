"""Rows of the database as the dataset of `core.frames`: pseudonymous keys, codes and days.

A database role that reads all owners' rows is used here and nowhere else.
"""

from contextlib import nullcontext
from datetime import date

import polars as pl

from stegvis.apps.access import log
from stegvis.apps.access.looking import counting
from stegvis.apps.access.models import Organisation
from stegvis.apps.access.verdicts import NotVisible, allow_if
from stegvis.apps.access.viewers import Job, Viewer
from stegvis.apps.projects.models import Project
from stegvis.core.frames import Dataset
from stegvis.core.shapes import Audience

from ..policies import existing_scope, may_read_figures
from . import cases, deviations, facts, former, households, persons, projects, protection
from .keys import StudyKeys
from .reading import Source

__all__ = ["dataset_for", "dataset_of_owner"]


def dataset_for(
    viewer: Viewer, project: Project, *, at: date, cut_off: date, owner: Organisation | None = None
) -> Dataset:
    """Return the project's dataset as it was known at the end of `cut_off`, for the audience that `viewer` is.

    Her organisation's own cases where she is staff of an owner, else all owners' cases; what happened after `cut_off`
    is left out or still open. Where all owners' cases are read, protected persons stand in the anonymous counts only.
    Of persons who have been removed what is kept for figures counts, with unknown for the rest. The same human is one
    person over all owners. The reading is logged. Raises NotVisible when no figures of the project, or of `owner`,
    exist for `viewer` at `at`.
    """
    may_read_figures(viewer, project, at, owner.pk if owner else None).or_refuse()
    scope = existing_scope(viewer, project, at)
    source = Source(project, scope.owner_id, cut_off, StudyKeys(project.study_secret))
    with counting() if scope.owner_id is None else nullcontext():
        frames, people = _read(source)
    if scope.audience is Audience.PUBLIC:
        frames = protection.count_protected(frames, people)
    log.record("figures.read", by=viewer, target=project)
    return Dataset(_ordered(frames), projects.settings(project, cut_off))


def dataset_of_owner(project: Project, owner: Organisation, *, cut_off: date, by: Job) -> Dataset:
    """Return the project's dataset of one owner's cases, all of them, for the file in which it takes its data out.

    For the machine's own command line alone. Raises NotVisible for anybody else.
    """
    allow_if(by.is_system, refusal=NotVisible).or_refuse()
    frames, _people = _read(Source(project, owner.pk, cut_off, StudyKeys(project.study_secret)))
    return Dataset(_ordered(frames), projects.settings(project, cut_off))


def _read(source: Source) -> tuple[dict[str, pl.DataFrame], pl.DataFrame]:
    people = pl.concat([persons.read(source), former.people(source)])
    frames = {
        "persons": persons.frame(people),
        **cases.frames(source, people),
        **facts.frames(source, people),
        **households.frames(source, people),
        **projects.frames(source),
        "deviations": deviations.frame(source),
    }
    return frames, people


def _ordered(frames: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Sort every table by its own content, so that the order of the database's rows, and of its owners, is not told."""
    return {name: frame.sort(frame.columns) for name, frame in frames.items()}
