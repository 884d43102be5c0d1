"""Kinds of reports, one per file."""

from stegvis.core.report.preset import Preset
from stegvis.core.report.presets.evaluation_2011 import EVALUATION_2011

__all__ = ["ALL", "EVALUATION_2011"]

ALL: tuple[Preset, ...] = (EVALUATION_2011,)
