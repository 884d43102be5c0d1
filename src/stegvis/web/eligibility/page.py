"""The page with each criterion of a case and its answer. Whoever works with the case decides, in acts of their own."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from stegvis.apps.casework import policies, queries
from stegvis.apps.casework.states import OPEN, STARTED
from stegvis.web.common.access import staff
from stegvis.web.common.pages import render_page
from stegvis.web.common.persons.reading import open_case

from .shown import in_words, shown_lines, tag_of


@require_GET
def show(request: HttpRequest, case_key: str) -> HttpResponse:
    viewer, case, today = staff(request), open_case(request, case_key), timezone.localdate()
    answer = queries.eligibility_of(viewer, case, today)
    judgements = queries.attestations_of(case)
    words, colour = tag_of(answer)
    context = {
        "case": case,
        "person": case.person,
        "today": today,
        "lines": shown_lines(viewer, case, answer, judgements),
        "says": in_words(answer),
        "tag_words": words,
        "tag_colour": colour,
        "judgements": judgements,
        "may_record": policies.may_record_fact(viewer, case.person),
        "decides": case.state in OPEN - STARTED and policies.may_move_case(viewer, case),
    }
    return render_page(request, "eligibility/show.html", context)
