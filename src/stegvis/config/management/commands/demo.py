"""`make demo`: two invented projects, the server and the worker, on this machine alone."""

import sys

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone
from django.utils.translation import gettext as _

from stegvis.apps.access import queries
from stegvis.config.demo import folder, load, processes


class Command(BaseCommand):
    help = "Show Stegvis with two invented projects, at 127.0.0.1, until Ctrl-C."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--only-data", action="store_true", help="Make the data, and start nothing.")

    def handle(self, *args, only_data: bool, **options):
        if not settings.DEMO:
            raise CommandError("STEGVIS_DEMO must be 1: the demo's accounts sign in without a password.")
        if settings.DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3":
            raise CommandError("The demo has a database of its own: take STEGVIS_DATABASE_URL away.")
        self._data()
        if not only_data:
            sys.exit(self._serve())

    def _data(self) -> None:
        there = folder.data_in(settings.VAR)
        if there is folder.Data.FOREIGN:
            raise CommandError(f"{settings.VAR} holds a database that is no demo. Name another folder: STEGVIS_VAR=…")
        if there is folder.Data.COMPLETE and not _has_other_tables():
            if _has_older_tables():
                call_command("migrate", verbosity=0)
            return
        if there is folder.Data.COMPLETE:
            self._tell(_("The demo's data is of another version of Stegvis, and is made anew."))
            connections.close_all()
        self._tell(_("Making the demo's data (once) …"))
        folder.begin(settings.VAR)
        call_command("migrate", verbosity=0)
        load.load(timezone.localdate(), tell=self._tell)
        connections.close_all()
        folder.complete(settings.VAR)

    def _tell(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

    def _serve(self) -> int:
        port = processes.free_port()
        address = f"http://{processes.HOST}:{port}/"
        server, worker = processes.server(port), processes.worker()
        with processes.stopped_together(server, worker):
            try:
                processes.wait_for_answer(address, server)
                self._say_where(address)
                return processes.until_one_ends(server, worker)
            except processes.DidNotStart as reason:
                raise CommandError(str(reason)) from None
            except KeyboardInterrupt:
                self._tell("\n" + _("The demo has stopped. Its data is kept for the next time."))
                return 0

    def _say_where(self, address: str) -> None:
        where = _("Stegvis runs at %(address)s – open it and choose who you are, with one click:")
        lines = ["", where % {"address": address}, ""]
        for each in queries.demo_users():
            lines.append(f"  {each.get_role_display()}: {each.user.name}, {each.organisation.name}")
            lines.append(f"      {_(each.user.purpose)}")
        about = _("All people are invented. The data lies in %(folder)s. Stop with Ctrl-C.")
        self._tell("\n".join([*lines, "", about % {"folder": settings.VAR}]))


def _has_other_tables() -> bool:
    """Say whether the data's tables took steps that this version does not know: there is no way from them to ours."""
    loader = MigrationLoader(connection)
    ours = {each.label for each in apps.get_app_configs() if each.name.startswith("stegvis.")}
    return any(step[0] in ours and step not in loader.disk_migrations for step in loader.applied_migrations)


def _has_older_tables() -> bool:
    """Say whether the data was made by an earlier version. Quicker to ask than to migrate for nothing."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
