"""How many cases each worker has, against the project's limit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from stegvis.core import states
from stegvis.core.frames import Dataset
from stegvis.core.marking import _
from stegvis.core.shapes import Column, Kind, Sentence

from .counted import CountedTable, Derived
from .grid import TOTAL, Grid, Row
from .populations import Population, known_cases
from .report_table import Unit
from .settings import Settings

NOBODY = Row("nobody", _("No worker"))
UNDER_WAY = Population(
    about=lambda settings, table: _("Cases under way on the period's last day"),
    frame=lambda dataset, settings, table: known_cases(dataset, settings).filter(
        pl.col("has_started") & ~pl.col("has_exited")
    ),
)


@dataclass(frozen=True, kw_only=True)
class Caseload(CountedTable):
    """Cases under way by the worker responsible on the day. A case with two workers stands with both."""

    def place(self, dataset: Dataset, settings: Settings) -> Grid:
        """Place each case with its workers; workers are numbered in the order of their keys."""
        cases = self.population.frame(dataset, settings, self.settings_id)
        asked = cases.select("key", person_key="case_key", day=pl.lit(settings.as_of or date.max))
        responsible = dataset["responsibilities"].rename({"case_key": "person_key"})
        found = states.states_on(responsible, asked).select("key", code="worker_key")
        alone = cases.join(found, on="key", how="anti").select("key", code=pl.lit(NOBODY.code))
        workers = found["code"].unique().sort()
        rows = tuple(
            Row(worker, Sentence(_("Worker {number}"), {"number": number})) for number, worker in enumerate(workers, 1)
        )
        return Grid(
            rows=(*rows, NOBODY),
            columns=(Column("cases", _("Cases")),),
            placed=pl.concat([found, alone]).with_columns(column=pl.lit("cases")),
            total_column=False,
            overlaps=True,
        )

    def derive(self, dataset: Dataset, settings: Settings) -> tuple[Derived, ...]:
        """Add the project's limit and how far over it each worker is; empty where the project has none."""
        projects = dataset["project"]
        if settings.project:
            projects = projects.filter(pl.col("project") == settings.project)
        limits = projects["caseload_limit"].drop_nulls()
        limit = limits[0] if len(limits) == 1 else None

        def over(code: str, row: Mapping[str, int]) -> int | None:
            return None if limit is None or code in (NOBODY.code, TOTAL) else max(0, row["cases"] - limit)

        return (
            Derived(
                Column("limit", _("Limit"), Kind.NUMBER, unit="cases"),
                lambda code, row: None if code in (NOBODY.code, TOTAL) else limit,
            ),
            Derived(Column("over", _("Over the limit"), Kind.NUMBER, unit="cases", of=("cases",)), over),
        )


caseload = Caseload(
    id="caseload",
    title=_("Cases per worker"),
    unit=Unit.CASES,
    population=UNDER_WAY,
    row_label=_("Worker"),
    notes=(_("A case with two workers stands with both, and once in the total."),),
    rows_add_up=False,
    columns_add_up=False,
)
