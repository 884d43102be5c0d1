from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.people import actions
from stegvis.apps.people.policies import may_add_document
from stegvis.web.common.access import staff
from stegvis.web.common.acting import sent
from stegvis.web.common.fields import Kind, Paper
from stegvis.web.common.persons.act_page import ActPage, answer
from stegvis.web.common.persons.reading import open_person


class DocumentForm(forms.Form):
    use_required_attribute = False
    paper = Paper(label=_("File"))
    title = forms.CharField(
        label=_("What is it?"), max_length=200, help_text=_("For example: certificate from a course.")
    )
    kind = Kind()


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, key: str) -> HttpResponse:
    viewer, person = staff(request), open_person(request, key)
    may_add_document(viewer, person).or_refuse()
    form = DocumentForm(sent(request), request.FILES or None, initial={"kind": "work_education"})
    page = ActPage(
        title=_("Add a document"),
        button=_("Save the document"),
        done=_("The document is saved."),
        person=person,
        hint=_("What a file is, is found out from its content, whatever it is called."),
    )

    def act(values: dict[str, Any]) -> object:
        content = values["paper"].read()
        return actions.add_document(
            person=person, kind=values["kind"], title=values["title"], content=content, by=viewer
        )

    return answer(request, page, form, act)
