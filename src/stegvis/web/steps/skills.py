"""What is missing for an occupation: note it, correct it, note that it has been gained, take it away."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.casework.actions import five_steps as actions
from stegvis.web.common.access import staff
from stegvis.web.common.persons.act_page import answer

from .forms.rows import DayForm, SkillForm
from .reading import correcting, steps_page, writable_row

both = require_http_methods(["GET", "POST"])


@both
def add(request: HttpRequest, case_key: str, row_id: int) -> HttpResponse:
    case, occupation = writable_row(request, case_key, "occupation", row_id)
    page = steps_page(case, 3, title=_("What is missing"), button=_("Save"), done=_("Saved."), facts=occupation.title)
    act = {"occupation": occupation, "by": staff(request)}
    form = SkillForm(request.POST or None)
    return answer(request, page, form, lambda values: actions.add_missing_skill(**act, **values))


@both
def correct(request: HttpRequest, case_key: str, row_id: int) -> HttpResponse:
    case, skill = writable_row(request, case_key, "skill", row_id)
    page = correcting(case, 3, title=_("Correct what is missing"), facts=skill.occupation.title)
    initial = {name: getattr(skill, name) for name in ("what", "how", "who", "due", "gained_on")}
    gained = skill.gained_on is not None
    form = SkillForm(request.POST or None, corrects=True, was_gained=gained, initial=initial)
    act = {"skill": skill, "by": staff(request)}
    return answer(request, page, form, lambda values: actions.correct_missing_skill(**act, **values))


@both
def gain(request: HttpRequest, case_key: str, row_id: int) -> HttpResponse:
    case, skill = writable_row(request, case_key, "skill", row_id)
    page = steps_page(
        case,
        3,
        title=_("It has been gained"),
        button=_("Save"),
        done=_("Noted. Add it to the portfolio, so that it can stand in a CV."),
        facts=skill.what,
    )
    form = DayForm(request.POST or None, label=_("Gained on"), initial={"on": timezone.localdate()})
    act = {"skill": skill, "by": staff(request)}
    return answer(request, page, form, lambda values: actions.gain_skill(**act, **values))
