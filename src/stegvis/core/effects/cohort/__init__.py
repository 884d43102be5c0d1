"""The cohort finder: a project's target group in register extracts, and how much of it was reached.

criteria = read_criteria(path)
cohort = find_cohort(people, described(people, born="born"), evidence(people, assistance, None, None), criteria, …)
coverage(cohort, people, steps=[IDENTIFIED])
"""

from .coverage import ANY, IDENTIFIED, REFERRED, STARTED, STEPS, coverage, protected, started_outside
from .criteria_file import read_criteria
from .described import described
from .evidence import Evidence, evidence
from .finding import Cohort, find_cohort

__all__ = [
    "ANY",
    "IDENTIFIED",
    "REFERRED",
    "STARTED",
    "STEPS",
    "Cohort",
    "Evidence",
    "coverage",
    "described",
    "evidence",
    "find_cohort",
    "protected",
    "read_criteria",
    "started_outside",
]
