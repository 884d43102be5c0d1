"""Plans that other organisations have handed over to the own one: read as the copies that came, and nothing beside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef

from stegvis.apps.access import log
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.models import Person
from stegvis.apps.people.policies import Sight, covering, now
from stegvis.core import codebook

from ...held_policies import HeldSight
from ...models import PlanAction, PlanCopy, PlanReport, PlanSignature
from ...plan_contents import ACTION, GOAL, SUB_GOAL, own_lines
from ...policies import PLANNING

OF_A_PLAN = (GOAL, SUB_GOAL, ACTION)


@dataclass(frozen=True)
class CopiedLine:
    """A line of the plan as the copy says it. `action` is there for the receiver's own lines alone."""

    what: str
    title: str
    says: str
    action: PlanAction | None
    report: PlanReport | None


@dataclass(frozen=True)
class HeldPlan:
    """A copy that the own organisation holds, and what the own organisation has said of it.

    `open_kinds` are those that a ground lets go back to the plan's owner now.
    """

    copy: PlanCopy
    person: Person
    lines: tuple[CopiedLine, ...]
    signature: PlanSignature | None
    open_kinds: tuple[str, ...]


def held_plans(viewer: Viewer, person: Person, at: date) -> list[PlanCopy]:
    """Return the copies of plans in a person's file, the latest first, still closed, and whether each `is_answered`."""
    answers = PlanSignature.objects.filter(version=OuterRef("version"), party=viewer.organisation_id)
    rows = HeldSight(viewer, at).of(PlanCopy).filter(disclosure__reception__person=person)
    rows = rows.select_related("disclosure__sender", "version").defer("disclosure__copy", "version__goal")
    rows = rows.annotate(is_answered=Exists(answers))
    return list(rows.order_by("-pk"))


def copy_for(viewer: Viewer, disclosure_key: str, at: date) -> PlanCopy:
    """Return a plan that was handed over to the own organisation. Raises NotVisible, SayWhyFirst."""
    rows = HeldSight(viewer, at).of(PlanCopy).filter(disclosure__key=disclosure_key)
    found = rows.select_related("disclosure__sender", "disclosure__reception__person", "version").first()
    if found is None:
        raise NotVisible
    Sight(viewer, at).opens(found.disclosure.reception.person)
    return found


def held_plan(viewer: Viewer, disclosure_key: str, at: date) -> HeldPlan:
    """Return a copy with its lines and one's own answers, and log that it was read. Raises NotVisible."""
    copy = copy_for(viewer, disclosure_key, at)
    disclosure, own = copy.disclosure, own_lines(copy)
    person = disclosure.reception.person
    kinds = covering(person, disclosure.sender, PLANNING, now())
    log.record("disclosure.read", target=disclosure, person_key=person.key, by=viewer)
    return HeldPlan(
        copy=copy,
        person=person,
        lines=tuple(_copied(disclosure.copy["entries"], own, _own_reports(viewer, own))),
        signature=_own_signature(viewer, copy),
        open_kinds=tuple(code for code in codebook.information_kinds.codes if code in kinds),
    )


def _copied(
    entries: list[dict[str, Any]], own: Mapping[int, PlanAction], reports: Mapping[str, PlanReport]
) -> list[CopiedLine]:
    lines = []
    for entry in entries:
        what, _between, pk = entry["id"].partition(":")
        if what not in OF_A_PLAN:
            continue
        action = own.get(int(pk)) if what == ACTION else None
        report = reports.get(action.line) if action else None
        lines.append(CopiedLine(what, entry["title"], entry["says"], action, report))
    return sorted(lines, key=lambda line: OF_A_PLAN.index(line.what))


def _own_reports(viewer: Viewer, own: Mapping[int, PlanAction]) -> dict[str, PlanReport]:
    lines = [action.line for action in own.values()]
    rows = PlanReport.objects.filter(line__in=lines, origin=viewer.organisation_id)
    return {each.line: each for each in rows.select_related("recorded_by").order_by("pk")}


def _own_signature(viewer: Viewer, copy: PlanCopy) -> PlanSignature | None:
    own = PlanSignature.objects.filter(version=copy.version, origin=viewer.organisation_id)
    return own.filter(party=viewer.organisation_id).select_related("recorded_by").last()
