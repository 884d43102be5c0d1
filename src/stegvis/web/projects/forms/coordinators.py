from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.web.common.fields import CodeChoice, DayField

from ..fields import NumberField

Pairs = Sequence[tuple[Any, Any]]


class MunicipalityForm(forms.Form):
    municipality = CodeChoice("municipalities", label=_("Municipality"))
    on = DayField(label=_("First day"))


class CoordinatorForm(MunicipalityForm):
    """Who coordinates, where and from when."""

    membership = forms.ChoiceField(label=_("Who"), help_text=_("Somebody who works with participants at a party."))
    field_order = ("membership",)

    def __init__(self, *args: Any, people: Pairs, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["membership"].choices = [("", "–"), *people]  # type: ignore[attr-defined]


class CourseForm(forms.Form):
    name = forms.CharField(label=_("Course"), max_length=200)
    provider = forms.CharField(label=_("Who gives it"), max_length=200)
    hours = NumberField(label=_("Hours"), min_value=0.5, max_value=999, decimal_places=1)
    required = forms.BooleanField(
        label=_("Every coordinator takes it"), required=False, help_text=_("Who lacks it is then shown.")
    )
    on = DayField(label=_("First day"))


class TakenForm(forms.Form):
    held_on = DayField(label=_("Day"))
    hours = NumberField(label=_("Hours"), min_value=0.5, max_value=999, decimal_places=1)


class TrainingForm(TakenForm):
    """Who took part in a course, when and for how long."""

    coordinators = forms.MultipleChoiceField(label=_("Who took part"), widget=forms.CheckboxSelectMultiple)
    field_order = ("coordinators",)

    def __init__(self, *args: Any, people: Pairs, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["coordinators"].choices = list(people)  # type: ignore[attr-defined]
