"""A page for one act: a form, the act with what it says, and back to the person."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from stegvis.apps.access.verdicts import Text
from stegvis.web.common.acting import done
from stegvis.web.common.pages import render_page

from . import drafts


@dataclass(frozen=True)
class Onwards:
    """A second button: saves as the first one does, and goes straight on to the next page of the same work."""

    button: Text
    url: str


@dataclass(frozen=True)
class ActPage:
    """What the page says: its title, the button, what is said when it is done, and about whom it is.

    Cancelling goes `back`, and so does what is done unless it `leads_to` somewhere else.
    """

    title: Text
    button: Text
    done: Text
    person: Any
    facts: Text = ""
    hint: Text = ""
    back: str = ""
    danger: bool = False
    columns: bool = False
    onwards: "Onwards | None" = None
    leads_to: str = ""
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def back_url(self) -> str:
        return self.back or reverse("cases:person", args=[self.person.key])

    def after(self, request: HttpRequest) -> str:
        """Return where the button that was pressed leads."""
        return self.onwards.url if self.onwards and "onwards" in request.POST else self.leads_to or self.back_url


def answer(
    request: HttpRequest,
    page: ActPage,
    form: forms.Form,
    act: Callable[[dict[str, Any]], object],
    template: str = "common/act.html",
) -> HttpResponse:
    """Show the form with what was left in it, keep its draft, or do the act with what it says.

    A refusal is said in the form, and what was written stays.
    """
    if drafts.is_kept(request):
        return drafts.keep(request, form)
    if done(request, form, lambda values: drafts.save(request, lambda: _act(request, page, act, values))):
        return redirect(page.after(request))
    context = {"page": page, "form": form, "desk": drafts.desk(request, form)}
    return render_page(request, template, context, status=422 if form.errors else 200)


def _act(request: HttpRequest, page: ActPage, act: Callable[[dict[str, Any]], object], values: dict[str, Any]) -> str:
    """Do the act, say so, and return where it leads: what a form that is sent twice answers with the second time."""
    act(values)
    messages.success(request, page.done)
    return page.after(request)
