"""Whose file is due for removal: nothing has happened in it since the rule's months began, and nothing waits.

A file's last day is the latest of the days below, of whatever kind. It is the day that something was about, or came in
or went out on, not the day of typing: a history that is read in from a file does not begin its years anew.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.db.models import DateTimeField, Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from stegvis.apps.access.models import Organisation
from stegvis.apps.casework.models import FACTS, WAITING, Case
from stegvis.apps.casework.states import OPEN
from stegvis.apps.people.models import Person
from stegvis.core.calendar_months import add_months

from .models import RetentionHold, RetentionRule


@dataclass(frozen=True)
class Trace:
    """A column with a day on which something happened; `way` leads from its row to the person."""

    label: str
    way: str
    day: str
    where: Q = field(default_factory=Q)

    @property
    def rows(self) -> QuerySet:
        return apps.get_model(self.label)._base_manager.filter(self.where)

    def later_than(self, day: date) -> Exists:
        """Return the condition that something of this kind happened to the person after `day`."""
        return Exists(self.rows.filter(**{self.way: OuterRef("pk"), f"{self.day}__gt": self._end_of(day)}))

    def last(self, people: Iterable[int]) -> Mapping[int, date]:
        """Return the last such day of each of the people."""
        rows = self.rows.filter(**{f"{self.way}__in": people}).order_by().values_list(self.way)
        return {pk: _as_day(last) for pk, last in rows.annotate(last=Max(self.day)) if last is not None}

    def _end_of(self, day: date) -> date | datetime:
        model_field = apps.get_model(self.label)._meta.get_field(self.day)
        if not isinstance(model_field, DateTimeField):
            return day
        return timezone.make_aware(datetime.combine(day + timedelta(days=1), time())) - timedelta(microseconds=1)


KEPT_ROWS = Q(withdrawn_at__isnull=True)
NEVER_STARTED = Q(case__state__in=("declined", "withdrawn"))

TRACES: tuple[Trace, ...] = (
    Trace("casework.Case", "person", "exited_on"),
    Trace("casework.CaseRevision", "case__person", "recorded_at", NEVER_STARTED),
    Trace("casework.FollowUp", "case__person", "due", KEPT_ROWS),
    Trace("casework.FollowUp", "case__person", "done", KEPT_ROWS),
    Trace("casework.Activity", "case__person", "on", KEPT_ROWS),
    Trace("casework.Activity", "case__person", "until", KEPT_ROWS),
    Trace("casework.Meeting", "case__person", "on"),
    Trace("casework.Note", "case__person", "on", KEPT_ROWS),
    Trace("casework.Assessment", "case__person", "on"),
    Trace("casework.JobApplication", "person", "sent_on", KEPT_ROWS),
    Trace("casework.SentReferral", "person", "sent_at"),
    *(
        Trace(f"casework.{each.__name__}", "person", day, KEPT_ROWS)
        for each in FACTS.values()
        for day in ("on", "until")
    ),
    Trace("people.Disclosure", "person", "at"),
    Trace("people.Disclosure", "reception__person", "at"),
    Trace("people.Ground", "person", "given_at"),
    Trace("people.GroundHolding", "person", "since"),
    Trace("people.Opening", "person", "opened_at"),
    Trace("privacy.SubjectRequest", "person", "asked_on"),
    Trace("privacy.SubjectRequest", "person", "closed_on"),
)


def rule_of(organisation: Organisation | int, day: date) -> RetentionRule | None:
    """Return the rule that holds at an organisation on a day, if one has been decided."""
    return RetentionRule.objects.filter(organisation=organisation, since__lte=day).first()


def due(rule: RetentionRule, day: date) -> QuerySet[Person]:
    """Return whom the rule's organisation is to remove as of `day`; whom it keeps longer are left out."""
    limit = add_months(day, -rule.months)
    rows = Person.objects.filter(~_waits(), ~_without_a_case_since(limit), owner=rule.organisation_id)
    rows = rows.filter(merged_into__isnull=True)
    for trace in TRACES:
        rows = rows.filter(~trace.later_than(limit))
    her = Q(person=OuterRef("pk")) | Q(person__merged_into=OuterRef("pk"))
    return rows.filter(~Exists(holds(day).filter(her))).order_by("pk")


def is_due(person: Person, rule: RetentionRule, day: date) -> bool:
    return due(rule, day).filter(pk=person.pk).exists()


def holds(day: date) -> QuerySet[RetentionHold]:
    """Return the exceptions that hold on a day."""
    return RetentionHold.objects.filter(ended_on__isnull=True, until__gte=day)


def last_days(people: Iterable[Person]) -> Mapping[int, date]:
    """Return the last day of each person's file; her registration's where nothing has happened in it."""
    people = list(people)
    found: dict[int, date] = {}
    for trace in TRACES:
        for pk, last in trace.last([each.pk for each in people]).items():
            found[pk] = max(found.get(pk, last), last)
    return {each.pk: found.get(each.pk) or timezone.localdate(each.registered_at) for each in people}


def _waits() -> Q:
    """Return the condition that a case is open, or that somebody waits for an answer."""
    conditions: Mapping[str, Q] = {
        "casework.Case": Q(state__in=sorted(OPEN), person=OuterRef("pk")),
        "casework.SentReferral": Q(stage__in=WAITING, person=OuterRef("pk")),
        "privacy.SubjectRequest": Q(closed_on__isnull=True, person=OuterRef("pk")),
    }
    waits = Q()
    for label, condition in conditions.items():
        waits |= Q(Exists(apps.get_model(label)._base_manager.filter(condition)))
    questions = apps.get_model("people.DisclosureRequest")._base_manager.filter(answer="")
    for way in ("introduction__person", "introduction__reception__person"):
        waits |= Q(Exists(questions.filter(**{way: OuterRef("pk")})))
    return waits


def _without_a_case_since(limit: date) -> Q:
    """Return the condition that somebody without a case was registered after `limit`."""
    registered = Q(registered_at__date__gt=limit)
    return registered & ~Q(Exists(Case.objects.filter(person=OuterRef("pk"))))


def _as_day(value: Any) -> date:
    return timezone.localdate(value) if isinstance(value, datetime) else value
