"""Who gets a digest, and who has chosen what."""

from datetime import date

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from stegvis.apps.access.models import Membership, User
from stegvis.apps.access.models.memberships import in_force
from stegvis.apps.access.roles import PERSON_ROLES
from stegvis.apps.access.viewers import Viewer

from .models import Digest, DigestChoice

State = Digest.State


def wants_digest(viewer: Viewer) -> bool:
    return not DigestChoice.objects.filter(user=viewer.user_id, wants=False).exists()


def waiting_for_digest(on: date) -> QuerySet[User]:
    """Return the users whose digest of the day has not been seen to, or could not be sent yet."""
    works = Membership.objects.filter(in_force(on), user=OuterRef("pk"), role__in=PERSON_ROLES)
    seen_to = Digest.objects.filter(user=OuterRef("pk"), on=on).exclude(state=State.NOT_REACHED)
    declined = DigestChoice.objects.filter(user=OuterRef("pk"), wants=False)
    rows = User.objects.filter(Exists(works), ~Exists(seen_to), ~Exists(declined), is_active=True)
    return (rows if settings.DEMO else rows.filter(is_demo=False)).order_by("pk")
