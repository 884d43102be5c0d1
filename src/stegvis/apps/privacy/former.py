"""What the figures keep of a person's cases when she is removed: see docs/adr/0010."""

from datetime import date

from stegvis.apps.casework.models import Case, FormerCase
from stegvis.apps.people.models import Person, is_shown, new_key


def former_cases(person: Person) -> list[FormerCase]:
    """Return the rows, not yet saved, that stand for the person's cases in figures from now on."""
    group = new_key()
    cases = Case.objects.filter(is_shown(), person=person).order_by("pk")
    return [_former(case, person, group) for case in cases]


def _former(case: Case, person: Person, group: str) -> FormerCase:
    return FormerCase(
        project_id=case.project_id,
        owner_id=case.owner_id,
        group=group,
        sex=person.sex,
        age_at_start=_age(person.birth_date, case.started_on),
        is_protected=person.is_protected,
        state=case.state,
        referred=_month(case.referred_on),
        started=_month(case.started_on),
        exited=_month(case.exited_on),
        exit_reason=case.exit_reason,
    )


def _month(day: date | None) -> date | None:
    return day.replace(day=1) if day else None


def _age(born: date | None, on: date | None) -> int | None:
    if born is None or on is None:
        return None
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
