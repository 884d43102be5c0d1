"""The box with what to do next, in words and with the way there."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from stegvis.apps.access.viewers import Viewer
from stegvis.apps.casework import policies
from stegvis.apps.casework.queries import NextStep, PersonPage, next_steps
from stegvis.apps.people.policies import may_correct
from stegvis.web.common.persons.person_parts import Step


def shown_steps(viewer: Viewer, page: PersonPage, today: date, others: Iterable[Step]) -> list[Step]:
    """Return what is due or missing with what `others` add: what has a day first, the oldest of them on top."""
    cases = {case.key: case for case in page.cases}
    steps = [_shown(viewer, page, step, cases.get(step.case_key)) for step in next_steps(page, today)]
    return sorted([*steps, *others], key=lambda step: (step.due is None, step.due or today))


def _shown(viewer: Viewer, page: PersonPage, step: NextStep, case: Any) -> Step:
    words, act, url, verdict = {
        "followup": lambda: (
            _("Follow-up %(months)s months after exit") % {"months": step.months},
            _("Register it"),
            reverse("cases:record_followup", args=[step.followup_id]),
            policies.may_follow_up(viewer, case),
        ),
        "start": lambda: (
            _("Not started yet"),
            _("Next step"),
            reverse("cases:start" if case.state == "accepted" else "cases:step", args=[case.key]),
            policies.may_move_case(viewer, case),
        ),
        "responsible": lambda: (
            _("Nobody is responsible"),
            _("Choose who"),
            reverse("cases:assign", args=[case.key]),
            policies.may_assign(viewer, case),
        ),
        "start_livelihood": lambda: (
            _("Livelihood at start is missing"),
            _("Add it"),
            _add_livelihood(page),
            policies.may_record_fact(viewer, page.person),
        ),
        "exit_livelihood": lambda: (
            _("Livelihood after exit is missing"),
            _("Add it"),
            _add_livelihood(page),
            policies.may_record_fact(viewer, page.person),
        ),
        "birth": lambda: (
            _("Birth date is missing"),
            _("Add it"),
            reverse("cases:correct_person", args=[page.person.key]),
            may_correct(viewer, page.person),
        ),
    }[step.what]()
    return Step(words, step.due, url if verdict else "", act)


def _add_livelihood(page: PersonPage) -> str:
    return reverse("cases:record_fact", args=[page.person.key, "livelihood"])
