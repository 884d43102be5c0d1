"""Two rows that were made one are two persons after all, each with what is its own. See docs/adr/0012."""

from collections.abc import Collection, Iterable

from django.utils import timezone

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.actions import index_names
from stegvis.apps.people.models import MergedRow, Person, PersonMerge
from stegvis.apps.people.queries import decision_between
from stegvis.apps.projects.saving import save

from ..merging import columns, stricter
from ..merging_policies import may_undo
from ..unmerging import NewRow, drawn_along, moved_rows, new_rows
from .merging import as_told, decided_to_be_two, locked


@act
def undo_merge(*, merge: PersonMerge, why: str, by: Viewer, goes: Collection[str] = ()) -> PersonMerge:
    """Let two rows be two persons again, and decide that they are: they are not offered as one any more.

    Exactly the rows that were moved go back. What has come since stays with the kept row, but for those in `goes` (by
    their ids in `new_rows`) and what hangs together with what goes back. Raises NotVisible, IsUndone, MergedAgain,
    NeedsAReason.
    """
    kept, merged = locked(merge.kept, merge.merged)
    merge = PersonMerge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
    merge.kept, merge.merged = kept, merged
    may_undo(by, merge, why.strip()).or_refuse()
    since = new_rows(merge)
    merge.undone_at, merge.undone_by_id, merge.undone_why = timezone.now(), by.user_id, why.strip()
    merge.save()
    moved = moved_rows(merge)
    for column in columns():
        column.move(moved.get((column.table, column.name), []), start=kept, end=merged)
    _part(merge, by)
    went = _let_go([each for each in since if each.id in goes], merge)
    while along := drawn_along((each for each in since if each.id not in went), kept, merged):
        went |= _let_go(along, merge)
    if decision_between(kept, merged) is None:
        decided_to_be_two(kept, merged, why.strip(), by)
    log.record("person.merge_undone", target=merge, person_keys=[kept.key, merged.key], by=by)
    return merge


def _let_go(rows: Iterable[NewRow], merge: PersonMerge) -> set[str]:
    """Let rows that have come since be the merged row's, each noted; return their ids."""
    rows = list(rows)
    for each in rows:
        noted = {"table": each.column.table, "field": each.column.name, "row": each.row.pk}
        MergedRow.objects.create(merge=merge, what=MergedRow.What.WENT, **noted)
        each.column.move([each.row.pk], start=merge.kept, end=merge.merged)
    return {each.id for each in rows}


def _part(merge: PersonMerge, by: Viewer) -> None:
    """Give both rows their own details again. What somebody has changed in the kept row since stays there.

    A mark of protection set since may be the one's or the other's: then both have it, until somebody says whose it is.
    """
    kept, merged, why = merge.kept, merge.merged, merge.undone_why or ""
    marked_since = kept.protection != merge.filled["protection"][1]
    merged.protection = stricter(merged.protection, kept.protection) if marked_since else merged.protection
    merged.merged_into = None
    save(merged, by=by, why=why)
    for name, (before, after) in merge.filled.items():
        if as_told(getattr(kept, name)) == after:
            setattr(kept, name, Person._meta.get_field(name).to_python(before))
    save(kept, by=by, why=why)
    index_names([kept, merged])
