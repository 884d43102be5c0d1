from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.web.common.fields import CodeChoice, DayField, Paper, Why

LONGEST = 4000
YEARS = {"required": False, "min_value": 1930, "max_value": 2100}


class WhyForm(forms.Form):
    why = Why()


class DayForm(forms.Form):
    on = DayField(label=_("Day"))

    def __init__(self, *args: Any, label: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["on"].label = label


class ItemForm(forms.Form):
    """Something the person has done, learnt or can, in her words; the rest where it is known."""

    kind = CodeChoice("portfolio_kinds", label=_("Kind of merit"), blank=_("Choose"))
    title = forms.CharField(
        label=_("What"),
        max_length=200,
        help_text=_("As the person says it: cook, care of children, driving licence B."),
    )
    place = forms.CharField(
        label=_("Place"), max_length=200, required=False, help_text=_("Workplace, school, association, country.")
    )
    level = forms.CharField(
        label=_("Level"), max_length=100, required=False, help_text=_("For a language or a training: A2, three years.")
    )
    from_year = forms.IntegerField(label=_("First year"), **YEARS)
    until_year = forms.IntegerField(label=_("Last year"), help_text=_("Empty if not known."), **YEARS)
    text = forms.CharField(
        label=_("What the person did and learnt"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
    proof = CodeChoice("portfolio_proofs", label=_("What shows it"), blank=None)
    paper = Paper(label=_("The paper that shows it"), required=False)

    def __init__(self, *args: Any, corrects: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if corrects:
            self.fields["why"] = Why()

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        first, last = values.get("from_year"), values.get("until_year")
        if first and last and last < first:
            self.add_error("until_year", _("The last year can't be before the first year."))
        return values


class OccupationForm(forms.Form):
    """Work that the person could have, in her words."""

    title = forms.CharField(label=_("Occupation"), max_length=200, help_text=_("As the person says it."))
    reason = forms.CharField(
        label=_("Why it would do"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("What the person already has, and what she wants."),
    )

    def __init__(self, *args: Any, corrects: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if corrects:
            self.fields["ssyk"] = CodeChoice("ssyk_2012_units", label=_("Occupational group (SSYK 2012)"))
            self.fields["why"] = Why()


class SkillForm(forms.Form):
    """What is missing for an occupation, how it can be gained, by whom and by when."""

    what = forms.CharField(label=_("What is missing"), max_length=200)
    how = forms.CharField(
        label=_("How it can be gained"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    who = forms.CharField(
        label=_("Who sees to it"),
        max_length=200,
        required=False,
        help_text=_("The person, or whom at which authority."),
    )
    due = DayField(label=_("Done by"), required=False)

    def __init__(self, *args: Any, corrects: bool = False, was_gained: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if was_gained:
            self.fields["gained_on"] = DayField(
                label=_("Gained on"), required=False, help_text=_("Empty if it has not been gained.")
            )
        if corrects:
            self.fields["why"] = Why()


class ApplicationForm(forms.Form):
    """A job, a placement or a training that the person has applied for."""

    kind = CodeChoice("application_kinds", label=_("What is applied for"), blank=None)
    title = forms.CharField(
        label=_("What is applied for, in words"),
        max_length=200,
        help_text=_("Kitchen assistant, work training in a shop."),
    )
    employer = forms.CharField(label=_("Workplace or school"), max_length=200, required=False)
    on = DayField(label=_("Sent on"))

    def __init__(self, *args: Any, corrects: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if corrects:
            self.fields["answer"] = CodeChoice("application_answers", label=_("Answer"), blank=None)
            self.fields["answered_on"] = DayField(label=_("Answered on"), required=False)
            self.fields["why"] = Why()

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if "answer" not in self.fields:
            return values
        sent, answered, waits = values.get("on"), values.get("answered_on"), values.get("answer") == "waiting"
        if waits == bool(answered):
            self.add_error("answered_on", _("An answer has its day, and what waits has none."))
        elif sent and answered and answered < sent:
            self.add_error("answered_on", _("The answer can't come before the application was sent."))
        return values


class AnswerForm(forms.Form):
    answer = CodeChoice("application_answers", label=_("Answer"), blank=_("Choose"))
    on = DayField(label=_("Answered on"))

    def __init__(self, *args: Any, sent_on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.sent_on = sent_on
        field = self.fields["answer"]
        field.choices = [choice for choice in field.choices if choice[0] != "waiting"]  # type: ignore[attr-defined]

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on < self.sent_on:
            raise forms.ValidationError(_("The answer can't come before the application was sent."))
        return on
