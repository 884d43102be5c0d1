"""Figures, the people behind them, and reports, as far as they exist for who is asking."""

from ..frames.target_group import ConcernedNumbers, numbers_concerned
from .charts import chart_of, svg_of
from .figures import (
    EVERYBODY,
    Figures,
    OwnFigures,
    PublishedFigures,
    cut_off_on,
    first_cut_off,
    municipalities_of,
    opens_people,
    own_figures,
)
from .people_behind import Behind, PersonLine, people_behind
from .reports import QUESTIONS, Report, report_of
from .runs import blocks_of, facts_of, frozen_document, newest_run, run_for, runs_of
from .shown_charts import keep_charts, kept_chart
from .texts import Written, draft_key, drafts_in, latest_texts, versions_of, written

__all__ = [
    "EVERYBODY",
    "QUESTIONS",
    "Behind",
    "ConcernedNumbers",
    "Figures",
    "OwnFigures",
    "PersonLine",
    "PublishedFigures",
    "Report",
    "Written",
    "blocks_of",
    "chart_of",
    "cut_off_on",
    "draft_key",
    "drafts_in",
    "facts_of",
    "first_cut_off",
    "frozen_document",
    "keep_charts",
    "kept_chart",
    "latest_texts",
    "municipalities_of",
    "newest_run",
    "numbers_concerned",
    "opens_people",
    "own_figures",
    "people_behind",
    "report_of",
    "run_for",
    "runs_of",
    "svg_of",
    "versions_of",
    "written",
]
