from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.web.common.fields import Paper


class PaperForm(forms.Form):
    use_required_attribute = False
    paper = Paper(label=_("Signed form"))


class RemoveForm(forms.Form):
    use_required_attribute = False
    why = forms.CharField(
        label=_("Why?"), max_length=500, help_text=_("For example: somebody else's paper, or scanned anew.")
    )
