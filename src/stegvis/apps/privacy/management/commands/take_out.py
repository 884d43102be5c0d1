from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from stegvis.apps.access.models import Organisation
from stegvis.apps.access.viewers import Job
from stegvis.apps.privacy.take_out import NotWhole, checked, take_out


class Command(BaseCommand):
    help = (
        "Write all that an organisation keeps into one ZIP file, which is NOT encrypted: persons as in the extract, "
        "documents, each project's dataset, and its log. With --check, read such a file and say whether it is whole."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="where it is to stand; nothing may stand there yet")
        parser.add_argument("--organisation", help="the organisation's name, as Stegvis writes it")
        parser.add_argument("--why", help="the decision it rests on: the log of each person tells it")
        parser.add_argument("--check", action="store_true", help="read the file and compare it with its manifest")

    def handle(self, *args: Any, file: Path, organisation: str | None, why: str | None, **options: Any) -> None:
        try:
            manifest = checked(file) if options["check"] else self._made(file, organisation, why)
        except NotWhole as wrong:
            raise CommandError("\n".join(wrong.args)) from None
        except OSError as wrong:
            raise CommandError(str(wrong)) from None
        rows = sum(manifest["rows"].values())  # type: ignore[attr-defined]
        self.stdout.write(f"{manifest['organisation']}: {manifest['persons']} persons, {rows} rows. The file is whole.")

    def _made(self, file: Path, name: str | None, why: str | None) -> dict[str, object]:
        if not name or not (why or "").strip():
            raise CommandError("Say --organisation and --why.")
        organisation = Organisation.objects.filter(name__iexact=name).first()
        if organisation is None:
            raise CommandError(f"There is no organisation called {name}.")
        return take_out(organisation, file, why=(why or "").strip(), by=Job("take_out"))
