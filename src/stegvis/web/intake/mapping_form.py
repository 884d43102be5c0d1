from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stegvis.core.intake import RECORDS, Kind, Mapping, SheetMapping
from stegvis.web.common import codes
from stegvis.web.common.codes import words

SURE = 0.8


@dataclass(frozen=True)
class Line:
    """A column of the file, or a word in it, with the choice of what it stands for."""

    field: Any
    text: str
    samples: tuple[str, ...] = ()
    confidence: float | None = None
    about: str = ""

    @property
    def is_sure(self) -> bool:
        return self.confidence is not None and self.confidence >= SURE


@dataclass(frozen=True)
class SheetPart:
    """One sheet of the file on the page."""

    name: str
    about: str
    use: Any
    columns: tuple[Line, ...]
    values: tuple[Line, ...]


class MappingForm(forms.Form):
    """For each sheet: whether it is read, what each column is, and what the words of coded columns stand for."""

    def __init__(self, *args: Any, suggestion: dict[str, Any], kind: Kind, **options: Any) -> None:
        super().__init__(*args, **options)
        self.kind, self.sheets = kind, suggestion["sheets"]
        for number, sheet in enumerate(self.sheets):
            self.fields[f"use-{number}"] = forms.BooleanField(
                label=gettext_lazy("Read this sheet"), required=False, initial=True
            )
            self._add_columns(number, sheet)
            self._add_values(number, sheet)

    def _add_columns(self, number: int, sheet: dict[str, Any]) -> None:
        record = RECORDS[sheet["record"]]
        choices = [("", _("Not read"))] + [
            (each.name, f"{each.heading} *" if each.required else each.heading) for each in record
        ]
        for place, column in enumerate(sheet["columns"]):
            self.fields[f"column-{number}-{place}"] = forms.ChoiceField(
                label=column["heading"], choices=choices, required=False, initial=column["field"] or ""
            )

    def _add_values(self, number: int, sheet: dict[str, Any]) -> None:
        record = RECORDS[sheet["record"]]
        for place, value in enumerate(sheet["values"]):
            listed = record[value["field"]].codes or ""
            self.fields[f"value-{number}-{place}"] = forms.ChoiceField(
                label=value["word"],
                choices=[("?", _("Choose …")), ("", _("No information")), *codes.choices(listed)],
                required=False,
                initial=value["code"] if value["code"] is not None else "?",
            )

    def parts(self) -> Iterator[SheetPart]:
        """Return what the page shows, sheet by sheet."""
        for number, sheet in enumerate(self.sheets):
            record = RECORDS[sheet["record"]]
            columns = [
                Line(self[f"column-{number}-{place}"], each["heading"], tuple(each["samples"]), each["confidence"])
                for place, each in enumerate(sheet["columns"])
            ]
            values = [
                Line(self[f"value-{number}-{place}"], each["word"], about=record[each["field"]].heading)
                for place, each in enumerate(sheet["values"])
            ]
            about = words().text(record.about)
            yield SheetPart(sheet["sheet"], about, self[f"use-{number}"], tuple(columns), tuple(values))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        used = [number for number in range(len(self.sheets)) if cleaned.get(f"use-{number}")]
        if not used:
            raise forms.ValidationError(_("Read at least one sheet."))
        for number in used:
            self._check_sheet(number, cleaned)
        return cleaned

    def _check_sheet(self, number: int, cleaned: dict[str, Any]) -> None:
        chosen = self._chosen(number, cleaned)
        record = RECORDS[self.sheets[number]["record"]]
        for each in record:
            if each.required and each.name not in chosen.values():
                self.add_error(None, _("Say which column is %(field)s.") % {"field": each.heading})
            if list(chosen.values()).count(each.name) > 1:
                self.add_error(None, _("Two columns stand for %(field)s. Choose one.") % {"field": each.heading})

    def _chosen(self, number: int, cleaned: dict[str, Any]) -> dict[str, str]:
        """Return heading → field of the columns that are read."""
        columns = enumerate(self.sheets[number]["columns"])
        chosen = ((each["heading"], cleaned.get(f"column-{number}-{place}")) for place, each in columns)
        return {heading: field for heading, field in chosen if field}

    def mapping(self) -> Mapping:
        """Return what was confirmed."""
        used = [number for number in range(len(self.sheets)) if self.cleaned_data[f"use-{number}"]]
        return Mapping(
            name=f"{self.kind.value}-layout", kind=self.kind, sheets=tuple(self._sheet(each) for each in used)
        )

    def _sheet(self, number: int) -> SheetMapping:
        sheet = self.sheets[number]
        columns = self._chosen(number, self.cleaned_data)
        values: dict[str, dict[str, str]] = {}
        for place, each in enumerate(sheet["values"]):
            code = self.cleaned_data[f"value-{number}-{place}"]
            if code != "?" and each["field"] in columns.values():
                values.setdefault(each["field"], {})[each["word"]] = code
        return SheetMapping(
            record=sheet["record"],
            sheet=sheet["sheet"] if len(self.sheets) > 1 else None,
            header_row=sheet["header_row"],
            header_rows=sheet["header_rows"],
            columns=columns,
            values=values,
            ignored=tuple(each["heading"] for each in sheet["columns"] if each["heading"] not in columns),
        )
