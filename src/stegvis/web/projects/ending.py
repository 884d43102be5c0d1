"""Gives something that holds a last day."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.verdicts import Text
from stegvis.apps.projects import actions
from stegvis.web.common.access import staff

from .act_page import ActPage, answer
from .forms.commission import EndForm


def end_page(
    request: HttpRequest, project: Any, row: Any, section: str, title: Text, facts: Text, hint: Text = ""
) -> HttpResponse:
    form = last_day_form(request, row)
    page = ActPage(project, title, _("It has been given a last day."), section, facts=facts, hint=hint)
    return answer(request, page, form, lambda values: actions.end_row(row=row, on=values["until"], by=staff(request)))


def last_day_form(request: HttpRequest, row: Any) -> EndForm:
    """Return the form for a last day, today to begin with."""
    initial = {"until": row.until or max(timezone.localdate(), row.on)}
    return EndForm(request.POST or None, initial=initial, first=row.on)
