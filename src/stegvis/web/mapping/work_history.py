"""Work that the person has had: add, correct, take away."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.casework import actions, queries
from stegvis.web.common.access import staff
from stegvis.web.common.persons.act_page import ActPage, answer
from stegvis.web.common.persons.way_back import way_back

from .forms.mapping import WhyForm
from .forms.work_history import HeldOccupationForm
from .reading import writable_person

both = require_http_methods(["GET", "POST"])


@both
def record(request: HttpRequest, key: str) -> HttpResponse:
    person = writable_person(request, key)
    page = ActPage(
        title=_("Work that the person has had"),
        button=_("Save"),
        done=_("Saved."),
        person=person,
        back=way_back(request),
    )
    act = {"person": person, "by": staff(request)}
    form = HeldOccupationForm(request.POST or None)
    return answer(request, page, form, lambda values: actions.record_held_occupation(**act, **values))


@both
def correct(request: HttpRequest, key: str, row_id: int) -> HttpResponse:
    person, held = _held(request, key, row_id)
    initial = {name: getattr(held, name) for name in ("title", "ssyk", "country", "from_year", "until_year")}
    form = HeldOccupationForm(request.POST or None, corrects=True, initial=initial)
    page = ActPage(
        title=_("Correct the work"),
        button=_("Save the correction"),
        done=_("Corrected. What stood there is kept under Changes."),
        person=person,
        facts=held.title,
        back=way_back(request),
    )
    act = {"held": held, "by": staff(request)}
    return answer(request, page, form, lambda values: actions.correct_held_occupation(**act, **values))


@both
def withdraw(request: HttpRequest, key: str, row_id: int) -> HttpResponse:
    person, held = _held(request, key, row_id)
    page = ActPage(
        title=_("Take the work away"),
        button=_("Take it away"),
        done=_("Taken away. What stood there is kept under Changes."),
        person=person,
        facts=held.title,
        hint=_("For work that the person never had."),
        back=way_back(request),
        danger=True,
    )
    act = {"held": held, "by": staff(request)}
    return answer(
        request, page, WhyForm(request.POST or None), lambda values: actions.withdraw_held_occupation(**act, **values)
    )


def _held(request: HttpRequest, key: str, row_id: int) -> tuple[Any, Any]:
    person = writable_person(request, key)
    return person, queries.held_occupation_for(staff(request), person, row_id, timezone.localdate())
