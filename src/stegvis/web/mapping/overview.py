"""The page of a mapping: what was said, domain by domain, and the facts that belong to it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from stegvis.apps.access.viewers import Viewer
from stegvis.apps.casework import queries
from stegvis.apps.casework.policies import may_map, may_record_fact
from stegvis.apps.people.policies import may_correct
from stegvis.core import codebook
from stegvis.web.common import codes
from stegvis.web.common.access import staff
from stegvis.web.common.pages import render_page

from .reading import readable_case
from .words import HINTS, domain_kind, domain_label, years_of

SIDE_FACTS = ("education", "languagelevel", "workability")


@dataclass(frozen=True)
class Domain:
    """A domain as the page shows it; `section` is what was said, none while nobody has talked about it."""

    code: str
    title: str
    kind: str
    hint: Any
    section: Any
    if_needed: bool


@dataclass(frozen=True)
class Work:
    """Work that the person has had, in words."""

    held: Any
    group: str
    years: str


@require_GET
def show(request: HttpRequest, case_key: str, mapping_key: str | None = None) -> HttpResponse:
    viewer, today = staff(request), timezone.localdate()
    case = readable_case(request, case_key)
    page = queries.mapping_page(viewer, case, today, mapping_key)
    domains = _domains(page)
    context = {
        "case": case,
        "person": case.person,
        "page": page,
        "mapping": page.mapping,
        "domains": domains,
        "next": next((each for each in domains if each.code in page.untouched), None),
        "left": len(page.untouched),
        "may_write": bool(may_map(viewer, case)),
        "today": today,
        **_facts(viewer, case.person, today),
    }
    return render_page(request, "mapping/show.html", context)


def _domains(page: queries.MappingPage) -> list[Domain]:
    if_needed = codebook.mapping_domains.flagged("if_needed")
    return [
        Domain(
            code, domain_label(code), domain_kind(code), HINTS.get(code, ""), page.sections.get(code), code in if_needed
        )
        for code in codebook.mapping_domains.codes
    ]


def _facts(viewer: Viewer, person: Any, today: date) -> dict[str, Any]:
    """Return what is known beside the texts: education, languages, own rating, work, and who may add to it."""
    holding = [
        fact
        for fact in queries.facts_of(person)
        if (fact.on is None or fact.on <= today) and (fact.until is None or fact.until >= today)
    ]
    work = [
        Work(held, codes.label("ssyk_2012", held.ssyk) if held.ssyk else "", years_of(held))
        for held in queries.held_occupations(viewer, person, today)
    ]
    return {
        "facts": {kind: [fact for fact in holding if fact.kind == kind] for kind in SIDE_FACTS},
        "work": work,
        "may_record": bool(may_record_fact(viewer, person)),
        "may_correct": bool(may_correct(viewer, person)),
    }
