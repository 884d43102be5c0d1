"""Reading of deviations: the own organisation's as they stand, others' with small numbers protected."""

from .deviations import DeviationPage, Narrowed, ShownDeviation, deviation_for, deviations_shown, wordings_of
from .writing import agreements_of, found_in_texts, project_of_person

__all__ = [
    "DeviationPage",
    "Narrowed",
    "ShownDeviation",
    "agreements_of",
    "deviation_for",
    "deviations_shown",
    "found_in_texts",
    "project_of_person",
    "wordings_of",
]
