"""The consent form on paper: what stands in it, and which number each box has, on paper and on the screen alike."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from stegvis.core import codebook
from stegvis.core.consent_forms import (
    ConsentForm,
    Keeper,
    Line,
    Person,
    PlanAnswer,
    PlanForm,
    PlannedAction,
    PlannedStep,
    WithdrawalForm,
)

from .forms.answers import IN, NO, OUT, WAYS, YES, answer, kinds

UNKNOWN = "–"
SAMPLE_DAY = date(2026, 1, 31)
Way = tuple[int, int]
"""Keys of the organisation that hands over and of the one that receives."""


def keeper_of(own: Any, contact: str = "") -> Keeper:
    return Keeper(organisation=own.name, phone=own.phone or UNKNOWN, contact=contact)


def person_on_paper(person: Any) -> Person:
    return Person(name=person.name, born=person.birth_date, personal_number=person.number or "")


def both_ways(own: Any, organisations: Iterable[Any]) -> list[tuple[Any, Any]]:
    """Return who hands over to whom, in the order that numbers the boxes: to each organisation, and from it."""
    return [pair for other in organisations for pair in ((own, other), (other, own))]


def asked_form(
    own: Any,
    organisations: Sequence[Any],
    values: Mapping[str, Any],
    *,
    person: Any,
    cooperation: str,
    taken_by: str = "",
) -> ConsentForm:
    """Return the form for the organisations that are ticked on the screen, with what has been answered so far.

    `values` are those of the form that could be read. Nothing is ticked that nobody has answered.
    """
    told = {
        "keeper": keeper_of(own, taken_by),
        "cooperation": cooperation,
        "purpose": values.get("purpose") or "planning",
        "person": person_on_paper(person),
        "since": values.get("since"),
        "until": values.get("until"),
        "taken_by": taken_by,
    }
    pairs = both_ways(own, organisations)
    numbers = _numbers(pairs, kinds())
    said = {
        numbers[sender.pk, receiver.pk, kind]: answer(values, receiver if way == OUT else sender, way, kind)
        for (sender, receiver), way in zip(pairs, WAYS * len(organisations), strict=True)
        for kind in kinds()
    }
    return _form(pairs, said, told, kinds())


def recorded_form(ground: Any, *, cooperation: str) -> ConsentForm:
    """Return the form that a consent of the own organisation would have been, ticked as it was answered."""
    own, lines = ground.person.owner, list(ground.lines.all())
    pairs = pairs_of(own, lines)
    named = _kinds_of(lines)
    numbers = _numbers(pairs, named)
    said = {numbers[line.sender_id, line.receiver_id, line.kind]: YES if line.given else NO for line in lines}
    told = {
        "keeper": keeper_of(own, ground.recorded_by.name if ground.recorded_by else ""),
        "cooperation": cooperation,
        "purpose": ground.purpose,
        "person": person_on_paper(ground.person),
        "since": ground.since,
        "until": ground.until,
        "taken_by": ground.recorded_by.name if ground.recorded_by else "",
    }
    return _form(pairs, said, told, named)


def withdrawal_of(form: ConsentForm, ground: Any, received_by: str) -> WithdrawalForm:
    return WithdrawalForm(consent=form, given_on=ground.given_at.date(), received_by=received_by)


def sample_form(own: Any, other: str, cooperation: str) -> ConsentForm:
    """Return a form without a person, for whoever reviews its words."""
    lines = (Line(own.name, other, kinds()), Line(other, own.name, kinds()))
    return ConsentForm(keeper=keeper_of(own), cooperation=cooperation, lines=lines, purpose="planning")


def sample_plan(own: Any) -> PlanForm:
    """Return a plan that says nothing, with each of its headings, for whoever reviews their words."""
    action = PlannedAction(what=UNKNOWN, due=SAMPLE_DAY, contact=UNKNOWN)
    return PlanForm(
        keeper=keeper_of(own, UNKNOWN),
        person=Person(),
        number=1,
        goal=UNKNOWN,
        steps=(PlannedStep(actions=(action,), text=UNKNOWN), PlannedStep(actions=(action,))),
        agreed_on=SAMPLE_DAY,
        review_on=SAMPLE_DAY,
        answers=(PlanAnswer(on=SAMPLE_DAY), PlanAnswer(on=SAMPLE_DAY, who=own.name, why=UNKNOWN)),
        missing=("",),
    )


def pairs_of(own: Any, lines: Iterable[Any]) -> list[tuple[Any, Any]]:
    """Return who hands over to whom in a recorded consent, both ways with each other organisation, then the rest."""
    met = {each.pk: each for line in lines for each in (line.sender, line.receiver)}
    met.pop(own.pk, None)
    between = {(line.sender_id, line.receiver_id): (line.sender, line.receiver) for line in lines}
    apart = [pair for way, pair in between.items() if own.pk not in way]
    with_own = {each for way in between if own.pk in way for each in way}
    return both_ways(own, [each for key, each in met.items() if key in with_own]) + apart


def numbers_of_lines(own: Any, lines: Iterable[Any]) -> dict[tuple[int, int, str], int]:
    """Return the number on paper of each box of a recorded consent, by sender, receiver and kind."""
    lines = list(lines)
    return _numbers(pairs_of(own, lines), _kinds_of(lines))


def numbers_on_screen(own: Any, organisations: Sequence[Any]) -> dict[int, dict[tuple[str, str], int]]:
    """Return the number on paper of each box of the form on the screen, by organisation, way and kind."""
    found = _numbers(both_ways(own, organisations), kinds())
    return {
        other.pk: {
            (way, kind): found[(own.pk, other.pk, kind) if way == OUT else (other.pk, own.pk, kind)]
            for way in (OUT, IN)
            for kind in kinds()
        }
        for other in organisations
    }


def _numbers(pairs: Sequence[tuple[Any, Any]], named: tuple[str, ...]) -> dict[tuple[int, int, str], int]:
    if not pairs:
        return {}
    blank = ConsentForm(
        keeper=Keeper(organisation=UNKNOWN, phone=UNKNOWN),
        cooperation=UNKNOWN,
        lines=_lines(pairs, named),
        purpose="planning",
    )
    return {(pairs[box.line][0].pk, pairs[box.line][1].pk, box.kind): box.number for box in blank.boxes}


def _form(
    pairs: Sequence[tuple[Any, Any]], said: Mapping[int, str], told: Mapping[str, Any], named: tuple[str, ...]
) -> ConsentForm:
    yes = frozenset(number for number, answered in said.items() if answered == YES)
    no = frozenset(number for number, answered in said.items() if answered == NO)
    return ConsentForm(lines=_lines(pairs, named), yes=yes, no=no, **told)


def _kinds_of(lines: Iterable[Any]) -> tuple[str, ...]:
    """Return what a recorded consent has boxes for: what forms ask about, and what else its lines name."""
    named = {*kinds(), *(line.kind for line in lines)}
    return tuple(kind for kind in codebook.information_kinds.codes if kind in named)


def _lines(pairs: Sequence[tuple[Any, Any]], named: tuple[str, ...]) -> tuple[Line, ...]:
    return tuple(Line(sender.name, receiver.name, named) for sender, receiver in pairs)
