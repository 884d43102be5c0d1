"""A withdrawal of consent in the words of one language, on one page."""

from itertools import groupby
from typing import Final

from stegvis.core.consent_forms.form import Box, WithdrawalForm
from stegvis.core.consent_forms.letter import (
    BoxesByLine,
    Choices,
    Field,
    Fields,
    Letter,
    NumberedTicks,
    Part,
    Section,
    Tick,
    compose,
    names,
    person_facts,
    written,
)
from stegvis.core.consent_forms.review import Review
from stegvis.core.consent_forms.texts import FormText, Words, inserted, swedish

MOST_LISTED: Final = 30  # more boxes than these do not fit on the page; their numbers are written instead


def withdrawal_letter(form: WithdrawalForm, text: FormText, review: Review | None = None) -> Letter:
    """Lay out the form: what is taken back, what that means, where to sign."""
    consent = form.consent
    known = names(consent.keeper, consent.cooperation)
    given = Field(text.plain("withdrawal.given"), inserted(form.given_on) if form.given_on else None)
    return compose(
        text,
        title="withdrawal.title",
        keeper=consent.keeper,
        facts=(*person_facts(consent.person, text), given),
        parts=(
            Section("", (text.say("withdrawal.lead", **known), text.say("withdrawal.phone", **known))),
            Section(text.plain("withdrawal.choose"), ()),
            *(_listed(form, text) if len(form.offered) <= MOST_LISTED else _numbers(form, text)),
            Section(
                text.plain("withdrawal.effect_heading"),
                (text.say("withdrawal.effect", **known), text.say("withdrawal.voluntary", **known)),
            ),
        ),
        signing=_signing(form, text),
        person=consent.person,
        review=review,
    )


def _listed(form: WithdrawalForm, text: FormText) -> tuple[Part, ...]:
    rows = tuple(_row(form, text, list(boxes)) for _line, boxes in groupby(form.offered, key=lambda box: box.line))
    headings = (text.plain("withdrawal.lines"), text.plain("withdrawal.boxes"))
    return _choices(form, text, "withdrawal.some"), BoxesByLine(headings, rows)


def _numbers(form: WithdrawalForm, text: FormText) -> tuple[Part, ...]:
    numbers = ", ".join(map(str, sorted(form.boxes)))
    line = Fields("", (written(text.plain("withdrawal.numbers"), numbers),))
    return _choices(form, text, "withdrawal.some_by_number"), line


def _choices(form: WithdrawalForm, text: FormText, some: str) -> Choices:
    everything = Tick(text.plain("withdrawal.everything"), form.everything)
    return Choices((everything, Tick(text.plain(some), bool(form.boxes))))


def _row(form: WithdrawalForm, text: FormText, boxes: list[Box]) -> tuple[Words, tuple[NumberedTicks, ...]]:
    who = text.say("withdrawal.line", sender=swedish(boxes[0].sender), receiver=swedish(boxes[0].receiver))
    ticks = (Tick(text.plain(f"kinds.{box.kind}"), box.number in form.boxes) for box in boxes)
    return who, tuple(NumberedTicks(box.number, (tick,)) for box, tick in zip(boxes, ticks, strict=True))


def _signing(form: WithdrawalForm, text: FormText) -> Fields:
    return Fields(
        text.plain("sign.heading"),
        (
            Field(text.plain("sign.person")),
            Field(text.plain("sign.date_time")),
            Field(text.plain("sign.name")),
            written(text.plain("sign.received_by"), form.received_by),
        ),
    )
