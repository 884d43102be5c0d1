"""The copy that a handing over consists of. Whoever received it sees this, and never the sender's own pages."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_GET

from stegvis.apps.access import log
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.people import queries
from stegvis.apps.people.contents import LANGUAGE
from stegvis.apps.people.policies import may_file
from stegvis.core.writers import letter
from stegvis.web.common.access import staff
from stegvis.web.common.pages import render_page

from .letter import Copy, as_letter, copy_of


class CopyIsChanged(Refused):
    """A copy whose hash is not what was kept: it is shown with a warning and never put on paper."""


@require_GET
def show(request: HttpRequest, disclosure_key: str) -> HttpResponse:
    viewer = staff(request)
    disclosure = queries.disclosure_for(viewer, disclosure_key, timezone.localdate())
    context = {
        "copy": _checked(request, copy_of(disclosure)),
        "person": queries.own_person_of(viewer, disclosure),
        "is_ours": disclosure.sender_id == viewer.organisation_id,
        "may_file": may_file(viewer, disclosure),
    }
    return render_page(request, "sharing/copy.html", context)


@require_GET
def pdf(request: HttpRequest, disclosure_key: str) -> HttpResponse:
    """Return the letter as PDF. The file's name tells nothing about the person."""
    disclosure = queries.disclosure_for(staff(request), disclosure_key, timezone.localdate())
    with override(LANGUAGE):
        copy = _checked(request, copy_of(disclosure))
        if not copy.is_unchanged:
            raise CopyIsChanged
        content = letter.compiled(as_letter(copy))
    headers = {"Content-Disposition": f'attachment; filename="{disclosure.key}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _checked(request: HttpRequest, copy: Copy) -> Copy:
    if not copy.is_unchanged:
        log.record("disclosure.hash_differs", target=copy.disclosure, by=staff(request))
    return copy
