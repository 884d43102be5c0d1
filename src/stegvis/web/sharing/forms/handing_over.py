from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.apps.people.choices import Way
from stegvis.core import codebook

from ..words import ground_in_words

ALWAYS_TICKED = frozenset({"person:number", "person:name"})
"""What says who the person is. All else is ticked by hand: no more is handed over than somebody has thought of."""


class Ticks(forms.MultipleChoiceField):
    """Ticks of whatever was on the page: what may be handed over is for the act to judge, and to log."""

    def valid_value(self, value: Any) -> bool:
        return True


@dataclass(frozen=True)
class Row:
    """One thing that can be handed over, and whether it is ticked."""

    entry: Any
    ticked: bool


@dataclass(frozen=True)
class KindRows:
    """A kind of information: what it rests on, what there is, and the field for more in one's own words."""

    kind: str
    basis: str
    rows: list[Row]
    text: Any
    asked: bool


class HandOverForm(forms.Form):
    """Which entries and what else in words goes to the receiver. `asked` are the kinds that it has asked for."""

    chosen = Ticks(label=_("What is handed over"), required=False)

    def __init__(self, *args: Any, offer: Any, asked: Collection[str] = (), **options: Any) -> None:
        ticked = [each.id for each in offer.entries if each.kind in asked or each.id in ALWAYS_TICKED]
        super().__init__(*args, initial={"chosen": ticked}, **options)
        self.offer, self.asked = offer, asked
        self.fields |= {f"text_{kind}": _own_words() for kind in self.open_kinds}

    @property
    def open_kinds(self) -> list[str]:
        return [kind for kind in codebook.information_kinds.codes if kind in self.offer.grounds]

    @property
    def bare_kinds(self) -> list[str]:
        """Return the kinds that no ground lets go to this receiver for this purpose."""
        return [kind for kind in codebook.information_kinds.codes if kind not in self.offer.grounds]

    def kinds(self) -> Iterator[KindRows]:
        ticked = set(self["chosen"].value() or ())
        for kind in self.open_kinds:
            rows = [Row(each, each.id in ticked) for each in self.offer.entries if each.kind == kind]
            basis = ground_in_words(self.offer.grounds[kind])
            yield KindRows(kind, basis, rows, self[f"text_{kind}"], kind in self.asked)

    @property
    def texts(self) -> dict[str, str]:
        """Return what was written under each kind. Of a valid form."""
        return {kind: self.cleaned_data[f"text_{kind}"] for kind in self.open_kinds}


class FirstHandOverForm(HandOverForm):
    """A handing over that nobody asked for: it also says which way it goes and who at the receiver it is for."""

    way = forms.ChoiceField(label=_("How is it handed over?"), choices=Way.choices, widget=forms.RadioSelect)
    to_user = forms.ChoiceField(label=_("To whom there?"), required=False)

    def __init__(self, *args: Any, readers: list[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial["way"] = Way.HERE
        self.fields["to_user"].choices = [("", _("Whoever receives there")), *readers]  # type: ignore[attr-defined]


def _own_words() -> forms.CharField:
    return forms.CharField(
        label=_("In your own words"), max_length=4000, required=False, widget=forms.Textarea({"rows": 3})
    )
