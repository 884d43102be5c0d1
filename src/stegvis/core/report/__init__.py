"""The evaluation report: ordered blocks from finished tables and people's texts, written in three formats."""

from stegvis.core.report.compose import compose
from stegvis.core.report.facts import ProjectFacts, facts_of
from stegvis.core.report.output import document_of, write
from stegvis.core.report.presets import EVALUATION_2011

__all__ = ["EVALUATION_2011", "ProjectFacts", "compose", "document_of", "facts_of", "write"]
