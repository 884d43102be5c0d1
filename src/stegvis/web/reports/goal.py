"""How far the goals are reached."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.reporting import queries
from stegvis.core.shapes import Table
from stegvis.core.suppression.rule import Rule
from stegvis.web.common.access import require
from stegvis.web.common.codes import words
from stegvis.web.common.pages import render_page

from .goal_lines import goals_in, legend_of
from .grids import grid_of
from .people_links import people_links
from .reading import FOLLOWS_FIGURES, asked_for
from .tables import chart_context, frame, status


@require_GET
@require(*FOLLOWS_FIGURES)
def show(request: HttpRequest, project_key: str) -> HttpResponse:
    """Show every line of each goal in its order, and the curve where there is one."""
    asked = asked_for(request, project_key)
    figures, link = asked.figures(), people_links(asked)
    progress, curve = figures.table("goal_progress"), _curve(figures)
    context = frame(asked, figures, "goal") | {
        "goals": [
            (goal, goal.threshold_in(words()), legend_of(goal, words())) for goal in goals_in(progress, words(), link)
        ],
        "grid": grid_of(progress, words(), link=link),
        "smallest_shown": Rule().smallest_shown,
        "curve": curve and grid_of(curve, words(), link=link),
        **chart_context(asked, curve),
    }
    return render_page(request, "reports/goal.html", context, status=status(asked))


def _curve(figures: queries.Figures) -> Table | None:
    """Return the curve's table; none where it is not shown, as to the public."""
    try:
        return figures.table("incidence_curve")
    except NotVisible:
        return None
