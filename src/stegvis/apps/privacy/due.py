"""Whose file is due for removal: nothing has happened in it since the rule's months began, and nothing waits.

Whom erasure has been granted is due at once, and everybody whose organisation leaves; only what waits, and exceptions,
come before.

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

from .models import Leaving, RemovalLine, RetentionHold, RetentionRule, SubjectRequest

Basis = RemovalLine.Basis


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


def leaving_of(organisation: Organisation | int) -> Leaving | None:
    """Return the decision by which an organisation is on its way out, if it is."""
    return Leaving.objects.filter(organisation=organisation, taken_back_at__isnull=True, done_at__isnull=True).first()


def due_at(organisation: int, day: date) -> QuerySet[Person]:
    """Return whom an organisation is to remove as of `day`, whatever the reason."""
    if leaving_of(organisation) is not None:
        return _free(organisation, day).order_by("pk")
    rule, asked = rule_of(organisation, day), erasable(organisation, day)
    if rule is None:
        return asked
    if not _granted(organisation).exists():
        return due(rule, day)
    both = due(rule, day).order_by().values("pk").union(asked.order_by().values("pk"))
    return Person.objects.filter(pk__in=both).order_by("pk")


def erasable(organisation: int, day: date) -> QuerySet[Person]:
    """Return who has been granted erasure and can go: no case is open, and no exception holds."""
    granted = _granted(organisation).filter(person=OuterRef("pk"))
    return _free(organisation, day).filter(Exists(granted)).order_by("pk")


def bases(organisation: int, people: Iterable[Person]) -> Mapping[int, str]:
    """Return why each of the people who are due is so."""
    numbers = [each.pk for each in people]
    if leaving_of(organisation) is not None:
        return dict.fromkeys(numbers, Basis.LEAVING)
    granted = set(_granted(organisation).filter(person__in=numbers).values_list("person", flat=True))
    return {pk: Basis.REQUEST if pk in granted else Basis.RULE for pk in numbers}


def due(rule: RetentionRule, day: date) -> QuerySet[Person]:
    """Return whom the rule's organisation is to remove as of `day`; whom it keeps longer are left out."""
    limit = add_months(day, -rule.months)
    rows = _free(rule.organisation_id, day).filter(~_without_a_case_since(limit))
    for trace in TRACES:
        rows = rows.filter(~trace.later_than(limit))
    return rows.order_by("pk")


def is_still_due(line: RemovalLine, day: date) -> bool:
    """Say whether nothing has happened since a list was approved that keeps the person: a new case, an exception."""
    organisation, rule = line.removal.organisation_id, line.removal.rule
    match line.basis:
        case Basis.REQUEST:
            rows = erasable(organisation, day)
        case Basis.LEAVING if leaving_of(organisation) is not None:
            rows = _free(organisation, day)
        case Basis.RULE if rule is not None:
            rows = due(rule, day)
        case _:
            return False
    return line.person_id is not None and rows.filter(pk=line.person_id).exists()


def waits_for_something(person: Person, *, besides: SubjectRequest) -> bool:
    """Say whether a case of the person is open, or somebody waits for an answer, `besides` one request of hers."""
    return Person.objects.filter(_waits(besides=besides.pk), pk=person.pk).exists()


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


def _free(organisation: int, day: date) -> QuerySet[Person]:
    """Return an organisation's persons without an open case, for whom nothing waits and whom no exception keeps."""
    her = Q(person=OuterRef("pk")) | Q(person__merged_into=OuterRef("pk"))
    held = Exists(holds(day).filter(her))
    return Person.objects.filter(~_waits(), ~held, owner=organisation, merged_into__isnull=True)


def _granted(organisation: int) -> QuerySet[SubjectRequest]:
    return SubjectRequest.objects.filter(organisation=organisation, outcome=SubjectRequest.Outcome.GRANTED)


def _waits(*, besides: int = 0) -> Q:
    """Return the condition that a case is open, or that somebody waits for an answer."""
    conditions: Mapping[str, Q] = {
        "casework.Case": Q(state__in=sorted(OPEN), person=OuterRef("pk")),
        "casework.SentReferral": Q(stage__in=WAITING, person=OuterRef("pk")),
        "privacy.SubjectRequest": Q(~Q(pk=besides), closed_on__isnull=True, person=OuterRef("pk")),
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
