"""What stands about referrals on the page about a person: where she was referred, and from where she came."""

from datetime import date
from typing import Any

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.queries import PersonPage, referrals_about
from stegvis.apps.casework.referral_policies import may_refer_person, may_transfer, refers
from stegvis.web.common.persons.person_parts import Part


def referrals(viewer: Staff, page: PersonPage, today: date) -> Part | None:
    """Return the section, for those who have something in it or may refer."""
    rows = referrals_about(viewer, page, today) if page.has("referral") else ()
    may_send = refers(viewer) and page.works and bool(may_refer_person(viewer, page.person))
    if not rows and not may_send:
        return None
    context: dict[str, Any] = {
        "rows": rows,
        "person": page.person,
        "may_refer": may_send,
        "transferable": [case for case in page.cases if may_send and may_transfer(viewer, case)],
    }
    return Part("referrals/person_part.html", context)
