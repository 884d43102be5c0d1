"""Which letter a form becomes."""

from stegvis.core.consent_forms.consent_letter import consent_letter
from stegvis.core.consent_forms.form import ConsentForm, WithdrawalForm
from stegvis.core.consent_forms.letter import Letter
from stegvis.core.consent_forms.review import Review
from stegvis.core.consent_forms.texts import FormText
from stegvis.core.consent_forms.withdrawal_letter import withdrawal_letter


def letter_of(form: ConsentForm | WithdrawalForm, text: FormText, review: Review | None) -> Letter:
    if isinstance(form, ConsentForm):
        return consent_letter(form, text, review)
    return withdrawal_letter(form, text, review)
