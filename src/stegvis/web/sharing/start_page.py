"""What others have handed over, ask for and have opened, in numbers; only what there is something of."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.viewers import Staff
from stegvis.apps.people import queries as people
from stegvis.web.common.start_page import Counted


def received(viewer: Staff, today: date) -> list[Counted]:
    url = reverse("sharing:received")
    numbers = [
        Counted(people.inbox(viewer, today), _("Received"), f"{url}#waiting"),
        Counted(people.questions_to_answer(viewer, today), _("Questions"), f"{url}#questions", urgent=True),
    ]
    if viewer.may(Permission.SEE_UNIT_CASES):
        numbers.append(Counted(people.to_review(viewer), _("Openings to review"), reverse("sharing:reviews")))
    return numbers
