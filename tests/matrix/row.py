"""What a row is: how its route's address is made, what is sent to it, and for whom it opens. There is no default.

A name in `at` and in `sends` is a key of the scenario when it begins with @, and stands for itself otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from . import oracle as to
from .oracle import OPEN, PROTECTED, STATES, Expectation

NOT_SENT = None
SHOWN, LEADS_ON, EITHER, NOT_SHOWN = (200,), (302,), (200, 302), (405,)
UNDER_WAY = (OPEN, PROTECTED)


@dataclass(frozen=True)
class Row:
    """A route. `shown` is how it may answer GET to whom it opens for, 405 if it is for sending alone.

    `sends` is what a form says, None where nothing can be sent; `answers` how the route then answers. `changes` says
    that it leaves rows behind, `when` in which states of the person it can be done, `names` that who may see the person
    finds her there; `sent_by` for whom it can be sent where others only read it.
    """

    name: str
    expects: Expectation
    at: Mapping[str, str] = field(default_factory=dict)
    query: str = ""
    shown: tuple[int, ...] = SHOWN
    sends: Mapping[str, str] | None = NOT_SENT
    answers: int = 302
    changes: bool = True
    when: tuple[str, ...] = STATES
    names: bool = False
    sent_by: Expectation | None = None

    @property
    def area(self) -> str:
        if self.expects is to.SIGN_IN:
            return "sign-in"
        return self.name.split(":")[0] if ":" in self.name else "frame"


PERSON, CASE, FOLLOW_UP = {"key": "@person"}, {"case_key": "@case"}, {"followup_id": "@followup"}
FACT = {**PERSON, "kind": "livelihood", "fact_id": "@fact"}
FILE, PROJECT, REPORT = {"key": "@batch"}, {"key": "@project"}, {"project_key": "@project"}
SEEN = {"names": True}
SENDING = {"shown": NOT_SHOWN}
FORM = {"sends": {"nothing": "of use"}, "answers": 422, "changes": False}
DRAFTED = {**FORM, "changes": True}  # what was refused is kept to be mended
BUTTON = {**SENDING, "sends": {}, "changes": False}
