"""What a criterion of a target group asks, as a sentence."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from stegvis.apps.projects.choices import CriterionKind
from stegvis.web.common import codes

LISTS = {CriterionKind.MUNICIPALITY: "municipalities", CriterionKind.AF_CATEGORY: "af_codes"}


def criterion_sentence(criterion: Any, values: Iterable[str] | None = None) -> str:
    """Say what a criterion asks, with its numbers and values. `values` stand in for those of a row not saved yet."""
    numbers = {"lowest": criterion.lowest, "highest": criterion.highest, "months": criterion.window_months}
    kind = CriterionKind(criterion.kind)
    if kind == CriterionKind.AGE:
        return _age(numbers)
    if kind == CriterionKind.ASSISTANCE_MONTHS:
        return _("Social assistance in at least %(lowest)s of the last %(months)s months") % numbers
    if kind in LISTS:
        accepted = values if values is not None else [value.code for value in criterion.values.all()]
        wanted = [codes.label(LISTS[kind], code) for code in accepted]
        text = _("Lives in %(places)s") if kind == CriterionKind.MUNICIPALITY else _("Category at AF: %(places)s")
        return text % {"places": _either(wanted)}
    return str(kind.label)


def _age(numbers: dict[str, int | None]) -> str:
    if numbers["highest"] is None:
        return _("At least %(lowest)s years old") % numbers
    if numbers["lowest"] is None:
        return _("At most %(highest)s years old") % numbers
    return _("Aged %(lowest)s–%(highest)s") % numbers


def _either(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s or %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}
