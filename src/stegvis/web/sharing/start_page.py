"""What others have handed over, ask for and have opened, in numbers; only what there is something of."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.viewers import Staff
from stegvis.apps.people import queries as people
from stegvis.web.common.start_page import Number


def received(viewer: Staff, today: date) -> list[Number]:
    url = reverse("sharing:received")
    numbers = [
        Number(people.inbox(viewer, today).count(), _("Received"), f"{url}#waiting"),
        Number(people.questions_to_answer(viewer, today).count(), _("Questions"), f"{url}#questions", urgent=True),
    ]
    if viewer.may(Permission.SEE_UNIT_CASES):
        openings = people.to_review(viewer).count()
        numbers.append(Number(openings, _("Openings to review"), reverse("sharing:reviews")))
    return [each for each in numbers if each.number]
