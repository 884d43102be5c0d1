"""Begin a mapping, write one domain at a time, finish it, or take it away."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework import actions, queries
from stegvis.core import codebook
from stegvis.web.common.access import staff
from stegvis.web.common.persons.act_page import ActPage, Onwards, answer

from .forms.mapping import DayForm, DaysForm, SectionForm, WhyForm
from .reading import writable_case, writable_mapping
from .words import HINTS, domain_kind, domain_label

both = require_http_methods(["GET", "POST"])


@both
def begin(request: HttpRequest, case_key: str) -> HttpResponse:
    case = writable_case(request, case_key)
    form = DayForm(request.POST or None, label=_("Day of the first talk"), initial={"on": timezone.localdate()})
    page = ActPage(
        title=_("Begin mapping"),
        button=_("Begin"),
        done=_("The mapping has begun. Write one domain at a time, over as many meetings as it takes."),
        person=case.person,
        facts=case.project,
        back=_back(case),
    )
    return answer(request, page, form, lambda values: actions.open_mapping(case=case, by=staff(request), **values))


@both
def write(request: HttpRequest, case_key: str, mapping_key: str, domain: str) -> HttpResponse:
    """Write what was said about one domain; when the mapping is finished, correct it with why."""
    case, mapping = writable_mapping(request, case_key, mapping_key)
    if domain not in codebook.mapping_domains:
        raise NotVisible
    form = SectionForm(
        request.POST or None,
        corrects=mapping.finished_on is not None,
        initial=_initial(mapping, domain),
    )
    page = ActPage(
        title=domain_label(domain),
        button=_("Save the correction") if mapping.finished_on else _("Save"),
        done=_("Saved."),
        person=case.person,
        facts=_("Kind of information: %(kind)s") % {"kind": domain_kind(domain).lower()},
        hint=HINTS.get(domain, ""),
        back=_back(case, mapping),
        onwards=_next_domain(request, case, mapping, domain),
    )
    act = {"mapping": mapping, "domain": domain, "by": staff(request)}
    return answer(request, page, form, lambda values: actions.write_section(**act, **values))


@both
def finish(request: HttpRequest, case_key: str, mapping_key: str) -> HttpResponse:
    case, mapping = writable_mapping(request, case_key, mapping_key)
    form = DayForm(request.POST or None, label=_("Day of the last talk"), initial={"on": timezone.localdate()})
    left = queries.mapping_page(staff(request), case, timezone.localdate(), mapping.key).untouched
    page = ActPage(
        title=_("Finish the mapping"),
        button=_("Finish"),
        done=_("The mapping is finished. What needs to be corrected after this is corrected with why."),
        person=case.person,
        facts=case.project,
        hint=_not_talked_about(left),
        back=_back(case, mapping),
    )
    act = {"mapping": mapping, "by": staff(request)}
    return answer(request, page, form, lambda values: actions.finish_mapping(**act, **values))


@both
def correct_days(request: HttpRequest, case_key: str, mapping_key: str) -> HttpResponse:
    case, mapping = writable_mapping(request, case_key, mapping_key)
    page = ActPage(
        title=_("Correct the days of the mapping"),
        button=_("Save the correction"),
        done=_("Corrected. What stood there is kept under Changes."),
        person=case.person,
        facts=case.project,
        back=_back(case, mapping),
    )
    days = {"started_on": mapping.started_on, "finished_on": mapping.finished_on}
    form = DaysForm(request.POST or None, finished=mapping.finished_on is not None, initial=days)
    act = {"mapping": mapping, "by": staff(request)}
    return answer(request, page, form, lambda values: actions.correct_mapping_days(**act, **values))


@both
def withdraw(request: HttpRequest, case_key: str, mapping_key: str) -> HttpResponse:
    case, mapping = writable_mapping(request, case_key, mapping_key)
    page = ActPage(
        title=_("Take the mapping away"),
        button=_("Take it away"),
        done=_("Taken away. What stood there is kept under Changes."),
        person=case.person,
        facts=case.project,
        hint=_("Only for a mapping that should never have been begun. A new one can be begun after it."),
        back=_back(case),
        danger=True,
    )
    act = {"mapping": mapping, "by": staff(request)}
    return answer(
        request, page, WhyForm(request.POST or None), lambda values: actions.withdraw_mapping(**act, **values)
    )


def _back(case: Any, mapping: Any = None) -> str:
    """Return the page of the mapping: the latest at the case's own address, so that a link to it never ages."""
    if mapping is None or mapping.finished_on is None:
        return reverse("mapping:show", args=[case.key])
    return reverse("mapping:show_one", args=[case.key, mapping.key])


def _next_domain(request: HttpRequest, case: Any, mapping: Any, now: str) -> Onwards | None:
    """Return the button that goes on to what nobody has talked about yet."""
    untouched = queries.mapping_page(staff(request), case, timezone.localdate(), mapping.key).untouched
    left = [domain for domain in untouched if domain != now]
    if mapping.finished_on or not left:
        return None
    title = _("Save and write: %(domain)s") % {"domain": domain_label(left[0]).lower()}
    return Onwards(title, reverse("mapping:write", args=[case.key, mapping.key, left[0]]))


def _initial(mapping: Any, domain: str) -> dict[str, Any]:
    section = queries.section_of(mapping, domain)
    if section is None:
        return {"on": timezone.localdate(), "answer": "told"}
    texts = {name: getattr(section, name) or "" for name in ("situation", "resources", "obstacles")}
    return {"on": section.talked_on if mapping.finished_on else timezone.localdate(), "answer": section.answer, **texts}


def _not_talked_about(left: tuple[str, ...]) -> Any:
    if not left:
        return _("All domains have been talked about.")
    names = ", ".join(domain_label(domain).lower() for domain in left)
    return _("Not talked about: %(domains)s. They stay unanswered.") % {"domains": names}
