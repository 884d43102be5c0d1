"""Withdraw a ground, after seeing what that ends; or take back some of its boxes."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.people import actions, queries
from stegvis.web.common import codes
from stegvis.web.common.access import staff
from stegvis.web.common.acting import sent
from stegvis.web.common.persons.act_page import ActPage, answer

from .cards import heading
from .forms.withdrawing import NarrowForm, WithdrawForm
from .paper_forms import numbers_of_lines
from .reading import ground_to_end, own_consent
from .ways import Route, by_route

both = require_http_methods(["GET", "POST"])


@both
def withdraw(request: HttpRequest, key: str, ground_key: str) -> HttpResponse:
    viewer, (person, ground) = staff(request), ground_to_end(request, key, ground_key)
    form, found = WithdrawForm(sent(request), today=timezone.localdate()), _consequences(request, ground)
    page = _page(
        person,
        ground,
        title=_("Withdraw the consent") if ground.is_consent else _("End the provision"),
        button=_("Withdraw it") if ground.is_consent else _("End it"),
        done=_("Withdrawn. Nothing more is handed over on it."),
        danger=True,
        extra={"found": found, "ending": by_route(found.ends), "staying": by_route(found.kept_open), "ground": ground},
    )

    def act(_values: dict[str, Any]) -> None:
        ended = actions.withdraw_ground(ground=ground, by=viewer, **form.details)
        _warn_of_late(request, ended)

    return answer(request, page, form, act, "grounds/withdraw.html")


@both
def narrow(request: HttpRequest, key: str, ground_key: str) -> HttpResponse:
    viewer, (person, ground) = staff(request), own_consent(request, key, ground_key)
    if not ground.is_in_force(timezone.now()):
        raise NotVisible
    lines = list(ground.lines.select_related("sender", "receiver"))
    numbers = numbers_of_lines(person.owner, lines)
    given = sorted(
        (line for line in lines if line.given), key=lambda line: numbers[line.sender_id, line.receiver_id, line.kind]
    )
    form = NarrowForm(
        sent(request), boxes=[(str(line.pk), codes.label("information_kinds", line.kind)) for line in given]
    )
    page = _page(
        person,
        ground,
        title=_("Narrow the consent"),
        button=_("Take back what is unticked"),
        done=_("Narrowed. What was unticked stands as a no from now on."),
        danger=False,
        extra={"routes": lambda: _boxes(given, numbers, form), "ground": ground},
    )

    def act(_values: dict[str, Any]) -> object:
        return actions.narrow_consent(ground=ground, by=viewer, **form.details)

    return answer(request, page, form, act, "grounds/narrow.html")


def _page(person: Any, ground: Any, *, danger: bool, extra: dict[str, Any], **words: Any) -> ActPage:
    back = reverse("grounds:list", args=[person.key])
    return ActPage(person=person, facts=lazy(heading, str)(ground), back=back, danger=danger, extra=extra, **words)


def _consequences(request: HttpRequest, ground: Any) -> queries.Consequences:
    """Return what a withdrawal now would end, as far as the viewer sees it."""
    found = queries.consequences_of_withdrawing(ground, timezone.now())
    return queries.as_seen_by(staff(request), found, timezone.localdate())


def _boxes(given: list[Any], numbers: dict[tuple[int, int, str], int], form: NarrowForm) -> list[Route]:
    """Return the boxes that were answered yes, by who hands over to whom, with whether they are ticked now."""
    kept = form.kept
    return by_route(
        given,
        lambda line: (
            line.pk,
            codes.label("information_kinds", line.kind),
            numbers[line.sender_id, line.receiver_id, line.kind],
            str(line.pk) in kept,
        ),
    )


def _warn_of_late(request: HttpRequest, ground: Any) -> None:
    """Say what was handed over after the withdrawal and before it was noted: it should not have been."""
    late = queries.handed_over_late(staff(request), [ground], timezone.localdate()).get(ground.pk, [])
    if late:
        said = ngettext(
            "%(number)s hand-over was made after the consent was taken back. It stands below.",
            "%(number)s hand-overs were made after the consent was taken back. They stand below.",
            len(late),
        )
        messages.warning(request, said % {"number": len(late)})
