"""An application of its own, with a file on its way in: `python -m tests.soak.importing prepare|accept|silence|state`.

Runs as a demo in the folder of STEGVIS_VAR, so that its worker is a process that can be killed.
"""

import json
import os
import sys
from datetime import date, timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stegvis.config.settings")

TURNS = 7
BETWEEN_STARTS, STAY = timedelta(days=80), timedelta(days=70)


def prepare() -> dict[str, object]:
    """Make the database, the cast, and the file with its job waiting to be read."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from stegvis.apps.intake import actions
    from stegvis.core.intake import Kind
    from tests.apps.intake.files import workbook
    from tests.cast import build

    cast = build()
    file = workbook(*_participants())
    actions.receive_file(upload=file, kind=Kind.MONTHLY, project_key="stegen", as_of=_day(TURNS), by=cast.registrar)
    return state()


def accept() -> dict[str, object]:
    from stegvis.apps.intake import actions
    from stegvis.apps.intake.models import Batch

    actions.accept(batch=Batch.objects.get(), by=_registrar())
    return state()


def silence() -> dict[str, object]:
    """Let the job's last sign of life lie so far back that its worker counts as dead."""
    from stegvis.apps.jobs.actions import STALE_AFTER
    from stegvis.apps.jobs.models import Job, State

    for job in Job.objects.filter(state=State.RUNNING):
        Job.objects.filter(pk=job.pk).update(heartbeat=job.heartbeat - 2 * STALE_AFTER)
    return state()


def state() -> dict[str, object]:
    """Tell what the registrar sees, what lies hidden, and how the file stands."""
    from stegvis.apps.casework.models import Case, CaseRevision
    from stegvis.apps.casework.queries import visible_cases
    from stegvis.apps.intake.models import Batch
    from stegvis.apps.jobs.models import Job
    from stegvis.apps.people.models import HiddenBatch
    from stegvis.apps.people.queries import visible_people

    viewer, day = _registrar(), date(2026, 1, 15)
    return {
        "seen_cases": visible_cases(viewer, day).count(),
        "seen_people": visible_people(viewer, day).count(),
        "written_cases": Case.objects.count(),
        "written_revisions": CaseRevision.objects.count(),
        "hidden": HiddenBatch.objects.count(),
        "batch": Batch.objects.get().state,
        "jobs": sorted(Job.objects.values_list("kind", "state")),
    }


def _registrar():
    from stegvis.apps.access.models import Membership
    from stegvis.apps.access.viewers import Staff

    who = Membership.objects.select_related("user", "organisation")
    return Staff.of(who.get(user__email="registrar@exempel.se"))


def _day(turn: int) -> date:
    return date(2009, 2, 2) + turn * BETWEEN_STARTS


def _participants() -> list[dict[str, object]]:
    """Everybody with a published test number but the cast's own, once in each turn; none overlaps with another."""
    from tests.apps.intake.files import participant
    from tests.cast import AMINA, BJORN, NUMBERS

    others = [each.number for each in NUMBERS if each not in (AMINA, BJORN)]
    return [
        participant(number, start=_day(turn), exit=_day(turn) + STAY, exit_reason="S1")
        for turn in range(TURNS)
        for number in others
    ]


if __name__ == "__main__":
    import django

    django.setup()
    told = {"prepare": prepare, "accept": accept, "silence": silence, "state": state}[sys.argv[1]]()
    sys.stdout.write(json.dumps(told) + "\n")
