"""Two rows of one person become one; or it is decided that they are two. See docs/adr/0012."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.actions import begin_history, index_names
from stegvis.apps.people.models import Draft, MergedRow, Person, PersonMerge, TwoPersons
from stegvis.apps.projects.saving import save

from ..merging import STAYS_WHERE_THERE_ARE_TWO, Column, columns, filled, which_is_kept
from ..merging_policies import may_decide_two, may_merge, may_take_back


@act
def merge_persons(*, one: Person, other: Person, why: str, by: Viewer) -> PersonMerge:
    """Let two rows be one person: all rows of the one become the other's, and each is noted so that it can go back.

    Raises NotVisible, DecidedToBeTwo, CanNotBeOne with what stands in the way, NeedsAReason.
    """
    kept, merged = which_is_kept(*locked(one, other))
    may_merge(by, kept, merged, why.strip()).or_refuse()
    values = filled(kept, merged)
    merge = PersonMerge.objects.create(
        kept=kept,
        merged=merged,
        at=timezone.now(),
        by_id=by.user_id,
        why=why.strip(),
        filled={name: [as_told(before), as_told(after)] for name, (before, after) in values.items()},
    )
    moved = [column.table for column in columns() if _move(column, merge)]
    _move_drafts(merged, kept)
    _set_aside(merged, kept, by, why.strip())
    _fill_in(kept, {name: after for name, (_before, after) in values.items()}, by, why.strip())
    log.record("person.merged", target=merge, person_keys=[kept.key, merged.key], by=by, fields=moved)
    return merge


@act
def decide_two_persons(*, one: Person, other: Person, why: str, by: Viewer) -> TwoPersons:
    """Decide that two rows that look alike are two persons: they are not offered as one again.

    Raises NotVisible, DecidedAlready, NeedsAReason.
    """
    one, other = locked(one, other)
    may_decide_two(by, one, other, why.strip()).or_refuse()
    return decided_to_be_two(one, other, why.strip(), by)


@act
def take_back_two_persons(*, decision: TwoPersons, why: str, by: Viewer) -> TwoPersons:
    """Take a decision back that was wrong. Raises NotVisible, NeedsAReason."""
    decision = TwoPersons.objects.select_for_update(of=("self",)).select_related("one", "other").get(pk=decision.pk)
    may_take_back(by, decision, why.strip()).or_refuse()
    decision.taken_back_at, decision.taken_back_why = timezone.now(), why.strip()
    decision.taken_back_by_id = by.user_id
    decision.save()
    keys = [decision.one.key, decision.other.key]
    log.record("person.two_taken_back", target=decision, person_keys=keys, by=by)
    return decision


def decided_to_be_two(one: Person, other: Person, why: str, by: Viewer) -> TwoPersons:
    """Write the decision, once somebody has been found allowed to."""
    one, other = sorted((one, other), key=lambda each: each.pk)
    decision = TwoPersons.objects.create(one=one, other=other, at=timezone.now(), by_id=by.user_id, why=why)
    log.record("person.two_decided", target=decision, person_keys=[one.key, other.key], by=by)
    return decision


def locked(*people: Person) -> list[Person]:
    """Lock persons in one order, whoever asks, so that two who do the same do not wait for each other."""
    rows = Person.objects.select_for_update(of=("self",)).order_by("pk")
    found = {row.pk: row for row in rows.filter(pk__in=[each.pk for each in people])}
    return [found.get(each.pk) or Person.objects.get(pk=each.pk) for each in people]


def as_told(value: Any) -> Any:
    """Return a detail as it is kept in the merge."""
    return value.isoformat() if isinstance(value, date) else value


def _move(column: Column, merge: PersonMerge) -> bool:
    """Note whose each row is, and let the merged row's be the kept one's; say whether there were any."""
    stays = _second_of_its_kind(column, merge)
    hers = [row for row in column.rows(merge.merged).values_list("pk", flat=True) if row not in stays]
    theirs = list(column.rows(merge.kept).values_list("pk", flat=True))
    noted = [(row, MergedRow.What.MOVED) for row in hers] + [(row, MergedRow.What.STAYED) for row in theirs]
    MergedRow.objects.bulk_create(
        MergedRow(merge=merge, table=column.table, field=column.name, row=row, what=what) for row, what in noted
    )
    column.move(hers, start=merge.merged, end=merge.kept)
    return bool(hers)


def _second_of_its_kind(column: Column, merge: PersonMerge) -> set[int]:
    if column.table not in STAYS_WHERE_THERE_ARE_TWO:
        return set()
    return {row for _rule, rows in column.doubled(merge.kept, merge.merged) for row in rows}


def _move_drafts(start: Person, end: Person) -> None:
    """Let what somebody has begun to write be found on the other row's pages, unless she has begun there too."""
    for draft in Draft.objects.filter(organisation=start.owner_id, form_key__contains=f"={start.key}"):
        form_key = draft.form_key.replace(f"={start.key}", f"={end.key}")
        if not Draft.objects.filter(user=draft.user_id, organisation=start.owner_id, form_key=form_key).exists():
            Draft.objects.filter(pk=draft.pk).update(form_key=form_key)


def _set_aside(merged: Person, kept: Person, by: Viewer, why: str) -> None:
    begin_history(merged)
    merged.merged_into = kept
    save(merged, by=by, why=why)
    index_names([merged])


def _fill_in(kept: Person, values: Mapping[str, Any], by: Viewer, why: str) -> None:
    begin_history(kept)
    for name, value in values.items():
        setattr(kept, name, value)
    kept.batch = None
    save(kept, by=by, why=why)
    index_names([kept])
