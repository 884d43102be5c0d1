"""All that a package holds, made of a finished study's result: tables through the gate, figures and sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from stegvis.core.marking import _
from stegvis.core.shapes import HIDDEN, Chart, ChartKind, Sentence, Table
from stegvis.core.suppression import Rule, protect

from .balance_table import balance_sentence, balance_table
from .estimate_tables import detectable_table, estimates_table
from .flow_table import SIDES, flow_sums, flow_table
from .overlap_table import overlap_sentence, overlap_table
from .summary import Study, summary
from .wording import both

RULE = Rule()


@dataclass(frozen=True)
class Contents:
    """Tables and figures in their order; the summary's sentences by name."""

    tables: tuple[Table, ...]
    charts: tuple[Chart, ...]
    summary: Mapping[str, Sentence]


def contents_of(result: Mapping[str, Any], protocol: Mapping[str, Any]) -> Contents:
    """Return what may leave of a result under a protocol with this content. Nothing of it is about one person."""
    names = _names(protocol)
    overlap = overlap_table(result, RULE)
    counted = (flow_table(result), *((overlap,) if overlap else ()))
    flow, *rest = protect(counted, rule=RULE, sums=flow_sums(overlap))
    exact = all(flow.cell(row, side) is not HIDDEN for row in ("matched", "comparable") for side in SIDES)
    detectable = detectable_table(result, names, RULE, exact=exact)
    balance = balance_table(result, RULE)
    tables = (flow, *rest, balance, detectable, estimates_table(result, names, RULE))
    charts = tuple(_charts(flow, balance, rest[0] if rest else None))
    return Contents(tables, charts, summary(Study(result, names, flow, detectable, RULE)))


def _charts(flow: Table, balance: Table, overlap: Table | None) -> Iterator[Chart]:
    numbers = {"all": flow.cell("extract", "total"), **{side: flow.cell("matched", side) for side in SIDES}}
    said = Sentence(
        _("Of {all} people in the extract {treated} who took part and {control} controls are compared."), numbers
    )
    yield _chart("flow", ChartKind.FLOW, flow, said)
    if balance.rows:
        yield _chart("love", ChartKind.LOVE, balance, balance_sentence(balance))
    if overlap:
        yield _chart("overlap", ChartKind.OVERLAP, overlap, overlap_sentence(overlap))


def _chart(id: str, kind: ChartKind, table: Table, sentence: Sentence) -> Chart:
    return Chart(
        id=id, kind=kind, title=table.title, table=table, sentence=Sentence("{said}", {"said": both(sentence)})
    )


def _names(protocol: Mapping[str, Any]) -> dict[str, str]:
    """Return what each outcome means in the protocol's words, or the name of its column."""
    named = protocol["outcomes"]
    every = (named["primary"], *named.get("others", ()), *named.get("negative_controls", ()))
    return {each["column"]: each.get("meaning") or each["column"] for each in every}
