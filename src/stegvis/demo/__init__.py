"""Invented projects: for the demo, for the tests, and to show what the files of this field look like.

Everything is drawn from fixed seeds and without a clock, so it is the same on every machine. Only `stegvis.core` is
imported. Everybody is invented; the numbers are the Swedish Tax Agency's published test numbers (`data/README.md`).
"""

from datetime import date

from stegvis.demo.county_workbook import workbook_rows
from stegvis.demo.project import SyntheticProject
from stegvis.demo.reference_2011.project import build as _utrikesfodda
from stegvis.demo.running_now.project import build as _running_now

__all__ = ["SyntheticProject", "stegen_nu", "utrikesfodda", "workbook_rows"]


def utrikesfodda() -> SyntheticProject:
    """Return the project of the 2011 report: 136 participants, February 2009 to December 2010."""
    return _utrikesfodda()


def stegen_nu(today: date) -> SyntheticProject:
    """Return the project “Vägen vidare” as it stands on `today`: twenty months in, sixteen left."""
    return _running_now(today)
