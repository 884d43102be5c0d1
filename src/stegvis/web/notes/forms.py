from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.web.common.fields import DayField, Kind, Why
from stegvis.web.common.plain_text import PlainText


class NoteForm(forms.Form):
    text = PlainText(
        label=_("Note"),
        rows=12,
        help_text=_("You can paste from Word: lines and bullets stay, the rest is plain text."),
    )
    kind = Kind()
    on = DayField(label=_("Day"))


class CorrectNoteForm(NoteForm):
    why = Why()


class WhyForm(forms.Form):
    why = Why()
