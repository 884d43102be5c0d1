"""How far each case came on its way: referred, started, exited, followed up. Read by the flow and its shares."""

import polars as pl

from stegvis.core import codebook
from stegvis.core.frames import Dataset
from stegvis.core.outcomes.known_cases import known_by

from .classifiers import SEX
from .kept import kept
from .populations import in_period, known_cases
from .settings import Settings


def ways(dataset: Dataset, settings: Settings) -> pl.DataFrame:
    """Return key, sex column and one yes or no a step, for each case and each referral that led to no case.

    `referred` and `started` are those of the period; the later steps are of the cases that started in it, as known at
    its end (follow-ups: at the cut-off, since they come later by nature). A case without a day of referral counts as
    referred when it started. Exited cases are followed up, lost, or neither yet: lost when a follow-up failed or the
    reason for exit says that nobody knows, and no other follow-up was done.
    """
    return kept(dataset, ("ways", settings), lambda: _ways(dataset, settings))


def _ways(dataset: Dataset, settings: Settings) -> pl.DataFrame:
    cases = _with_followups(known_cases(dataset, settings), dataset, settings)
    began = pl.col("has_started") & (in_period("started", settings.period) | pl.col("started").is_null())
    exited, done, lost = began & pl.col("has_exited"), pl.col("has_done"), pl.col("has_lost")
    return pl.concat(
        [
            _with_referral(cases, dataset, settings).select(
                "key",
                column=SEX,
                referred=_referred(settings),
                referred_started=_referred(settings) & pl.col("has_started"),
                started=began,
                under_way=began & ~pl.col("has_exited"),
                exited=exited,
                followed_up=exited & done,
                lost=exited & ~done & lost,
                not_followed_up=exited & ~done & ~lost,
            ),
            referred_without_case(dataset, settings).select("key", column=SEX, referred=pl.lit(value=True)),
        ],
        how="diagonal",
    ).with_columns(pl.selectors.boolean().fill_null(value=False))


def _referred(settings: Settings) -> pl.Expr:
    day = pl.col("referral_day")
    dated = known_by("referral_day", settings.as_of) & in_period("referral_day", settings.period)
    return dated | (day.is_null() & settings.counts_undated)


def _with_referral(cases: pl.DataFrame, dataset: Dataset, settings: Settings) -> pl.DataFrame:
    first = dataset["referrals"].group_by("case_key").agg(pl.col("referred").min().alias("first_referral"))
    return cases.join(first.drop_nulls("case_key"), on="case_key", how="left").with_columns(
        referral_day=pl.coalesce("referred", "first_referral", "started")
    )


def referred_cases(dataset: Dataset, settings: Settings) -> pl.DataFrame:
    """Return the cases that were referred in the period; `asked` is the day of the referral where it is known."""
    cases = _with_referral(known_cases(dataset, settings), dataset, settings)
    return cases.filter(_referred(settings)).with_columns(asked=pl.coalesce("referred", "first_referral"))


def referred_without_case(dataset: Dataset, settings: Settings) -> pl.DataFrame:
    """Return the referrals of the period that led to no case; one without a person has no known sex."""
    referrals = dataset["referrals"].filter(pl.col("case_key").is_null())
    if settings.project:
        referrals = referrals.filter(pl.col("project") == settings.project)
    referrals = referrals.join(dataset["persons"].select("person_key", "sex"), on="person_key", how="left")
    return referrals.with_columns(key="referral_key", referral_day="referred").filter(_referred(settings))


def _with_followups(cases: pl.DataFrame, dataset: Dataset, settings: Settings) -> pl.DataFrame:
    lost = pl.col("status").is_in(codebook.followup_status.flagged("lost"))
    done, due = known_by("done", settings.cut_off), known_by("due", settings.cut_off)
    came = done | (pl.col("done").is_null() & settings.counts_undated)
    no_day = pl.col("done").is_null() & pl.col("due").is_null() & settings.counts_undated
    failed = lost & (done | due | no_day)
    found = (
        dataset["followups"]
        .group_by("case_key")
        .agg(has_done=((pl.col("status") == "done") & came).any(), has_lost=failed.any())
    )
    reason = pl.col("exit_reason").is_in(codebook.exits.flagged("lost")) | pl.col("exit_reason").is_null()
    return cases.join(found, on="case_key", how="left").with_columns(
        has_done=pl.col("has_done").fill_null(value=False),
        has_lost=pl.col("has_lost").fill_null(value=False) | reason,
    )
