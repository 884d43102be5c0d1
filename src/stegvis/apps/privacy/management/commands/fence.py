"""The database's own fence: its roles, its policies, and whether it stands."""

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from stegvis.apps.privacy.database_roles import APPLICATION, existing_roles, install, is_migrated, make_roles


class Command(BaseCommand):
    help = (
        "Put row-level security in place on PostgreSQL. Run it as the role that owns the tables; see docs/DATABASE.md."
    )

    def add_arguments(self, parser):
        parser.add_argument("--roles", action="store_true", help="Make the application's two roles, if missing.")

    def handle(self, *args, roles: bool, **options):
        if connection.vendor != "postgresql":
            raise CommandError("SQLite has no row-level security. Use PostgreSQL where several authorities share one.")
        if not is_migrated(connection):
            raise CommandError("Run migrate first: tables are missing.")
        if roles:
            make_roles(connection)
        done = install(connection)
        self.stdout.write("The fence was put in place." if done else "The fence stands as it should.")
        if APPLICATION not in existing_roles(connection):
            self.stdout.write("The application's roles are missing: run `fence --roles`.")
