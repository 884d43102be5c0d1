"""A joint plan in the headings of one language, and its own words as they were written."""

from collections.abc import Iterator

from stegvis.core.consent_forms.letter import Field, Fields, Letter, Part, Rows, Section, compose, names
from stegvis.core.consent_forms.plan import PlanAnswer, PlanForm, PlannedAction, PlannedStep
from stegvis.core.consent_forms.review import Review
from stegvis.core.consent_forms.texts import FormText, Run, Words, inserted, swedish


def plan_letter(form: PlanForm, text: FormText, review: Review | None = None) -> Letter:
    """Lay out the plan: the own goal, who does what by when, when it is looked at again, and who has signed."""
    return compose(
        text,
        title="plan.title",
        keeper=form.keeper,
        facts=(
            Field(text.plain("person.name"), inserted(form.person.name)),
            Field(text.plain("plan.number"), inserted(form.number)),
        ),
        parts=tuple(_parts(form, text)),
        signing=_signing(form, text),
        person=form.person,
        review=review,
        translation="plan.translation",
    )


def _parts(form: PlanForm, text: FormText) -> Iterator[Part]:
    yield Section(text.plain("plan.goal"), ((inserted(form.goal),),))
    agreed = inserted(form.agreed_on)
    said = text.say("plan.agreed", day=agreed) if form.agreed_on else text.say("plan.not_agreed")
    yield Section("", (said,))
    for number, step in enumerate(form.steps, start=1):
        yield _step(step, number, text)
    if form.review_on:
        yield Section("", (text.say("plan.review", day=inserted(form.review_on)),))
    if form.answers:
        yield Section(text.plain("plan.signatures"), tuple(_answer(each, text) for each in form.answers))
    known = names(form.keeper, "")
    key = "questions.contact" if form.keeper.contact else "questions.office"
    asked = text.say(key, contact=inserted(form.keeper.contact), **known)
    yield Section(text.plain("questions.heading"), (asked, text.say("plan.record", **known)))


def _step(step: PlannedStep, number: int, text: FormText) -> Rows:
    heading = text.say("plan.sub_goal", number=inserted(number), text=inserted(step.text))
    return Rows(
        caption=heading if step.text else text.say("plan.others"),
        headings=(text.plain("plan.what"), text.plain("plan.who"), text.plain("plan.due")),
        rows=tuple(_action(each, text) for each in step.actions),
    )


def _action(action: PlannedAction, text: FormText) -> tuple[Words, ...]:
    contact = (Run(" · "), *text.say("plan.contact", name=inserted(action.contact))) if action.contact else ()
    return (inserted(action.what),), (*_who(action.who, text), *contact), (inserted(action.due),)


def _who(name: str, text: FormText) -> Words:
    return (swedish(name),) if name else text.say("plan.me")


def _answer(answer: PlanAnswer, text: FormText) -> Words:
    key = "plan.declined" if answer.why else "plan.signed"
    said = text.say(key, why=inserted(answer.why), day=inserted(answer.on))
    return (*_who(answer.who, text), Run(" "), *said)


def _signing(form: PlanForm, text: FormText) -> Fields | None:
    if not form.missing:
        return None
    lines = [Field(each or text.plain("plan.me")) for each in form.missing]
    dated = [one for line in lines for one in (line, Field(text.plain("sign.date")))]
    return Fields(text.plain("plan.rest"), tuple(dated))
