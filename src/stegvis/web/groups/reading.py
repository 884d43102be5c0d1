"""Opens a session for a page; one of another organisation has none."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from stegvis.apps.casework import queries
from stegvis.apps.casework.activity_policies import may_change_session
from stegvis.apps.casework.queries import SessionPage
from stegvis.web.common.access import staff
from stegvis.web.common.persons.drafts import is_kept


def open_session(request: HttpRequest, session_key: str) -> SessionPage:
    viewer, today = staff(request), timezone.localdate()
    return queries.group_session_for(viewer, session_key, today, shown=not is_kept(request))


def writable_session(request: HttpRequest, session_key: str) -> SessionPage:
    page = open_session(request, session_key)
    may_change_session(staff(request), page.session, timezone.localdate()).or_refuse()
    return page


def at(session: Any) -> str:
    return reverse("groups:show", args=[session.key])


def leaders(request: HttpRequest) -> list[tuple[int, str]]:
    """Return the colleagues who can lead a session."""
    found = queries.who_can_be_responsible(staff(request), timezone.localdate())
    return [(each.pk, each.name) for each in found]


def named(cases: list[Any]) -> list[tuple[str, str]]:
    return [(case.key, case.person.name) for case in cases]


def chosen(cases: list[Any], keys: list[str]) -> list[Any]:
    return [case for case in cases if case.key in keys]
