"""Severity ratings by the seven areas of ASI: the grid over time, and one occasion at a time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework import actions, queries
from stegvis.apps.casework.policies import may_map
from stegvis.apps.casework.queries import AsiGrid, AsiLine
from stegvis.web.common import codes
from stegvis.web.common.access import staff
from stegvis.web.common.pages import render_page
from stegvis.web.common.persons.act_page import ActPage, answer

from .forms.asi import SCALES, AsiForm, first_initial
from .forms.mapping import WhyForm
from .reading import readable_case, writable_case, writable_occasion

both = require_http_methods(["GET", "POST"])


@dataclass(frozen=True)
class Row:
    """One rating over the occasions, with the difference between the first and the latest in words."""

    rating: Any
    values: Sequence[int | None]
    difference: str


@require_GET
def show(request: HttpRequest, case_key: str) -> HttpResponse:
    viewer, case = staff(request), readable_case(request, case_key)
    grid = queries.asi_grid(viewer, case, timezone.localdate())
    context = {
        "case": case,
        "person": case.person,
        "grid": grid,
        "areas": list(_areas(grid)),
        "compares": len(grid.occasions) > 1,
        "may_write": bool(may_map(viewer, case)),
    }
    return render_page(request, "mapping/asi.html", context)


@both
def record(request: HttpRequest, case_key: str) -> HttpResponse:
    viewer, case, today = staff(request), writable_case(request, case_key), timezone.localdate()
    workers = _workers(viewer)
    form = AsiForm(request.POST or None, interviewers=_named(workers), initial=first_initial(viewer.user_id, today))
    page = ActPage(
        title=_("Ratings by the areas of ASI"),
        button=_("Save the ratings"),
        done=_("Saved."),
        person=case.person,
        facts=case.project,
        back=reverse("mapping:asi", args=[case.key]),
    )

    def act(values: dict[str, Any]) -> object:
        return actions.record_asi(case=case, interviewer=workers[values["interviewer"]], by=viewer, **form.details)

    return answer(request, page, form, act, "mapping/rate.html")


@both
def correct(request: HttpRequest, case_key: str, occasion_key: str) -> HttpResponse:
    viewer, (case, occasion) = staff(request), writable_occasion(request, case_key, occasion_key)
    workers = _workers(viewer) | {occasion.interviewer_id: occasion.interviewer}
    form = AsiForm(
        request.POST or None, interviewers=_named(workers), corrects=True, initial=AsiForm.initial_of(occasion)
    )
    page = ActPage(
        title=_("Correct the ratings"),
        button=_("Save the correction"),
        done=_("Corrected. What stood there is kept under Changes."),
        person=case.person,
        facts=occasion.on,
        back=reverse("mapping:asi", args=[case.key]),
    )

    def act(values: dict[str, Any]) -> object:
        who = workers[values["interviewer"]]
        return actions.correct_asi(occasion=occasion, interviewer=who, why=values["why"], by=viewer, **form.details)

    return answer(request, page, form, act, "mapping/rate.html")


@both
def withdraw(request: HttpRequest, case_key: str, occasion_key: str) -> HttpResponse:
    case, occasion = writable_occasion(request, case_key, occasion_key)
    page = ActPage(
        title=_("Take the ratings away"),
        button=_("Take it away"),
        done=_("Taken away. What stood there is kept under Changes."),
        person=case.person,
        facts=occasion.on,
        hint=_("For an interview that was never held."),
        back=reverse("mapping:asi", args=[case.key]),
        danger=True,
    )
    act = {"occasion": occasion, "by": staff(request)}
    return answer(request, page, WhyForm(request.POST or None), lambda values: actions.withdraw_asi(**act, **values))


def difference_in_words(line: AsiLine) -> str:
    """Say how the latest answer differs from the first. A difference between two answers, whatever lies behind it."""
    steps = line.difference
    if steps is None:
        return gettext("can't be compared")
    if steps == 0:
        return gettext("the same")
    words = (
        ngettext("%(steps)s step lower", "%(steps)s steps lower", -steps)
        if steps < 0
        else ngettext("%(steps)s step higher", "%(steps)s steps higher", steps)
    )
    return words % {"steps": abs(steps)}


def _areas(grid: AsiGrid) -> Iterator[tuple[str, list[Row]]]:
    labels = {name: label for name, label, _highest in SCALES}
    by_area: dict[str, list[Row]] = {}
    for line in grid.lines:
        row = Row(labels[line.rating], line.values, difference_in_words(line))
        by_area.setdefault(line.area, []).append(row)
    for area, rows in by_area.items():
        yield codes.label("asi_areas", area), rows


def _workers(viewer: Staff) -> dict[int, Any]:
    return {user.pk: user for user in queries.who_can_be_responsible(viewer, timezone.localdate())}


def _named(workers: dict[int, Any]) -> list[tuple[int, str]]:
    users: Iterable[Any] = workers.values()
    return sorted(((user.pk, user.name) for user in users), key=lambda each: each[1])
