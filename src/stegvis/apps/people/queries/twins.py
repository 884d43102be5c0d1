"""Two rows that may be the same person: alike in name and birth date, and what has been decided about them."""

from collections import defaultdict
from datetime import date
from itertools import combinations

from django.db.models import Q, QuerySet

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer

from ..models import MergedRow, Person, PersonMerge, TwoPersons
from ..policies import Sight

MOST_PAIRS = 50
Pair = tuple[Person, Person]


def two_at_a_time(viewer: Viewer, at: date) -> list[Pair]:
    """Return pairs of persons the viewer works with who are alike and not decided about, at most so many.

    Two who both have a personal number are two persons. Protected persons are among them for those with the right.
    """
    seen = Sight(viewer, at).searchable
    without_number = seen.filter(number_lookup__isnull=True, alike_lookup__isnull=False).order_by()
    alike = seen.filter(alike_lookup__in=without_number.values("alike_lookup")).order_by("pk")
    groups = defaultdict(list)
    for person in alike:
        groups[person.alike_lookup].append(person)
    pairs = [pair for group in groups.values() for pair in combinations(group, 2) if not all(_numbers(pair))]
    decided = _decided(pairs)
    return [pair for pair in pairs if _key(*pair) not in decided][:MOST_PAIRS]


def alike_to(viewer: Viewer, person: Person, at: date) -> list[Person]:
    """Return other rows alike to a person's that may be hers, among those the viewer works with."""
    if person.alike_lookup is None:
        return []
    rows = Sight(viewer, at).searchable.filter(alike_lookup=person.alike_lookup).exclude(pk=person.pk)
    found = [each for each in rows.order_by("pk") if not all(_numbers((person, each)))]
    decided = _decided([(person, each) for each in found])
    return [each for each in found if _key(person, each) not in decided]


def decision_between(one: Person, other: Person) -> TwoPersons | None:
    """Return the decision that stands that these are two persons, if there is one."""
    pair = sorted((one.pk, other.pk))
    return TwoPersons.objects.filter(one=pair[0], other=pair[1], taken_back_at__isnull=True).first()


def merges_of(viewer: Viewer, person: Person, at: date) -> QuerySet[PersonMerge]:
    """Return what has been merged into a row that the viewer sees and what was undone, the latest first."""
    if not Sight(viewer, at).sees(person):
        raise NotVisible
    rows = PersonMerge.objects.filter(Q(kept=person) | Q(merged=person))
    return rows.select_related("by", "undone_by", "kept", "merged")


def merge_for(viewer: Viewer, key: str, at: date) -> PersonMerge:
    """Return a merge that stands, of persons the viewer works with. Raises NotVisible, SayWhyFirst."""
    sight = Sight(viewer, at)
    found = PersonMerge.objects.select_related("kept", "merged", "by").filter(key=key, undone_at__isnull=True).first()
    if found is None or not sight.searchable.filter(pk=found.kept_id).exists():
        raise NotVisible
    sight.opens(found.kept)
    return found


def is_merged_again(merge: PersonMerge) -> bool:
    """Say whether the row that was kept has itself been merged into another since."""
    return Person.objects.filter(pk=merge.kept_id, merged_into__isnull=False).exists()


def came_with_another(merge: PersonMerge) -> QuerySet[MergedRow]:
    """Return the rows that came to the kept row by other merges that stand: they are nothing new."""
    others = MergedRow.objects.filter(merge__kept=merge.kept_id, merge__undone_at__isnull=True)
    return others.filter(what=MergedRow.What.MOVED).exclude(merge=merge)


def _numbers(pair: Pair) -> tuple[bool, bool]:
    return pair[0].number_lookup is not None, pair[1].number_lookup is not None


def _decided(pairs: list[Pair]) -> set[tuple[int, int]]:
    ones = {_key(*pair)[0] for pair in pairs}
    rows = TwoPersons.objects.filter(one__in=ones, taken_back_at__isnull=True)
    return set(rows.values_list("one", "other"))


def _key(one: Person, other: Person) -> tuple[int, int]:
    return min(one.pk, other.pk), max(one.pk, other.pk)
