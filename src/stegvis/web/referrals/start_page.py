"""The referrals that wait, those that nobody has opened in time, and questions about one's own, in numbers."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework import queries
from stegvis.apps.casework.referral_policies import receives, refers
from stegvis.web.common.start_page import Number


def referrals(viewer: Staff, today: date) -> list[Number]:
    if not receives(viewer) and not refers(viewer):
        return []
    found, url = queries.counts_of_referrals(viewer, today), reverse("referrals:inbox")
    numbers = [
        Number(found.waiting, _("New referrals"), url),
        Number(found.late, _("Referrals that nobody has opened"), url, urgent=True),
        Number(found.questions, _("Questions about our referrals"), reverse("referrals:sent_list"), urgent=True),
    ]
    return [each for each in numbers if each.number]
