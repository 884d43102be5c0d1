"""Goals that can be computed, read from the dataset's goals."""

from dataclasses import dataclass

from stegvis.core.frames import Dataset


@dataclass(frozen=True, kw_only=True)
class Goal:
    """A result goal: which outcome, whom it is about, within how many calendar months from start, and for how many.

    `outcome` is a name in core.outcomes, `about` is "started" or "exits", `threshold` a share of one.
    """

    goal_key: str
    project: str
    title: str
    outcome: str
    about: str | None = None
    window_months: int | None = None
    threshold: float | None = None


def computable_goals(dataset: Dataset, *, project: str | None = None) -> tuple[Goal, ...]:
    """Return the goals that name an outcome, in the order of the dataset; those in words alone are left out."""
    return tuple(
        Goal(
            goal_key=row["goal_key"],
            project=row["project"],
            title=row["title"],
            outcome=row["outcome"],
            about=row["denominator"],
            window_months=row["window_months"],
            threshold=row["threshold"],
        )
        for row in dataset["goals"].rows(named=True)
        if row["outcome"] is not None and project in (None, row["project"])
    )
