from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from stegvis.apps.casework.queries import CaseFilter
from stegvis.apps.casework.states import OPEN
from stegvis.web.common import codes
from stegvis.web.common.fields import CodeChoice, CodeSelect

FIRST_YEAR = 1995
NOBODY = "nobody"
SORTS = ("-started", "started", "-exited", "exited", "state")
FIRST = ("state", "project", "responsible")
STATES_OF = {"open": tuple(sorted(OPEN))}
NAMED = ("project", "sex", "municipality", "exit_group")


def _states() -> codes.Choices:
    return [("", _("All")), ("open", _("All open")), *codes.choices("case_states")]


class YearChoice(forms.TypedChoiceField):
    widget = CodeSelect

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, coerce=int, empty_value=None, **options)


class NarrowingForm(forms.Form):
    """What the list of participants is narrowed to: codes and keys only, since they stand in the address."""

    state = forms.ChoiceField(label=_("State"), required=False, choices=_states)
    project = forms.ChoiceField(label=_("Project"), required=False)
    responsible = forms.ChoiceField(label=_("Responsible"), required=False)
    exit_group = forms.ChoiceField(
        label=_("Exit to"), required=False, choices=lambda: codes.groups("exits", blank=_("All"))
    )
    sex = CodeChoice("sex", blank=_("All"), label=_("Sex"), required=False)
    municipality = CodeChoice("municipalities", blank=_("All"), label=_("Municipality"), required=False)
    started = YearChoice(label=_("Started in"))
    exited = YearChoice(label=_("Exited in"))
    sort = forms.ChoiceField(choices=[(name, name) for name in SORTS], required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        projects: list[tuple[str, str]],
        workers: list[tuple[int, str]],
        today: date,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        years = [("", _("All")), *((year, str(year)) for year in range(today.year, FIRST_YEAR - 1, -1))]
        self.fields["project"].choices = [("", _("All")), *projects]  # type: ignore[attr-defined]
        self.fields["responsible"].choices = [("", _("All")), (NOBODY, _("Nobody")), *workers]  # type: ignore[attr-defined]
        self.fields["started"].choices = self.fields["exited"].choices = years  # type: ignore[attr-defined]
        if not workers:
            del self.fields["responsible"]

    @property
    def narrowed(self) -> CaseFilter:
        """Return the filter. Of a valid form."""
        values = self.cleaned_data
        responsible = values.get("responsible")
        started, exited = values["started"], values["exited"]
        return CaseFilter(
            states=STATES_OF.get(values["state"], (values["state"],)) if values["state"] else (),
            responsible=int(responsible) if responsible and responsible != NOBODY else None,
            unassigned=responsible == NOBODY,
            started_from=started and date(started, 1, 1),
            started_until=started and date(started, 12, 31),
            exited_from=exited and date(exited, 1, 1),
            exited_until=exited and date(exited, 12, 31),
            **{name: values[name] or None for name in NAMED},
        )

    @property
    def first_fields(self) -> list[BoundField]:
        return [field for field in self.visible_fields() if field.name in FIRST]

    @property
    def more_fields(self) -> list[BoundField]:
        return [field for field in self.visible_fields() if field.name not in FIRST]

    @property
    def more_is_chosen(self) -> bool:
        return any(self.cleaned_data[field.name] for field in self.more_fields)

    @property
    def sort_order(self) -> str:
        return self.cleaned_data["sort"] or SORTS[0]

    @property
    def is_narrowed(self) -> bool:
        return any(value for name, value in self.cleaned_data.items() if name != "sort")
