"""Fields that more than one area has in its forms."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.core.personal_numbers import NotAPersonalNumber, PersonalNumber, parse

from . import codes

ENDINGS = ".pdf,.png,.jpg,.jpeg,.docx"
MEGABYTES = 10
PERSON = "person"
"""Stands for the person where one chooses who does something."""

Choice = tuple[Any, Any]


class Day(forms.DateInput):
    """A day, in the browser's own calendar."""

    input_type = "date"

    def __init__(self, **options: Any) -> None:
        super().__init__(format="%Y-%m-%d", **options)


class DayField(forms.DateField):
    widget = Day


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
            raise forms.ValidationError([codes.words().finding(each) for each in problem.findings]) from None


class Paper(forms.FileField):
    """A scanned or written paper. What it is, the act finds out from its content."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", _("PDF, picture or Word, at most 10 MB. It is kept encrypted."))
        super().__init__(
            widget=forms.FileInput({"accept": ENDINGS}), error_messages={"empty": _("The file is empty.")}, **options
        )

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if file and file.size > MEGABYTES * 1024 * 1024:
            raise forms.ValidationError(
                _("The file is larger than 10 MB. Scan it in greyscale, or with fewer dots an inch.")
            )
        return file


class CodeSelect(forms.Select):
    """A select of codes and years, with no more of each choice than our template draws: there may be hundreds."""

    def create_option(self, name: str, value: Any, label: Any, selected: bool, *_place: Any, **_more: Any) -> Any:
        return {"value": value, "label": label, "attrs": {"selected": True} if selected else {}}


class CodeChoice(forms.ChoiceField):
    """A code of one of the codebook's lists, among those valid on `on` where it is given."""

    widget = CodeSelect

    def __init__(self, name: str, *, on: date | None = None, blank: Any = "–", **options: Any) -> None:
        self.name, self.on, self.blank = name, on, blank
        # A function, so that the words are those of whoever reads the page.
        super().__init__(choices=lambda: codes.choices(self.name, on=self.on, blank=self.blank), **options)


class Why(forms.CharField):
    """The reason of a correction; it stays in the history."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Why?"))
        options.setdefault("help_text", _("It is kept beside what stood here before."))
        super().__init__(max_length=500, **options)


class Long(forms.CharField):
    """A text of several lines."""

    def __init__(self, *, rows: int = 3, longest: int = 2000, **options: Any) -> None:
        super().__init__(max_length=longest, widget=forms.Textarea({"rows": rows}), **options)


def _kinds() -> list[Choice]:
    """Return the kinds that a text can be: the reason for a referral goes with a referral alone."""
    return list(codes.choices_without("information_kinds", "referral"))


class Kind(forms.ChoiceField):
    """The kind of information that a text is: it decides on which ground the text can be handed over."""

    def __init__(self, *, blank: Any = None, **options: Any) -> None:
        options.setdefault("label", _("Kind of information"))
        options.setdefault("help_text", _("Decides to whom this part can be handed over."))
        super().__init__(choices=lambda: [*([("", blank)] if blank else []), *_kinds()], **options)
