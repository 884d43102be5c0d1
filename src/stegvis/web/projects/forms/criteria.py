"""A form for each kind of criterion, with the parameters that the kind takes."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.apps.projects.choices import CriterionKind
from stegvis.web.common.fields import DayField

from ..fields import CodesField


class CriterionForm(forms.Form):
    """A criterion without parameters. `numbers` and `values` are what the action takes."""

    on = DayField(label=_("From"), help_text=_("Who is judged earlier is judged without it."))

    @property
    def numbers(self) -> dict[str, int]:
        named = {name: self.cleaned_data.get(name) for name in ("lowest", "highest", "window_months")}
        return {name: number for name, number in named.items() if number is not None}

    @property
    def values(self) -> list[str]:
        return self.cleaned_data.get("values") or []


class AgeForm(CriterionForm):
    lowest = forms.IntegerField(label=_("Lowest age, whole years"), min_value=0, max_value=120, required=False)
    highest = forms.IntegerField(
        label=_("Highest age, whole years"),
        min_value=0,
        max_value=120,
        required=False,
        help_text=_("Both ages are included. One of them may be left open."),
    )
    field_order = ("lowest", "highest", "on")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        lowest, highest = cleaned.get("lowest"), cleaned.get("highest")
        if not self.errors and lowest is None and highest is None:
            self.add_error("lowest", _("Write the lowest age, the highest, or both."))
        if lowest is not None and highest is not None and highest < lowest:
            self.add_error("highest", _("The highest age can't be below the lowest."))
        return cleaned


class AssistanceForm(CriterionForm):
    lowest = forms.IntegerField(label=_("At least this many months"), min_value=1, max_value=120)
    window_months = forms.IntegerField(
        label=_("Of the last, months"),
        min_value=1,
        max_value=120,
        help_text=_("At least 10 of the last 12 is the usual measure of long-term assistance."),
    )
    field_order = ("lowest", "window_months", "on")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        lowest, window = cleaned.get("lowest"), cleaned.get("window_months")
        if lowest and window and window < lowest:
            self.add_error("window_months", _("There must be at least as many months as are asked for."))
        return cleaned


class MunicipalityForm(CriterionForm):
    values = CodesField("municipalities", label=_("Municipalities"), help_text=_("Open a county and tick."))
    field_order = ("values", "on")


class CategoryForm(CriterionForm):
    values = CodesField("af_codes", label=_("Categories"), help_text=_("Open a group and tick."))
    field_order = ("values", "on")


FORMS: Mapping[CriterionKind, type[CriterionForm]] = {
    CriterionKind.AGE: AgeForm,
    CriterionKind.ASSISTANCE_MONTHS: AssistanceForm,
    CriterionKind.MUNICIPALITY: MunicipalityForm,
    CriterionKind.AF_CATEGORY: CategoryForm,
}


def form_for(kind: CriterionKind) -> type[CriterionForm]:
    return FORMS.get(kind, CriterionForm)
