"""What has been handed over and received about one person, and the questions that stand open."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from stegvis.apps.people.policies import may_hand_over_something
from stegvis.apps.people.queries import shared_about
from stegvis.web.common.access import staff
from stegvis.web.common.pages import render_page

from .words import basis_in_words, kinds_in_words


@dataclass(frozen=True)
class Line:
    """One handing over, as a list shows it: never what was in it."""

    disclosure: Any
    kinds: str
    basis: str

    @property
    def is_question(self) -> bool:
        return hasattr(self.disclosure, "request")


@dataclass(frozen=True)
class Between:
    """What has crossed between the own organisation and another."""

    organisation: Any
    lines: list[Line]


@require_GET
def show(request: HttpRequest, key: str) -> HttpResponse:
    viewer = staff(request)
    shared = shared_about(viewer, key, timezone.localdate())
    context = {
        "person": shared.person,
        "sent": _by_organisation(shared.sent, "receiver"),
        "received": _by_organisation(shared.received, "sender"),
        "waiting": [each for each in shared.asked if not each.answer],
        "declined": [each for each in shared.asked if each.answer == "refused"],
        "to_answer": shared.to_answer,
        "may_hand_over": may_hand_over_something(viewer, shared.person),
    }
    return render_page(request, "sharing/shared.html", context)


def _by_organisation(disclosures: Iterable[Any], other: str) -> list[Between]:
    """Sort disclosures by the other organisation, by name; each one's in the order they come, the latest first."""
    lines: dict[Any, list[Line]] = {}
    for each in disclosures:
        kinds = each.kinds.all()
        line = Line(each, kinds_in_words(kind.kind for kind in kinds), basis_in_words(kinds))
        lines.setdefault(getattr(each, other), []).append(line)
    return [Between(organisation, lines[organisation]) for organisation in sorted(lines, key=lambda each: each.name)]
