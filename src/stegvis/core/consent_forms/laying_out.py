"""Which letter a form becomes."""

from stegvis.core.consent_forms.consent_letter import consent_letter
from stegvis.core.consent_forms.form import ConsentForm, WithdrawalForm
from stegvis.core.consent_forms.letter import Letter
from stegvis.core.consent_forms.plan import PlanForm
from stegvis.core.consent_forms.plan_letter import plan_letter
from stegvis.core.consent_forms.review import Review
from stegvis.core.consent_forms.texts import FormText
from stegvis.core.consent_forms.withdrawal_letter import withdrawal_letter

PrintedForm = ConsentForm | WithdrawalForm | PlanForm


def letter_of(form: PrintedForm, text: FormText, review: Review | None) -> Letter:
    if isinstance(form, PlanForm):
        return plan_letter(form, text, review)
    if isinstance(form, ConsentForm):
        return consent_letter(form, text, review)
    return withdrawal_letter(form, text, review)
