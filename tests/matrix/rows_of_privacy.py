"""The rows of requests for what is kept."""

from . import oracle as to
from .oracle import EXITED, OPEN
from .row import FORM, SENDING, Row

REQUEST = {"key": "@subject_request"}
REQUESTS = (
    Row("privacy:list", to.SUBJECTS),
    Row("privacy:new", to.SUBJECTS, **FORM),
    Row("privacy:show", to.SUBJECTS, REQUEST),
    Row("privacy:extract", to.EXTRACT, REQUEST, **SENDING, sends={}, answers=200, when=(OPEN, EXITED)),
    Row("privacy:extend", to.SUBJECTS, REQUEST, **FORM),
    Row("privacy:close", to.SUBJECTS, REQUEST, sends={"outcome": "taken_back", "on": "@today", "why": ""}),
)
