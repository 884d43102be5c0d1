"""A copy goes to other parties: the page shows beforehand what goes to each, and what no ground lets go."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.apps.people.queries import readers_at


@dataclass(frozen=True)
class Offer:
    """What goes to one receiver, what does not, since when it has it, and who there can be addressed.

    `named` is the contact that is known there, or the only one there is; `chosen` that its box is ticked beforehand.
    """

    receiver: Any
    goes: tuple[Any, ...]
    left_out: tuple[Any, ...]
    refusal: Any
    has_since: Any
    readers: list[tuple[int, str]]
    named: int | None
    chosen: bool = False


def offer_of(
    going: Any, today: date, *, has_since: Any = None, contacts: Collection[str] = (), chosen: bool = False
) -> Offer:
    """Return what a page offers for one receiver; `going` says what goes there."""
    there = readers_at(going.receiver, today).order_by("name") if not going.refusal else ()
    readers = [(user.pk, user.name) for user in there]
    named = [key for key, name in readers if name in contacts or len(readers) == 1]
    return Offer(
        receiver=going.receiver,
        goes=going.lines,
        left_out=going.left_out,
        refusal=going.refusal,
        has_since=has_since,
        readers=readers,
        named=named[0] if named else None,
        chosen=chosen,
    )


@dataclass(frozen=True)
class OfferRow:
    """One receiver on the page: what goes there, its box to tick, and who there it is for."""

    offer: Offer
    box: Any
    reader: Any


class ReceiverFields(forms.Form):
    """Fields for which parties get something, and who there it is for."""

    def __init__(self, *args: Any, offers: Iterable[Offer], required: bool = True, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offers = list(offers)
        open_ = [each for each in self.offers if not each.refusal]
        self.fields["receivers"] = forms.MultipleChoiceField(
            label=_("Who gets a copy?"),
            choices=[(each.receiver.pk, each.receiver.name) for each in open_],
            initial=[each.receiver.pk for each in open_ if each.chosen],
            widget=forms.CheckboxSelectMultiple,
            required=required,
        )
        for each in self.offers:
            self.fields[f"to_{each.receiver.pk}"] = forms.ChoiceField(
                label=_("To whom there?"),
                choices=[("", _("Whoever receives there")), *each.readers],
                initial=each.named,
                required=False,
            )

    @property
    def nobody(self) -> bool:
        return all(each.refusal for each in self.offers)

    @property
    def refused(self) -> list[Offer]:
        return [each for each in self.offers if each.refusal]

    def rows(self) -> list[OfferRow]:
        boxes = {box.data["value"]: box for box in self["receivers"]}
        offered = (each for each in self.offers if not each.refusal)
        return [OfferRow(each, boxes[each.receiver.pk], self[f"to_{each.receiver.pk}"]) for each in offered]


def chosen_receivers(offers: Iterable[Offer], values: Mapping[str, Any], today: date) -> dict[Any, Any]:
    """Return the receivers that were ticked, each with whom there it is for; none is whoever receives."""
    ticked = {each.receiver: values[f"to_{each.receiver.pk}"] for each in offers}
    return {
        receiver: readers_at(receiver, today).filter(pk=reader).first() if reader else None
        for receiver, reader in ticked.items()
        if str(receiver.pk) in values["receivers"]
    }
