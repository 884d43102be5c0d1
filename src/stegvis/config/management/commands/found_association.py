"""The first organisation and its administrator: everybody else is added on the pages by somebody who has signed in."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from stegvis.apps.access.actions import found_organisation
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Job
from stegvis.web.accounts.links import first_password_path


class Command(BaseCommand):
    help = "Add a coordination association and its first administrator; prints the link by which she sets a password."

    def add_arguments(self, parser):
        parser.add_argument("name", help="The association's name.")
        parser.add_argument("--administrator", required=True, help="The administrator's name.")
        parser.add_argument("--email", required=True, help="The address she signs in with.")

    def handle(self, *args, name: str, administrator: str, email: str, **options):
        try:
            added = found_organisation(
                name=name,
                kind="association",
                administrator=administrator,
                email=email,
                since=timezone.localdate(),
                by=Job("found_association"),
            )
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        if added.is_new_account:
            self.stdout.write(f"https://{settings.ALLOWED_HOSTS[0]}{first_password_path(added.user)}")
