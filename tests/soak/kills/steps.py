"""What is done to a service's data from outside: `python -m tests.soak.kills.steps NAME …` tells a line of JSON."""

import json
import os
import sys
from collections.abc import Callable
from datetime import date

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stegvis.config.settings")


def prepare() -> dict[str, object]:
    """Make the tables, the fence where there is one, and the cast at work."""
    from django.core.management import call_command
    from django.db import connection

    make_tables()
    if connection.vendor == "postgresql":
        call_command("fence", "--roles", stdout=sys.stderr)
    from .prepared import prepared

    return prepared()


def make_tables() -> None:
    """Make the tables from the models, and the database's own rules: step by step takes half a minute."""
    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from tests.migrations import steps_in_code

    settings.MIGRATION_MODULES = dict.fromkeys(each.label for each in apps.get_app_configs())
    call_command("migrate", run_syncdb=True, verbosity=0)
    with connection.schema_editor() as editor:
        for step in steps_in_code():
            step(apps, editor)


def check(day: str, worker_is_dead: str, is_over: str) -> dict[str, object]:
    """Tell what is not whole, which acts are there, and whom a mail of the day was sent to.

    Where the worker is dead, its last sign of life is moved so far back that the next one takes up its work.
    """
    from . import found, wholeness

    with wholeness.at_one_instant():
        faults = wholeness.faults(is_over=is_over == "1")
        told = {"faults": faults, "acts": found.acts(), "mails": found.mails(date.fromisoformat(day)), **found.work()}
    if worker_is_dead == "1":
        found.let_the_dead_be_old()
    return told


def send(day: str) -> dict[str, object]:
    """Send a day's mails, as the worker does."""
    from stegvis.apps.access.viewers import Job
    from stegvis.apps.notices.actions import send_digests

    return {"sent": send_digests(on=date.fromisoformat(day), by=Job("digest"))}


def damage() -> dict[str, object]:
    """Tell, for each kind of damage, what the checks say about it; nothing of it stays."""
    from .damage import complaints

    return complaints()


STEPS: dict[str, Callable[..., dict[str, object]]] = {each.__name__: each for each in (prepare, check, send, damage)}

if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write(json.dumps(STEPS[sys.argv[1]](*sys.argv[2:])) + "\n")
