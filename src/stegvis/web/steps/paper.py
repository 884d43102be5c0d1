"""A CV or a whole portfolio as a paper holds it. Called with the language of its headings active."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from stegvis.core.writers.cv import Cv, CvEntry, CvSection
from stegvis.web.common import codes

CONTACTS = ("phone", "email", "address")


def contacts_of(person: Any) -> tuple[str, ...]:
    """Return by which details the person can be reached in a CV: of a protected person none goes out."""
    return () if person.is_protected else tuple(name for name in CONTACTS if getattr(person, name))


def cv_paper(person: Any, cv: Any, items: Sequence[Any], printed: date, language: str) -> Cv:
    """Return the CV: its items in the person's order, each run of the same kind under its heading."""
    words = {"phone": _("Phone"), "email": _("E-mail"), "address": _("Address")}
    shown = [name for name in contacts_of(person) if getattr(cv, f"shows_{name}")]
    return Cv(
        kind=_("CV"),
        name=person.name,
        title=cv.title,
        about=cv.about or "",
        contact=tuple((words[name], getattr(person, name)) for name in shown),
        sections=tuple(_sections(items, with_proof=False)),
        dated=printed,
        date_word=_("Dated"),
        page_of=(_("page"), _("of")),
        language=language,
    )


def portfolio_paper(person: Any, by_kind: Iterable[tuple[str, Sequence[Any]]], printed: date, language: str) -> Cv:
    """Return the whole portfolio, with what shows each item. It says nothing of how to reach the person."""
    items = [item for _kind, of_kind in by_kind for item in of_kind]
    return Cv(
        kind=_("Skills portfolio"),
        name=person.name,
        sections=tuple(_sections(items, with_proof=True)),
        dated=printed,
        date_word=_("Dated"),
        page_of=(_("page"), _("of")),
        language=language,
    )


def years_of(item: Any) -> str:
    years = [str(year) if year else "" for year in (item.from_year, item.until_year)]
    if years[0] == years[1]:
        return years[0]
    return "–".join(years)


def _sections(items: Sequence[Any], *, with_proof: bool) -> list[CvSection]:
    """Put the items under their kinds, the kinds in the order in which they first come."""
    kinds: dict[str, list[CvEntry]] = {}
    for item in items:
        kinds.setdefault(item.kind, []).append(_entry(item, with_proof))
    return [CvSection(codes.label("portfolio_kinds", kind), tuple(entries)) for kind, entries in kinds.items()]


def _entry(item: Any, with_proof: bool) -> CvEntry:
    proof = f"{_('What shows it')}: {codes.label('portfolio_proofs', item.proof)}" if with_proof else ""
    detail = ", ".join(part for part in (item.place, item.level) if part)
    return CvEntry(title=item.title, years=years_of(item), detail=detail, text=item.text or "", proof=proof)
