from collections.abc import Sequence
from datetime import date
from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import queries
from stegvis.apps.access.roles import Role
from stegvis.apps.privacy.choices import Judgement
from stegvis.core import codebook
from stegvis.web.common.act_words import Group
from stegvis.web.common.fields import DayField, PersonalNumberField

from .provider import provider_here


class SignInForm(LoginForm):
    """E-mail address and password, for those whose organisation still takes a password."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["login"].label = _("E-mail")
        self.fields["password"].help_text = ""
        self.fields.pop("remember", None)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        user = getattr(self, "user", None)
        if user is not None and not queries.may_sign_in_locally(user, on=timezone.localdate()):
            raise forms.ValidationError(self._where_instead())
        return cleaned

    def _where_instead(self) -> str:
        provider = provider_here(self.request)
        if provider is None:
            return _(
                "Your organisation takes no passwords, and its own sign-in is missing here. Ask your administrator."
            )
        told = _(
            "Your organisation takes no passwords. Use the button “Sign in with %(provider)s” at the top of the page."
        )
        return told % {"provider": provider.name}


class MemberForm(forms.Form):
    """A new membership, and the account with it if there is none."""

    email = forms.EmailField(label=_("E-mail"), help_text=_("The address that the person signs in with."))
    name = forms.CharField(label=_("Name"), max_length=150)
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    since = DayField(label=_("First day"))
    until = DayField(label=_("Last day"), required=False)
    sees_protected = forms.BooleanField(
        label=_("Sees persons with protected identity"),
        help_text=_("Only those who must: protected persons are otherwise masked."),
        required=False,
    )

    def __init__(self, *args: Any, units: list[tuple[int, str]], today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].choices = [("", "–"), *units]  # type: ignore[attr-defined]
        self.fields["since"].initial = today


class EndForm(forms.Form):
    until = DayField(label=_("Last day"))


class DutyForm(forms.Form):
    """Who is on duty, from one day to another."""

    membership = forms.ChoiceField(label=_("Who"))
    since = DayField(label=_("First day"))
    until = DayField(label=_("Last day"))

    def __init__(self, *args: Any, colleagues: list[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["membership"].choices = [("", "–"), *colleagues]  # type: ignore[attr-defined]


class SettingsForm(forms.Form):
    """The organisation's own settings."""

    name = forms.CharField(label=_("Name"), max_length=200)
    principal = forms.CharField(
        label=_("Principal"),
        max_length=200,
        required=False,
        help_text=_("The municipality, region or state authority."),
    )
    municipality_code = forms.ChoiceField(label=_("Municipality"), required=False)
    phone = forms.CharField(
        label=_("Phone"), max_length=40, required=False, help_text=_("Shown to participants as the office's number.")
    )
    allows_local_sign_in = forms.BooleanField(
        label=_("Sign-in with password"),
        help_text=_("Turn it off when everybody signs in through the organisation's own sign-in."),
        required=False,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        names = [(each.code, each.label.sv) for each in codebook.load("municipalities").on(timezone.localdate())]
        self.fields["municipality_code"].choices = [("", "–"), *names]  # type: ignore[attr-defined]


class UnitForm(forms.Form):
    unit_name = forms.CharField(label=_("New unit"), max_length=200)


class NewOrganisationForm(forms.Form):
    """A new organisation and its first administrator."""

    name = forms.CharField(label=_("The organisation's name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"))
    administrator = forms.CharField(label=_("First administrator"), max_length=150)
    email = forms.EmailField(label=_("The administrator's e-mail"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        language = "sv" if (get_language() or "sv").startswith("sv") else "en"
        kinds = [(each.code, getattr(each.label, language)) for each in codebook.load("agencies")]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]


class LogSearchForm(forms.Form):
    """What to look for in the log. Sent by POST, so that neither number nor key stands in an address.

    `person` is the key of the person whom the list is about by now, `only` of the one chosen from it.
    """

    number = PersonalNumberField(as_of=date.max, required=False, help_text=_("To see what was done about a person."))
    user = forms.ChoiceField(label=_("Who"), required=False)
    group = forms.ChoiceField(label=_("What"), required=False)
    since = DayField(label=_("From"))
    until = DayField(label=_("Until"))
    refused_only = forms.BooleanField(label=_("Refused only"), required=False)
    person = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    only = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    page = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, users: dict[int, str], today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["user"].choices = [("", _("Everybody")), *users.items()]  # type: ignore[attr-defined]
        self.fields["group"].choices = [("", _("Everything")), *Group.choices]  # type: ignore[attr-defined]
        self.fields["number"].as_of = today  # type: ignore[attr-defined]

    def about(self, person_key: str) -> "LogSearchForm":
        """Return the form as it is shown with its answer: about the person by key, and no number left in it."""
        self.data = {**self.data.dict(), "number": "", "person": person_key}
        return self


class SampleForm(forms.Form):
    """A judgement and a note for each entry of a sample; an entry may wait."""

    def __init__(self, *args: Any, entries: Sequence[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.entries = entries
        choices = [("", _("Not judged yet")), *Judgement.choices]
        for each in entries:
            self.fields[f"judgement_{each.pk}"] = forms.ChoiceField(
                label=_("Judgement"), choices=choices, required=False, initial=each.judgement
            )
            self.fields[f"note_{each.pk}"] = forms.CharField(
                label=_("Note"), max_length=500, required=False, initial=each.note or ""
            )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for each in self.entries:
            judged, note = said.get(f"judgement_{each.pk}"), said.get(f"note_{each.pk}")
            if judged not in ("", None, Judgement.RIGHT) and not note:
                self.add_error(f"note_{each.pk}", _("Say why, in a few words."))
        return said

    def judged(self) -> dict[int, tuple[str, str]]:
        said = self.cleaned_data
        return {each.pk: (said[f"judgement_{each.pk}"], said[f"note_{each.pk}"]) for each in self.entries}

    def pairs(self) -> list[tuple[Any, Any]]:
        """Return the two fields of each entry."""
        return [(self[f"judgement_{each.pk}"], self[f"note_{each.pk}"]) for each in self.entries]


class SignForm(forms.Form):
    """What the review showed, and what was done about it."""

    conclusion = forms.CharField(
        label=_("What did the review show?"),
        help_text=_("Also what has been done about it. The log is for the participants' safety: it measures nobody."),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
    )
