"""Finding two rows of one person: those that look alike, and any other by name."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from stegvis.apps.access import log
from stegvis.apps.access.roles import Permission
from stegvis.apps.people.policies import may_correct
from stegvis.apps.people.queries import Found, alike_to, find_by_name, two_at_a_time
from stegvis.web.common.access import require, staff
from stegvis.web.common.pages import render_page
from stegvis.web.common.persons.reading import open_person


@require_GET
@require(Permission.REGISTER)
def pairs(request: HttpRequest) -> HttpResponse:
    """List pairs with the same name and birth date, among those the viewer works with."""
    viewer = staff(request)
    found = two_at_a_time(viewer, timezone.localdate())
    keys = sorted({person.key for pair in found for person in pair})
    log.record("people.alike_listed", by=viewer, person_keys=keys)
    return render_page(request, "merging/list.html", {"pairs": found})


@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest, key: str) -> HttpResponse:
    """Choose which other row is this person's: one that looks alike, or one that is found by name."""
    viewer, today, person = staff(request), timezone.localdate(), open_person(request, key)
    may_correct(viewer, person).or_refuse()
    alike = alike_to(viewer, person, today)
    log.record("people.alike_listed", by=viewer, person_keys=[person.key, *(each.key for each in alike)])
    text = request.POST.get("text", "").strip()
    found = find_by_name(viewer, text, today) if text else Found((), more=False)
    others = [card for card in found.cards if card.key not in {key, *(each.key for each in alike)}]
    context = {"person": person, "alike": alike, "text": text, "others": others, "more": found.more, "today": today}
    return render_page(request, "merging/choose.html", context)
