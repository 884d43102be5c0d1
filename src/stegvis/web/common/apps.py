from django.apps import AppConfig
from django.forms import ChoiceField, Field, FileField
from django.utils.translation import gettext_lazy as _

REQUIRED = {Field: _("Fill this in."), ChoiceField: _("Choose one."), FileField: _("Choose a file.")}


class CommonConfig(AppConfig):
    name = "stegvis.web.common"
    label = "web_common"

    def ready(self) -> None:
        """Say of every empty field what to do about it, where Django says that a field is required."""
        for field, words in REQUIRED.items():
            field.default_error_messages = {**field.default_error_messages, "required": words}
