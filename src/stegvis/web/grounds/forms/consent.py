from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stegvis.apps.people.actions import Line
from stegvis.apps.people.choices import ConsentForm as Taken
from stegvis.apps.people.choices import Interpreter
from stegvis.web.common import codes
from stegvis.web.common.fields import CodeChoice, DayField, Paper

from . import answers
from .fields import NOBODY, Clock, Ticks, a_year_after, only_one_of

Numbers = Callable[[list[Any]], Mapping[int, Mapping[tuple[str, str], int]]]
"""Which number each box of some organisations has on paper: by organisation, then by way and kind."""


class RecordConsentForm(forms.Form):
    """What a person has agreed to: for what, between whom, which kinds, how long, and how it was taken."""

    use_required_attribute = False
    purpose = CodeChoice(
        "disclosure_purposes", label=_("What it may be handed over for"), blank=None, initial="planning"
    )
    receivers = Ticks(label=_("Between us and"), error_messages={"required": NOBODY})
    others = Ticks(label=_("Other organisations"), required=False)
    since = DayField(label=_("Holds from"))
    until = DayField(label=_("Holds to and including"), required=False, help_text=_("A year is usual. Empty: no end."))
    given_on = DayField(label=_("Given on"))
    given_time = Clock(label=_("At"), required=False, help_text=_("If it matters."))
    taken = forms.ChoiceField(label=_("How it was given"), choices=Taken.choices)
    language = CodeChoice("languages", label=_("Language"), blank=None, initial="sv")
    interpreter = forms.ChoiceField(label=_("Interpreter"), choices=Interpreter.choices)
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea({"rows": 2}), max_length=2000)
    paper = Paper(label=_("Signed form"), required=False)

    def __init__(
        self, *args: Any, own: Any, likely: tuple[Any, ...], others: tuple[Any, ...], today: date, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.own, self.today, self.known = own, today, (*likely, *others)
        first = {"receivers": [str(each.pk) for each in likely], "since": today, "given_on": today}
        self.initial = first | {"until": a_year_after(today)} | self.initial
        for name, offered in (("receivers", likely), ("others", others)):
            keys = {str(each.pk) for each in offered}
            self.initial[name] = [key for key in self.initial.get(name, ()) if str(key) in keys]
        self.fields["receivers"].choices = [(str(each.pk), each.name) for each in likely]  # type: ignore[attr-defined]
        self.fields["others"].choices = [(str(each.pk), each.name) for each in others]  # type: ignore[attr-defined]
        self.fields |= answers.shared_fields()
        ticked = {each.pk for each in self.ticked}
        self.shown = [each for each in self.known if each in likely or each.pk in ticked]
        for organisation in self.shown:
            self.fields |= answers.own_fields(organisation)

    @property
    def ticked(self) -> list[Any]:
        """Return the organisations that are ticked now, sent or not, in the order of the page."""
        ticked = {str(pk) for name in ("receivers", "others") for pk in self._now(name)}
        return [each for each in self.known if str(each.pk) in ticked]

    def _now(self, name: str) -> list[Any]:
        """Return what is ticked. A bound field would remember it, although a draft may still come in its place."""
        if self.is_bound:
            return self.fields[name].widget.value_from_datadict(self.data, self.files, self.add_prefix(name)) or []
        return self.initial.get(name) or []

    @property
    def shared_rows(self) -> list[answers.Row]:
        return answers.rows(self, answers.SHARED)

    def rows_of(self, numbers: Numbers) -> list[tuple[Any, list[answers.Row], bool]]:
        """Return for each organisation its boxes with their numbers, and whether one is answered by itself."""
        known = numbers(self.ticked)
        return [(each, answers.rows(self, each.pk, known.get(each.pk)), self._differs(each)) for each in self.shown]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        only_one_of(self, "receivers", "others")
        for organisation in self.ticked:
            if not list(answers.lines(values, self.own, [organisation])):
                name = {"organisation": organisation.name}
                self.add_error("receivers", _("Answer at least one box for %(organisation)s, or untick it.") % name)
        since, until = values.get("since"), values.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day can't be before the first day."))
        if values.get("given_on") and values["given_on"] > self.today:
            self.add_error("given_on", _("That can't lie in the future."))
        return values

    @property
    def lines(self) -> list[Line]:
        """Return the boxes that were answered. Of a valid form."""
        return list(answers.lines(self.cleaned_data, self.own, self.ticked))

    @property
    def details(self) -> dict[str, Any]:
        """Return what the act takes. Of a valid form."""
        values = self.cleaned_data
        kept = {name: values[name] for name in ("purpose", "since", "until", "language", "interpreter")}
        paper = values["paper"].read() if values["paper"] else None
        given = {"lines": self.lines, "given_at": self._given_at(), "note": values["note"] or None, "paper": paper}
        return kept | given | {"form": values["taken"]}

    def said(self) -> str:
        """Say in a sentence what has been agreed to. Of a valid form."""
        yes = [line for line in self.lines if line.given]
        if not yes:
            return str(_("Noted: no to everything that was asked."))
        ways = dict.fromkeys((line.sender.name, line.receiver.name) for line in yes)
        parts = [
            _("%(sender)s to %(receiver)s: %(kinds)s")
            % {"sender": sender, "receiver": receiver, "kinds": _named(yes, sender, receiver)}
            for sender, receiver in ways
        ]
        return str(_("Noted, yes to: %(ways)s. Wrong? Withdraw it below.") % {"ways": "; ".join(map(str, parts))})

    def _given_at(self) -> datetime | None:
        day, clock = self.cleaned_data["given_on"], self.cleaned_data["given_time"]
        if day == self.today and clock is None:
            return None
        return timezone.make_aware(datetime.combine(day, clock or time()))

    def _differs(self, organisation: Any) -> bool:
        boxes = (row_field for row in answers.rows(self, organisation.pk) for row_field, _number in row.cells)
        return any(field.value() not in (None, "", answers.SAME) or field.errors for field in boxes)


def _named(lines: list[Line], sender: str, receiver: str) -> str:
    own = [line.kind for line in lines if (line.sender.name, line.receiver.name) == (sender, receiver)]
    return ", ".join(codes.label("information_kinds", kind).lower() for kind in own)
