"""The employment service's category before and after. Table 3 of the 2011 report."""

from stegvis.core.marking import _

from .before_after import CATEGORIES, DIRECTLY, NO_FACT, BeforeAfterTable, TransitionTable
from .classifiers import rows_of
from .populations import EXITED_BY
from .report_table import Unit

NOTES = (
    _("Not registered with the employment service means that nothing is known there: it never counts as work."),
    _("Of several categories on one day the one that began last counts."),
    NO_FACT,
    DIRECTLY,
    _("A change between the two days is not an effect: there is no control group."),
)

af_before_after = BeforeAfterTable(
    id="af_before_after",
    title=_("Category at the employment service before and after"),
    unit=Unit.CASES,
    population=EXITED_BY,
    row_label=CATEGORIES.codes.title,
    facts=CATEGORIES,
    rows=rows_of(CATEGORIES.codes),
    notes=NOTES,
)

af_transitions = TransitionTable(
    id="af_transitions",
    title=_("From category before to category after at the employment service"),
    unit=Unit.CASES,
    population=EXITED_BY,
    row_label=_("Before"),
    facts=CATEGORIES,
    notes=NOTES,
    shares_settings_with="af_before_after",
)
