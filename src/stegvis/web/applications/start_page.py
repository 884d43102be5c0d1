"""The own applications that wait for an answer, in a number; late ones are urgent."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.queries import waiting_applications
from stegvis.web.common.start_page import Number


def waiting(viewer: Staff, today: date) -> list[Number]:
    found, url = waiting_applications(viewer), reverse("applications:inbox")
    late = sum(each.is_late(today) for each in found)
    numbers = [Number(len(found), _("Own applications"), url)] if found else []
    return numbers + ([Number(late, _("Applications that wait too long"), url, urgent=True)] if late else [])
