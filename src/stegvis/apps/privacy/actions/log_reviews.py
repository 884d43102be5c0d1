"""The monthly review of the log: a sample is drawn by chance, each entry judged, and the whole signed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from random import SystemRandom

from django.utils import timezone

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer

from ..models import LogReview, ReviewedEntry
from ..policies import NeedsAReason, NothingToReview, may_draw, may_judge, may_sign, reviewable_entries

SAMPLE = 25
"""Entries in a sample. None wrong among 25 means at most 13 of 100 in the month, at 95 per cent (Wilson)."""


@dataclass(frozen=True)
class Judged:
    """How an entry was judged. Whatever is not right has a note."""

    judgement: str
    note: str = ""


@act
def draw_log_sample(*, month: date, by: Viewer) -> LogReview:
    """Draw the sample of a month that is over: each entry about a person with the same chance, one's own left out.

    Raises NotVisible, MonthNotOver, DrawnAlready, NothingToReview.
    """
    may_draw(by, month, timezone.localdate()).or_refuse()
    population = list(reviewable_entries(by, month).values_list("pk", flat=True))
    if not population:
        raise NothingToReview
    review = LogReview.objects.create(
        organisation_id=by.organisation_id, month=month, population=len(population), drawn_by_id=by.user_id
    )
    drawn = SystemRandom().sample(population, min(SAMPLE, len(population)))
    ReviewedEntry.objects.bulk_create(ReviewedEntry(review=review, entry_id=pk) for pk in sorted(drawn))
    log.record("log.sample_drawn", target=review, by=by)
    return review


@act
def judge_entries(*, review: LogReview, judged: Mapping[int, Judged], by: Viewer) -> LogReview:
    """Keep how entries were judged, by their numbers in the sample; the others stay as they were.

    Raises NotVisible, IsSigned, NeedsAReason.
    """
    review = _locked(review)
    may_judge(by, review).or_refuse()
    entries = {each.pk: each for each in review.entries.filter(pk__in=judged)}
    if entries.keys() != judged.keys():
        raise NotVisible
    for key, said in judged.items():
        note = said.note.strip() or None
        if said.judgement not in ("", ReviewedEntry.Judgement.RIGHT) and note is None:
            raise NeedsAReason
        entries[key].judgement, entries[key].note = said.judgement, note
    ReviewedEntry.objects.bulk_update(entries.values(), ["judgement", "note"])
    log.record("log.sample_judged", target=review, by=by)
    return review


@act
def sign_log_review(*, review: LogReview, conclusion: str, by: Viewer) -> LogReview:
    """Sign a review in which every entry has been judged, with what came of it.

    Raises NotVisible, IsSigned, JudgesHerself, NotAllJudged, NeedsAReason.
    """
    review, conclusion = _locked(review), conclusion.strip()
    may_sign(by, review, conclusion).or_refuse()
    review.signed_at, review.signed_by_id, review.conclusion = timezone.now(), by.user_id, conclusion
    review.save()
    log.record("log.review_signed", target=review, by=by)
    return review


def _locked(review: LogReview) -> LogReview:
    return LogReview.objects.select_for_update(of=("self",)).get(pk=review.pk)
