from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.web.common.fields import DayField

from .names import KINDS

ENDINGS = ".xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt"


class SendForm(forms.Form):
    """A file, what it is, and which time it tells about."""

    project = forms.ChoiceField(label=_("Project"))
    kind = forms.ChoiceField(label=_("What the file is"), choices=[(kind.value, name) for kind, name in KINDS.items()])
    as_of = DayField(
        label=_("Tells about the time up to"),
        help_text=_("The last day of the month, or the day when the extract was made."),
    )
    file = forms.FileField(
        label=_("File"),
        help_text=_("xlsx, xls, ods or csv. Choose it, or drop it here. Nothing is saved before you have seen it."),
        widget=forms.FileInput(attrs={"accept": ENDINGS}),
        error_messages={"empty": _("The file is empty.")},
    )

    def __init__(self, *args: Any, projects: list[tuple[str, str]], today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["project"].choices = projects  # type: ignore[attr-defined]
        self.today = today

    def clean_as_of(self) -> date:
        day: date = self.cleaned_data["as_of"]
        if day > self.today:
            raise forms.ValidationError(_("The day lies ahead. Give a day that has been."))
        return day


class FilledForm(forms.Form):
    """Which project's workbook to download, and up to when."""

    project = forms.ChoiceField(label=_("Project"))

    def __init__(self, *args: Any, projects: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["project"].choices = projects  # type: ignore[attr-defined]
