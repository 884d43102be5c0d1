"""Where a person can apply by herself, and the applications that an organisation has to answer."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Prefetch, Q, QuerySet

from stegvis.apps.access import log
from stegvis.apps.access.models.organisations import ASSOCIATION
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.projects.models import Party

from ..models import Application, ApplicationContact, ApplicationCount
from ..policies import ApplicationSight

MAY_WAIT = timedelta(days=7)
"""How long an applicant may wait: for the first contact, after a contact, and after the day of a booked meeting."""


def ways_in(on: date) -> QuerySet[Party]:
    """Return who takes applications on a day: parties with a municipality, in projects that are under way.

    One that has not decided how long cases are kept can have no case, and takes none; nor does one that leaves.
    """
    lasts = Q(project__ends__isnull=True) | Q(project__ends__gte=on)
    takes = Q(organisation__retention_months__isnull=False, organisation__leaving_on__isnull=True)
    takes &= ~Q(organisation__municipality_code="")
    rows = Party.objects.on_day(on).filter(lasts, takes, project__starts__lte=on)
    return (
        rows.exclude(organisation__kind=ASSOCIATION)
        .select_related("project", "organisation")
        .order_by("project__name", "organisation__name", "pk")
    )


def municipalities_open(on: date) -> list[str]:
    """Return the codes of the municipalities in which one can apply on a day."""
    return sorted(set(ways_in(on).order_by().values_list("organisation__municipality_code", flat=True)))


def ways_in_municipality(code: str, on: date) -> Sequence[Party]:
    return list(ways_in(on).filter(organisation__municipality_code=code))


@dataclass(frozen=True)
class Waiting:
    """An application, and since which day the applicant waits for us."""

    application: Application
    since: date
    contacts: tuple[ApplicationContact, ...]

    def is_late(self, today: date) -> bool:
        return today - self.since > MAY_WAIT

    @property
    def late_from(self) -> date:
        return self.since + MAY_WAIT


def applications_waiting(viewer: Viewer) -> QuerySet[Application]:
    """Return the applications to answer that exist for `viewer`."""
    return ApplicationSight(viewer).waiting


def applications_late(viewer: Viewer, at: date) -> QuerySet[Application]:
    """Return those of them that have waited too long, since they came and since the last contact or booked meeting."""
    since = at - MAY_WAIT
    heard = ApplicationContact.objects.filter(Q(meeting_on__gte=since) | Q(meeting_on__isnull=True, on__gte=since))
    return applications_waiting(viewer).filter(received_at__date__lt=since).exclude(pk__in=heard.values("application"))


def waiting_applications(viewer: Viewer) -> list[Waiting]:
    """Return the applications to answer with their contacts, who has waited longest first."""
    contacts = Prefetch("contacts", ApplicationContact.objects.select_related("recorded_by").order_by("on", "pk"))
    rows = [_waiting(each) for each in ApplicationSight(viewer).waiting.prefetch_related(contacts)]
    return sorted(rows, key=lambda each: (each.since, each.application.received_at))


def application_inbox(viewer: Viewer) -> list[Waiting]:
    """Return the applications to answer, and log that they were read."""
    rows = waiting_applications(viewer)
    log.record("applications.listed", by=viewer, fields=["identity"] if rows else [])
    return rows


def application_for(viewer: Viewer, key: str) -> Waiting:
    """Return an application that waits for an answer. Raises NotVisible."""
    contacts = Prefetch("contacts", ApplicationContact.objects.select_related("recorded_by").order_by("on", "pk"))
    found = ApplicationSight(viewer).waiting.filter(key=key).prefetch_related(contacts).first()
    if found is None:
        raise NotVisible
    return _waiting(found)


def counts_of_applications(viewer: Viewer) -> list[ApplicationCount]:
    """Return the own organisation's counts of what came to nothing, the latest month first."""
    rows = ApplicationCount.objects.filter(owner=viewer.organisation_id).select_related("project")
    return list(rows.order_by(F("month").desc(), "project__name", "reason"))


def own_words_of(case_ids: Collection[int]) -> list[Application]:
    """Return what was written in the applications that became these cases, which the caller was found to see."""
    return [row for row in Application.objects.filter(case__in=case_ids).order_by("pk") if row.words]


def _waiting(application: Application) -> Waiting:
    contacts = tuple(application.contacts.all())
    days = [application.received_on, *(each.meeting_on or each.on for each in contacts)]
    return Waiting(application, max(days), contacts)
