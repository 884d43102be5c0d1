"""The protocol's outcomes beside the primary one, by the aggregate that the protocol names."""

from dataclasses import asdict, dataclass
from math import erfc, sqrt
from typing import Any

from stegvis.core.effects.staggered import Aggregate, Aggregates

from .corrected import Corrected, corrected
from .under_protocol import UnderProtocol


@dataclass(frozen=True)
class OtherOutcome:
    """An outcome that is not the primary one, with its aggregates."""

    outcome: str
    aggregates: Aggregates

    def answer(self, following: UnderProtocol) -> Aggregate:
        """Return the aggregate that the protocol names."""
        found: Aggregate = getattr(self.aggregates, following.protocol.estimate)
        return found


def corrected_outcomes(others: list[OtherOutcome], following: UnderProtocol | None) -> list[Corrected]:
    """Return the p-values of the others, corrected; nothing without a protocol."""
    if following is None:
        return []
    return corrected(following, {each.outcome: _p(each.answer(following)) for each in others})


def others_as_result(others: list[OtherOutcome], following: UnderProtocol | None) -> list[dict[str, Any]]:
    """Return what result.json holds of the others: role, effect, and p-values as they are and corrected."""
    if following is None:
        return []
    p_values = {each.outcome: asdict(each) for each in corrected_outcomes(others, following)}
    return [
        {
            "outcome": each.outcome,
            "role": following.role(each.outcome).value,
            "estimate": following.protocol.estimate,
            "att": told.att,
            "se": told.se,
            "ci_low": told.interval.low,
            "ci_high": told.interval.high,
            "p": _p(told),
            **{name: p_values.get(each.outcome, {}).get(name) for name in ("p_holm", "p_bh")},
        }
        for each in others
        for told in [each.answer(following)]
    ]


def _p(told: Aggregate) -> float | None:
    return erfc(abs(told.att / told.se) / sqrt(2)) if told.se > 0 else None
