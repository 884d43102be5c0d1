from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from stegvis.apps.casework.actions import Measure
from stegvis.web.common import codes
from stegvis.web.common.fields import CodeChoice, DayField, Why

LONGEST = 20_000
MEASURES = 5
AGREE = (("yes", _("All agree")), ("no", _("The views differ")))
Choices = Sequence[tuple[Any, Any]]


def _kinds() -> Choices:
    """Return the kinds that a view or a measure can be: the reason for a referral goes with a referral alone."""
    return codes.choices_without("information_kinds", "referral")


def _or_none() -> Choices:
    return [("", "–"), *_kinds()]


class _View(forms.Form):
    profession = CodeChoice("professions", label=_("Profession"))
    assessor = forms.CharField(
        label=_("Who"), max_length=120, required=False, help_text=_("The name, as it was given.")
    )
    text = forms.CharField(label=_("The view"), max_length=LONGEST, widget=forms.Textarea({"rows": 6}))
    return_to_work = CodeChoice("return_to_work", label=_("Is a return to work possible?"))

    def clean_assessor(self) -> str | None:
        return self.cleaned_data["assessor"] or None


class ViewForm(_View):
    """One profession's view: whose, what kind of information it is, what it says, and how it reached us."""

    field_order = ("organisation", "profession", "assessor", "kind", "text", "return_to_work", "received")

    def __init__(self, *args: Any, organisations: Choices, received: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"] = forms.TypedChoiceField(
            label=_("Whose view"),
            choices=organisations,
            coerce=int,
            help_text=_("The authority where the profession works."),
        )
        self.fields["kind"] = forms.ChoiceField(label=_("Kind of information"), choices=_kinds, initial="health")
        if received:
            self.fields["received"] = forms.ChoiceField(
                label=_("Stands in what was handed over"),
                choices=[("", _("No, it was told at the meeting")), *received],
                required=False,
            )
        self.order_fields(self.field_order)


class CorrectViewForm(_View):
    why = Why()


class ConclusionForm(forms.Form):
    """What is concluded jointly, whether all agree, and the measures that are proposed."""

    use_required_attribute = False
    on = DayField(label=_("Day"))
    text = forms.CharField(label=_("What we conclude"), max_length=LONGEST, widget=forms.Textarea({"rows": 6}))
    return_to_work = CodeChoice("return_to_work", label=_("Is a return to work possible?"))
    agree = forms.ChoiceField(label=_("Do all agree?"), choices=AGREE, widget=forms.RadioSelect)
    differs = forms.CharField(
        label=_("How the views differ"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Who judges what. It stays beside the conclusion."),
    )

    def __init__(self, *args: Any, organisations: Choices, corrects: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        for row in range(1, MEASURES + 1):
            self.fields[f"measure_{row}"] = forms.CharField(
                label=_("Measure %(row)s") % {"row": row}, max_length=500, required=False
            )
            self.fields[f"kind_{row}"] = forms.ChoiceField(
                label=_("Kind of information, measure %(row)s") % {"row": row}, choices=_or_none, required=False
            )
            self.fields[f"organisation_{row}"] = forms.TypedChoiceField(
                label=_("Authority, measure %(row)s") % {"row": row},
                choices=[("", _("Not decided")), *organisations],
                coerce=int,
                required=False,
                empty_value=None,
            )
        if corrects:
            self.fields["why"] = Why()

    @property
    def rows(self) -> Iterator[tuple[BoundField, BoundField, BoundField]]:
        for row in range(1, MEASURES + 1):
            yield self[f"measure_{row}"], self[f"kind_{row}"], self[f"organisation_{row}"]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("agree") == "no" and not (values.get("differs") or "").strip():
            self.add_error("differs", _("Say how the views differ when not all agree."))
        if values.get("agree") == "yes" and (values.get("differs") or "").strip():
            self.add_error("agree", _("Choose that the views differ, or empty the text."))
        for row in range(1, MEASURES + 1):
            if values.get(f"measure_{row}") and not values.get(f"kind_{row}"):
                self.add_error(f"kind_{row}", _("Choose what kind of information the measure is."))
        return values

    def details(self, organisations: dict[int, Any]) -> dict[str, Any]:
        """Return what the act takes. Of a valid form."""
        values = self.cleaned_data
        measures = [
            Measure(
                values[f"measure_{row}"],
                values[f"kind_{row}"],
                organisations.get(values[f"organisation_{row}"]),
            )
            for row in range(1, MEASURES + 1)
            if values[f"measure_{row}"]
        ]
        plain = {name: values[name] for name in ("on", "text", "return_to_work")}
        agree = values["agree"] == "yes"
        return {
            **plain,
            "all_agree": agree,
            "differs": None if agree else values["differs"],
            "measures": measures,
            "why": values.get("why", ""),
        }

    @staticmethod
    def initial_of(page: Any) -> dict[str, Any]:
        """Return the conclusion as it stands, with its measures."""
        row = page.conclusion
        values = {name: getattr(row, name) for name in ("on", "text", "return_to_work")}
        values |= {"agree": "yes" if row.all_agree else "no", "differs": row.differs or ""}
        for number, each in enumerate(page.measures, start=1):
            values |= {
                f"measure_{number}": each.text,
                f"kind_{number}": each.kind,
                f"organisation_{number}": each.organisation_id,
            }
        return values
