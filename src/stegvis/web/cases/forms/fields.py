from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.core.personal_numbers import NotAPersonalNumber, PersonalNumber, parse
from stegvis.web.common.codes import words


class PersonalNumberField(forms.CharField):
    """A personal or coordination number, checked; what it was is never repeated in the message."""

    def __init__(self, *, as_of: date, **options: Any) -> None:
        self.as_of = as_of
        options.setdefault("label", _("Personal number"))
        options.setdefault("help_text", _("Twelve or ten digits. A coordination number does as well."))
        super().__init__(max_length=20, **options)
        self.widget.attrs.update(autocomplete="off", spellcheck="false")

    def clean(self, value: Any) -> PersonalNumber | None:  # type: ignore[override]
        text = super().clean(value)
        if not text:
            return None
        try:
            return parse(text, as_of=self.as_of)
        except NotAPersonalNumber as problem:
            raise forms.ValidationError([words().finding(each) for each in problem.findings]) from None


class Why(forms.CharField):
    """The reason of a correction; it stays in the history."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Why?"))
        options.setdefault("help_text", _("It is kept beside what stood here before."))
        super().__init__(max_length=500, **options)


def day_in(values: Any, name: str, otherwise: date | None) -> date | None:
    """Return the day that a form was sent or opened with, for choices that depend on it."""
    try:
        return date.fromisoformat(str((values or {}).get(name, "")))
    except ValueError:
        return otherwise
