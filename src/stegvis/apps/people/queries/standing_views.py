from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from stegvis.apps.access.models import Organisation
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer

from ..models import DisclosedKind, StandingView
from ..policies import may_manage_standing_views


def standing_views(viewer: Viewer, sender: Organisation) -> QuerySet[StandingView]:
    """Return an organisation's standing views, the latest first, each with `answered`: how often it handed over.

    Raises NotAllowed.
    """
    may_manage_standing_views(viewer, sender).or_refuse()
    rows = StandingView.objects.filter(sender=sender).select_related("receiver", "given_by", "withdrawn_by")
    rests = DisclosedKind.objects.filter(standing_view=OuterRef("pk")).order_by().values("standing_view")
    counted = rests.annotate(number=Count("disclosure", distinct=True)).values("number")
    answered = Coalesce(Subquery(counted, output_field=IntegerField()), 0)
    return rows.annotate(answered=answered).order_by("-given_at")


def standing_view_for(viewer: Viewer, sender: Organisation, view_id: int) -> StandingView:
    """Return one of an organisation's standing views. Raises NotAllowed, NotVisible."""
    found = standing_views(viewer, sender).filter(pk=view_id).first()
    if found is None:
        raise NotVisible
    return found
