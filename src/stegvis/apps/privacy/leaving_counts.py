"""What stands in an organisation's way when it wants to leave, and what leaving does: as numbers, about nobody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.counting import count_together
from stegvis.apps.access.models import Membership
from stegvis.apps.access.models.memberships import in_force as works
from stegvis.apps.access.roles import CLOSING_ROLES
from stegvis.apps.access.verdicts import Text
from stegvis.apps.casework.models import WAITING, Application, Case, FollowUp, SentReferral
from stegvis.apps.casework.states import OPEN
from stegvis.apps.intake.models import OVER, Batch
from stegvis.apps.jobs.models import UNFINISHED, Job
from stegvis.apps.people.models import (
    Disclosure,
    DisclosureRequest,
    Ground,
    GroundLine,
    Person,
    StandingView,
    in_force,
)
from stegvis.apps.people.policies import now
from stegvis.apps.projects.models import Party

from .due import holds
from .models import SubjectRequest
from .retention_policies import REMOVE_JOB


@dataclass(frozen=True)
class Counted:
    """How many there are of something, and what becomes of it."""

    title: Text
    number: int
    what: Text


Told = Mapping[Text, tuple[QuerySet, Text]]


def obstacles(organisation: int) -> Sequence[Counted]:
    """Return what has to be seen to before the organisation can leave; an empty list when nothing has."""
    return [each for each in _counted(_obstacles(organisation)) if each.number]


def consequences(organisation: int, day: date) -> Sequence[Counted]:
    """Return what leaving does to what there is, in numbers."""
    return [each for each in _counted(_consequences(organisation, day)) if each.number]


def is_something_open(organisation: int) -> bool:
    return any(rows.exists() for rows, _what in _obstacles(organisation).values())


def unfiled(organisation: int) -> QuerySet[Disclosure]:
    """Return what the organisation has received and put in nobody's file."""
    rows = Disclosure.objects.filter(receiver=organisation, reception__isnull=True)
    return rows.exclude(way=Disclosure.Way.SPOKEN)


def _counted(told: Told) -> list[Counted]:
    numbers = count_together([rows for rows, _what in told.values()])
    return [Counted(title, number, told[title][1]) for title, number in zip(told, numbers, strict=True)]


def _obstacles(organisation: int) -> Told:
    between = Q(sender=organisation) | Q(receiver=organisation)
    jobs = Job.objects.filter(membership__organisation=organisation, state__in=UNFINISHED).exclude(kind=REMOVE_JOB)
    asked = DisclosureRequest.objects.filter(answer="", introduction__receiver=organisation)
    return {
        _("Open cases"): (
            Case.objects.filter(owner=organisation, state__in=sorted(OPEN)),
            _("End them, or transfer them to another authority."),
        ),
        _("Applications that wait"): (
            Application.objects.filter(owner=organisation).exclude(state=Application.State.MAPPED),
            _("Answer them."),
        ),
        _("Referrals that wait"): (
            SentReferral.objects.filter(between, stage__in=WAITING),
            _("Answer those that came, and take back those that were sent."),
        ),
        _("Questions from others"): (asked, _("Answer them.")),
        _("Files that wait"): (
            Batch.objects.filter(organisation=organisation).exclude(state__in=OVER),
            _("Read them in, or put them aside."),
        ),
        _("Work under way"): (jobs, _("Wait until it is done.")),
    }


def _consequences(organisation: int, day: date) -> Told:
    boxes = GroundLine.objects.filter(Q(sender=organisation) | Q(receiver=organisation))
    views = StandingView.objects.filter(Q(sender=organisation) | Q(receiver=organisation))
    leave = Membership.objects.filter(works(day), organisation=organisation).exclude(role__in=CLOSING_ROLES)
    asks = DisclosureRequest.objects.filter(answer="", introduction__sender=organisation)
    return {
        _("Persons"): (
            Person.objects.filter(owner=organisation, merged_into__isnull=True),
            _("Due for removal at once. Nobody is removed before a list has been approved."),
        ),
        _("Files that are kept longer"): (
            holds(day).filter(person__owner=organisation),
            _("Wait until the exception ends, or is ended."),
        ),
        _("Requests from persons"): (
            SubjectRequest.objects.filter(organisation=organisation, closed_on__isnull=True),
            _("Are answered before the person is removed."),
        ),
        _("Questions to others"): (asks, _("The person waits until they have answered.")),
        _("Planned follow-ups"): (
            FollowUp.objects.filter(case__owner=organisation, done__isnull=True, withdrawn_at__isnull=True),
            _("Are not made."),
        ),
        _("Consents and other grounds"): (
            Ground.objects.filter(in_force(now()), pk__in=boxes.values("ground")),
            _("Nothing more is handed over to you on them. What others have received stays theirs."),
        ),
        _("Standing views"): (views.filter(in_force(now())), _("Your own are closed; you ask no more in others'.")),
        _("Received and in nobody's file"): (unfiled(organisation), _("Laid aside unread when you have left.")),
        _("Memberships"): (
            leave,
            _("End today: only administrators, registrars and data-protection officers stay."),
        ),
        _("Projects"): (
            Party.objects.on_day(day).filter(organisation=organisation),
            _("No new cases there. Figures keep counting the earlier ones, without anything that leads to a person."),
        ),
    }
