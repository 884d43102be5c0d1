from typing import Any

from django.core.management.base import BaseCommand

from stegvis.apps.people.actions import rebuild_name_search


class Command(BaseCommand):
    help = "Write anew by which keys names are found: after the look-up key was changed, or what a search compares."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{rebuild_name_search()} persons written anew")
