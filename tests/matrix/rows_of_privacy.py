"""The rows of requests for what is kept, of retention, and of persons registered twice."""

from . import oracle as to
from .oracle import EXITED, OPEN
from .row import BUTTON, DRAFTED, FORM, PERSON, SEEN, SENDING, Row

ERASURE = {"key": "@erasure"}
REQUEST, REMOVAL = {"key": "@subject_request"}, {"key": "@removal"}
REQUESTS = (
    Row("privacy:list", to.SUBJECTS),
    Row("privacy:new", to.SUBJECTS, **FORM),
    Row("privacy:show", to.SUBJECTS, REQUEST),
    Row("privacy:extract", to.EXTRACT, REQUEST, **SENDING, sends={}, answers=200, when=(OPEN, EXITED)),
    Row("privacy:extend", to.SUBJECTS, REQUEST, **FORM),
    Row("privacy:decide", to.SUBJECTS, ERASURE, **DRAFTED),
    Row("privacy:letter", to.EXTRACT, ERASURE, **BUTTON | {"answers": 200}, when=(OPEN, EXITED)),
    Row("privacy:close", to.SUBJECTS, REQUEST, sends={"outcome": "taken_back", "on": "@today", "why": ""}),
)
RETENTION = (
    Row("retention:overview", to.RETENTION),
    Row("retention:rule", to.ADMIN, **DRAFTED),
    Row("retention:leaving", to.LEAVES, **DRAFTED),
    Row("retention:take_back_leaving", to.LEAVES, **BUTTON),
    Row("retention:finish_leaving", to.LEAVES, **BUTTON),
    Row("retention:due", to.DUE),
    Row("retention:held", to.DUE),
    Row("retention:hold", to.KEEP_LONGER, {"key": "@person"}, **FORM),
    Row("retention:end_hold", to.KEEP_LONGER, {"key": "@hold"}, **SENDING, sends={}),
    Row("retention:prepare", to.DRAW_UP, **BUTTON),
    Row("retention:list", to.LISTED, REMOVAL),
    Row("retention:progress", to.LISTED, REMOVAL),
    Row("retention:approve", to.APPROVE, REMOVAL, **SENDING, sends={}),
    Row("retention:discard", to.LISTED, REMOVAL, **FORM),
    Row("retention:carry_on", to.CARRY_ON, REMOVAL, **BUTTON),
)
BOTH = {**PERSON, "other": "@twin"}
TWICE = (
    Row("merging:list", to.OWN_FORM),
    Row("merging:choose", to.PERSON_ACT, PERSON, sends={"text": "Ingen"}, answers=200, changes=False, **SEEN),
    Row("merging:merge", to.TWO_ROWS, BOTH, **FORM, **SEEN),
    Row("merging:apart", to.TWO_ROWS, BOTH, **FORM, **SEEN),
    Row("merging:take_back", to.TWO_ROWS, BOTH, **FORM, **SEEN),
    Row("merging:undo", to.ANOTHERS_ROWS, {"key": "@kept", "merge_key": "@merge"}, **FORM),
)
