"""Fields that a project's forms share: numbers as people write them, amounts, texts, and codes in groups."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.web.common import codes

_THOUSANDS = re.compile(r"^-?\d{1,3}([.,])\d{3}(?:\1\d{3})*$")


def plain(text: str) -> str:
    """Return a number as Python reads it: `393 650,50 kr` and `393.650,50` are 393650.50.

    Of two different marks the last is the decimal mark. One mark before each three digits of a number is between
    thousands if there are several; a single one is so in English only, where the decimal mark is another.
    """
    text = re.sub(r"(?i)(kr|%)$", "", "".join(text.split())).replace("\u2212", "-")
    if "," in text and "." in text:
        thousands = "," if text.rindex(".") > text.rindex(",") else "."
        return text.replace(thousands, "").replace(",", ".")
    groups = _THOUSANDS.match(text)
    if groups and (text.count(groups[1]) > 1 or (codes.words().language == "en" and groups[1] == ",")):
        return text.replace(groups[1], "")
    return text.replace(",", ".")


def written(value: Decimal | float | int) -> str:
    """Write a number without needless decimals, as the reader's language does."""
    exact = Decimal(value).normalize()
    decimals = max(0, -int(exact.as_tuple().exponent))
    return codes.words().number(float(value), decimals=decimals)


class NumberField(forms.DecimalField):
    """A number, with a decimal comma or point and with or without spaces."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Decimal | None:
        return super().to_python(plain(value) if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        return written(value) if isinstance(value, Decimal) else value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "inputmode": "decimal", "size": "14", "autocomplete": "off"}


class KronorField(NumberField):
    """An amount in kronor, not below zero."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"min_value": 0, "max_digits": 14, "decimal_places": 2, **options})


class LongText(forms.CharField):
    """A text of several lines."""

    def __init__(self, *, rows: int = 5, **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **options)


class WhyField(forms.CharField):
    """Why something is changed; it stands in the history."""

    def __init__(self, *, required: bool = False, label: Any = None) -> None:
        super().__init__(
            label=label or _("Why it is changed"),
            help_text=_("Stands in the history beside what stood there before."),
            max_length=100,
            required=required,
        )


class GroupedBoxes(forms.CheckboxSelectMultiple):
    """Boxes in groups that open and close without a script; a group with something ticked is open."""

    template_name = "projects/grouped_boxes.html"

    def get_context(self, *args: Any) -> dict[str, Any]:
        context = super().get_context(*args)
        groups = context["widget"]["optgroups"]
        context["groups"] = [(name, boxes, any(box["selected"] for box in boxes)) for name, boxes, _index in groups]
        return context


class CodesField(forms.MultipleChoiceField):
    """One or more codes of a list of the codebook, by its groups."""

    widget = GroupedBoxes

    def __init__(self, name: str, **options: Any) -> None:
        super().__init__(choices=lambda: codes.choices(name), **options)
