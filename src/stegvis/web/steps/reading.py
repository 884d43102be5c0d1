"""Opens a case for a page of its person's five steps; whoever may not write finds no page that writes."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stegvis.apps.casework.policies import CaseSight, may_record_fact
from stegvis.apps.casework.queries import five_steps
from stegvis.apps.people.policies import mark_seen
from stegvis.web.common.access import staff
from stegvis.web.common.persons.act_page import ActPage
from stegvis.web.common.persons.reading import open_case


def readable_case(request: HttpRequest, case_key: str) -> Any:
    """Return the case; whoever works with it is noted, so that the page need not ask again for each verdict."""
    viewer, case = staff(request), open_case(request, case_key)
    if CaseSight(viewer, timezone.localdate()).at_work.sees(case):
        mark_seen(viewer, case, case.person)
    return case


def writable_case(request: HttpRequest, case_key: str) -> Any:
    case = readable_case(request, case_key)
    may_record_fact(staff(request), case.person).or_refuse()
    return case


def writable_row(request: HttpRequest, case_key: str, what: str, row_id: int) -> tuple[Any, Any]:
    """Return the case and a row of its person's: an item, an occupation, a skill or an application."""
    case = writable_case(request, case_key)
    return case, five_steps.row_for(staff(request), case.person, what, row_id, timezone.localdate())


def writable_cv(request: HttpRequest, case_key: str, cv_key: str) -> tuple[Any, Any]:
    case = writable_case(request, case_key)
    return case, five_steps.cv_for(staff(request), case.person, cv_key, timezone.localdate())


def steps_page(case: Any, step: int, **said: Any) -> ActPage:
    """Return a page for one act in a step: it leads back to that step."""
    return ActPage(person=case.person, back=f"{reverse('steps:show', args=[case.key])}#step-{step}", **said)


def correcting(case: Any, step: int, *, title: Any, facts: Any) -> ActPage:
    return steps_page(
        case,
        step,
        title=title,
        button=_("Save the correction"),
        done=_("Corrected. What stood there is kept under Changes."),
        facts=facts,
    )
