"""The days that a project's figures rest on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.web.common.fields import DayField

from ..fields import WhyField


class FiguresDaysForm(forms.Form):
    cut_off = DayField(
        label=_("Last day that the figures tell of"),
        required=False,
        help_text=_("For a project that is no longer followed. Empty: the figures follow along to today."),
    )
    exited_by = DayField(
        label=_("Registers: those who had exited by"),
        required=False,
        help_text=_("The tables from extracts of registers are about those who had exited by this day."),
    )
    compared_on = DayField(
        label=_("Registers: state compared on"),
        required=False,
        help_text=_("The day whose state is shown beside the state at start."),
    )
    identified = forms.IntegerField(
        label=_("Found in the target group"),
        min_value=0,
        required=False,
        help_text=_("How many the target group was found to be when it was looked for."),
    )
    why = WhyField()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cut_off, exited_by, compared = (cleaned.get(name) for name in ("cut_off", "exited_by", "compared_on"))
        if compared and exited_by and compared < exited_by:
            self.add_error("compared_on", _("The day of comparison can't be before the last exit that it is about."))
        if compared and cut_off and compared > cut_off:
            self.add_error(
                "compared_on", _("The day of comparison can't be after the last day that the figures tell of.")
            )
        return cleaned


FIELDS = {name: field.label for name, field in FiguresDaysForm.base_fields.items() if name != "why"}
