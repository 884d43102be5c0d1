"""Record, end, correct and withdraw what holds for a person from day to day."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework import actions
from stegvis.apps.casework.policies import may_record_fact
from stegvis.apps.casework.queries import FactRow, facts_of
from stegvis.web.common.access import staff
from stegvis.web.common.persons.act_page import ActPage, answer
from stegvis.web.common.persons.reading import open_person
from stegvis.web.common.persons.way_back import way_back

from .forms.facts import CorrectFactForm, EndFactForm, FactForm, WithdrawFactForm
from .kinds import KINDS, Kind, words_of

both = require_http_methods(["GET", "POST"])


@both
def record(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    viewer, person, said = staff(request), _person(request, key), _kind(kind)
    if not said.entered_here:
        raise NotVisible
    form = FactForm(request.POST or None, kind=said, today=timezone.localdate())
    page = ActPage(title=said.add, button=_("Save"), done=_("Saved."), person=person, back=way_back(request))
    return answer(
        request, page, form, lambda values: actions.record_fact(kind=kind, person=person, by=viewer, **values)
    )


@both
def end(request: HttpRequest, key: str, kind: str, fact_id: int) -> HttpResponse:
    viewer, person = staff(request), _person(request, key)
    fact = _fact(person, kind, fact_id)
    form = EndFactForm(request.POST or None, initial={"until": timezone.localdate()})
    page = ActPage(
        title=_("It holds no longer"), button=_("Save"), done=_("Saved."), person=person, facts=words_of(fact)
    )
    act = {"kind": kind, "fact_id": fact_id, "by": viewer}
    return answer(request, page, form, lambda values: actions.end_fact(**act, **values))


@both
def correct(request: HttpRequest, key: str, kind: str, fact_id: int) -> HttpResponse:
    viewer, person, said = staff(request), _person(request, key), _kind(kind)
    fact = _fact(person, kind, fact_id)
    initial = CorrectFactForm.initial_of(said, fact)
    form = CorrectFactForm(request.POST or None, kind=said, today=timezone.localdate(), initial=initial)
    page = ActPage(
        title=_("Correct what was wrong"),
        button=_("Save the correction"),
        done=_("Corrected. What stood there is kept under Changes."),
        person=person,
        facts=words_of(fact),
    )
    act = {"kind": kind, "fact_id": fact_id, "by": viewer}
    return answer(request, page, form, lambda values: actions.correct_fact(**act, why=values["why"], **form.changes))


@both
def withdraw(request: HttpRequest, key: str, kind: str, fact_id: int) -> HttpResponse:
    viewer, person = staff(request), _person(request, key)
    fact = _fact(person, kind, fact_id)
    form = WithdrawFactForm(request.POST or None)
    page = ActPage(
        title=_("It has never held"),
        button=_("Take it away"),
        done=_("Taken away. What stood there is kept under Changes."),
        person=person,
        facts=words_of(fact),
        hint=_("It then counts nowhere, but what stood here can still be read under Changes."),
        danger=True,
    )
    act = {"kind": kind, "fact_id": fact_id, "by": viewer}
    return answer(request, page, form, lambda values: actions.withdraw_fact(**act, **values))


def _person(request: HttpRequest, key: str) -> Any:
    person = open_person(request, key)
    may_record_fact(staff(request), person).or_refuse()
    return person


def _kind(name: str) -> Kind:
    if name not in KINDS:
        raise NotVisible
    return KINDS[name]


def _fact(person: Any, kind: str, fact_id: int) -> FactRow:
    found = [fact for fact in facts_of(person) if (fact.kind, fact.id) == (kind, fact_id)]
    if not found:
        raise NotVisible
    return found[0]
