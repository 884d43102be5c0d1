"""Transfer a case to another authority: it ends here, and the person is referred there."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.access.roles import Permission
from stegvis.apps.casework import actions, queries
from stegvis.apps.casework.referral_policies import may_transfer
from stegvis.web.common.access import require, staff
from stegvis.web.common.persons.form_page import answer
from stegvis.web.common.persons.reading import open_case

from .forms.transferring import TransferForm


@require_http_methods(["GET", "POST"])
@require(Permission.REFER)
def transfer(request: HttpRequest, case_key: str) -> HttpResponse:
    viewer, case, today = staff(request), open_case(request, case_key), timezone.localdate()
    may_transfer(viewer, case).or_refuse()
    places = [each for each in queries.receivers_for(viewer, today) if each.project == case.project]
    form = TransferForm(request.POST or None, own=viewer.organisation, places=places, today=today)

    def act(values: dict[str, Any]) -> str:
        place = form.place
        referral = actions.transfer_case(
            case=case,
            receiver=place.organisation,
            unit=place.unit,
            exit_reason=values["exit_reason"],
            basis=form.basis,
            reason=values["reason"],
            wishes=form.contact(),
            on=values["on"],
            by=viewer,
        )
        said = _("The case has ended with you and waits at %(receiver)s.") % {"receiver": place.organisation}
        messages.success(request, said)
        return reverse("referrals:sent", args=[referral.key])

    back = reverse("cases:person", args=[case.person.key])
    context = {"person": case.person, "up": back, "up_words": case.person.name, "back": back, "case": case}
    return answer(request, form, act, "referrals/transfer.html", context)
