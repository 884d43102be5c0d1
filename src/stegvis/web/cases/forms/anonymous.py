from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

SEXES = ("woman", "man", "unknown")


class AnonymousForm(forms.Form):
    """How many of each sex started in a year; an empty field leaves what stands."""

    year = forms.TypedChoiceField(label=_("Started in"), coerce=int)
    woman = forms.IntegerField(label=_("Women"), min_value=0, max_value=100_000, required=False)
    man = forms.IntegerField(label=_("Men"), min_value=0, max_value=100_000, required=False)
    unknown = forms.IntegerField(label=_("Sex not known"), min_value=0, max_value=100_000, required=False)

    def __init__(self, *args: Any, first: date, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        years = range(max(today.year, first.year), first.year - 1, -1)
        self.fields["year"].choices = [(year, str(year)) for year in years]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if all(values.get(sex) is None for sex in SEXES) and not self.errors:
            self.add_error("woman", _("Give at least one number."))
        return values
