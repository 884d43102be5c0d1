"""What the languages of the printed forms are called."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stegvis.core.consent_forms import FormText, text_in

LANGUAGES: Mapping[str, str | Promise] = {
    "sv": _("Swedish"),
    "sv_plain": _("Plain Swedish"),
    "en": _("English"),
    "ar": _("Arabic"),
    "prs": _("Dari"),
    "so": _("Somali"),
    "ti": _("Tigrinya"),
}


@dataclass(frozen=True)
class FormLanguage:
    """A language of the forms: its code, what it is called here, and its text."""

    code: str
    name: str | Promise
    text: FormText


def form_languages(codes: Iterable[str]) -> list[FormLanguage]:
    return [FormLanguage(code, LANGUAGES[code], text_in(code)) for code in codes]
