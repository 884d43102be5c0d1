from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from stegvis.apps.access.viewers import Job
from stegvis.apps.notices.actions import send_digests

MORNING, SATURDAY = 6, 5
NOWHERE = "django.core.mail.backends.dummy.EmailBackend"


class Command(BaseCommand):
    help = (
        "Send the mails about what is due today, at most one a user and day; nothing before six or at weekends. "
        "The worker does this every minute."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--any-time", action="store_true", help="also before six and at weekends")

    def handle(self, *args: Any, any_time: bool = False, **options: Any) -> None:
        now = timezone.localtime()
        if settings.EMAIL_BACKEND == NOWHERE:
            self.stdout.write("No mail server is set (STEGVIS_MAIL_URL); nothing is sent.")
        elif any_time or is_time(now):
            self.stdout.write(f"{send_digests(on=now.date(), by=Job('digest'))} digests sent")


def is_time(now: datetime) -> bool:
    return now.hour >= MORNING and now.weekday() < SATURDAY
