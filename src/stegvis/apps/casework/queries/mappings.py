"""The mappings of a case, as far as it exists for who is asking."""

from collections.abc import Mapping as Table
from dataclasses import dataclass
from datetime import date

from stegvis.apps.access import log
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.models import Person
from stegvis.core import codebook

from ..models import Case, HeldOccupation, Mapping, MappingSection
from ..policies import CaseSight


@dataclass(frozen=True)
class MappingPage:
    """One mapping with what was said about each domain, and the others of the case, the latest first."""

    mapping: Mapping | None
    sections: Table[str, MappingSection]
    others: tuple[Mapping, ...]

    @property
    def untouched(self) -> tuple[str, ...]:
        """Return the domains nobody has talked about yet; those asked only where needed are left out."""
        if_needed = codebook.mapping_domains.flagged("if_needed")
        return tuple(
            code for code in codebook.mapping_domains.codes if code not in self.sections and code not in if_needed
        )


def mapping_page(viewer: Viewer, case: Case, at: date, key: str | None = None) -> MappingPage:
    """Return the mapping with this key, or the latest, and log that it was read. Raises NotVisible."""
    mappings = _mappings(viewer, case, at)
    mapping = next((each for each in mappings if key in (None, each.key)), None)
    if key is not None and mapping is None:
        raise NotVisible
    sections: dict[str, MappingSection] = {}
    if mapping is not None:
        rows = mapping.sections.that_count().select_related("recorded_by")
        sections = {row.domain: row for row in rows}
        log.record("mapping.read", target=mapping, person_key=case.person.key, by=viewer)
    return MappingPage(mapping, sections, tuple(each for each in mappings if each != mapping))


def mapping_for(viewer: Viewer, case: Case, key: str, at: date) -> Mapping:
    """Return a mapping of the case that counts. Raises NotVisible."""
    found = next((each for each in _mappings(viewer, case, at) if each.key == key), None)
    if found is None:
        raise NotVisible
    return found


def section_of(mapping: Mapping, domain: str) -> MappingSection | None:
    """Return what stands about one domain in a mapping, which the caller was found to see."""
    return mapping.sections.that_count().filter(domain=domain).first()


def held_occupations(viewer: Viewer, person: Person, at: date) -> tuple[HeldOccupation, ...]:
    """Return the work that the person has had, the latest first; of unknown years last. Raises NotVisible."""
    if not CaseSight(viewer, at).people.sees(person):
        raise NotVisible
    rows = HeldOccupation.objects.that_count().filter(person=person)
    return tuple(sorted(rows, key=lambda row: (-(row.until_year or row.from_year or 0), -(row.from_year or 0), row.pk)))


def held_occupation_for(viewer: Viewer, person: Person, row_id: int, at: date) -> HeldOccupation:
    found = next((row for row in held_occupations(viewer, person, at) if row.pk == row_id), None)
    if found is None:
        raise NotVisible
    return found


def _mappings(viewer: Viewer, case: Case, at: date) -> list[Mapping]:
    if not CaseSight(viewer, at).sees(case):
        raise NotVisible
    return list(case.mappings.that_count().select_related("recorded_by"))
