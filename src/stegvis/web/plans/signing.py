"""The owner signs for itself, and notes what others signed on paper."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.casework import actions
from stegvis.apps.casework.plan_policies import may_follow_plan
from stegvis.web.common.access import staff
from stegvis.web.common.acting import sent
from stegvis.web.common.persons.act_page import answer

from .forms.following import PaperSignForm, SignForm
from .reading import open_agreed, plan_page

both = require_http_methods(["GET", "POST"])
NOTED = _("It is noted.")


@both
def sign(request: HttpRequest, case_key: str) -> HttpResponse:
    viewer, plan = staff(request), open_agreed(request, case_key)
    may_follow_plan(viewer, plan.version).or_refuse()
    page = plan_page(
        plan.case,
        title=_("Sign the plan"),
        button=_("Save"),
        done=NOTED,
        facts=viewer.organisation.name,
        hint=_("You record for your organisation that it signs, or why not. Your name and the day stand with it."),
    )
    form = SignForm(sent(request), initial={"on": timezone.localdate()})
    return answer(request, page, form, lambda values: actions.sign_plan(version=plan.version, by=viewer, **values))


@both
def sign_on_paper(request: HttpRequest, case_key: str) -> HttpResponse:
    viewer, plan = staff(request), open_agreed(request, case_key)
    may_follow_plan(viewer, plan.version).or_refuse()
    parties = {str(each.party.pk): each.party for each in plan.signed if each.party}
    form = PaperSignForm(
        sent(request),
        request.FILES or None,
        parties=[(key, each.name) for key, each in parties.items()],
        initial={"on": timezone.localdate(), "party": request.GET.get("party", "")},
    )
    page = plan_page(plan.case, title=_("A signature on paper"), button=_("Save"), done=NOTED)

    def act(values: dict[str, Any]) -> object:
        party, paper = parties.get(values.pop("party")), values.pop("paper").read()
        return actions.sign_plan_on_paper(version=plan.version, party=party, paper=paper, by=viewer, **values)

    return answer(request, page, form, act)
