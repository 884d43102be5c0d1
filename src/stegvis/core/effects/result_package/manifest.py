"""Which study a package is of."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from stegvis.core.shapes import Audience

FORMAT, FORMAT_VERSION = "stegvis-result-package", 1


@dataclass(frozen=True, kw_only=True)
class About:
    """The protocol, the day, the software, whom the result speaks of, and for whom it is."""

    protocol: Mapping[str, Any]
    made_on: date
    software: str
    result_sha256: str
    estimand: str
    smallest_shown: int
    design: str = "match"
    audience: Audience = Audience.PUBLIC

    def as_json(self) -> dict[str, Any]:
        told = {**asdict(self), "made_on": self.made_on.isoformat(), "audience": self.audience.value}
        return {"format": FORMAT, "format_version": FORMAT_VERSION, **told}

    @classmethod
    def of_json(cls, told: Mapping[str, Any]) -> "About":
        names = set(cls.__dataclass_fields__)
        day, audience = date.fromisoformat(told["made_on"]), Audience(told["audience"])
        return cls(**{name: told[name] for name in names} | {"made_on": day, "audience": audience})


PROTOCOL = ("title", "version", "hash", "fixed_at", "estimate", "read_before_fixed")


def about_of(result: Mapping[str, Any], result_sha256: str, made_on: date, smallest_shown: int) -> About:
    """Return what the manifest says of a result that was made under a protocol."""
    return About(
        protocol={name: result["protocol"][name] for name in PROTOCOL},
        made_on=made_on,
        software=result["software"],
        result_sha256=result_sha256,
        estimand=result["estimand"],
        smallest_shown=smallest_shown,
    )
