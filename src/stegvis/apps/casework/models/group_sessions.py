"""Group sessions: when, about what, with whom, and who came."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from stegvis.apps.access.encryption import EncryptedTextField
from stegvis.apps.people.models import new_key
from stegvis.apps.projects.fields import CodeField

from .cases import Case
from .kept import Withdrawable


class GroupSession(Withdrawable):
    """One session that an organisation holds in a project. Those made at once share a `series`.

    `kind` is what having been there tells of a person: taking part, or more where the themes say more.
    """

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    series = models.CharField(max_length=20, default=new_key, editable=False)
    organisation = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")
    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="+")
    on = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField(null=True)
    themes = EncryptedTextField()
    kind = CodeField(codes="information_kinds", default="attendance")
    place = EncryptedTextField(null=True)
    leader = models.ForeignKey("access.User", models.PROTECT, related_name="+")
    guests = EncryptedTextField(null=True)

    history = HistoricalRecords(history_change_reason_field=EncryptedTextField(null=True))

    class Meta(Withdrawable.Meta):
        ordering = ["on", "starts", "pk"]
        constraints = [
            *Withdrawable.Meta.constraints,
            models.CheckConstraint(
                name="groupsession_ends_after_it_starts",
                condition=Q(ends__isnull=True) | Q(ends__gt=F("starts")),
                violation_error_message=_("The session ends after it starts."),
            ),
        ]
        indexes = [models.Index(name="groupsession_by_day", fields=["organisation", "on"])]


class SessionPlace(Withdrawable):
    """Somebody's place in a session: invited, and noted as come or not once it has been held."""

    session = models.ForeignKey(GroupSession, models.CASCADE, related_name="places")
    case = models.ForeignKey(Case, models.CASCADE, related_name="session_places")
    attended = CodeField(codes="attendance", null=True)

    history = HistoricalRecords(history_change_reason_field=EncryptedTextField(null=True))

    class Meta(Withdrawable.Meta):
        constraints = [
            *Withdrawable.Meta.constraints,
            models.UniqueConstraint(
                name="sessionplace_once",
                fields=["session", "case"],
                condition=Q(withdrawn_at__isnull=True),
                violation_error_message=_("The person is invited already."),
            ),
        ]
