"""Everything that a page about one person shows, in a fixed number of queries."""

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigAutoField, CharField, DecimalField, Expression, F, QuerySet, Value
from django.db.models.functions import Cast
from django.db.models.sql.compiler import SQLCompiler

from stegvis.apps.access import log
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.models import Person, is_shown
from stegvis.apps.people.policies import mark_seen
from stegvis.apps.people.queries import Card, card, person_for

from ..models import FACTS, Case, DatedFact, FollowUp, Referral, Responsibility
from ..policies import CaseSight, mark_held
from ..states import ENDED
from .beside import beside_cases


@dataclass(frozen=True)
class FactRow:
    """A dated fact of any kind.

    `code` is its value, `about` what it is the value of (a language), `amount` share or hours, `detail` what else its
    kind has.
    """

    kind: str
    id: int
    on: date | None
    until: date | None
    source: str
    code: str
    about: str | None
    amount: Decimal | None
    detail: str | None
    recorded_at: datetime


@dataclass(frozen=True)
class PersonPage:
    """A person with her cases (latest first, each with referral, responsibilities and follow-ups) and her facts.

    `works` says that the viewer works with one of the cases, and does not merely read what she opened with a reason.
    """

    person: Person
    card: Card
    cases: tuple[Case, ...]
    referrals: tuple[Referral, ...]
    responsibilities: tuple[Responsibility, ...]
    followups: tuple[FollowUp, ...]
    facts: tuple[FactRow, ...]
    works: bool

    def has(self, *what: str) -> bool:
        """Say whether there can be rows of any of these kinds (see `beside_cases`); without a case it is not known."""
        return not self.cases or any(getattr(case, f"has_{each}") for case in self.cases for each in what)

    def facts_on(self, kind: str, day: date) -> tuple[FactRow, ...]:
        """Return the facts of a kind that hold on `day`."""
        return tuple(
            fact
            for fact in self.facts
            if fact.kind == kind and (fact.on is None or fact.on <= day) and (fact.until is None or fact.until >= day)
        )


def person_page(viewer: Viewer, key: str, at: date) -> PersonPage:
    """Return what `viewer` may read of a person, and log that she read it. Raises NotVisible, SayWhyFirst.

    Facts belong to the person, so whoever sees her sees them all; cases are those that exist for `viewer`.
    """
    sight = CaseSight(viewer, at)
    cases = _cases(sight.at_work, key)
    works = bool(cases)
    # Whom she merely opened, with a reason, she reads and doesn't write about.
    cases = cases or _cases(sight, key)
    person = cases[0].person if cases else person_for(viewer, key, at)
    sight.people.opens(person)
    if works:
        mark_seen(viewer, person, *cases)
    keys = [case.pk for case in cases]
    responsibilities = tuple(Responsibility.objects.filter(case__in=keys).select_related("user").order_by("on", "pk"))
    mark_held(viewer, cases, responsibilities)
    followups = FollowUp.objects.filter(is_shown(), case__in=keys, withdrawn_at__isnull=True)
    page = PersonPage(
        person=person,
        card=card(person, sight.people),
        cases=cases,
        referrals=tuple(case.referral for case in cases if hasattr(case, "referral")),
        responsibilities=responsibilities,
        # Only an exit plans follow-ups: for those under way there is nothing to ask for.
        followups=tuple(followups.order_by("due")) if any(case.state in ENDED for case in cases) else (),
        facts=facts_of(person),
        works=works,
    )
    log.record("person.read", target=person, person_key=person.key, by=viewer)
    return page


def _cases(sight: CaseSight, key: str) -> tuple[Case, ...]:
    # Whoever reaches a case reaches its person: what Sight asks besides is whose she is, and whether her file counts.
    seen = sight.rows.filter(is_shown("person__"), person__key=key, person__owner=sight.viewer.organisation_id)
    related = seen.select_related("person", "project", "owner", "unit", "referral__sender")
    return tuple(related.annotate(**beside_cases()).order_by("-pk"))


def facts_of(person: Person) -> tuple[FactRow, ...]:
    """Return all facts that count of a person whom the caller was found to see: one query over all the tables."""
    token = _asked_for.set(person.pk)
    try:
        return tuple(FactRow(*row) for row in _facts().all())
    finally:
        _asked_for.reset(token)


_asked_for: ContextVar[int] = ContextVar("asked_for")


class _AskedFor(Expression):
    """The person asked for, put in when the statement is written."""

    output_field = BigAutoField()

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[int]]:
        return "%s", [_asked_for.get()]


@cache
def _facts() -> QuerySet:
    """Return the facts of whoever is asked for. Built once: that takes longer than the database does."""
    first, *others = (_rows(kind, model) for kind, model in FACTS.items())
    return first.union(*others, all=True).order_by("kind", "on", "fact_id")


_DETAILS = {"occupation": "supported", "languagelevel": "assessed_by"}
_NUMBER = DecimalField(max_digits=6, decimal_places=1)


def _rows(kind: str, model: type[DatedFact]) -> QuerySet:
    about = F(model.of_what) if model.of_what else Value(None)
    amount = F(model.amount) if model.amount else Value(None)
    detail = F(_DETAILS[kind]) if kind in _DETAILS else Value(None)
    return (
        model.objects.that_count()
        .filter(person=_AskedFor())
        .order_by()
        .annotate(
            kind=Value(kind, CharField()),
            fact_id=F("pk"),
            says=Cast(model.value, CharField(max_length=64)),
            of=Cast(about, CharField(max_length=40)),
            much=Cast(amount, _NUMBER),
            detail=Cast(detail, CharField(max_length=20)),
        )
        .values_list("kind", "fact_id", "on", "until", "source", "says", "of", "much", "detail", "recorded_at")
    )


def corrections_of(viewer: Viewer, person: Person, kind: str, at: date) -> list[DatedFact]:
    """Return what was withdrawn or replaced among the facts of a kind, the latest first, with when, by whom and why."""
    if not CaseSight(viewer, at).people.sees(person):
        raise NotVisible
    withdrawn = FACTS[kind].objects.filter(is_shown(), person=person, withdrawn_at__isnull=False)
    return list(withdrawn.select_related("withdrawn_by").order_by("-withdrawn_at"))


def exit_of(viewer: Viewer, case: Case, at: date) -> tuple[dict[str, list[FactRow]], list[FollowUp]]:
    """Return how the person lived and what she did from the day of an exit, and the follow-ups. Raises NotVisible."""
    if not CaseSight(viewer, at).sees(case):
        raise NotVisible
    day = case.exited_on
    holding = [
        fact
        for fact in facts_of(case.person)
        if (fact.on is None or fact.on <= day) and (fact.until is None or fact.until >= day)
    ]
    followups = FollowUp.objects.filter(is_shown(), case=case, withdrawn_at__isnull=True).order_by("due")
    after = {kind: [fact for fact in holding if fact.kind == kind] for kind in ("livelihood", "occupation")}
    return after, list(followups)
