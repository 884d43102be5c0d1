"""Minutes are written in the meeting, finished, and amended with a reason."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from stegvis.apps.casework import actions
from stegvis.apps.casework.meeting_policies import may_change_minutes, may_follow_minutes, may_write_minutes
from stegvis.apps.casework.queries import meetings, plans
from stegvis.web.common.access import staff
from stegvis.web.common.acting import sent
from stegvis.web.common.persons.act_page import answer

from .forms.minutes import AmendForm, MinutesForm
from .reading import meeting_page, open_draft, open_finished, open_meeting
from .words import when

both = require_http_methods(["GET", "POST"])


@both
def minutes(request: HttpRequest, case_key: str, meeting_key: str) -> HttpResponse:
    viewer, view = staff(request), open_meeting(request, case_key, meeting_key)
    may_write_minutes(viewer, view.meeting).or_refuse()
    if view.minutes is not None:
        may_change_minutes(viewer, view.minutes).or_refuse()
    parties = {str(each.pk): each for each in plans.can_be_in_plan(view.case, timezone.localdate())}
    choices = [(key, each.name) for key, each in parties.items()]
    form = MinutesForm(sent(request), parties=choices, initial=_written(view))
    page = meeting_page(
        view, title=_("Minutes of the meeting"), button=_("Save"), done=_("Saved."), facts=when(view.meeting)
    )

    def act(values: dict[str, Any]) -> object:
        return actions.write_minutes(
            meeting=view.meeting,
            parts={heading: actions.Written(text, kind) for heading, (text, kind) in form.texts().items()},
            present=values["present"],
            organisations=[parties[key] for key in values["organisations"]],
            by=viewer,
        )

    return answer(request, page, form, act, "meetings/minutes.html")


@require_POST
def finish(request: HttpRequest, case_key: str, meeting_key: str) -> HttpResponse:
    """Finish the minutes, and go on to who can get them."""
    view = open_draft(request, case_key, meeting_key)
    actions.finish_minutes(minutes=view.draft, by=staff(request))
    messages.success(request, _("The minutes are finished. Now choose who gets a copy."))
    return redirect("meetings:hand_over", case_key, meeting_key)


@both
def amend(request: HttpRequest, case_key: str, meeting_key: str) -> HttpResponse:
    viewer, view = staff(request), open_finished(request, case_key, meeting_key)
    may_follow_minutes(viewer, view.minutes).or_refuse()
    page = meeting_page(
        view,
        title=_("Amend the minutes"),
        button=_("Begin the new version"),
        done=_("A new version is begun as a copy. The earlier one stays, and holds until this is finished."),
        facts=when(view.meeting),
        back=reverse("meetings:minutes", args=[case_key, meeting_key]),
    )
    return answer(
        request,
        page,
        AmendForm(sent(request)),
        lambda values: actions.amend_minutes(minutes=view.minutes, by=viewer, **values),
    )


def _written(view: meetings.MeetingView) -> dict[str, Any]:
    """Return what stands in the draft; a new one begins with the organisations that said they come."""
    if view.minutes is None:
        comes = [each.call.party_id for each in view.calls if each.answer and each.answer.answer == "comes"]
        return {"organisations": [str(pk) for pk in {view.case.owner_id, *comes} if pk]}
    there = [str(each.pk) for each in view.minutes.present_organisations.all()]
    written: dict[str, Any] = {"organisations": there, "present": view.minutes.present or ""}
    for part in view.minutes.parts.all():
        written |= {part.heading: part.text, f"{part.heading}_kind": part.kind}
    return written
