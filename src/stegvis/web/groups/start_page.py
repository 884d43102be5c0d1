"""On the start page: the sessions that the viewer has led and nobody has noted who came to."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.queries import sessions_to_note
from stegvis.web.common.start_page import Counted


def numbers(viewer: Staff, today: date) -> Iterator[Counted]:
    url = f"{reverse('groups:list')}?when=note"
    yield Counted(sessions_to_note(viewer, today), _("Group sessions to note"), url)
