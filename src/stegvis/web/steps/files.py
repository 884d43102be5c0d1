"""CV and portfolio as files: PDF and Word, with Swedish or English headings. A file's name tells nothing."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_GET

from stegvis.apps.access import log
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework.queries import five_steps
from stegvis.core.language import Words
from stegvis.core.writers import cv as pdf
from stegvis.core.writers import cv_docx
from stegvis.web.common.access import staff

from .paper import cv_paper, portfolio_paper
from .reading import readable_case

LANGUAGES = ("sv", "en")
FORMS: Mapping[str, tuple[str, Callable[[pdf.Cv], bytes]]] = {
    "pdf": ("application/pdf", pdf.compiled),
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        lambda paper: cv_docx.compiled(paper, Words(paper.language)),
    ),
}


@require_GET
def cv(request: HttpRequest, case_key: str, cv_key: str, language: str, form: str) -> HttpResponse:
    viewer, today = staff(request), timezone.localdate()
    case = readable_case(request, case_key)
    if language not in LANGUAGES or form not in FORMS:
        raise NotVisible
    found = five_steps.cv_for(viewer, case.person, cv_key, today)
    log.record("cv.printed", target=found, person_key=case.person.key, by=viewer)
    with override(language):
        paper = cv_paper(case.person, found, five_steps.items_of_cv(found), today, language)
    return _file(paper, f"cv-{cv_key}", form)


@require_GET
def portfolio(request: HttpRequest, case_key: str, form: str) -> HttpResponse:
    viewer, today = staff(request), timezone.localdate()
    case = readable_case(request, case_key)
    if form not in FORMS:
        raise NotVisible
    found = five_steps.five_steps(viewer, case.person, today)
    log.record("portfolio.printed", target=case.person, person_key=case.person.key, by=viewer)
    with override("sv"):
        paper = portfolio_paper(case.person, found.by_kind, today, "sv")
    return _file(paper, f"portfolio-{case_key}", form)


def _file(paper: pdf.Cv, name: str, form: str) -> HttpResponse:
    kind, compiled = FORMS[form]
    headers: dict[str, Any] = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return HttpResponse(compiled(paper), content_type=kind, headers=headers)
