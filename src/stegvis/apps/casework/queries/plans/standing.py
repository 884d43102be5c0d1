"""Where actions and plans stand, as columns of a query: the last that was reported, and the last look together."""

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from ...models import PlanAction, PlanReport, PlanReview, PlanVersion


def with_result(actions: QuerySet[PlanAction]) -> QuerySet[PlanAction]:
    """Give each action its last `result`, "" where nothing was reported on it."""
    last = PlanReport.objects.filter(line=OuterRef("line")).order_by("-pk").values("result")[:1]
    return actions.annotate(result=Coalesce(Subquery(last), Value("")))


def with_last_review(versions: QuerySet[PlanVersion]) -> QuerySet[PlanVersion]:
    """Give each version the day that its plan was last looked at together as `last_review`."""
    last = PlanReview.objects.filter(plan=OuterRef("plan")).order_by("-on", "-pk").values("on")[:1]
    return versions.annotate(last_review=Subquery(last))
