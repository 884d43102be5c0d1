"""What is being written, kept encrypted on the server and given back when the form is opened again.

One way for every form: a page keeps its draft at its own address, so that whoever may not open it can't read it.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.views.decorators.http import require_POST

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.casework.queries import people_behind
from stegvis.apps.people import actions, queries
from stegvis.web.common.access import staff

from .once import new_sending, once, was_sent

KEEP = "draft"
"""Stands in the address when a page sends what has been written so far, and not to save it."""

TITLES: dict[str, str | Promise] = {}
"""What the pages that keep drafts are called, by their names in the addresses."""


def keep_for(area: str, titles: Mapping[str, str | Promise]) -> None:
    """Let pages of an area keep drafts: each by its name in the area's addresses."""
    TITLES.update({f"{area}:{name}": title for name, title in titles.items()})


@dataclass(frozen=True)
class FormKey:
    """Which form on whom: the page's name and the keys in its address. Never anything about a person."""

    page: str
    about: Mapping[str, str]

    @classmethod
    def of(cls, request: HttpRequest) -> "FormKey":
        """Return the form that the request is about. Raises LookupError for a page that TITLES lacks."""
        match = request.resolver_match
        if match is None or match.view_name not in TITLES:
            raise LookupError("a page that keeps drafts needs its title in TITLES")
        return cls(match.view_name, {name: str(value) for name, value in match.kwargs.items()})

    @classmethod
    def read(cls, text: str) -> "FormKey":
        page, _between, about = text.partition("?")
        return cls(page, dict(parse_qsl(about)))

    def __str__(self) -> str:
        return f"{self.page}?{urlencode(self.about)}" if self.about else self.page

    @property
    def whom(self) -> str:
        """Return the key in the address that leads to a person; nothing for a form that is about nobody yet."""
        return next((self.about[name] for name in ("case_key", "followup_id", "key") if name in self.about), "")

    @property
    def url(self) -> str:
        return reverse(self.page, kwargs=dict(self.about))


@dataclass(frozen=True)
class Desk:
    """What a form's page needs for its draft: the address to keep it at, this sending's mark, and what was left."""

    keep_url: str
    sending: str
    draft: Any = None

    @property
    def since(self) -> str:
        """Write when the draft was kept: the time, and another day's with its date."""
        at = timezone.localtime(self.draft.saved_at)
        return date_format(at, "H:i" if at.date() == timezone.localdate() else "Y-m-d H:i")


def is_kept(request: HttpRequest) -> bool:
    """Say whether a page sends what has been written so far."""
    return request.method == "POST" and KEEP in request.GET


def keep(request: HttpRequest, form: forms.Form) -> HttpResponse:
    """Keep what the form holds now; one that has been saved meanwhile leaves no draft behind."""
    viewer, sending = staff(request), request.POST.get("sending", "")
    if not was_sent(viewer, sending):
        _keep(request, form)
        if was_sent(viewer, sending):
            clear(request)
    return HttpResponse(timezone.localtime().strftime("%H:%M"), content_type="text/plain")


def desk(request: HttpRequest, form: forms.Form) -> Desk:
    """Put what the viewer left unsaved back in a form that is opened; one that was refused is kept as it was sent."""
    keep_url = f"{request.path}?{KEEP}"
    if request.method == "POST":
        _keep(request, form)
        return Desk(keep_url, request.POST.get("sending") or new_sending())
    draft = queries.draft_in(staff(request), str(FormKey.of(request)))
    if draft is not None:
        form.initial |= _values(form, draft.content)
    return Desk(keep_url, new_sending(), draft)


def save(request: HttpRequest, act: Callable[[], str]) -> str:
    """Do what a form asks for, once even if it is sent twice, and throw its draft away. Return what the act returns."""
    sending = request.POST.get("sending", "")
    done = once(staff(request), sending, act) if sending else act()
    clear(request)
    return done


def clear(request: HttpRequest) -> None:
    actions.clear_draft(form_key=str(FormKey.of(request)), by=staff(request))


@require_POST
def discard(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Throw a draft away, and go back to its form, or to the start page: if it is listed there or opens no form now."""
    viewer = staff(request)
    draft = queries.own_draft(viewer, draft_id)
    key = FormKey.read(draft.form_key)
    if key.page not in TITLES:
        raise NotVisible
    actions.clear_draft(form_key=draft.form_key, by=viewer)
    opens = not key.about or key.whom in people_of(viewer, [key], timezone.localdate())
    return redirect(key.url if opens and "listed" not in request.POST else "home")


def people_of(viewer: Viewer, keys: Collection[FormKey], today: date) -> Mapping[str, Any]:
    """Return by their keys the persons behind these forms whom the viewer may open."""

    def those(name: str) -> list[str]:
        return [key.about[name] for key in keys if name in key.about]

    return people_behind(
        viewer, today, case_keys=those("case_key"), followup_ids=those("followup_id"), person_keys=those("key")
    )


def _keep(request: HttpRequest, form: forms.Form) -> None:
    """Keep the form's fields; of a correction only those that differ from what stands, which others may change."""
    if not form.changed_data:
        clear(request)
        return
    corrects = "why" in form.fields
    names = form.changed_data if corrects else form.fields
    content = {name: _sent(request, form, name) for name in names if name in request.POST or _is_list(form, name)}
    actions.save_draft(form_key=str(FormKey.of(request)), content=content, by=staff(request))


def _is_list(form: forms.Form, name: str) -> bool:
    """Say whether a field holds several choices: one without any is sent as nothing, and was chosen so."""
    return isinstance(form.fields.get(name), forms.MultipleChoiceField)


def _sent(request: HttpRequest, form: forms.Form, name: str) -> Any:
    return request.POST.getlist(name) if _is_list(form, name) else request.POST[name]


def _values(form: forms.Form, content: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the draft holds as the form's fields take it."""
    return {name: content[name] for name in form.fields if name in content}
