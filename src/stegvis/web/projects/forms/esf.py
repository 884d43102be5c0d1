"""The project's record in the social fund: every field of its page in the fund's project bank."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.web.common.fields import DayField

from ..fields import KronorField, LongText, NumberField, WhyField
from .commission import PeriodForm


class EsfForm(PeriodForm):
    number = forms.CharField(label=_("Project number"), max_length=20, help_text=_("For example 2022/00099."))
    owner_name = forms.CharField(label=_("Project owner"), max_length=300)
    name = forms.CharField(label=_("Name"), max_length=200)
    region = forms.CharField(label=_("Region"), max_length=100)
    planned_participants = forms.IntegerField(label=_("Planned participants"), min_value=0)
    starts = DayField(label=_("First day of the project period"))
    ends = DayField(label=_("Last day of the project period"))
    total_budget = KronorField(label=_("Total project budget, kronor"))
    granted_support = KronorField(label=_("Granted support, kronor"))
    contact_name = forms.CharField(label=_("Contact"), max_length=200, required=False)
    contact_email = forms.EmailField(label=_("Contact's e-mail"), required=False)
    recipient_postcode = forms.CharField(label=_("Support recipient's postcode"), max_length=10, required=False)
    recipient_address = forms.CharField(label=_("Support recipient's address"), max_length=200, required=False)
    programme_area = forms.CharField(label=_("Programme area"), max_length=20)
    specific_objective = forms.CharField(label=_("Specific objective"), max_length=20)
    union_cofinancing_per_cent = NumberField(
        label=_("The Union's co-financing rate, per cent"), min_value=0, max_value=100, decimal_places=2
    )
    intervention_type = forms.CharField(label=_("Type of intervention"), max_length=20)
    description = LongText(label=_("Description"), required=False, rows=10)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        budget, support = cleaned.get("total_budget"), cleaned.get("granted_support")
        if budget is not None and support is not None and support > budget:
            self.add_error("granted_support", _("The support can't be more than the budget."))
        return cleaned


class ChangeEsfForm(EsfForm):
    why = WhyField()


FIELDS = {name: field.label for name, field in EsfForm.base_fields.items()}
