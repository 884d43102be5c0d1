"""What makes a form one that nobody could give: each check returns findings, which carry no word of the form."""

from collections.abc import Iterator, Sequence
from datetime import date

from stegvis.core import codebook
from stegvis.core.errors import DataProblem, Finding
from stegvis.core.marking import _

NO_KEEPER = _("A consent form names the organisation that takes it and the phone number for withdrawing.")
NO_COOPERATION = _("A consent form names the cooperation that it is for.")
NO_LINES = _("A consent form says who hands over to whom, and which kinds of information.")
TO_ITSELF = _("An organisation cannot hand over to itself.")
TWICE = _("The same sender and receiver, or the same kind of information, stands twice in the consent form.")
UNTIL_BEFORE_SINCE = _("The consent would end before it begins.")
BOTH_ANSWERS = _("A box cannot be ticked both yes and no.")
NO_SUCH_BOX = _("There is no box with that number to tick.")
ALL_OR_SOME = _("Either the whole consent is withdrawn, or single boxes are.")


def refuse(*findings: Finding) -> None:
    """Raise DataProblem with the findings, if there are any."""
    if findings:
        raise DataProblem(*findings)


def require_code(name: str, code: str) -> codebook.Code:
    """Return the code. Raises UnknownCode when the list `name` has none such."""
    return codebook.load(name)[code]


def of_keeper(organisation: str, phone: str, cooperation: str) -> Iterator[Finding]:
    if not organisation.strip() or not phone.strip():
        yield Finding(message=NO_KEEPER, column="keeper")
    if not cooperation.strip():
        yield Finding(message=NO_COOPERATION, column="cooperation")


def of_lines(lines: Sequence[tuple[str, str, tuple[str, ...]]]) -> Iterator[Finding]:
    """Find lines without a name or a kind, from an organisation to itself, and what stands twice."""
    if not lines or not all(sender.strip() and receiver.strip() and kinds for sender, receiver, kinds in lines):
        yield Finding(message=NO_LINES, column="lines")
    if any(sender == receiver for sender, receiver, _kinds in lines):
        yield Finding(message=TO_ITSELF, column="lines")
    pairs = {(sender, receiver) for sender, receiver, _kinds in lines}
    if len(pairs) < len(lines) or any(len(set(kinds)) < len(kinds) for _sender, _receiver, kinds in lines):
        yield Finding(message=TWICE, column="lines")


def of_time(since: date | None, until: date | None) -> Iterator[Finding]:
    if since and until and until < since:
        yield Finding(message=UNTIL_BEFORE_SINCE, column="until")


def of_answers(yes: frozenset[int], no: frozenset[int], boxes: int) -> Iterator[Finding]:
    if yes & no:
        yield Finding(message=BOTH_ANSWERS, column="yes")
    if not yes | no <= frozenset(range(1, boxes + 1)):
        yield Finding(message=NO_SUCH_BOX, column="yes")


def of_withdrawal(boxes: frozenset[int], offered: frozenset[int], *, everything: bool) -> Iterator[Finding]:
    if everything and boxes:
        yield Finding(message=ALL_OR_SOME, column="boxes")
    if not boxes <= offered:
        yield Finding(message=NO_SUCH_BOX, column="boxes")
