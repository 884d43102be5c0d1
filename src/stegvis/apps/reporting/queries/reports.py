from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from stegvis.apps.access.viewers import Viewer
from stegvis.core.report import EVALUATION_2011, compose
from stegvis.core.report.facts import ProjectFacts
from stegvis.core.report.preset import Preset
from stegvis.core.shapes import Audience, Block

from ..changes import Change, changes
from ..models import ReportRun
from ..policies import existing_scope, may_follow_figures, may_write_report
from .figures import Figures
from .runs import blocks_of, newest_run
from .texts import Written, latest_texts

PRESET = EVALUATION_2011
QUESTIONS = {entry.id: entry.question for entry in PRESET.questions}


@dataclass(frozen=True)
class Report:
    """A report as it stands: its blocks, who wrote which text, and what differs from the newest frozen version.

    For whoever writes, `blocks` hold a prompt where a text is still to be written.
    """

    figures: Figures
    facts: ProjectFacts
    blocks: tuple[Block, ...]
    texts: Mapping[str, Written]
    may_write: bool
    newest: ReportRun | None
    changed: Mapping[str, Change]
    preset: Preset = PRESET


def report_of(viewer: Viewer, figures: Figures, *, at: date, to_read: bool = False) -> Report:
    """Return the report on the figures that `viewer` is shown; `to_read` without prompts, as others get it.

    Raises NotVisible when she does not follow the project's figures.
    """
    project = figures.project
    may_follow_figures(viewer, project, at).or_refuse()
    scope = existing_scope(viewer, project, at)
    texts = latest_texts(project, scope)
    may_write = bool(may_write_report(viewer, project, at))
    blocks = _blocks(figures, texts, prompts=may_write and not to_read)
    newest = newest_run(project, scope)
    changed = changes(blocks_of(newest), blocks) if newest else {}
    return Report(figures, figures.facts(), blocks, texts, may_write, newest, changed)


def _blocks(figures: Figures, texts: Mapping[str, Written], *, prompts: bool) -> tuple[Block, ...]:
    return compose(
        figures.all(),
        preset=PRESET,
        texts={block: each.text for block, each in texts.items()},
        project=figures.facts(),
        audience=Audience.INTERNAL if prompts else Audience.PUBLIC,
    )
