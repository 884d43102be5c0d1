from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from stegvis.apps.access import sealing


class Command(BaseCommand):
    help = "Seal the access log's new rows in its chain. The worker does this every minute."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--whole-log", action="store_true", help="look for rows of any age that were left out")

    def handle(self, *args: Any, **options: Any) -> None:
        blocks = sealing.seal_all(whole_log=options["whole_log"])
        self.stdout.write(f"{blocks} blocks sealed; newest digest {sealing.state().digest}")
