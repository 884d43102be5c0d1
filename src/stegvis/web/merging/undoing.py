"""Making it two persons again, with a choice for what has come since."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.privacy import actions
from stegvis.apps.privacy.merging_queries import undoing
from stegvis.web.common.access import staff
from stegvis.web.common.persons.act_page import ActPage, answer
from stegvis.web.common.persons.reading import open_person

from .forms import UndoForm


@require_http_methods(["GET", "POST"])
def undo(request: HttpRequest, key: str, merge_key: str) -> HttpResponse:
    person = open_person(request, key)
    found = undoing(staff(request), key, merge_key, timezone.localdate())
    page = ActPage(
        title=_("Make it two persons again"),
        button=_("Make it two persons"),
        done=_("They are two persons again, and are not offered as one any more."),
        person=person,
        extra={"found": found},
    )
    form = UndoForm(request.POST or None, since=list(found.since))

    def act(values: dict[str, Any]) -> None:
        actions.undo_merge(merge=found.merge, by=staff(request), **values)

    return answer(request, page, form, act, "merging/undo.html")
