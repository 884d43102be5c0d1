from django.db import models
from simple_history.models import HistoricalRecords

from stegvis.apps.access.encryption import EncryptedTextField
from stegvis.apps.people.models import new_key
from stegvis.apps.projects.fields import CodeField

from .cases import Case
from .kept import Withdrawable


class Note(Withdrawable):
    """What somebody wrote about a person on a day. Each version, with who and why, stays in its history."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="notes")
    on = models.DateField()
    kind = CodeField(codes="information_kinds")
    text = EncryptedTextField()

    history = HistoricalRecords(history_change_reason_field=EncryptedTextField(null=True))

    class Meta(Withdrawable.Meta):
        ordering = ["-on", "-pk"]
