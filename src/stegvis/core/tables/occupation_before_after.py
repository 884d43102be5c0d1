"""The main occupation before and after, by code and in the four groups of the national follow-up (SUS)."""

from stegvis.core.marking import _

from .before_after import DIRECTLY, NO_FACT, OCCUPATIONS, BeforeAfterTable, group_of
from .classifiers import rows_of
from .grid import Row
from .populations import EXITED_BY
from .report_table import Unit

NOTES = (
    _("Of several occupations at once the one with most hours counts, and of equal ones the one that began last."),
    NO_FACT,
    DIRECTLY,
    _("A change between the two days is not an effect: there is no control group."),
)


occupation_before_after = BeforeAfterTable(
    id="occupation_before_after",
    title=_("Main occupation before and after"),
    unit=Unit.CASES,
    population=EXITED_BY,
    row_label=OCCUPATIONS.codes.title,
    facts=OCCUPATIONS,
    rows=rows_of(OCCUPATIONS.codes),
    notes=NOTES,
)

occupation_groups = BeforeAfterTable(
    id="occupation_groups",
    title=_("Work, studies, job seeking and other occupation before and after"),
    unit=Unit.CASES,
    population=EXITED_BY,
    row_label=OCCUPATIONS.codes.title,
    facts=OCCUPATIONS,
    rows=tuple(Row(group, label) for group, label in OCCUPATIONS.codes.groups.items()),
    groups=group_of(OCCUPATIONS.codes),
    notes=NOTES,
    shares_settings_with="occupation_before_after",
)
