"""A consent as the screen sends it."""

from datetime import date
from typing import Any

from django.utils import timezone

TODAY = timezone.localdate()
NEXT_YEAR = date(TODAY.year + 1, 6, 30)


def sent(*organisations: Any, **changes: Any) -> dict[str, Any]:
    """Return a consent with these organisations: yes to identity, no to health, both ways."""
    return {
        "purpose": "planning",
        "receivers": [str(each.pk) for each in organisations],
        "all_out_identity": "yes",
        "all_out_health": "no",
        "since": TODAY.isoformat(),
        "until": NEXT_YEAR.isoformat(),
        "given_on": TODAY.isoformat(),
        "taken": "paper",
        "language": "sv",
        "interpreter": "none",
        "note": "",
        "sending": "",
        **changes,
    }
