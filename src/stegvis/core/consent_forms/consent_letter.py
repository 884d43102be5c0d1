"""A consent form in the words of one language."""

from stegvis.core.consent_forms.form import Box, ConsentForm
from stegvis.core.consent_forms.letter import (
    Field,
    Fields,
    Letter,
    Matrix,
    NumberedTicks,
    Part,
    Section,
    Terms,
    Tick,
    compose,
    names,
    person_facts,
    written,
)
from stegvis.core.consent_forms.review import Review
from stegvis.core.consent_forms.texts import FormText, Run, inserted, swedish

WIDEST = 3  # senders side by side; more than these go into a table of their own


def consent_letter(form: ConsentForm, text: FormText, review: Review | None = None) -> Letter:
    """Lay out the form: what is asked, the boxes, what they include, how long, how to withdraw, where to sign."""
    return compose(
        text,
        title="consent.title",
        keeper=form.keeper,
        facts=person_facts(form.person, text),
        parts=(*_asked(form, text), *matrices(form, text), *_explained(form, text)),
        signing=_signing(form, text),
        person=form.person,
        review=review,
    )


def _asked(form: ConsentForm, text: FormText) -> tuple[Part, ...]:
    known = names(form.keeper, form.cooperation)
    return (
        Section("", (text.say("consent.lead", **known),)),
        Section(text.plain("voluntary.heading"), (text.say("voluntary.text", **known),)),
        Section(text.plain("choices.heading"), (text.say("choices.how"),)),
    )


def _explained(form: ConsentForm, text: FormText) -> tuple[Part, ...]:
    known = names(form.keeper, form.cooperation)
    purpose = Run(text.plain(f"purposes.{form.purpose}"))
    return (
        Terms(text.plain("covers_heading"), tuple(_term(kind, text) for kind in form.kinds)),
        Section(text.plain("purpose.heading"), (text.say("purpose.text", purpose=purpose),)),
        _time(form, text),
        Section(
            text.plain("withdraw.heading"), (text.say("withdraw.how", **known), text.say("withdraw.effect", **known))
        ),
        Section(text.plain("limits.heading"), (text.say("limits.text"),)),
        _questions(form, text),
    )


def _term(kind: str, text: FormText) -> tuple[str, str]:
    return text.plain(f"kinds.{kind}"), text.plain(f"covers.{kind}")


def _time(form: ConsentForm, text: FormText) -> Section:
    key = f"time.{'day' if form.since else 'signing'}_{'to_day' if form.until else 'open'}"
    said = text.say(key, since=inserted(form.since), until=inserted(form.until))
    return Section(text.plain("time.heading"), (said,))


def _questions(form: ConsentForm, text: FormText) -> Section:
    known = names(form.keeper, form.cooperation)
    key = "questions.contact" if form.keeper.contact else "questions.office"
    said = text.say(key, contact=inserted(form.keeper.contact), **known)
    return Section(text.plain("questions.heading"), (said,))


def matrices(form: ConsentForm, text: FormText) -> tuple[Matrix, ...]:
    """Return a table for each receiver, or several when it has many senders."""
    found: list[Matrix] = []
    for receiver in dict.fromkeys(box.receiver for box in form.boxes):
        boxes = [box for box in form.boxes if box.receiver == receiver]
        senders = list(dict.fromkeys(box.sender for box in boxes))
        for first in range(0, len(senders), WIDEST):
            found.append(_matrix(form, text, receiver, senders[first : first + WIDEST], boxes))
    return tuple(found)


def _matrix(form: ConsentForm, text: FormText, receiver: str, senders: list[str], boxes: list[Box]) -> Matrix:
    here = {(box.kind, box.sender): box for box in boxes if box.sender in senders}
    kinds = [kind for kind in form.kinds if any((kind, sender) in here for sender in senders)]
    return Matrix(
        caption=text.say("choices.receiver", receiver=swedish(receiver)),
        corner=text.plain("choices.kind"),
        senders=tuple(text.say("choices.sender", sender=swedish(sender)) for sender in senders),
        rows=tuple(
            (text.plain(f"kinds.{kind}"), tuple(_answer(here.get((kind, sender)), form, text) for sender in senders))
            for kind in kinds
        ),
    )


def _answer(box: Box | None, form: ConsentForm, text: FormText) -> NumberedTicks | None:
    if box is None:
        return None
    yes = Tick(text.plain("box.answer_yes"), box.number in form.yes)
    return NumberedTicks(box.number, (yes, Tick(text.plain("box.answer_no"), box.number in form.no)))


def _signing(form: ConsentForm, text: FormText) -> Fields:
    interpreter = text.plain("sign.interpreter")
    return Fields(
        text.plain("sign.heading"),
        (
            Field(text.plain("sign.person")),
            Field(text.plain("sign.date")),
            Field(text.plain("sign.name")),
            written(text.plain("sign.taken_by"), form.taken_by),
            Field(interpreter, tick=Tick(interpreter, form.interpreter is True)),
            Field(text.plain("sign.interpreter_name")),
            Field(text.plain("sign.language")),
        ),
    )
