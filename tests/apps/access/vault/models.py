from django.db import models

from stegvis.apps.access.encryption import (
    EncryptedBytesField,
    EncryptedDateField,
    EncryptedJSONField,
    EncryptedTextField,
    LookupField,
)


class Secret(models.Model):
    number = EncryptedTextField(null=True)
    number_lookup = LookupField(of="number", null=True, unique=True)
    other = EncryptedTextField(blank=True, default="")
    born = EncryptedDateField(null=True)
    details = EncryptedJSONField(null=True)
    scan = EncryptedBytesField(null=True)

    class Meta:
        app_label = "vault"

    def __str__(self) -> str:
        return str(self.pk)
