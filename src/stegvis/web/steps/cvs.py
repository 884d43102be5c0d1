"""CVs: what the person wants in one, in which order; a CV is written on until it is not used any more."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.casework.actions import five_steps as actions
from stegvis.apps.casework.queries import five_steps
from stegvis.core import codebook
from stegvis.web.common.access import staff
from stegvis.web.common.persons.act_page import answer

from .forms.cv import CvForm
from .paper import contacts_of
from .reading import steps_page, writable_case, writable_cv

both = require_http_methods(["GET", "POST"])


@both
def make(request: HttpRequest, case_key: str) -> HttpResponse:
    """Begin with the whole portfolio in the codebook's order; the person decides what stays."""
    case = writable_case(request, case_key)
    items = _in_order(case.person)
    form = CvForm(
        request.POST or None,
        items=items,
        contacts=contacts_of(case.person),
        chosen=[item.pk for item in items],
        initial={"title": request.GET.get("title", "")[:120]},
    )
    page = steps_page(
        case, 4, title=_("Make a CV"), button=_("Save the CV"), done=_("Saved."), hint=_hint(case), extra={"case": case}
    )
    return answer(
        request, page, form, _act(form, actions.make_cv, person=case.person, by=staff(request)), "steps/cv.html"
    )


@both
def write(request: HttpRequest, case_key: str, cv_key: str) -> HttpResponse:
    case, cv = writable_cv(request, case_key, cv_key)
    chosen = [item.pk for item in five_steps.items_of_cv(cv)]
    contacts = [name for name in contacts_of(case.person) if getattr(cv, f"shows_{name}")]
    form = CvForm(
        request.POST or None,
        items=_in_order(case.person),
        contacts=contacts_of(case.person),
        chosen=chosen,
        initial={"title": cv.title, "about": cv.about or "", "contacts": contacts},
    )
    page = steps_page(
        case,
        4,
        title=_("Write the CV"),
        button=_("Save the CV"),
        done=_("Saved."),
        facts=cv.title,
        hint=_hint(case),
        extra={"case": case, "cv": cv},
    )
    return answer(request, page, form, _act(form, actions.write_cv, cv=cv, by=staff(request)), "steps/cv.html")


def _act(form: CvForm, act: Any, **about: Any) -> Any:
    return lambda _values: act(**about, **form.details)


def _in_order(person: Any) -> list[Any]:
    order = codebook.portfolio_kinds.codes
    return sorted(five_steps.portfolio_of(person), key=lambda item: order.index(item.kind))


def _hint(case: Any) -> Any:
    if case.person.is_protected:
        return _("The person's details are protected: the CV is made without phone, e-mail and address.")
    return _("The person decides what stands in it and in which order. Her personal number never does.")
