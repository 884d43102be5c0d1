"""Correct what is known about a person."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.access.roles import Permission
from stegvis.apps.people import actions
from stegvis.apps.people.policies import may_correct
from stegvis.web.common.access import staff
from stegvis.web.common.persons.act_page import ActPage, answer
from stegvis.web.common.persons.reading import open_person
from stegvis.web.common.persons.way_back import way_back

from .forms.person import CorrectPersonForm


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, key: str) -> HttpResponse:
    viewer, person = staff(request), open_person(request, key)
    may_correct(viewer, person).or_refuse()
    form = CorrectPersonForm(
        request.POST or None,
        person=person,
        today=timezone.localdate(),
        may_protect=viewer.may(Permission.SEE_PROTECTED),
    )
    page = ActPage(
        title=_("Correct details"),
        button=_("Save the correction"),
        done=_("Corrected. What stood there is kept under Changes."),
        person=person,
        columns=True,
        back=way_back(request),
    )
    return answer(
        request,
        page,
        form,
        lambda values: actions.correct_person(person=person, why=values["why"], by=viewer, **form.changes),
    )
