"""The one flag of an import: raised before the first row, lowered when all are there, or everything taken away."""

from collections import defaultdict

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.actions import look_up_anew
from stegvis.apps.people.models import AnonymousCount, HiddenBatch, Person, is_shown
from stegvis.apps.projects.models import Project

from ...models import FACTS, Case, CaseRevision, FollowUp, Payment
from ...models.cases import VALUES
from ...policies import may_import
from ...states import OPEN
from ..telling import tell_of
from .existing import CHUNK, chunks
from .person_plans import NAMES
from .plan import Plan
from .staging import UNSEEN

CORRECTED_BY_FILE = "a later file says otherwise"


@act
def open_batch(*, batch: int, project: Project, by: Viewer) -> None:
    """Begin an import: one policy check for the whole file, and the flag that hides its rows."""
    may_import(by, project).or_refuse()
    HiddenBatch.objects.create(batch=batch, owner_id=by.organisation_id, why=HiddenBatch.Why.STAGING)


@act
def show_batch(*, batch: int, replaces: int | None, plan: Plan, by: Viewer) -> None:
    """Lower the flag, and raise it over the batch that is replaced: one transaction, and one line in the log."""
    HiddenBatch.objects.filter(batch=batch).delete()
    if replaces is not None:
        HiddenBatch.objects.create(batch=replaces, owner_id=by.organisation_id, why=HiddenBatch.Why.REPLACED)
        _bring_back(replaces)
    _take_the_place(batch)
    _settle_cases([each for each in (batch, replaces) if each is not None])
    _settle_persons(plan, batch, replaces)
    _settle_followups(batch)
    _settle_counts(plan)
    touched = _touched([each for each in (batch, replaces) if each is not None])
    tell_of(touched.filter(is_shown()), by=by)
    log.record("batch.applied", by=by, target=f"batch:{batch}", fields=_kinds(plan))


def discard_batch(*, batch: int, owner_id: int) -> None:
    """Take away every row of a batch that was never shown, in short transactions, and last its flag."""
    staged = HiddenBatch.objects.filter(batch=batch, why=HiddenBatch.Why.STAGING, owner=owner_id)
    if not staged.exists():
        return
    for model in (*FACTS.values(), Payment, FollowUp, CaseRevision, Case, Person):
        rows = model._default_manager.filter(batch=batch)
        while part := list(rows.values_list("pk", flat=True)[:CHUNK]):
            with transaction.atomic():
                rows.filter(pk__in=part).delete()
    staged.delete()


def _bring_back(replaced: int) -> None:
    """What the replaced file had put aside counts again."""
    for model in FACTS.values():
        aside = model.objects.filter(batch=replaced, replaces__isnull=False).values("replaces")
        rows = model.objects.filter(pk__in=aside, withdrawn_by__isnull=True, withdrawn_at__isnull=False)
        rows.update(withdrawn_at=None, why=None)
    paid = Payment.objects.filter(batch=replaced, replaces__isnull=False).values("replaces")
    Payment.objects.filter(pk__in=paid).update(withdrawn_at=None)


def _take_the_place(batch: int) -> None:
    now = timezone.now()
    for model in FACTS.values():
        aside = model.objects.filter(batch=batch, replaces__isnull=False).values("replaces")
        model.objects.filter(pk__in=aside, withdrawn_at__isnull=True).update(withdrawn_at=now, why=CORRECTED_BY_FILE)
    paid = Payment.objects.filter(batch=batch, replaces__isnull=False).values("replaces")
    Payment.objects.filter(pk__in=paid).update(withdrawn_at=now)


def _touched(batches: list[int]) -> models.QuerySet[Case]:
    return Case.objects.filter(pk__in=CaseRevision.objects.filter(batch__in=batches).values("case"))


def _settle_cases(batches: list[int]) -> None:
    """Give each case that the files speak of the values of its latest revision that counts, and that one's batch.

    A case that nothing counts for is emptied; the open ones come last, so that no person has two for a moment.
    """
    touched = _touched(batches)
    latest = CaseRevision.objects.filter(is_shown(), case=OuterRef("pk")).order_by("-pk")
    values = {name: Subquery(latest.values(name)[:1]) for name in (*VALUES, "batch")}
    touched.filter(~Exists(latest)).update(**{**dict.fromkeys(VALUES), "state": UNSEEN})
    now = touched.annotate(now=values["state"])
    now.exclude(now__in=sorted(OPEN)).filter(Exists(latest)).update(**values)
    now.filter(now__in=sorted(OPEN)).update(**values)


def _settle_persons(plan: Plan, batch: int, replaces: int | None) -> None:
    """Change the rows of known persons, and keep everybody who still has a case that counts."""
    alike: dict[tuple[tuple[str, object], ...], list[int]] = defaultdict(list)
    for each in plan.persons:
        if each.known:
            values = {**each.values, **({} if each.known.batch is None else {"batch": batch})}
            alike[tuple(values.items())].append(each.known.pk)
    for values, keys in alike.items():
        for part in chunks(keys):
            Person.objects.filter(pk__in=part).update(**dict(values))
            if dict(values).keys() & set(NAMES):
                look_up_anew(Person.objects.filter(pk__in=part))
    if replaces is not None:
        counting = Case.objects.filter(is_shown(), person=OuterRef("pk"))
        Person.objects.filter(Exists(counting), batch=replaces).update(batch=Subquery(counting.values("batch")[:1]))


def _settle_followups(batch: int) -> None:
    """A follow-up of this file takes the place of the one there was for the same time after exit."""
    same = FollowUp.objects.filter(batch=batch, case=OuterRef("case"), months=OuterRef("months"))
    others = FollowUp.objects.filter(Exists(same), withdrawn_at__isnull=True).exclude(_of(batch))
    others.update(withdrawn_at=timezone.now(), why=CORRECTED_BY_FILE)


def _of(batch: int) -> models.Q:
    return models.Q(batch__isnull=False, batch=batch)


def _settle_counts(plan: Plan) -> None:
    for (year, sex), number in plan.anonymous_counts.items():
        AnonymousCount.objects.update_or_create(
            project=plan.project, owner_id=plan.owner_id, year=year, sex=sex, defaults={"number": number}
        )


def _kinds(plan: Plan) -> list[str]:
    parts = {"persons": plan.persons, "cases": plan.cases, "facts": plan.facts, "payments": plan.payments}
    return [name for name, rows in parts.items() if rows]
