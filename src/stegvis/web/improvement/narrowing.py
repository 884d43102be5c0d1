from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.apps.improvement.queries import Narrowed
from stegvis.web.common.fields import CodeChoice

WHOSE = (("", _("All")), ("mine", _("Mine")), ("withdrawn", _("Taken back")))


class NarrowingForm(forms.Form):
    """What the list is narrowed to: codes only, since they stand in the address."""

    whose = forms.ChoiceField(label=_("Which"), choices=WHOSE, required=False)
    category = CodeChoice("deviations", blank=_("All"), label=_("Kind"), required=False)
    level = CodeChoice("levels", blank=_("All"), label=_("Level"), required=False)
    lacked = CodeChoice("agencies", blank=_("All"), label=_("Stopped at"), required=False)

    def __init__(self, *args: Any, writes: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not writes:
            del self.fields["whose"]

    @property
    def narrowed(self) -> Narrowed:
        """Return what is shown. Of a valid form."""
        codes = {name: self.cleaned_data[name] for name in ("category", "level", "lacked")}
        whose = self.cleaned_data.get("whose", "")
        return Narrowed(**codes, mine=whose == "mine", withdrawn=whose == "withdrawn")

    @property
    def is_narrowed(self) -> bool:
        return any(self.cleaned_data.values())
