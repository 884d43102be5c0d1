from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from stegvis.apps.casework.actions.facts import LivelihoodNow, OccupationNow
from stegvis.web.common.fields import CodeChoice

ROWS, SHOWN_ROWS = 6, 3
FULL_TIME = Decimal(40)


class SituationForm(forms.Form):
    """How a person lives, in several sources with their shares, and what she does, from one day on."""

    def __init__(self, *args: Any, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        for row in range(1, ROWS + 1):
            self.fields[f"livelihood_{row}"] = CodeChoice(
                "livelihoods", on=on, label=_("Source of livelihood %(row)s") % {"row": row}, required=False
            )
            self.fields[f"share_{row}"] = forms.IntegerField(
                label=_("Share of source %(row)s, per cent") % {"row": row}, min_value=1, max_value=100, required=False
            )
        self.fields["occupation"] = CodeChoice("occupations", on=on, label=_("Occupation"), required=False)
        self.fields["hours"] = forms.DecimalField(
            label=_("Hours a week"), min_value=0, max_value=80, decimal_places=1, localize=True, required=False
        )

    @property
    def first_rows(self) -> list[tuple[BoundField, BoundField]]:
        return list(self._rows())[:SHOWN_ROWS]

    @property
    def more_rows(self) -> list[tuple[BoundField, BoundField]]:
        return list(self._rows())[SHOWN_ROWS:]

    @property
    def more_rows_hold_something(self) -> bool:
        return any(field.value() or field.errors for row in self.more_rows for field in row)

    @property
    def livelihoods(self) -> list[LivelihoodNow]:
        """Return the sources that were given. Of a valid form."""
        values = self.cleaned_data
        given = ((values[f"livelihood_{row}"], values[f"share_{row}"]) for row in range(1, ROWS + 1))
        return [LivelihoodNow(code, share) for code, share in given if code]

    @property
    def occupations(self) -> list[OccupationNow]:
        """Return the occupation that was given, as a list of none or one. Of a valid form."""
        code, hours = self.cleaned_data["occupation"], self.cleaned_data["hours"]
        return [OccupationNow(code, hours)] if code else []

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        seen: set[str] = set()
        for row in range(1, ROWS + 1):
            code, share = values.get(f"livelihood_{row}"), values.get(f"share_{row}")
            if share and not code:
                self.add_error(f"livelihood_{row}", _("Choose the source that the share belongs to."))
            if code and code in seen:
                self.add_error(f"livelihood_{row}", _("The same source stands twice."))
            seen.add(code or "")
        if sum(values.get(f"share_{row}") or 0 for row in range(1, ROWS + 1)) > 100:
            self.add_error("share_1", _("Together the shares are more than 100 per cent."))
        if values.get("hours") and not values.get("occupation"):
            self.add_error("occupation", _("Choose the occupation that the hours belong to."))
        return values

    def _rows(self) -> Iterator[tuple[BoundField, BoundField]]:
        return ((self[f"livelihood_{row}"], self[f"share_{row}"]) for row in range(1, ROWS + 1))
