from django import forms
from django.utils.translation import gettext_lazy as _


class FindForm(forms.Form):
    """Look for the person among the own ones. Sent by POST: no name or number stands in an address."""

    text = forms.CharField(label=_("Name or personal number"), max_length=100)
    text.widget.attrs.update(autocomplete="off", spellcheck="false")
