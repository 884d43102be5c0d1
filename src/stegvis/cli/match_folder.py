"""The folder that `stegvis match` wrote, read again: the same people are matched from the extract, or it is refused."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from stegvis.core.effects import Matched, Plan, match_by
from stegvis.core.effects.covariates import Missing
from stegvis.core.effects.extract_file import located_in
from stegvis.core.effects.nearest import Order
from stegvis.core.effects.plan import Method, Scale
from stegvis.core.effects.support import Discard
from stegvis.core.errors import DataProblem, Finding
from stegvis.core.marking import _

from .match_extract import read_before
from .under_protocol import UnderProtocol

WORDS = {"order": Order, "method": Method, "discard": Discard, "scale": Scale, "missing": Missing}


@dataclass(frozen=True, eq=False)
class MatchFolder:
    """What a folder says was done."""

    folder: Path
    result: Mapping[str, Any]

    @property
    def plan(self) -> Plan:
        settings = {name: self.result["settings"][name] for name in Plan.__dataclass_fields__ if name != "engine"}
        lists = {name: tuple(value) for name, value in settings.items() if isinstance(value, list)}
        words = {name: kind(settings[name]) for name, kind in WORDS.items()}
        return Plan(**{**settings, **lists, **words})

    @property
    def outcomes(self) -> dict[str, str | None]:
        return {each["outcome"]: each["role"] for each in self.result["estimates"]}

    @property
    def cluster(self) -> str | None:
        cluster: str | None = self.result["settings"]["cluster"]
        return cluster

    @property
    def folds(self) -> int:
        return int(self.result["settings"]["folds"])

    def matched_again(self, extract: Path) -> Matched:
        """Match as the folder did. Raises DataProblem when the pairs come out otherwise."""
        with located_in(extract):
            matched = match_by(self.plan, read_before(extract, self.plan, self.cluster))
        columns = ("treated_id", "control_id")
        before = pl.read_parquet(self.folder / "pairs.parquet", columns=list(columns))
        again = matched.pair_table().select(columns)
        same_people = self.result["n"]["treated"] == matched.n.treated
        if not same_people or before.cast(pl.String).rows() != again.cast(pl.String).rows():
            message = _("The extract does not give the pairs of the folder.")
            expected = _("the extract that {folder} was made of")
            values = (("folder", str(self.folder)),)
            raise DataProblem(Finding(message=message, file=extract.name, expected=expected, values=values))
        return matched

    def refuse_unless_same_protocol(self, following: UnderProtocol | None) -> None:
        """Refuse a protocol that the folder was not made under, and its lacking where there was one."""
        made_under = (self.result["protocol"] or {}).get("hash")
        if made_under == (following.version.hash if following else None):
            return
        message = _("The folder was made under another protocol, or under none.")
        if following is None:
            message = _("The folder was made under a protocol.")
        raise DataProblem(Finding(message=message, column="--protocol", expected=_("the protocol of the folder")))


def read_match_folder(folder: Path) -> MatchFolder:
    """Read a folder. Raises DataProblem when `stegvis match` did not write it, or an earlier version did."""
    try:
        result = json.loads((folder / "result.json").read_text(encoding="utf-8"))
        found = MatchFolder(folder, result)
        _needed = found.plan, found.outcomes, found.cluster, found.folds, result["n"], result["protocol"]
    except (OSError, ValueError, KeyError, TypeError):
        message = _("The folder does not hold what stegvis match writes.")
        hint = _("Run stegvis match again, into a folder of its own.")
        raise DataProblem(Finding(message=message, file=str(folder), hint=hint)) from None
    if not (folder / "pairs.parquet").exists():
        raise DataProblem(Finding(message=_("The file can't be opened."), file=str(folder / "pairs.parquet")))
    return found
