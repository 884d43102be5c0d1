"""Protocols to write over, for the tests."""

from datetime import UTC, datetime
from pathlib import Path

from stegvis.core.effects.protocol import Design, example

THEN = datetime(2011, 2, 1, 9, 30, tzinfo=UTC)

MATCH = """
protocol: 1
title: Lag
design: match
eligibility: [18–64 år]
time_zero: startmånaden
id: id
treatment: {column: treated}
follow_up: {months: 24}
outcomes:
  primary: {column: outcome}
  others: [{column: employed}, {column: months}]
  negative_controls: [{column: before}]
covariates: [age, woman, income, months_assistance, months_unemployed, school_years, born_abroad]
exact: [municipality]
estimand: ATT
analysis: {estimate: aipw, ratio: 2, caliper: 0.2}
"""


def write_example(folder: Path, design: Design = Design.MATCH, **changes: str) -> Path:
    """Write the example, with texts exchanged."""
    text = example(design)
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    return write(folder, text)


def write(folder: Path, text: str, name: str = "study.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
