from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.apps.privacy.unmerging import NewRow
from stegvis.web.common.fields import Why

LINES = 5
LAST = ("recorded_at", "recorded_by", "added_at", "added_by", "at", "by")
"""When and by whom, which every row says: told after what it is about."""
UNTOLD = ("id", "source", "origin", "owner", "organisation", "digest")


class WhyForm(forms.Form):
    why = Why()


class MergeForm(forms.Form):
    why = forms.CharField(
        label=_("How do you know that it is the same person?"), widget=forms.Textarea({"rows": 3}), strip=True
    )
    checked = forms.BooleanField(label=_("I have checked that both rows are the same person"))


class UndoForm(forms.Form):
    goes = forms.MultipleChoiceField(
        label=_("What has come since belongs to the person who comes back"),
        help_text=_("What you don't mark stays where it is. What hangs together with what goes back goes along."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    why = Why()

    def __init__(self, *args: Any, since: list[NewRow], **options: Any) -> None:
        super().__init__(*args, **options)
        if since:
            self.fields["goes"].choices = [(each.id, _told(each)) for each in since]  # type: ignore[attr-defined]
        else:
            del self.fields["goes"]


def _told(each: NewRow) -> str:
    """Tell a row by what it says and who wrote it, so that one knows it again."""
    about = [line for line in each.lines if line.field not in (*LAST, *UNTOLD)][:LINES]
    wrote = [line.says for line in each.lines if line.field in LAST]
    says = "; ".join(f"{line.label}: {line.says}" for line in about)
    return " · ".join(part for part in (f"{each.title}", says, ", ".join(wrote)) if part)
