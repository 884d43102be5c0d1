"""A page with one form: what was left in it, the act, and where the act leads."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from stegvis.web.common.acting import done
from stegvis.web.common.pages import render_page
from stegvis.web.common.persons import drafts

Act = Callable[[dict[str, Any]], str]
"""Does what the form says and returns the address to go on to."""


def answer(request: HttpRequest, form: forms.Form, act: Act, template: str, context: dict[str, Any]) -> HttpResponse:
    """Show the form with its draft, keep the draft, or do the act once even if it is sent twice.

    A refusal is said in the form, and what was written stays.
    """
    if drafts.is_kept(request):
        return drafts.keep(request, form)
    led_to: list[str] = []
    if done(request, form, lambda values: led_to.append(drafts.save(request, lambda: act(values)))):
        return redirect(led_to[0])
    shown = {"form": form, "desk": drafts.desk(request, form), **context}
    return render_page(request, template, shown, status=422 if form.errors else 200)
