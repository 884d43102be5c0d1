"""The rows of deviations."""

from . import oracle as to
from .row import DRAFTED, FORM, PERSON, SEEN, Row

DEVIATION = {"line": "@deviation"}
STOPPED = {
    "project": "@project",
    "what": "Ingen svarade",
    "category": "access",
    "lacked": "af",
    "rests_on": "none",
    "level": "operation",
    "consequence": "time",
    "month": "@month",
}
DEVIATIONS = (
    Row("improvement:list", to.DEVIATIONS),
    Row("improvement:new", to.REPORTS_DEVIATION, **DRAFTED),
    Row("improvement:report", to.REPORTS_FROM_HER, PERSON, sends=STOPPED, **SEEN),
    Row("improvement:show", to.DEVIATION_READ, DEVIATION),
    Row("improvement:correct", to.DEVIATION_ACT, DEVIATION, **DRAFTED),
    Row("improvement:withdraw", to.DEVIATION_ACT, DEVIATION, **FORM),
)
