"""Note that a provision of the law lets the own organisation hand over."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.people import actions
from stegvis.apps.people.policies import may_record_provision
from stegvis.web.common.access import staff
from stegvis.web.common.acting import sent
from stegvis.web.common.persons.act_page import ActPage, answer

from .around import around
from .forms.provision import ProvisionForm
from .reading import writable_person


@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, key: str) -> HttpResponse:
    viewer, person, today = staff(request), writable_person(request, key), timezone.localdate()
    may_record_provision(viewer, person).or_refuse()
    about = around(viewer, person, today)
    form = ProvisionForm(sent(request), own=viewer.organisation, likely=about.likely, others=about.others, today=today)
    page = ActPage(
        title=_("Note a provision"),
        button=_("Save the provision"),
        done=_("Noted. It stands first among the grounds; wrong? Withdraw it there."),
        person=person,
        back=reverse("grounds:list", args=[person.key]),
        hint=_("A provision lets your organisation hand over what it keeps secret. Each organisation judges its own."),
        extra={"has_others": bool(about.others)},
    )

    def act(_values: dict[str, Any]) -> object:
        return actions.record_provision(person=person, by=viewer, **form.details)

    return answer(request, page, form, act, "grounds/provision.html")
