from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from stegvis.apps.access import sealing


class Command(BaseCommand):
    help = "Check that no row of the access log was changed or removed. Ends with status 1 when one was."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--expect", default="", help="a digest noted earlier that must be in the chain")

    def handle(self, *args: Any, **options: Any) -> None:
        found = sealing.verify(expected=options["expect"])
        self.stdout.write(f"{found.blocks} blocks with {found.rows} rows; newest digest {found.digest}")
        since = f", the oldest from {found.oldest_unsealed:%Y-%m-%d %H:%M}" if found.oldest_unsealed else ""
        self.stdout.write(f"{found.unsealed} rows not yet sealed{since}")
        if not found.is_whole:
            raise CommandError("\n".join(found.broken))
        self.stdout.write("The chain is whole.")
