"""How many a change of the criteria would concern over all owners: numbers alone, and none that is small.

The association asks as often as it likes and with any limit, so what it is shown is rounded as well as hidden.
"""

from dataclasses import dataclass
from datetime import date

from stegvis.apps.access import log
from stegvis.apps.access.verdicts import allow_if
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.casework.models import Case
from stegvis.apps.casework.queries.eligibility import CONSIDERED
from stegvis.apps.casework.queries.target_group import CriteriaChange, shift_of
from stegvis.apps.people.models import is_shown
from stegvis.apps.projects.models import Project
from stegvis.apps.projects.policies import may_manage_project
from stegvis.core import codebook
from stegvis.core.shapes import Audience
from stegvis.core.suppression import Rule, coarse

from ..policies import scope_of


@dataclass(frozen=True)
class ConcernedNumbers:
    """How many would come to fit and would no longer, of how many. None is a small number; the others are rounded."""

    on: date
    enters: int | None
    leaves: int | None
    fit: int | None
    unknown: int | None
    all: int | None
    rule: Rule


def numbers_concerned(viewer: Viewer, project: Project, change: CriteriaChange, at: date) -> ConcernedNumbers:
    """Count over all owners' cases that have not begun; protected persons are left out. Raises NotAllowed.

    Only the association asks, which changes the criteria. The counting is logged.
    """
    may_manage_project(viewer, project).or_refuse()
    scope = scope_of(viewer, project, at)
    allow_if(scope is not None and scope.audience is Audience.PUBLIC).or_refuse()
    rows = Case.objects.filter(is_shown(), project=project, state__in=CONSIDERED)
    cases = rows.exclude(person__protection__in=codebook.protection.flagged("protected"))
    moved, rule = shift_of(cases, change), Rule()
    everybody = cases.values("person").distinct().count()
    log.record("target_group.tried", target=project, by=viewer)
    counts = (len(moved.enters), len(moved.leaves), len(moved.after), len(moved.unknown), everybody)
    return ConcernedNumbers(change.on, *(coarse(count, rule) for count in counts), rule)
