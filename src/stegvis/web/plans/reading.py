"""Opens a plan for a page; whoever may not open its case finds no page."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework.queries import plans
from stegvis.web.common.access import staff
from stegvis.web.common.persons.act_page import ActPage
from stegvis.web.common.persons.drafts import is_kept


def open_plan(request: HttpRequest, case_key: str, number: int | None = None) -> plans.PlanView:
    """Return the plan of a case, the draft or else the latest version. Raises NotVisible when it has none."""
    found = plans.plan_of(staff(request), case_key, timezone.localdate(), number, shown=not is_kept(request))
    if found is None:
        raise NotVisible
    return found


def open_agreed(request: HttpRequest, case_key: str) -> plans.PlanView:
    """Return the version of a plan that is agreed now. Raises NotVisible when none is."""
    found = open_plan(request, case_key)
    if found.current is None:
        raise NotVisible
    return found if found.is_current else open_plan(request, case_key, found.current.number)


def line_in(rows: Any, line_id: int) -> Any:
    row = rows.filter(pk=line_id).first()
    if row is None:
        raise NotVisible
    return row


def plan_page(case: Any, **said: Any) -> ActPage:
    """Return a page for one act on the plan of a case: it leads back to the plan."""
    return ActPage(person=case.person, back=reverse("plans:show", args=[case.key]), **said)
