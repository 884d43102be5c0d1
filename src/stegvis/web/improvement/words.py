"""What is said of each word that may name somebody, and what is proposed to write instead."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stegvis.core.identifying import Hit, Kind, month_of

IS: Mapping[Kind, Promise] = {
    Kind.PERSON: _("The name of somebody you work with"),
    Kind.RELATIVE: _("The name of a relative"),
    Kind.STAFF: _("The name of somebody at work"),
    Kind.ADDRESS: _("An address"),
    Kind.PERSONAL_NUMBER: _("A personal number"),
    Kind.EMAIL: _("An e-mail address"),
    Kind.DAY: _("A day"),
    Kind.PHONE: _("A phone number"),
    Kind.NUMBER: _("A number that may lead to a case"),
    Kind.PERHAPS: _("Perhaps a name"),
}
INSTEAD: Mapping[Kind, Promise] = {
    Kind.PERSON: _("the person"),
    Kind.RELATIVE: _("a relative"),
    Kind.STAFF: _("the officer"),
    Kind.ADDRESS: _("at home"),
    Kind.PERSONAL_NUMBER: _("(number left out)"),
    Kind.EMAIL: _("(address left out)"),
    Kind.PHONE: _("(number left out)"),
    Kind.NUMBER: _("(number left out)"),
    Kind.PERHAPS: _("somebody"),
}
WHOSE: Mapping[Kind, Promise] = {
    Kind.PERSON: _("the person's"),
    Kind.RELATIVE: _("a relative's"),
    Kind.STAFF: _("the officer's"),
}


def instead_of(hit: Hit) -> str:
    """Return what is proposed to write instead."""
    if hit.kind is Kind.DAY:
        return month_of(hit.word)
    return str(WHOSE[hit.kind] if hit.genitive and hit.kind in WHOSE else INSTEAD[hit.kind])
