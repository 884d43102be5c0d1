"""Possible occupations: find the group by an everyday word, add, correct, take away."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework.actions import five_steps as actions
from stegvis.core import codebook
from stegvis.core.codebook.occupation_search import MOST, find_occupations
from stegvis.web.common import codes
from stegvis.web.common.access import staff
from stegvis.web.common.pages import render_page
from stegvis.web.common.persons.act_page import answer

from .forms.rows import OccupationForm
from .reading import correcting, steps_page, writable_case, writable_row

both = require_http_methods(["GET", "POST"])
GROUPS = "ssyk_2012_units"


@require_GET
def find(request: HttpRequest, case_key: str) -> HttpResponse:
    """Show the groups that a word finds, each under the group above it. A word for work says nothing of a person."""
    case = writable_case(request, case_key)
    text = request.GET.get("q", "").strip()[:80]
    found = find_occupations(text, codebook.ssyk_2012_units)
    groups = codebook.ssyk_2012_units.groups
    context = {
        "case": case,
        "person": case.person,
        "q": text,
        "found": [(code, codes.words().text(groups[code.group or ""])) for code in found],
        "is_cut": len(found) == MOST,
    }
    return render_page(request, "steps/find_occupation.html", context)


@both
def add(request: HttpRequest, case_key: str, ssyk: str) -> HttpResponse:
    case = writable_case(request, case_key)
    if ssyk not in codebook.ssyk_2012_units:
        raise NotVisible
    page = steps_page(
        case,
        2,
        title=_("A possible occupation"),
        button=_("Save"),
        done=_("Saved. Write down what is missing for it, if anything is."),
        facts=f"{ssyk} {codes.label(GROUPS, ssyk)}",
    )
    form = OccupationForm(request.POST or None, initial={"title": request.GET.get("q", "")[:80]})
    act = {"person": case.person, "ssyk": ssyk, "by": staff(request)}
    return answer(request, page, form, lambda values: actions.add_possible_occupation(**act, **values))


@both
def correct(request: HttpRequest, case_key: str, row_id: int) -> HttpResponse:
    case, row = writable_row(request, case_key, "occupation", row_id)
    page = correcting(case, 2, title=_("Correct the occupation"), facts=row.title)
    initial = {"title": row.title, "reason": row.reason or "", "ssyk": row.ssyk}
    form = OccupationForm(request.POST or None, corrects=True, initial=initial)
    act = {"occupation": row, "by": staff(request)}
    return answer(request, page, form, lambda values: actions.correct_possible_occupation(**act, **values))
