from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from stegvis.core import codebook
from stegvis.web.common import codes
from stegvis.web.common.fields import DayField, Why

SCALES = (
    ("worry", _("The person's worry, 0–4"), 4),
    ("help_need", _("The person's need of help, 0–4"), 4),
    ("severity", _("The interviewer's rating, 0–9"), 9),
)
TRAINED = (("yes", _("Yes")), ("no", _("No")))


class AsiForm(forms.Form):
    """One interview: the day, who held it, and a row of three ratings for each area. An empty one was not given."""

    use_required_attribute = False
    on = DayField(label=_("Day of the interview"))

    def __init__(self, *args: Any, interviewers: list[tuple[int, str]], corrects: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["interviewer"] = forms.TypedChoiceField(label=_("Interviewer"), choices=interviewers, coerce=int)
        self.fields["trained"] = forms.ChoiceField(
            label=_("Is the interviewer trained in ASI?"), choices=TRAINED, widget=forms.RadioSelect
        )
        for area in codebook.asi_areas.codes:
            for name, label, highest in SCALES:
                self.fields[f"{area}_{name}"] = forms.IntegerField(
                    label=f"{codes.label('asi_areas', area)}: {label}", required=False, min_value=0, max_value=highest
                )
        if corrects:
            self.fields["why"] = Why()

    @property
    def rows(self) -> Iterator[tuple[str, list[tuple[Any, BoundField]]]]:
        """Return each area in words with its three fields, each with the head of its column."""
        for area in codebook.asi_areas.codes:
            yield (
                codes.label("asi_areas", area),
                [(label, self[f"{area}_{name}"]) for name, label, _highest in SCALES],
            )

    @property
    def details(self) -> dict[str, Any]:
        """Return what the act takes, but for the interviewer. Of a valid form."""
        values = self.cleaned_data
        ratings = {
            area: {name: values[f"{area}_{name}"] for name, _label, _highest in SCALES}
            for area in codebook.asi_areas.codes
        }
        return {"on": values["on"], "is_trained": values["trained"] == "yes", "ratings": ratings}

    @staticmethod
    def initial_of(occasion: Any) -> dict[str, Any]:
        ratings = {
            f"{row.area}_{name}": getattr(row, name) for row in occasion.ratings.all() for name, _label, _high in SCALES
        }
        trained = "yes" if occasion.is_trained else "no"
        return {"on": occasion.on, "interviewer": occasion.interviewer_id, "trained": trained, **ratings}


def first_initial(viewer_id: int | None, today: date) -> dict[str, Any]:
    return {"on": today, "interviewer": viewer_id}
