"""The forms of a deviation. Each looks through its texts for names and numbers before anything is saved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stegvis.core.calendar_months import add_months
from stegvis.core.identifying import Hit, replaced
from stegvis.web.common.fields import CodeChoice, Why

from .words import IS, instead_of

MONTHS_BACK = 24
Look = Callable[[Mapping[str, str]], Mapping[str, tuple[Hit, ...]]]
"""Finds by text what in it may say who somebody is."""


@dataclass(frozen=True)
class Suggestion:
    """A word or number that was found: what it is, and what is proposed instead."""

    hit: Hit
    instead: str

    @property
    def what(self) -> Promise:
        return IS[self.hit.kind]


class LookedThrough(forms.Form):
    """A form that is right only when nothing in its texts says who somebody is.

    What was found comes back with proposals (`found`, `instead`); a word that only may be a name can be kept (`keep`).
    """

    texts: tuple[str, ...] = ()

    def __init__(self, data: Any = None, *args: Any, look: Look, **options: Any) -> None:
        self.look, self.suggestions = look, list[Suggestion]()
        self.no_names: frozenset[str] = frozenset(data.getlist("keep")) if data is not None else frozenset()
        super().__init__(self._replaced(data) if data is not None else None, *args, **options)

    def _replaced(self, data: Any) -> Any:
        chosen = dict(zip(data.getlist("found"), data.getlist("instead"), strict=False))
        if not chosen:
            return data
        data, written = data.copy(), {name: data[name] for name in self.texts if data.get(name)}
        for name, hits in self.look(written).items():
            gone = [hit for hit in hits if hit.word in chosen and hit.word not in self.no_names]
            data[name] = replaced(written[name], gone, lambda hit: chosen[hit.word].strip())
        return data

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        found = self.look({name: values[name] for name in self.texts if values.get(name)})
        hits = [hit for each in found.values() for hit in each if hit.is_certain or hit.word not in self.no_names]
        self.suggestions = [Suggestion(hit, instead_of(hit)) for hit in {hit.word: hit for hit in hits}.values()]
        if hits:
            self.add_error(None, _("Something in the text may say who somebody is. Look through what is marked."))
        return values


class DeviationFields(LookedThrough):
    """What stopped, between whom, by which rule, and what it led to."""

    texts = ("what", "rule", "proposal")

    what = forms.CharField(
        label=_("What stopped?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Write what happened between the organisations, without names and numbers."),
    )
    category = CodeChoice("deviations", label=_("Kind"))
    lacked = CodeChoice("agencies", label=_("Where did it stop?"))
    waited = CodeChoice(
        "agencies", label=_("Who waited, or said the contrary?"), required=False, help_text=_("Besides the person.")
    )
    rests_on = CodeChoice("deviation_bases", label=_("Which rule or agreement is it about?"))
    agreement = forms.ChoiceField(label=_("Which agreement"), required=False)
    rule = forms.CharField(
        label=_("The rule in words"),
        max_length=500,
        required=False,
        help_text=_("For example the law and its section."),
    )
    level = CodeChoice("levels", label=_("Where can it be changed?"))
    consequence = CodeChoice("consequences", label=_("What did it lead to?"))
    days_lost = forms.IntegerField(label=_("Days lost"), min_value=0, max_value=3650, required=False)
    month = forms.TypedChoiceField(label=_("Month"), coerce=date.fromisoformat)
    municipality = CodeChoice("municipalities", label=_("Municipality"), required=False)
    proposal = forms.CharField(
        label=_("What would have helped?"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(
        self, *args: Any, today: date, agreements: Mapping[str, Any], protects: bool = False, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.agreements = agreements
        self.fields["month"].choices = _months(today, self.initial.get("month"))  # type: ignore[attr-defined]
        self.fields["agreement"].choices = [  # type: ignore[attr-defined]
            ("", "–"),
            *((key, row.title) for key, row in agreements.items()),
        ]
        if not agreements:
            del self.fields["agreement"]
        if protects:
            del self.fields["municipality"]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("agreement") and values.get("rests_on") != "agreement":
            self.add_error("rests_on", _("Choose “Agreement between the parties” where you name one."))
        return values

    @property
    def said(self) -> dict[str, Any]:
        """Return what the act takes. Of a valid form; what was left empty is nothing."""
        values = {name: value if value != "" else None for name, value in self.cleaned_data.items()}
        if "agreement" in values:
            values["agreement"] = self.agreements.get(values["agreement"] or "")
        return values


class ReportForm(DeviationFields):
    """A new deviation; in which project is asked where the organisation takes part in several."""

    project = forms.ChoiceField(label=_("Project"))
    field_order = ("project",)

    def __init__(self, *args: Any, projects: Mapping[str, Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["project"].choices = [(key, row.name) for key, row in projects.items()]  # type: ignore[attr-defined]
        if len(projects) == 1:
            self.fields["project"].widget = forms.HiddenInput()


class CorrectForm(DeviationFields):
    texts = (*DeviationFields.texts, "why")
    why = Why()

    @property
    def changes(self) -> dict[str, Any]:
        """Return what is not as it was. Of a valid form."""
        changed = {*self.changed_data} - {"why"}
        return {name: value for name, value in self.said.items() if name in changed}


class WithdrawForm(LookedThrough):
    texts = ("why",)
    why = Why()


def _months(today: date, chosen: str | None) -> list[tuple[str, str]]:
    """Return the months back from today, and the one that stands if it is earlier."""
    firsts = [add_months(today.replace(day=1), -back).isoformat() for back in range(MONTHS_BACK)]
    earlier = [chosen] if chosen and chosen not in firsts else []
    return [(first, date_format(date.fromisoformat(first), "F Y")) for first in (*firsts, *earlier)]
