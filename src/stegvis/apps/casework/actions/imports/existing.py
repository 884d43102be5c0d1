from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from stegvis.apps.people.models import HiddenBatch, Person, scoped
from stegvis.apps.projects.models import Project

from ...models import Case, CaseRevision
from ...models.cases import VALUES

CHUNK = 500


@dataclass
class Existing:
    """What the owner already has of the persons in a file, and what of it counts without the batch `replaces`.

    `base` holds a case's values as they are without that batch; a case that nothing else speaks of is not in it.
    `said` holds what the latest file said of a case, `by_hand` the cases that somebody has changed after that.
    """

    owner_id: int
    project: Project
    replaces: int | None
    persons: dict[str, Person] = field(default_factory=dict)
    cases: dict[int, list[Case]] = field(default_factory=lambda: defaultdict(list))
    base: dict[int, dict[str, Any]] = field(default_factory=dict)
    said: dict[int, dict[str, Any]] = field(default_factory=dict)
    by_hand: set[int] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)

    def read(self, numbers: Iterable[str]) -> None:
        self.hidden = set(HiddenBatch.objects.filter(owner=self.owner_id).values_list("batch", flat=True))
        if self.replaces is not None:
            self.hidden.add(self.replaces)
        lookup = Person._meta.get_field("number_lookup")
        for part in chunks(sorted(numbers)):
            prints = {lookup.fingerprint_of(scoped(self.owner_id, number)): number for number in part}
            for person in Person.objects.filter(owner=self.owner_id, number_lookup__in=list(prints)):
                self.persons[prints[person.number_lookup]] = person
        for part in chunks(self.person_ids):
            self._read_cases(part)

    @property
    def person_ids(self) -> list[int]:
        return [person.pk for person in self.persons.values()]

    def counts(self, batch: int | None) -> bool:
        """Say whether rows of this batch count when the new file does."""
        return batch is None or batch not in self.hidden

    def put_aside(self, model: type[models.Model]) -> set[int]:
        """Return the rows that come back when the replaced file no longer counts: it had put others in their place."""
        if self.replaces is None:
            return set()
        rows = model._default_manager.filter(batch=self.replaces, replaces__isnull=False)
        return set(rows.values_list("replaces", flat=True))

    def _read_cases(self, person_ids: Sequence[int]) -> None:
        cases = Case.objects.filter(owner=self.owner_id, project=self.project, person__in=person_ids).order_by("pk")
        for case in cases.defer("exit_note"):
            self.cases[case.person_id].append(case)
        revisions = CaseRevision.objects.filter(case__in=[case.pk for case in cases]).order_by("pk").defer("why")
        for revision in revisions:
            self._read_revision(revision, {name: getattr(revision, name) for name in VALUES})

    def _read_revision(self, revision: CaseRevision, values: dict[str, Any]) -> None:
        if self.counts(revision.batch):
            self.base[revision.case_id] = values
        if revision.batch is None:
            self.by_hand.add(revision.case_id)
        else:
            self.said[revision.case_id] = values
            self.by_hand.discard(revision.case_id)


def chunks(values: Iterable[Any], size: int = CHUNK) -> Iterator[list[Any]]:
    values = list(values)
    return (values[start : start + size] for start in range(0, len(values), size))
