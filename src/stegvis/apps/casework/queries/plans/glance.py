"""What a person's page says of her plan: one query where there is none, two where there is one."""

from dataclasses import dataclass
from datetime import date

from ...models import PlanAction, PlanVersion
from ...plan_rhythm import next_review
from ..person_page import PersonPage
from .showing import FINAL
from .standing import with_last_review, with_result


@dataclass(frozen=True)
class PlanGlance:
    """The plan of one case: the version that is agreed, or else the draft, with its actions and where they stand."""

    case_key: str
    version: PlanVersion
    agreed: tuple[PlanVersion, ...]
    draft: PlanVersion | None
    actions: tuple[PlanAction, ...]

    @property
    def next_review(self) -> date | None:
        return next_review(self.version, self.version.last_review) if self.version.is_agreed else None

    def late(self, today: date) -> tuple[PlanAction, ...]:
        return tuple(each for each in self.actions if each.result not in FINAL and each.due < today)


def plan_glance(page: PersonPage) -> tuple[PlanGlance, ...]:
    """Return the plans of the cases on a person's page, whose reader was found to see them."""
    keys = {case.pk: case.key for case in page.cases}
    rows = PlanVersion.objects.filter(plan__case__in=keys).select_related("plan").order_by("-plan", "-number")
    by_case: dict[int, list[PlanVersion]] = {}
    for version in with_last_review(rows):
        by_case.setdefault(version.plan.case_id, []).append(version)
    if not by_case:
        return ()
    shown = {case: _shown(versions) for case, versions in by_case.items()}
    actions = list(with_result(PlanAction.objects.filter(version__in=shown.values()).select_related("party")))
    return tuple(
        PlanGlance(
            case_key=keys[case],
            version=version,
            agreed=tuple(each for each in by_case[case] if each.is_agreed),
            draft=next((each for each in by_case[case] if not each.is_agreed), None),
            actions=tuple(each for each in actions if each.version_id == version.pk),
        )
        for case, version in shown.items()
    )


def _shown(versions: list[PlanVersion]) -> PlanVersion:
    return next((each for each in versions if each.is_agreed), versions[0])
