"""What a referral tells of whether the person fits, before anybody has talked with her."""

from datetime import date
from typing import Any

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.queries import answer_for_referral
from stegvis.core.eligibility import Verdict
from stegvis.web.common.criteria import criterion_sentence
from stegvis.web.common.persons.beside_referral import Beside

from .reasons import reason
from .shown import TAGS


def told_criteria(viewer: Staff, referral: Any, today: date) -> Beside | None:
    """Return each criterion with what the referral says to it; nothing once the referral has been answered."""
    if not referral.waits:
        return None
    lines = answer_for_referral(referral.project, referral.disclosure.copy["who"], today).lines
    if not lines:
        return None
    told = [
        (criterion_sentence(each.criterion), reason(each), *TAGS[each.verdict]) for each in lines if _is_known(each)
    ]
    unknown = [criterion_sentence(each.criterion) for each in lines if not _is_known(each)]
    return Beside("eligibility/beside_referral.html", {"told": told, "unknown": unknown})


def _is_known(line: Any) -> bool:
    return line.verdict is not Verdict.UNKNOWN
