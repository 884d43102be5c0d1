"""Questionnaires: what they ask, read from files that others have made.

form = read_xlsform(path)  # DataProblem with every fault, by sheet, row and column; no expression is ever evaluated
"""

from .form import AnswerKind, Choice, Form, Question, Wording
from .xlsform import read_xlsform

__all__ = ["AnswerKind", "Choice", "Form", "Question", "Wording", "read_xlsform"]
