from typing import Any

from django.core.management.base import BaseCommand

from stegvis.apps.access.encryption import keyring, rotation


class Command(BaseCommand):
    help = "Write all encrypted values anew with the key file's current key, and say which keys are no longer needed."

    def handle(self, *args: Any, **options: Any) -> None:
        for done in rotation.rotate():
            self.stdout.write(f"{done.table}: {done.rows} rows written anew")
        idle = sorted(set(keyring().keys) - rotation.still_used() - {keyring().current})
        self.stdout.write("No longer needed: " + (", ".join(idle) or "none"))
