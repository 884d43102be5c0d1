"""Saying of two rows that they are one person, or two."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.privacy import actions
from stegvis.apps.privacy.merging_queries import Comparison, comparison
from stegvis.web.common.access import staff
from stegvis.web.common.persons.act_page import ActPage, answer
from stegvis.web.common.persons.reading import open_person

from .forms import MergeForm, WhyForm
from .shown import shown_details, shown_twice

both = require_http_methods(["GET", "POST"])


@both
def merge(request: HttpRequest, key: str, other: str) -> HttpResponse:
    """Show two rows side by side and what becomes of them, and make them one."""
    found = _opened(request, key, other)
    page = ActPage(
        title=_("Make two rows one"),
        button=_("Make them one"),
        done=_("The two rows are one. It can be undone from the person's page."),
        person=found.kept,
        back=reverse("merging:choose", args=[key]),
        leads_to=_person(found),
        extra={
            "found": found,
            "details": shown_details(found),
            "twice": shown_twice(found),
            "key": key,
            "other": other,
        },
    )
    form = MergeForm(request.POST or None)

    def act(values: dict[str, Any]) -> None:
        actions.merge_persons(one=found.kept, other=found.merged, why=values["why"], by=staff(request))

    return answer(request, page, form, act, "merging/merge.html")


@both
def apart(request: HttpRequest, key: str, other: str) -> HttpResponse:
    """Decide that they are two persons, so that they are not offered as one any more."""
    found = _opened(request, key, other)
    page = ActPage(
        title=_("They are two persons"),
        button=_("Save that they are two"),
        done=_("Saved. They are not offered as one person any more."),
        person=found.kept,
        hint=_("Both rows stay as they are."),
        back=reverse("merging:merge", args=[key, other]),
        leads_to=_person(found),
    )

    def act(values: dict[str, Any]) -> None:
        actions.decide_two_persons(one=found.kept, other=found.merged, by=staff(request), **values)

    return answer(request, page, WhyForm(request.POST or None), act)


@both
def take_back(request: HttpRequest, key: str, other: str) -> HttpResponse:
    """Take back the decision that they are two persons."""
    found = _opened(request, key, other)
    if found.decision is None:
        raise NotVisible
    page = ActPage(
        title=_("Take the decision back"),
        button=_("Take it back"),
        done=_("Taken back. The two rows can be made one again."),
        person=found.kept,
        hint=_("For a decision that was wrong: it is the same person after all."),
        back=reverse("merging:merge", args=[key, other]),
    )

    def act(values: dict[str, Any]) -> None:
        actions.take_back_two_persons(decision=found.decision, by=staff(request), **values)

    return answer(request, page, WhyForm(request.POST or None), act)


def _opened(request: HttpRequest, key: str, other: str) -> Comparison:
    """Open both persons, which the log tells, and put them side by side."""
    one, two = open_person(request, key), open_person(request, other)
    return comparison(staff(request), one, two, timezone.localdate())


def _person(found: Comparison) -> str:
    return reverse("cases:person", args=[found.kept.key])
