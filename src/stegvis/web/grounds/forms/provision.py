from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.core import codebook
from stegvis.web.common import codes
from stegvis.web.common.fields import CodeChoice, DayField

from .fields import NOBODY, Ticks, a_year_after, only_one_of

CONSENT = "consent"


class ProvisionForm(forms.Form):
    """A provision of the law that lets the own organisation hand over: which, to whom, what, for what, how long."""

    use_required_attribute = False
    rule = forms.ChoiceField(label=_("Provision"))
    cites = forms.CharField(
        label=_("Law and paragraph"),
        max_length=200,
        required=False,
        help_text=_("Needed where the provision refers to a duty in another law. For example 110 kap. 31 § SFB."),
    )
    purpose = CodeChoice(
        "disclosure_purposes", label=_("What it may be handed over for"), blank=None, initial="planning"
    )
    receivers = Ticks(label=_("To whom"), error_messages={"required": NOBODY})
    others = Ticks(label=_("Other organisations"), required=False)
    kinds = Ticks(label=_("Which information"))
    since = DayField(label=_("Holds from"))
    until = DayField(label=_("Holds to and including"), required=False, help_text=_("Empty: no end."))
    note = forms.CharField(
        label=_("How we have judged"), required=False, widget=forms.Textarea({"rows": 3}), max_length=2000
    )

    def __init__(
        self, *args: Any, own: Any, likely: tuple[Any, ...], others: tuple[Any, ...], today: date, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.initial = {"since": today, "until": a_year_after(today)} | self.initial
        self.known = {str(each.pk): each for each in (*likely, *others)}
        reached = [(code, words) for code, words in codes.choices("secrecy_rules") if _reaches(code, own)]
        self.fields["rule"].choices = [("", "–"), *reached]  # type: ignore[attr-defined]
        self.fields["receivers"].choices = [(str(each.pk), each.name) for each in likely]  # type: ignore[attr-defined]
        self.fields["others"].choices = [(str(each.pk), each.name) for each in others]  # type: ignore[attr-defined]
        self.fields["kinds"].choices = codes.choices_without("information_kinds", "referral")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        only_one_of(self, "receivers", "others")
        since, until = values.get("since"), values.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day can't be before the first day."))
        if values.get("rule") in codebook.secrecy_rules.flagged("cites") and not values.get("cites"):
            self.add_error("cites", _("Write which law and paragraph the duty follows from."))
        return values

    @property
    def details(self) -> dict[str, Any]:
        """Return what the act takes. Of a valid form."""
        values = dict(self.cleaned_data)
        keys = [*values.pop("receivers"), *values.pop("others")]
        return {**values, "note": values["note"] or None, "receivers": [self.known[key] for key in keys]}


def _reaches(rule: str, own: Any) -> bool:
    """Say whether the own organisation can rest on a rule at all; consent has a form of its own."""
    bound = rule in codebook.secrecy_rules.flagged("not_health_or_social")
    return rule != CONSENT and not (bound and own.kind in codebook.agencies.flagged("health_or_social"))
