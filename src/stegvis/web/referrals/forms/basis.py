"""What a referral rests on, and how the person wants to be reached: the same for a referral and a transfer."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from stegvis.apps.people.actions import Basis
from stegvis.apps.people.choices import ConsentForm as Taken
from stegvis.apps.people.choices import Interpreter
from stegvis.apps.people.contents import LANGUAGE
from stegvis.core import codebook
from stegvis.web.common import codes
from stegvis.web.common.fields import CodeChoice, DayField

from .deciding import Text

CONSENT = "consent"


class BasisForm(forms.Form):
    """The ground (a consent and how it was given, or a provision), the reason, and wishes about contact."""

    use_required_attribute = False
    field_order = ("to", "needs_interpreter", "wishes")
    to = forms.ChoiceField(label=_("To"))
    rule = forms.ChoiceField(label=_("Rests on"), widget=forms.RadioSelect, initial=CONSENT)
    since = DayField(label=_("Said yes on"), required=False)
    taken = forms.ChoiceField(label=_("How it was given"), choices=Taken.choices, initial=Taken.SPOKEN)
    taken_in = CodeChoice("languages", label=_("In which language"), blank=None, initial="sv")
    interpreter = forms.ChoiceField(label=_("Interpreter"), choices=Interpreter.choices)
    cites = forms.CharField(
        label=_("Law and paragraph"),
        max_length=200,
        required=False,
        help_text=_("Needed where the provision refers to a duty in another law. For example 110 kap. 31 § SFB."),
    )
    reason = Text(
        label=_("Why do you refer the person?"),
        help_text=_("What the person wants, what hinders, what has been tried. The receiver reads this."),
    )
    needs_interpreter = forms.BooleanField(label=_("Needs an interpreter"), required=False)
    wishes = forms.CharField(
        label=_("How does the person want to be reached?"),
        required=False,
        max_length=300,
        help_text=_("For example: text first, mornings, not by letter."),
    )

    def __init__(self, *args: Any, own: Any, places: Iterable[Any], today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today, self.places = today, {each.key: each for each in places}
        self.initial = {"since": today} | self.initial
        self.fields["rule"].choices = [(CONSENT, _("The person's consent")), *_provisions(own)]  # type: ignore[attr-defined]
        self.fields["to"].choices = _grouped(self.places.values())  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        since, rule = values.get("since"), values.get("rule")
        if rule == CONSENT and not since and "since" not in self.errors:
            self.add_error("since", _("Give the day on which the person said yes."))
        if since and since > self.today:
            self.add_error("since", _("That can't lie in the future."))
        if rule in codebook.secrecy_rules.flagged("cites") and not values.get("cites"):
            self.add_error("cites", _("Write which law and paragraph the duty follows from."))
        return values

    @property
    def place(self) -> Any:
        """Return where it goes. Of a valid form."""
        return self.places[self.cleaned_data["to"]]

    @property
    def day(self) -> date:
        """Return the day from which a provision lets her be referred. Of a valid form."""
        return self.today

    @property
    def basis(self) -> Basis:
        """Return what it rests on. Of a valid form."""
        values = self.cleaned_data
        if values["rule"] != CONSENT:
            return Basis(rule=values["rule"], since=self.day, cites=values["cites"])
        return Basis(
            rule=CONSENT,
            since=values["since"],
            form=values["taken"],
            language=values["taken_in"],
            interpreter=values["interpreter"],
        )

    def contact(self, language: str = "") -> str:
        """Return the wishes as they stand in the copy, in the authorities' own language. Of a valid form."""
        values = self.cleaned_data
        with override(LANGUAGE):
            known = codebook.languages[language].label.sv.lower() if language else ""
            spoken = gettext("Language: %(language)s.") % {"language": known} if known else ""
            needed = gettext("An interpreter is needed.") if values["needs_interpreter"] else ""
        return " ".join(str(part) for part in (spoken, needed, values["wishes"].strip()) if part)


def _grouped(places: Iterable[Any]) -> codes.Choices:
    """Return the places under their projects; one place alone is chosen already."""
    listed = list(places)
    by_project = [
        (str(project), [(each.key, _words(each)) for each in group])
        for project, group in groupby(listed, key=lambda each: each.project)
    ]
    return by_project if len(listed) == 1 else [("", "–"), *by_project]


def _words(place: Any) -> str:
    return f"{place.organisation}, {place.unit}" if place.unit else str(place.organisation)


def _provisions(own: Any) -> codes.Choices:
    """Return the provisions that the own organisation can rest on."""
    social = own.kind in codebook.agencies.flagged("health_or_social")
    closed = codebook.secrecy_rules.flagged("not_health_or_social") if social else ()
    return [(code, words) for code, words in codes.choices("secrecy_rules") if code != CONSENT and code not in closed]
