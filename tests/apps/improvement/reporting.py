"""A deviation of the cast, in few words."""

from datetime import date

from stegvis.apps.improvement import actions
from stegvis.apps.improvement.models import Deviation
from tests.cast import EKBY, Cast

WHAT = "Två myndigheter krävde motsatta saker och planen stannade."
SAYS = {
    "month": date(2010, 8, 17),
    "what": WHAT,
    "category": "demands",
    "level": "organisation",
    "lacked": "af",
    "waited": "fk",
    "rests_on": "law",
    "rule": "Lagen om arbetslöshetsförsäkring kräver heltid",
    "consequence": "time",
    "days_lost": 40,
    "municipality": EKBY,
}


def report(cast: Cast, **other: object) -> Deviation:
    """Let Amina's worker report from her case, unless told otherwise."""
    usual = {"project": cast.project, "person": cast.amina, "by": cast.case_worker}
    return actions.report_deviation(**{**usual, **SAYS, **other})
