"""What an applicant fills in, in her own language."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from stegvis.core.personal_numbers import NotAPersonalNumber, PersonalNumber, parse

from .texts import PageText

TRAP = "website"
"""A field that nobody sees: what fills it in is no person."""


class ApplicationForm(forms.Form):
    """Who she is, how she is reached, and in her own words what she wants help with. Nothing more is asked."""

    use_required_attribute = False  # the browser would complain in its own language, not in the page's

    def __init__(self, *args: Any, text: PageText, ways: Sequence[Any], today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.text, self.ways, self.today = text, {str(way.pk): way for way in ways}, today
        if len(self.ways) > 1:
            self.fields["way"] = self._say(
                forms.ChoiceField(choices=[(key, key) for key in self.ways], widget=forms.RadioSelect), "way"
            )
        self.fields["name"] = self._text("who", 100, autocomplete="name")
        self.fields["reach"] = self._text("reach", 200, autocomplete="tel")
        self.fields["number"] = self._text("number", 20, required=False, autocomplete="off", inputmode="numeric")
        self.fields["words"] = self._text("words", 2000, required=False, widget=forms.Textarea)
        self.fields[TRAP] = forms.CharField(required=False, label=text["trap"])

    @property
    def is_trapped(self) -> bool:
        return bool(self.data.get(TRAP))

    @property
    def way(self) -> Any:
        """Return the party of a project that was chosen. Of a valid form."""
        return self.ways[self.cleaned_data["way"]] if "way" in self.fields else next(iter(self.ways.values()))

    @property
    def told(self) -> dict[str, Any]:
        """Return what was written. Of a valid form."""
        return {name: self.cleaned_data[name] for name in ("name", "reach", "number", "words")}

    def clean_number(self) -> PersonalNumber | None:
        written = self.cleaned_data["number"]
        if not written:
            return None
        try:
            return parse(written, as_of=self.today)
        except NotAPersonalNumber:
            raise forms.ValidationError(self.text["wrong_number"]) from None

    def _text(
        self,
        key: str,
        longest: int,
        *,
        required: bool = True,
        widget: type[forms.Widget] = forms.TextInput,
        **attrs: str,
    ) -> forms.Field:
        field = forms.CharField(max_length=longest, required=required, widget=widget(attrs={"dir": "auto", **attrs}))
        return self._say(field, key)

    def _say(self, field: forms.Field, key: str) -> forms.Field:
        """Give a field its words in the page's language."""
        field.label = self.text[key]
        field.help_text = self.text.phrases.get(f"{key}_how", "")
        field.error_messages |= {
            "required": self.text["choose" if key == "way" else "need"],
            "invalid_choice": self.text["choose"],
        }
        for check in field.validators:
            if getattr(check, "code", "") == "max_length":
                check.message = self.text["too_long"]
        return field
