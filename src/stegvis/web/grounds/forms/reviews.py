from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.web.common.fields import DayField


class ReviewForm(forms.Form):
    """Who has read a translation, and when. `version` is the text that stood on the page."""

    use_required_attribute = False
    reviewed_by = forms.CharField(
        label=_("Reviewed by"),
        max_length=200,
        help_text=_("Name and what she is, for example authorised translator. It is printed at the foot of the form."),
    )
    reviewed_on = DayField(label=_("Day of the review"))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, version: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial = {"reviewed_on": today, "version": version} | self.initial
