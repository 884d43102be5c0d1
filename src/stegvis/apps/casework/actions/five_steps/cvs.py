"""CVs: which items of the portfolio the person wants in them, in her order, and how she can be reached."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.actions import keep
from stegvis.apps.people.models import Person
from stegvis.apps.projects.saving import save

from ...models import Cv, CvLine, PortfolioItem
from ...policies import may_record_fact
from ..facts import AlreadyCorrected
from ..keeping import locked_row, refuse_without, withdrawn

CONTACTS = ("phone", "email", "address")


class NoContactOfProtected(Refused):
    default = _("The person's details are protected: her CV is made without phone, e-mail and address.")


class NotInThePortfolio(Refused):
    default = _("Choose among what stands in the portfolio.")


@act
def make_cv(
    *,
    person: Person,
    title: str,
    items: Sequence[PortfolioItem],
    by: Viewer,
    about: str = "",
    contacts: Sequence[str] = (),
) -> Cv:
    """Make a CV of these items in this order, with the contact details named among CONTACTS.

    Raises NotInThePortfolio, and NoContactOfProtected for a protected person's contact details.
    """
    may_record_fact(by, person).or_refuse()
    cv = Cv(person=person, recorded_by_id=by.user_id)
    _write(cv, title, about, contacts, items, by)
    keep(person)
    log.record("cv.made", target=cv, person_key=person.key, by=by)
    return cv


@act
def write_cv(
    *, cv: Cv, title: str, items: Sequence[PortfolioItem], by: Viewer, about: str = "", contacts: Sequence[str] = ()
) -> Cv:
    """Write a CV anew: what it says, which items it holds and in which order."""
    cv = _locked(cv, by)
    _write(cv, title, about, contacts, items, by)
    log.record("cv.written", target=cv, person_key=cv.person.key, by=by)
    return cv


@act
def withdraw_cv(*, cv: Cv, why: str, by: Viewer) -> Cv:
    """Take a CV away that is not to be used any more."""
    cv = _locked(cv, by)
    refuse_without(why)
    withdrawn(cv, why=why, by=by)
    log.record("cv.withdrawn", target=cv, person_key=cv.person.key, by=by)
    return cv


def _locked(cv: Cv, by: Viewer) -> Cv:
    found = locked_row(cv, "person")
    may_record_fact(by, found.person).or_refuse()
    if found.withdrawn_at:
        raise AlreadyCorrected
    return found


def _write(cv: Cv, title: str, about: str, contacts: Sequence[str], items: Sequence[PortfolioItem], by: Viewer) -> None:
    if contacts and cv.person.is_protected:
        raise NoContactOfProtected
    kept = PortfolioItem.objects.that_count().filter(person=cv.person_id, pk__in=[each.pk for each in items])
    if kept.count() != len(items):
        raise NotInThePortfolio
    cv.title, cv.about = title, about or None
    for name in CONTACTS:
        setattr(cv, f"shows_{name}", name in contacts)
    save(cv, by=by)
    cv.lines.all().delete()
    CvLine.objects.bulk_create([CvLine(cv=cv, item=item, place=place) for place, item in enumerate(items)])
