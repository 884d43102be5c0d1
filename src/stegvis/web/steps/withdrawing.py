"""Takes away what should not stand in the five steps, with why: one page for all kinds of rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework.actions import five_steps as actions
from stegvis.web.common.access import staff
from stegvis.web.common.persons.act_page import answer

from .forms.rows import WhyForm
from .reading import steps_page, writable_cv, writable_row

both = require_http_methods(["GET", "POST"])


@dataclass(frozen=True)
class Taking:
    """What is taken away: in which step, the page's title, when one does it, the act, and which field names the row."""

    step: int
    title: str | Promise
    hint: str | Promise
    act: Callable[..., object]
    named: str = "title"


TAKEN: Mapping[str, Taking] = {
    "item": Taking(
        1,
        _("Take out of the portfolio"),
        _("It goes out of every CV as well. A paper that shows it stays among the person's papers."),
        actions.withdraw_portfolio_item,
    ),
    "occupation": Taking(
        2,
        _("Take the occupation away"),
        _("What is missing for it is no longer shown either."),
        actions.withdraw_possible_occupation,
    ),
    "skill": Taking(
        3,
        _("Take away what is missing"),
        _("For what was never missing."),
        actions.withdraw_missing_skill,
        "what",
    ),
    "application": Taking(
        4, _("Take the application away"), _("For what was never applied for."), actions.withdraw_job_application
    ),
}
CV = Taking(4, _("Take the CV away"), _("The items stay in the portfolio."), actions.withdraw_cv)


@both
def withdraw(request: HttpRequest, case_key: str, what: str, row_id: int) -> HttpResponse:
    if what not in TAKEN:
        raise NotVisible
    case, row = writable_row(request, case_key, what, row_id)
    return _page(request, case, row, what, TAKEN[what])


@both
def withdraw_cv(request: HttpRequest, case_key: str, cv_key: str) -> HttpResponse:
    case, cv = writable_cv(request, case_key, cv_key)
    return _page(request, case, cv, "cv", CV)


def _page(request: HttpRequest, case: Any, row: Any, what: str, taking: Taking) -> HttpResponse:
    page = steps_page(
        case,
        taking.step,
        title=taking.title,
        button=_("Take it away"),
        done=_("Taken away. What stood there is kept under Changes."),
        facts=getattr(row, taking.named),
        hint=taking.hint,
        danger=True,
    )
    form = WhyForm(request.POST or None)
    return answer(request, page, form, lambda values: taking.act(**{what: row}, by=staff(request), **values))
