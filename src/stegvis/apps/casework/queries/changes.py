"""What has been changed about a person, her cases and her facts: what stood there before, who changed it and why."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from django.db.models import Q

from stegvis.apps.access import log
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.actions.register import EDITABLE
from stegvis.apps.people.models import Person, PersonMerge, is_shown
from stegvis.apps.people.queries import person_for

from ..models import FACTS, Attestation, CaseRevision, DatedFact, FollowUp, PlanVersion
from ..models.cases import VALUES
from ..policies import CaseSight
from .changes_of_meetings import changes_of_meetings
from .differences import Change, Difference, differences, name_of
from .history_changes import changes_of_activities
from .kept_changes import changes_of_assessments, changes_of_five_steps, changes_of_mappings

PERSON_FIELDS = ("number", *sorted(EDITABLE))


def changes_of(viewer: Viewer, key: str, at: date) -> tuple[Person, tuple[Change, ...]]:
    """Return a person and all changes of what is known about her, the latest first, and log that they were read.

    What was entered first is no change; a fact that took over after another is on the timeline instead.
    Raises NotVisible.
    """
    person = person_for(viewer, key, at)
    cases = CaseSight(viewer, at).rows.filter(person=person)
    found = [*_of_person(person), *_of_merges(person), *_of_cases(cases), *_of_followups(cases), *_of_plans(cases)]
    found += [*changes_of_mappings(person, cases), *changes_of_assessments(cases), *changes_of_five_steps(person)]
    found += changes_of_meetings(cases)
    found += changes_of_activities(cases)
    found += [change for kind, model in FACTS.items() for change in _of_facts(kind, model, person)]
    found += _of_facts("attestation", Attestation, person)
    log.record("person.changes_read", target=person, person_key=person.key, by=viewer)
    return person, tuple(sorted(found, key=lambda change: change.at, reverse=True))


def _of_person(person: Person) -> Iterator[Change]:
    versions = list(person.history.select_related("history_user").order_by("history_date", "history_id"))
    for before, after in pairwise(versions):
        found = differences(before, after, PERSON_FIELDS)
        if found:
            who = after.history_user.name if after.history_user else ""
            yield Change(after.history_date, who, "person", after.history_change_reason or "", found)


def _of_merges(person: Person) -> Iterator[Change]:
    """Return that two rows of the person were made one, and that they were made two again (docs/adr/0012)."""
    rows = PersonMerge.objects.filter(Q(kept=person) | Q(merged=person)).select_related("by", "undone_by")
    for row in rows:
        yield Change(row.at, name_of(row.by), "merge", row.why, (Difference("registrations", 2, 1),))
        if row.undone_at:
            undone = (Difference("registrations", 1, 2),)
            yield Change(row.undone_at, name_of(row.undone_by), "merge", row.undone_why or "", undone)


def _of_cases(cases: Any) -> Iterator[Change]:
    rows = CaseRevision.objects.filter(is_shown(), case__in=cases).select_related("recorded_by").order_by("pk")
    before: dict[int, CaseRevision] = {}
    for row in rows:
        earlier = before.get(row.case_id)
        before[row.case_id] = row
        if earlier and row.why:
            found = differences(earlier, row, (*VALUES, "exit_note"))
            yield Change(row.recorded_at, name_of(row.recorded_by), "case", row.why, found)


def _of_followups(cases: Any) -> Iterator[Change]:
    rows = FollowUp.objects.filter(is_shown(), case__in=cases, withdrawn_at__isnull=False)
    for row in rows.exclude(status="planned").select_related("recorded_by"):
        current = FollowUp.objects.filter(case=row.case_id, months=row.months, withdrawn_at__isnull=True).first()
        found = differences(row, current, ("status", "done"))
        yield Change(row.withdrawn_at, name_of(current and current.recorded_by), "followup", row.why or "", found)


def _of_plans(cases: Any) -> Iterator[Change]:
    rows = PlanVersion.objects.filter(plan__case__in=cases, agreed_at__isnull=False, why__isnull=False)
    for row in rows.select_related("agreed_by"):
        found = (Difference("plan_version", row.number - 1, row.number),)
        yield Change(row.agreed_at, name_of(row.agreed_by), "plan", row.why or "", found)


def _of_facts(kind: str, model: type[DatedFact], person: Person) -> Iterator[Change]:
    touched = Q(withdrawn_at__isnull=False) | Q(replaces__isnull=False)
    rows = list(model.objects.filter(is_shown(), touched, person=person).select_related("withdrawn_by"))
    instead = {row.replaces_id: row for row in rows if row.replaces_id}
    also = ("says", "basis", "note") if model is Attestation else ()
    fields = tuple(name for name in (model.value, *also, model.of_what, model.amount, "on", "until") if name)
    for row in rows:
        if row.withdrawn_at:
            found = differences(row, instead.get(row.pk), fields)
            yield Change(row.withdrawn_at, name_of(row.withdrawn_by), kind, row.why or "", found)
