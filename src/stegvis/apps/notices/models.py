from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class DigestChoice(models.Model):
    """Whether a user wants the daily mail; who has never chosen gets it."""

    user = models.OneToOneField("access.User", models.PROTECT, related_name="+")
    wants = models.BooleanField(_("A mail on days when something is due"))

    def __str__(self) -> str:
        return f"{self.user_id} {self.wants}"


class Digest(models.Model):
    """What became of one user's mail on one day: there is one row, whoever sends, and so at most one mail.

    It is claimed before anything is sent. Where the mail server could not be reached it is tried again; where sending
    broke off it is not, since the mail may have gone.
    """

    class State(models.TextChoices):
        CLAIMED = "claimed", _("Being sent")
        NOTHING = "nothing", _("Nothing was due")
        SENT = "sent", _("Sent")
        NOT_REACHED = "not_reached", _("The mail server could not be reached")
        BROKEN_OFF = "broken_off", _("Broken off")

    user = models.ForeignKey("access.User", models.PROTECT, related_name="+")
    on = models.DateField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.CLAIMED)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="digest_once_a_user_and_day", fields=["user", "on"]),
            models.CheckConstraint(
                name="digest_state_is_known",
                condition=Q(state__in=["claimed", "nothing", "sent", "not_reached", "broken_off"]),
            ),
        ]
        indexes = [models.Index(name="digest_by_day", fields=["on"])]

    def __str__(self) -> str:
        return f"{self.user_id} {self.on}"
