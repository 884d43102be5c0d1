"""Which grounds let information about a person go from one organisation to another, and who records them."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.models import Organisation
from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import NotVisible, Refused, Verdict, allow_if
from stegvis.apps.access.viewers import Viewer
from stegvis.core import codebook

from ..models import Ground, GroundHolding, GroundLine, Person, in_force
from .sight import Sight, now, today

STATE = "case_state"
HEALTH_OR_SOCIAL = codebook.agencies.flagged("health_or_social")


class NoGround(Refused):
    """A handing over that no ground in force covers."""

    default = _("No ground in force covers this.")


class RuleDoesNotReach(Refused):
    default = _("The general clause does not reach what health care and social services keep secret.")


def grounds_about(person: Person) -> QuerySet[Ground]:
    """Return every ground about a person that her organisation keeps or has been told of, the latest first."""
    held = GroundHolding.objects.filter(person=person).values("ground")
    return Ground.objects.filter(Q(person=person) | Q(pk__in=held))


def lines_in_force(person: Person, at: datetime) -> QuerySet[GroundLine]:
    """Return the boxes that let information about the person leave her organisation at the instant `at`."""
    about = grounds_about(person).filter(in_force(at)).order_by()
    return GroundLine.objects.filter(ground__in=about.values("pk"), sender=person.owner_id, given=True)


def covering(person: Person, receiver: Organisation, purpose: str, at: datetime) -> Mapping[str, Ground]:
    """Return for each kind that may go to `receiver` for `purpose` the ground that it rests on.

    Where several cover a kind, a consent comes before a provision, and the one given last before the others.
    """
    lines = lines_in_force(person, at).filter(receiver=receiver, ground__purpose=purpose).select_related("ground")
    ranked = sorted(lines, key=lambda line: (line.ground.is_consent, line.ground.given_at, line.ground_id))
    return {line.kind: line.ground for line in ranked}


def ground_from(person: Person, sender: Organisation, kind: str, purpose: str, at: datetime) -> Ground | None:
    """Return the ground on which another organisation may tell the person's own one this kind for `purpose`."""
    about = grounds_about(person).filter(in_force(at), purpose=purpose).order_by()
    lines = GroundLine.objects.filter(
        ground__in=about.values("pk"), sender=sender, receiver=person.owner_id, kind=kind, given=True
    ).select_related("ground")
    ranked = sorted(lines, key=lambda line: (line.ground.is_consent, line.ground.given_at, line.ground_id))
    return ranked[-1].ground if ranked else None


def may_record_ground(viewer: Viewer, person: Person) -> Verdict:
    """Who writes about a person also notes what she has agreed to."""
    sight = Sight(viewer, today())
    seen = allow_if(sight.works_with(person) and not sight.masks(person), refusal=NotVisible)
    return seen.and_then(allow_if(viewer.may(Permission.REGISTER) or viewer.may(Permission.DOCUMENT)))


def may_record_provision(viewer: Viewer, person: Person) -> Verdict:
    """To judge that a provision breaks the organisation's own secrecy takes the right to hand over."""
    return may_record_ground(viewer, person).and_then(allow_if(viewer.may(Permission.DISCLOSE)))


def rule_reaches(rule: str, sender: Organisation) -> Verdict:
    bound = rule in codebook.secrecy_rules.flagged("not_health_or_social") and sender.kind in HEALTH_OR_SOCIAL
    return allow_if(not bound, refusal=RuleDoesNotReach)


def may_withdraw(viewer: Viewer, ground: Ground) -> Verdict:
    """The person may tell any organisation that knows of the ground; whoever works with her there notes it."""
    sight = Sight(viewer, today())
    concerned = Q(pk=ground.person_id) | Q(held_grounds__ground=ground)
    works = sight.at_work.unmasked.filter(concerned).exists()
    writes = viewer.may(Permission.REGISTER) or viewer.may(Permission.DOCUMENT)
    return allow_if(works, refusal=NotVisible).and_then(allow_if(writes))


def may_narrow(viewer: Viewer, ground: Ground) -> Verdict:
    """The organisation that keeps a consent notes that the person takes back some of its boxes."""
    return may_record_ground(viewer, ground.person)


def covered(person: Person, receiver: Organisation, kinds: Collection[str], purpose: str, at: datetime) -> Verdict:
    """Say whether a ground in force covers each of `kinds`; the reason names those that none does."""
    bare = [kind for kind in kinds if kind not in covering(person, receiver, purpose, at)]
    named = ", ".join(codebook.information_kinds[kind].label.sv.lower() for kind in bare)
    reason = _("No consent or provision in force covers: %(kinds)s.") % {"kinds": named}
    return allow_if(not bare, reason, NoGround)


def tells_state(ground: Ground, to: int) -> bool:
    """Say whether a referral's ground lets its receiver tell the organisation `to` the state at this instant."""
    given = any(line.given and line.kind == STATE and line.receiver_id == to for line in ground.lines.all())
    return given and ground.is_in_force(now())
