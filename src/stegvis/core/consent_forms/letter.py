"""A form laid out in its final words, for paper and screen alike: what stands where, but not how it looks."""

from collections.abc import Mapping
from dataclasses import dataclass

from stegvis.core.consent_forms import texts
from stegvis.core.consent_forms.form import Keeper, Person
from stegvis.core.consent_forms.review import Review, holds
from stegvis.core.consent_forms.texts import FormText, Run, Words, inserted, swedish


@dataclass(frozen=True)
class Section:
    """A heading, which may be empty, with its paragraphs."""

    heading: str
    paragraphs: tuple[Words, ...]


@dataclass(frozen=True)
class Terms:
    """Words, and what each of them includes."""

    heading: str
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Tick:
    """A square to put a cross in, and what it means."""

    label: str
    ticked: bool


@dataclass(frozen=True)
class NumberedTicks:
    """A numbered box of the form: one square or two."""

    number: int
    ticks: tuple[Tick, ...]


@dataclass(frozen=True)
class Matrix:
    """The boxes of one receiver: a row for each kind, a column for each sender; None where nothing is handed over."""

    caption: Words
    corner: str
    senders: tuple[Words, ...]
    rows: tuple[tuple[str, tuple[NumberedTicks | None, ...]], ...]


@dataclass(frozen=True)
class Choices:
    """Squares one under the other."""

    ticks: tuple[Tick, ...]


@dataclass(frozen=True)
class BoxesByLine:
    """The boxes of each line side by side, under two headings: who hands over to whom, and what."""

    headings: tuple[str, str]
    rows: tuple[tuple[Words, tuple[NumberedTicks, ...]], ...]


@dataclass(frozen=True)
class Field:
    """A line to write on, or with `value` on it; `tick` makes it a square instead."""

    label: str
    value: Run | None = None
    tick: Tick | None = None


@dataclass(frozen=True)
class Fields:
    """Lines to write on, under a heading, which may be empty."""

    heading: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Rows:
    """A table with a caption: what stands in each column of each row."""

    caption: Words
    headings: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]


Part = Section | Terms | Matrix | Choices | BoxesByLine | Fields | Rows


@dataclass(frozen=True, kw_only=True)
class Letter:
    """The whole form in one language. `draft` and `marks` are (language tag, words) that stand out under the title."""

    text: FormText
    keeper: tuple[Words, ...]
    title: str
    facts: tuple[Field, ...]
    draft: tuple[tuple[str, str], ...]
    marks: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    foot: Words


def compose(
    text: FormText,
    *,
    title: str,
    keeper: Keeper,
    facts: tuple[Field, ...],
    parts: tuple[Part, ...],
    signing: Fields | None,
    person: Person,
    review: Review | None,
    translation: str = "marks.translation",
) -> Letter:
    """Put the head, the marks of a translation and the foot around a form's parts.

    A translation says that the Swedish form is the one to sign, and has no place to do so itself. `translation` is the
    key of the words that say what it is.
    """
    original, signed = texts.load(texts.SIGNED), text.language == texts.SIGNED
    both = (text,) if text.tag == original.tag else (text, original)
    draft = () if signed or holds(review, text) else _in_each((text, original), "marks.draft")
    end: tuple[Part, ...] = (signing,) if signing and signed else ()
    if signing and not signed:
        end = (Section(signing.heading, (text.say("sign.elsewhere"),)),)
    return Letter(
        text=text,
        keeper=_letterhead(keeper, text),
        title=text.plain(title),
        facts=facts,
        draft=draft,
        marks=() if signed else _in_each(both, translation),
        parts=(*parts, *end),
        foot=(*_whose(person), *_foot(text, original, review)),
    )


def person_facts(person: Person, text: FormText) -> tuple[Field, ...]:
    """Return who the form is about, with lines to write on where nothing is known. A number stands only if given."""
    name = inserted(person.name) if person.name else None
    born = inserted(person.born) if person.born else None
    number = (Field(text.plain("person.personal_number"), inserted(person.personal_number)),)
    return (
        Field(text.plain("person.name"), name),
        Field(text.plain("person.born"), born),
        *(number if person.personal_number else ()),
    )


def names(keeper: Keeper, cooperation: str) -> Mapping[str, Run]:
    """Return the values that most sentences take."""
    return {
        "keeper": swedish(keeper.organisation),
        "phone": _phone(keeper),
        "cooperation": swedish(cooperation),
    }


def written(label: str, value: str) -> Field:
    return Field(label, inserted(value) if value else None)


def _phone(keeper: Keeper) -> Run:
    return inserted(keeper.phone.replace(" ", "\u00a0"))  # a number is never broken over two lines


def _letterhead(keeper: Keeper, text: FormText) -> tuple[Words, ...]:
    phone = (Run(text.plain("person.phone") + " "), _phone(keeper))
    return (*((swedish(line),) for line in (keeper.organisation, *keeper.address)), phone)


def _in_each(of: tuple[FormText, ...], key: str) -> tuple[tuple[str, str], ...]:
    return tuple((each.tag, each.plain(key)) for each in of)


def _whose(person: Person) -> Words:
    """Return the name that stands on every page, so that loose sheets find each other."""
    return (inserted(person.name), Run(" · ")) if person.name else ()


def _foot(text: FormText, original: FormText, review: Review | None) -> Words:
    version = (inserted(text.name), Run(", "), *original.say("marks.version", version=inserted(text.version)))
    if review is None or not holds(review, text):
        return version
    said = original.say("marks.reviewed", reviewer=inserted(review.reviewed_by), day=inserted(review.reviewed_on))
    return (*version, Run(". "), *said)
