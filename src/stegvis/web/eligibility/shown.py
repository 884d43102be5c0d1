"""The criteria of a case as the page shows them: what is asked, the answer, why, and the way to what is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stegvis.apps.access.viewers import Viewer
from stegvis.apps.casework.policies import may_record_fact
from stegvis.apps.casework.queries import Answer, Line
from stegvis.apps.people.policies import may_correct
from stegvis.apps.projects.choices import CriterionKind as Kind
from stegvis.core.eligibility import Verdict
from stegvis.web.common.criteria import criterion_sentence

from .reasons import JUDGED, in_full, missing_payments, reason

TAGS: Mapping[Verdict, tuple[str | Promise, str]] = {
    Verdict.MET: (gettext_lazy("Met"), "success"),
    Verdict.NOT_YET: (gettext_lazy("Not yet"), "info"),
    Verdict.UNKNOWN: (gettext_lazy("Not known"), "warning"),
    Verdict.NOT_MET: (gettext_lazy("Not met"), "neutral"),
}
FACT_OF = {
    Kind.ASSISTANCE_MONTHS: "livelihood",
    Kind.MUNICIPALITY: "residence",
    Kind.UNEMPLOYED: "occupation",
    Kind.AF_CATEGORY: "afcategory",
}


@dataclass(frozen=True)
class ShownLine:
    """One criterion: its words, the answer as a tag, why, and where to add or change what it rests on."""

    asks: str
    tag: str
    colour: str
    reason: str
    warning: str
    judgement: Any
    url: str
    act: str


def shown_lines(viewer: Viewer, case: Any, answer: Answer, judgements: Sequence[Any]) -> list[ShownLine]:
    latest: dict[str, Any] = {}
    for row in judgements:
        latest.setdefault(row.about, row)
    records = bool(may_record_fact(viewer, case.person))
    corrects = bool(may_correct(viewer, case.person))
    return [_shown(line, case, latest.get(line.criterion.kind), records, corrects) for line in answer.lines]


def in_words(answer: Answer) -> str:
    """Say what all criteria together come to. It is an answer to a question and no decision."""
    if not answer.lines:
        return _("The project has no criteria today, so everybody fits.")
    if answer.verdict is Verdict.NOT_YET and answer.since:
        return _("Does not meet all criteria yet. Can meet them from %(day)s.") % {"day": in_full(answer.since)}
    return {
        Verdict.MET: _("Meets all criteria today."),
        Verdict.UNKNOWN: _("It can't be said yet: something is not known."),
        Verdict.NOT_MET: _("Does not meet all criteria."),
        Verdict.NOT_YET: _("Does not meet all criteria yet."),
    }[answer.verdict]


def tag_of(answer: Answer) -> tuple[str, str]:
    words, colour = TAGS[answer.verdict]
    return str(words), colour


def _shown(line: Line, case: Any, judgement: Any, records: bool, corrects: bool) -> ShownLine:
    words, colour = TAGS[line.verdict]
    url, act = _way(line, case, records, corrects)
    return ShownLine(
        asks=criterion_sentence(line.criterion),
        tag=str(words),
        colour=colour,
        reason=reason(line),
        warning=missing_payments(line),
        judgement=judgement,
        url=url,
        act=act,
    )


def _way(line: Line, case: Any, records: bool, corrects: bool) -> tuple[str, str]:
    """Return where to say what the criterion rests on, and back here again; nothing for whom it is not hers to say."""
    kind = Kind(line.criterion.kind)
    if kind in JUDGED:
        url = reverse("eligibility:attest", args=[case.key, kind.value])
        act = _("Judge it again") if line.value is not None else _("Judge it")
        return (url, act) if records else ("", "")
    if kind in FACT_OF:
        url = reverse("cases:record_fact", args=[case.person.key, FACT_OF[kind]])
        return (f"{url}?case={case.key}", _("Add what is known")) if records else ("", "")
    url = reverse("cases:correct_person", args=[case.person.key])
    return (f"{url}?case={case.key}", _("Correct details")) if corrects else ("", "")
