"""What the person page shows of her cases and of each kind of fact."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from stegvis.apps.access.viewers import Viewer
from stegvis.apps.casework.policies import may_follow_up
from stegvis.apps.casework.queries import FactRow, PersonPage

from .buttons import Button, buttons
from .kinds import KINDS, Kind, words_of


@dataclass(frozen=True)
class CaseCard:
    """One participation: what is known of it, who works with it, its follow-ups, and what can be done."""

    case: Any
    way_in: str | None
    responsible: list[Any]
    works_now: Any
    followups: list[Any]
    buttons: list[Button]
    may_follow_up: bool

    @property
    def main(self) -> Button | None:
        return next((button for button in self.buttons if button.main), None)

    @property
    def others(self) -> list[Button]:
        return [button for button in self.buttons if button != self.main]


@dataclass(frozen=True)
class FactLine:
    """A fact in words, with what its acts need."""

    fact: FactRow
    words: str
    holds: bool


@dataclass(frozen=True)
class Section:
    """A kind of fact: what holds now, and what held before."""

    kind: Kind
    now: list[FactLine]
    before: list[FactLine]


def case_cards(viewer: Viewer, page: PersonPage, today: date) -> list[CaseCard]:
    return [_card(viewer, page, case, today) for case in page.cases]


def fact_sections(page: PersonPage, today: date) -> list[Section]:
    """Return a section for each kind; a kind that is not entered here only when it holds something."""
    sections = []
    for name, kind in KINDS.items():
        holding = set(page.facts_on(name, today))
        lines = [FactLine(fact, words_of(fact), fact in holding) for fact in page.facts if fact.kind == name]
        lines.sort(key=lambda line: line.fact.on or date.min, reverse=True)
        if lines or kind.entered_here:
            now = [line for line in lines if line.holds]
            sections.append(Section(kind, now, [line for line in lines if not line.holds]))
    return sections


def _card(viewer: Viewer, page: PersonPage, case: Any, today: date) -> CaseCard:
    responsible = [each for each in page.responsibilities if each.case_id == case.pk]
    now = [each for each in responsible if each.on <= today and (each.until is None or each.until >= today)]
    return CaseCard(
        case=case,
        way_in=next((each.way_in for each in page.referrals if each.case_id == case.pk), None),
        responsible=responsible,
        works_now=now[-1] if now else None,
        followups=[each for each in page.followups if each.case_id == case.pk],
        buttons=buttons(viewer, case),
        may_follow_up=bool(may_follow_up(viewer, case)),
    )
