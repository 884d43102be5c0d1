"""What other authorities have handed over (a plan, a call, minutes) and who at the receiver reads and answers it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import NotVisible, Verdict, allow_if
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.policies import DisclosureSight, Sight, today


@dataclass(frozen=True)
class HeldSight:
    """Which rows that stand for a copy `viewer` sees: her organisation got it, and filed it with whom she may open."""

    viewer: Viewer
    at: date

    def of(self, model: type[Model]) -> QuerySet[Any]:
        """Return the rows of `model`, each with its `disclosure`."""
        received = DisclosureSight(self.viewer, self.at).rows.filter(
            receiver=self.viewer.organisation_id, reception__isnull=False
        )
        return model._default_manager.filter(disclosure__in=received.order_by().values("pk"))

    def sees(self, row: Any) -> bool:
        return self.of(type(row)).filter(pk=row.pk).exists()


def may_answer_held(viewer: Viewer, row: Any) -> Verdict:
    """Who works with the person at the receiver answers for it: signs, reports on its own lines, says who comes."""
    seen = allow_if(HeldSight(viewer, today()).sees(row), refusal=NotVisible)
    if not seen:
        return seen
    sight = Sight(viewer, today())
    person = row.disclosure.reception.person
    works = allow_if(sight.works_with(person) and not sight.masks(person), refusal=NotVisible)
    writes = viewer.may(Permission.REGISTER) or viewer.may(Permission.DOCUMENT)
    return works.and_then(allow_if(writes)).and_then(allow_if(viewer.may(Permission.DISCLOSE)))
