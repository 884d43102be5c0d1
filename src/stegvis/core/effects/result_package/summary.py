"""What the study says, in sentences that claim no more than its design can."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from stegvis.core.marking import _
from stegvis.core.shapes import Sentence, Table, Verbatim
from stegvis.core.suppression import Rule

from ..method_names import NAMES
from ..protocol import Role
from .estimate_tables import is_hidden
from .wording import both, rounded, told

SIGNIFICANT = 0.05


@dataclass(frozen=True)
class Study:
    """What the sentences are made of: the result, the protocol's outcomes by name, and the tables as they are shown."""

    result: Mapping[str, Any]
    names: Mapping[str, str]
    flow: Table
    detectable: Table
    rule: Rule

    @property
    def primary(self) -> str:
        return next(str(name) for name, role in self.result["protocol"]["outcomes"].items() if role == Role.PRIMARY)

    def answer(self, outcome: str) -> Mapping[str, Any] | None:
        """Return the protocol's estimate of an outcome, None where there is none or it is hidden."""
        found = (each for each in self.result["estimates"] if each["outcome"] == outcome and each["is_answer"])
        hidden = is_hidden(self.result, outcome, self.rule)
        return None if hidden else next((each for each in found if each["estimate"] is not None), None)

    @property
    def fails(self) -> bool:
        return any(each["verdict"] == "fails" for each in self.result["balance"])


def summary(study: Study) -> dict[str, Sentence]:
    """Return the sentences by name, in their order."""
    protocol = study.result["protocol"]
    day = datetime.fromisoformat(protocol["fixed_at"]).date()
    found = {
        "protocol": Sentence(
            _("The analysis follows version {version} of the protocol “{title}”, fixed {day}."),
            {"version": protocol["version"], "title": Verbatim(protocol["title"]), "day": day},
        )
    }
    if protocol["read_before_fixed"]:
        found["read_before"] = Sentence(
            _("This version was fixed after outcomes had been read under an earlier one: {outcomes}."),
            {"outcomes": Verbatim(", ".join(protocol["read_before_fixed"]))},
        )
    found["compared"] = Sentence(
        _("{treated} people who took part are compared with {control} controls who were like them before."),
        {side: study.flow.cell("matched", side) for side in ("treated", "control")},
    )
    if study.result["estimand"] == "ATM":
        found["lost"] = Sentence(_("Some who took part found no match; the result does not speak of them."))
    found.update(_findings(study))
    found["unobserved"] = Sentence(
        _(
            "Matching makes alike only what was measured. Who took part may differ in what was not, such as motivation "
            "or health (selection on unobservables), and such a difference would look like an effect."
        )
    )
    found["outside"] = Sentence(_("What was done outside Stegvis, or without this protocol, is not known."))
    return found


def _findings(study: Study) -> Iterator[tuple[str, Sentence]]:
    """What could be seen comes before what was seen."""
    outcome = study.primary
    yield "power", _power(study, outcome)
    if study.fails:
        yield (
            "finding",
            Sentence(_("The groups differ too much in what was known before, so no effect can be told.")),
        )
    else:
        yield "finding", _finding(study, outcome)
    moved = [study.names[name] for name in _moved_controls(study)]
    if moved:
        text = _(
            "Outcomes that taking part can't have changed differ too, which speaks against the comparison: {names}."
        )
        yield "negative_controls", Sentence(text, {"names": Verbatim("; ".join(moved))})


def _power(study: Study, outcome: str) -> Sentence:
    mde = study.detectable.cell(outcome, "mde")
    if not isinstance(mde, float):
        return Sentence(_("What so many people can show is hidden or not known."))
    values = {
        "mde": told(mde, 2),
        "outcome": Verbatim(study.names[outcome]),
        "power": study.detectable.cell(outcome, "power"),
        "level": study.detectable.cell(outcome, "level"),
    }
    return Sentence(
        _(
            "With so many people a difference smaller than {mde} can't be expected to show ({outcome}; power {power}, "
            "level {level})."
        ),
        values,
    )


def _finding(study: Study, outcome: str) -> Sentence:
    answer, mde = study.answer(outcome), _mde(study, outcome)
    if answer is None or mde is None:
        return Sentence(_("The protocol's estimate of the primary outcome is hidden, or could not be made."))
    if abs(answer["estimate"]) < mde:
        return Sentence(
            _(
                "The estimated difference is smaller than that, so it is not told as an effect here. That is no sign "
                "that there is none: the table has it with its interval."
            )
        )
    values = {
        "outcome": Verbatim(study.names[outcome]),
        "estimate": told(answer["estimate"]),
        "low": told(answer["ci_low"]),
        "high": told(answer["ci_high"]),
        "method": both(NAMES[answer["method"]]),
    }
    return Sentence(
        _(
            "{outcome}: the effect, as estimated against the matched control group under the protocol, is {estimate} "
            "(95% interval from {low} to {high}; {method})."
        ),
        values,
    )


def _mde(study: Study, outcome: str) -> float | None:
    """Return the minimal detectable effect as computed, not as it is shown."""
    found = next((each["mde"] for each in study.result["mde"] if each["outcome"] == outcome), None)
    return rounded(found, 6)


def _moved_controls(study: Study) -> Iterator[str]:
    for name, role in study.result["protocol"]["outcomes"].items():
        answer = study.answer(name) if role == Role.NEGATIVE_CONTROL else None
        if answer and answer["p"] is not None and answer["p"] < SIGNIFICANT:
            yield name
