from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.apps.projects.choices import FundingSource

from ..fields import KronorField, LongText, WhyField


class FiguresForm(forms.Form):
    """The money of one year from one source."""

    budget = KronorField(label=_("Budget, kronor"))
    outcome = KronorField(
        label=_("Outcome, kronor"),
        required=False,
        help_text=_("Empty until it is known. 0: nothing was used."),
    )
    planned_participants = forms.IntegerField(label=_("Planned participants"), min_value=0, required=False)
    description = LongText(label=_("Description"), required=False, rows=3)


class ChangeFiguresForm(FiguresForm):
    why = WhyField()


class NewYearForm(FiguresForm):
    """A year and a source that the project has no figures for yet; `taken` are those it has."""

    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2100)
    funding_source = forms.ChoiceField(label=_("Where the money comes from"), choices=FundingSource.choices)
    field_order = ("year", "funding_source")

    def __init__(self, *args: Any, taken: Collection[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.taken = taken

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if (cleaned.get("year"), cleaned.get("funding_source")) in self.taken:
            self.add_error(
                "funding_source", _("The year already has a budget from this source. Change that row instead.")
            )
        return cleaned
