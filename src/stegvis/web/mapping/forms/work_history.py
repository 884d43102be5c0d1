from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.web.common.fields import CodeChoice, Why


class HeldOccupationForm(forms.Form):
    """Work that the person has had, in her own words; the rest where it is known."""

    title = forms.CharField(
        label=_("Work"), max_length=200, help_text=_("As the person says it: lorry driver, tailor.")
    )
    country = forms.CharField(label=_("Country"), max_length=80, required=False)
    from_year = forms.IntegerField(label=_("First year"), required=False, min_value=1930, max_value=2100)
    until_year = forms.IntegerField(
        label=_("Last year"), required=False, min_value=1930, max_value=2100, help_text=_("Empty if not known.")
    )

    def __init__(self, *args: Any, corrects: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["ssyk"] = CodeChoice(
            "ssyk_2012",
            label=_("Occupational group (SSYK 2012)"),
            required=False,
            help_text=_("Where it is known. A main group alone will do."),
        )
        if corrects:
            self.fields["why"] = Why()

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        first, last = values.get("from_year"), values.get("until_year")
        if first and last and last < first:
            self.add_error("until_year", _("The last year can't be before the first year."))
        return values | {name: values.get(name) or None for name in ("country", "ssyk")}
