"""What a consent form and a withdrawal hold, in whichever language they are printed.

A box is one answer: from one organisation, to one organisation, one kind of information. Boxes are numbered through
the whole form, and the registered consent keeps the same numbers as the paper.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from stegvis.core import codebook
from stegvis.core.consent_forms import faults


@dataclass(frozen=True, kw_only=True, repr=False)
class Person:
    """Who is asked. All of it may be empty, for a form that is filled in by hand."""

    name: str = ""
    born: date | None = None
    personal_number: str = ""


@dataclass(frozen=True, kw_only=True)
class Keeper:
    """The organisation that takes the consent, answers questions, and is told of a withdrawal."""

    organisation: str
    phone: str
    address: tuple[str, ...] = ()
    contact: str = ""


@dataclass(frozen=True)
class Line:
    """What one organisation may hand over to another: codes of the list information_kinds."""

    sender: str
    receiver: str
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Box:
    """One yes or no. `line` is the place in the form's lines, from 0; `number` is printed, from 1."""

    number: int
    line: int
    sender: str
    receiver: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class ConsentForm:
    """A consent that is asked for, or one that was given when `yes` and `no` hold the numbers of ticked boxes.

    `cooperation` names what the organisations do together and `purpose` is a code of disclosure_purposes; a form has
    one, so that consent to follow-up stands on a paper of its own. Without `since` it holds from the day of signing;
    without `until` it has no last day. `interpreter` is None when it is ticked by hand.
    Raises DataProblem on a form that could not be given, and UnknownCode on a code that no list has.
    """

    keeper: Keeper
    cooperation: str
    lines: tuple[Line, ...]
    purpose: str
    person: Person = field(default_factory=Person, repr=False)
    since: date | None = None
    until: date | None = None
    interpreter: bool | None = None
    taken_by: str = ""
    yes: frozenset[int] = frozenset()
    no: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        faults.require_code("disclosure_purposes", self.purpose)
        for line in self.lines:
            for kind in line.kinds:
                faults.require_code("information_kinds", kind)
        faults.refuse(
            *faults.of_keeper(self.keeper.organisation, self.keeper.phone, self.cooperation),
            *faults.of_lines([(line.sender, line.receiver, line.kinds) for line in self.lines]),
            *faults.of_time(self.since, self.until),
            *faults.of_answers(self.yes, self.no, len(self.boxes)),
        )

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Number the boxes as the paper shows them: receiver by receiver, sender by sender, in the list's order."""
        return tuple(
            Box(number, line, self.lines[line].sender, self.lines[line].receiver, kind)
            for number, (line, kind) in enumerate(self._in_print_order(), start=1)
        )

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return the kinds that the form names, in the list's order."""
        return _ordered({kind for line in self.lines for kind in line.kinds})

    def _in_print_order(self) -> Iterator[tuple[int, str]]:
        receivers = list(dict.fromkeys(line.receiver for line in self.lines))
        for receiver in receivers:
            for place, line in enumerate(self.lines):
                if line.receiver == receiver:
                    yield from ((place, kind) for kind in _ordered(set(line.kinds)))


@dataclass(frozen=True, kw_only=True)
class WithdrawalForm:
    """A consent taken back: `everything`, or the boxes with these numbers. Neither, when it is filled in by hand.

    Raises DataProblem when both are given, or a box that the person had not said yes to.
    """

    consent: ConsentForm
    given_on: date | None = None
    everything: bool = False
    boxes: frozenset[int] = frozenset()
    received_by: str = ""

    def __post_init__(self) -> None:
        offered = frozenset(box.number for box in self.offered)
        faults.refuse(*faults.of_withdrawal(self.boxes, offered, everything=self.everything))

    @property
    def offered(self) -> tuple[Box, ...]:
        """Return the boxes that can be withdrawn: those answered yes, or all while no answer is known."""
        answered = self.consent.yes | self.consent.no
        return tuple(box for box in self.consent.boxes if not answered or box.number in self.consent.yes)


def _ordered(kinds: set[str]) -> tuple[str, ...]:
    return tuple(code for code in codebook.load("information_kinds").codes if code in kinds)
