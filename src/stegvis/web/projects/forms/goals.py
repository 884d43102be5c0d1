from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.apps.projects.choices import Denominator, Numerator
from stegvis.apps.projects.goal_rules import misfit
from stegvis.core import outcomes
from stegvis.web.common import codes
from stegvis.web.common.fields import CodeChoice

from ..fields import NumberField, WhyField
from ..sentences import goal_sentence

WITH_WINDOW = (Numerator.WITHIN, Numerator.AT)
NEEDED = {"required": _("A goal to be computed needs this.")}
RULES = ("outcome", "numerator", "denominator", "threshold")


def _outcomes() -> list[tuple[str, Any]]:
    return [("", _("None: the goal stands in words")), *((o.name, codes.words().text(o.title)) for o in outcomes.ALL)]


class GoalForm(forms.Form):
    """A goal in words; and, where an outcome is chosen, all that computing it takes."""

    # The browser does not know that without an outcome the rest may stay empty.
    use_required_attribute = False

    level = CodeChoice("goal_levels", label=_("Level"), blank=None, widget=forms.RadioSelect)
    title = forms.CharField(
        label=_("The goal in words"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}), strip=True
    )
    outcome = forms.ChoiceField(
        label=_("Outcome to be computed"),
        choices=_outcomes,
        required=False,
        help_text=_("For a goal that is measured."),
    )
    denominator = forms.ChoiceField(
        label=_("Of whom"), choices=Denominator.choices, widget=forms.RadioSelect, error_messages=NEEDED
    )
    numerator = forms.ChoiceField(
        label=_("Who counts as having reached it"),
        choices=Numerator.choices,
        widget=forms.RadioSelect,
        error_messages=NEEDED,
    )
    window_months = forms.IntegerField(
        label=_("Window in months"),
        min_value=1,
        max_value=120,
        required=False,
        help_text=_("Counted from the start. Empty if it may be at any time."),
    )
    threshold = NumberField(label=_("Share to reach, per cent"), max_value=100, decimal_places=1, error_messages=NEEDED)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.is_bound and not self.data.get("outcome"):
            for name in RULES:
                self.fields[name].required = False

    def clean_threshold(self) -> Decimal | None:
        """Return a share of one."""
        per_cent = self.cleaned_data["threshold"]
        if per_cent is not None and per_cent <= 0:
            raise forms.ValidationError(_("The share to reach lies between 0 and 100 per cent."))
        return None if per_cent is None else per_cent / 100

    def clean(self) -> dict[str, Any]:
        """Let go of what only a computed goal needs where none is computed."""
        cleaned = super().clean() or {}
        if not cleaned.get("outcome"):
            return cleaned | dict.fromkeys((*RULES, "window_months"))
        self._fit(cleaned)
        return cleaned

    def _fit(self, cleaned: dict[str, Any]) -> None:
        numerator = cleaned.get("numerator")
        wrong = misfit(cleaned["outcome"], numerator or None, cleaned.get("denominator"))
        if wrong:
            self.add_error(wrong.field, wrong.reason)
        elif numerator == Numerator.EVER and cleaned.get("window_months"):
            self.add_error("window_months", _("At any time means that there is no window. Leave it empty."))
        elif numerator in WITH_WINDOW and not cleaned.get("window_months") and "window_months" not in self.errors:
            self.add_error("window_months", NEEDED["required"])

    @property
    def reading(self) -> str:
        """Return the goal read aloud, or nothing while something is missing."""
        if not self.is_bound or not self._computable():
            return ""
        return goal_sentence(
            **{name: self.cleaned_data[name] for name in (*RULES, "window_months")},
        )

    def _computable(self) -> bool:
        self.is_valid()
        computed = {*RULES, "window_months"}
        return bool(self.cleaned_data.get("outcome")) and not computed & self.errors.keys()


class ChangeGoalForm(GoalForm):
    why = WhyField(required=True)
