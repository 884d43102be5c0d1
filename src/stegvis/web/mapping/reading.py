"""Opens a case and what is kept in it for a page that writes; whoever may not write finds no page."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from stegvis.apps.casework import queries
from stegvis.apps.casework.policies import CaseSight, may_map, may_record_fact
from stegvis.apps.people.policies import mark_seen
from stegvis.web.common.access import staff
from stegvis.web.common.persons.reading import open_case, open_person


def readable_case(request: HttpRequest, case_key: str) -> Any:
    """Return the case; whoever works with it is noted, so that the page need not ask again for each verdict."""
    viewer, case = staff(request), open_case(request, case_key)
    if CaseSight(viewer, timezone.localdate()).at_work.sees(case):
        mark_seen(viewer, case, case.person)
    return case


def writable_case(request: HttpRequest, case_key: str) -> Any:
    case = readable_case(request, case_key)
    may_map(staff(request), case).or_refuse()
    return case


def writable_mapping(request: HttpRequest, case_key: str, mapping_key: str) -> tuple[Any, Any]:
    case = writable_case(request, case_key)
    return case, queries.mapping_for(staff(request), case, mapping_key, timezone.localdate())


def writable_occasion(request: HttpRequest, case_key: str, occasion_key: str) -> tuple[Any, Any]:
    case = writable_case(request, case_key)
    return case, queries.asi_occasion_for(staff(request), case, occasion_key, timezone.localdate())


def writable_assessment(request: HttpRequest, case_key: str, assessment_key: str) -> tuple[Any, Any]:
    case = writable_case(request, case_key)
    return case, queries.assessment_for(staff(request), case, assessment_key, timezone.localdate())


def writable_person(request: HttpRequest, key: str) -> Any:
    person = open_person(request, key)
    may_record_fact(staff(request), person).or_refuse()
    return person
