"""A page for one change of a project: a form, the act with what it says, and back to the part it belongs to."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from stegvis.apps.access.verdicts import Text
from stegvis.web.common.acting import done
from stegvis.web.common.pages import render_page

from .sections import title_of


@dataclass(frozen=True)
class ActPage:
    """What the page says: its title, what is said when it is done, and which part of which project it changes."""

    project: Any
    title: Text
    done: Text
    section: str = ""
    facts: Text = ""
    hint: Text = ""
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def section_title(self) -> Text:
        return title_of(self.section)

    @property
    def back_url(self) -> str:
        if self.section:
            return reverse("projects:section", args=[self.project.key, self.section])
        return reverse("projects:show", args=[self.project.key])


def answer(
    request: HttpRequest,
    page: ActPage,
    form: forms.Form,
    act: Callable[[dict[str, Any]], object],
    template: str = "projects/act.html",
) -> HttpResponse:
    """Show the form, or do the act with what it says."""
    if done(request, form, act):
        messages.success(request, page.done)
        return redirect(page.back_url)
    context = {"page": page, "form": form, "today": timezone.localdate()}
    return render_page(request, template, context, status=422 if form.errors else 200)
