"""The referrals that wait, those that nobody has opened in time, and questions about one's own, in numbers."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework import queries
from stegvis.apps.casework.referral_policies import receives, refers
from stegvis.web.common.start_page import Counted


def referrals(viewer: Staff, today: date) -> list[Counted]:
    if not receives(viewer) and not refers(viewer):
        return []
    url, sent = reverse("referrals:inbox"), reverse("referrals:sent_list")
    unopened, asked = queries.unopened_referrals(viewer, today), queries.referral_questions(viewer, today)
    return [
        Counted(queries.waiting_referrals(viewer, today), _("New referrals"), url),
        Counted(unopened, _("Referrals that nobody has opened"), url, urgent=True),
        Counted(asked, _("Questions about our referrals"), sent, urgent=True),
    ]
