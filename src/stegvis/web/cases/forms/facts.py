from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.apps.casework.queries import FactRow
from stegvis.web.common.fields import CodeChoice, DayField, Why
from stegvis.web.common.levels import ASSESSED_BY, LEVELS

from ..kinds import Kind

SOURCES = (("own", _("Own records")), ("person", _("The person's own account")))


class FactForm(forms.Form):
    """A dated fact of one kind: what it says, its share or hours, and from when to when."""

    def __init__(self, *args: Any, kind: Kind, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        if kind.codes:
            self.fields["code"] = CodeChoice(kind.codes, label=kind.title)
        else:
            self.fields["language"] = CodeChoice("languages", label=_("Language"), blank=None, initial="sv")
            self.fields["level"] = forms.ChoiceField(choices=LEVELS, label=kind.title)
            self.fields["assessed_by"] = forms.ChoiceField(choices=ASSESSED_BY, label=_("Judged by"))
        if kind.amount == "share":
            self.fields["share"] = forms.IntegerField(
                label=_("Share, per cent"), min_value=1, max_value=100, required=False
            )
        if kind.amount == "hours":
            self.fields["hours"] = forms.DecimalField(
                label=_("Hours a week"), min_value=0, max_value=80, decimal_places=1, required=False
            )
        self.fields["on"] = DayField(
            label=_("First day"), required=False, help_text=_("Empty if not known since when."), initial=today
        )
        self.fields["until"] = DayField(label=_("Last day"), required=False, help_text=_("Empty if it still holds."))
        self.fields["source"] = forms.ChoiceField(label=_("Source"), choices=SOURCES)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("on") and values.get("until") and values["until"] < values["on"]:
            self.add_error("until", _("The last day can't be before the first day."))
        return values


class CorrectFactForm(FactForm):
    """A fact that was wrong from the start, with why."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["source"]
        self.fields["why"] = Why()

    @staticmethod
    def initial_of(kind: Kind, fact: FactRow) -> dict[str, Any]:
        """Return the fields as they stand."""
        values = {kind.value: fact.code, "on": fact.on, "until": fact.until, "assessed_by": fact.detail}
        if kind.about:
            values[kind.about] = fact.about
        if kind.amount and fact.amount is not None:
            values[kind.amount] = fact.amount.normalize() if kind.amount == "hours" else int(fact.amount)
        return values

    @property
    def changes(self) -> dict[str, Any]:
        """Return the fields that are not what they were. Of a valid form."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name != "why"}


class EndFactForm(forms.Form):
    until = DayField(label=_("Last day"))


class WithdrawFactForm(forms.Form):
    why = Why()
