from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.web.common import codes

CONTACTS = (("phone", _("Phone")), ("email", _("E-mail")), ("address", _("Address")))
LAST = 999


class CvForm(forms.Form):
    """Which items of the portfolio go into a CV, in which order, with which contact details.

    An item has a number: those with one go in, by their numbers. That works without a script, and by keyboard.
    """

    title = forms.CharField(label=_("What the CV is for"), max_length=120, help_text=_("Kitchen assistant, say."))
    about = forms.CharField(
        label=_("What the person says of herself"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Some lines in her own words."),
    )

    def __init__(
        self, *args: Any, items: Iterable[Any], contacts: Iterable[str], chosen: Sequence[int] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.items = list(items)
        known = set(contacts)
        offered = [(name, label) for name, label in CONTACTS if name in known]
        if offered:
            self.fields["contacts"] = forms.MultipleChoiceField(
                label=_("Contact details in the CV"),
                choices=offered,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
        for item in self.items:
            self.fields[_name(item)] = forms.IntegerField(
                label=item.title,
                required=False,
                min_value=1,
                max_value=LAST,
                initial=chosen.index(item.pk) + 1 if item.pk in chosen else None,
            )

    @property
    def rows(self) -> list[tuple[Any, str, Any]]:
        """Return each item with its kind in words and the field for its number."""
        return [(item, codes.label("portfolio_kinds", item.kind), self[_name(item)]) for item in self.items]

    @property
    def heads(self) -> list[Any]:
        names = ("title", "about", "contacts")
        return [self[name] for name in names if name in self.fields]

    @property
    def details(self) -> dict[str, Any]:
        """Return what the form says, as the act takes it: the items with a number by their numbers."""
        said = self.cleaned_data
        numbered = [(said[_name(item)], place, item) for place, item in enumerate(self.items) if said[_name(item)]]
        return {
            "title": said["title"],
            "about": said["about"],
            "contacts": said.get("contacts", []),
            "items": [item for _number, _place, item in sorted(numbered, key=lambda each: each[:2])],
        }

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if self.items and not self.errors and not any(values.get(_name(item)) for item in self.items):
            raise forms.ValidationError(_("Give at least one item a number, so that it stands in the CV."))
        return values


def _name(item: Any) -> str:
    return f"place_{item.pk}"
