from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.notices import actions, queries
from stegvis.web.common.access import staff
from stegvis.web.common.acting import done
from stegvis.web.common.pages import render_page


class MailForm(forms.Form):
    wants = forms.BooleanField(
        label=_("Mail me on days when something waits for me"),
        required=False,
        help_text=_("At most one mail a day, on weekdays: how many and of what kind, never about whom."),
    )


@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Let the user choose whether she gets the daily mail."""
    viewer = staff(request)
    data = request.POST if request.method == "POST" else None
    form = MailForm(data, initial={"wants": queries.wants_digest(viewer)})
    if done(request, form, lambda values: actions.choose_digest(wants=values["wants"], by=viewer)):
        messages.success(request, _("Saved."))
        return redirect("notices:choose")
    return render_page(request, "notices/choose.html", {"form": form})
