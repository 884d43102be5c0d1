"""The portfolio: add an item, also one that the mapping tells of; correct it; take it out."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.casework.actions import five_steps as actions
from stegvis.apps.casework.queries import five_steps
from stegvis.web.common.access import staff
from stegvis.web.common.persons.act_page import answer

from .forms.rows import ItemForm
from .reading import correcting, steps_page, writable_case, writable_row

both = require_http_methods(["GET", "POST"])
FIELDS = ("kind", "title", "place", "level", "from_year", "until_year", "text", "proof")


@both
def add(request: HttpRequest, case_key: str) -> HttpResponse:
    case = writable_case(request, case_key)
    page = steps_page(
        case, 1, title=_("Add to the portfolio"), button=_("Save"), done=_("It stands in the portfolio."), columns=False
    )
    form = ItemForm(request.POST or None, request.FILES or None, initial=_told(request, case.person))
    act = {"person": case.person, "by": staff(request)}
    return answer(request, page, form, lambda values: actions.add_portfolio_item(**act, **_read(values)))


@both
def correct(request: HttpRequest, case_key: str, row_id: int) -> HttpResponse:
    case, item = writable_row(request, case_key, "item", row_id)
    page = correcting(case, 1, title=_("Correct the portfolio"), facts=item.title)
    initial = {name: getattr(item, name) for name in FIELDS}
    form = ItemForm(request.POST or None, request.FILES or None, corrects=True, initial=initial)
    act = {"item": item, "by": staff(request)}
    return answer(request, page, form, lambda values: actions.correct_portfolio_item(**act, **_read(values)))


def _told(request: HttpRequest, person: Any) -> dict[str, Any]:
    """Return what the address says to begin with: a kind, or a work or language that the mapping tells of."""
    kind, row = request.GET.get("kind", ""), request.GET.get("told", "")
    first = {"proof": "own_word", "kind": kind}
    if row.isdecimal():
        first |= five_steps.told_before(staff(request), person, kind, int(row), timezone.localdate())
    return first


def _read(values: dict[str, Any]) -> dict[str, Any]:
    paper = values.pop("paper", None)
    return values | {"paper": paper.read() if paper else b""}
