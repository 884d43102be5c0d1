"""How many participants could be meant: an organisation or a municipality with few is not told to others."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Count

from stegvis.apps.casework.models import Case
from stegvis.apps.people.models import is_shown
from stegvis.core import codebook
from stegvis.core.suppression import Rule

RULE = Rule()


@dataclass(frozen=True)
class Crowds:
    """Participants who have started, at their owner with the most of them: one human may stand at several owners."""

    of_owner: Mapping[tuple[int, int], int]
    of_municipality: Mapping[tuple[int, str], int]
    largest: Mapping[int, int]

    def is_in(self, project: int, municipality: str | None) -> bool:
        """Say whether so many live in the municipality that one of them does not stand out."""
        return municipality is not None and _enough(self.of_municipality.get((project, municipality), 0))

    def is_at(self, project: int, organisation: int) -> bool:
        """Say the same of an organisation. One without cases of its own works with everybody's."""
        own = self.of_owner.get((project, organisation))
        return _enough(self.largest.get(project, 0) if own is None else own)


def crowds_in(projects: Collection[int]) -> Crowds:
    """Count the participants of these projects; of none no question is asked."""
    of_owner: dict[tuple[int, int], int] = {}
    of_municipality: dict[tuple[int, str], int] = {}
    largest: dict[int, int] = {}
    for project, owner, municipality, number in _counted(projects) if projects else ():
        of_owner[project, owner] = of_owner.get((project, owner), 0) + number
        largest[project] = max(largest.get(project, 0), of_owner[project, owner])
        if municipality:
            there = of_municipality.get((project, municipality), 0)
            of_municipality[project, municipality] = max(there, number)
    return Crowds(of_owner, of_municipality, largest)


def words_of_few(project: int) -> set[str]:
    """Return the names of municipalities that too few participants of a project live in."""
    crowds = crowds_in([project])
    return {code.label.sv for code in codebook.municipalities if not crowds.is_in(project, code.code)}


def _counted(projects: Collection[int]) -> Collection[tuple[int, int, str | None, int]]:
    started = Case.objects.filter(is_shown(), project__in=projects, started_on__isnull=False)
    grouped = started.values_list("project", "owner", "person__municipality").order_by()
    return grouped.annotate(number=Count("person", distinct=True))


def _enough(number: int) -> bool:
    return number >= RULE.smallest_shown
