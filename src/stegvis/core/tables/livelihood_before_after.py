"""The main source of livelihood before and after."""

from stegvis.core.marking import _

from .before_after import DIRECTLY, LIVELIHOODS, NO_FACT, BeforeAfterTable, TransitionTable
from .classifiers import rows_of
from .populations import EXITED_BY
from .report_table import Unit

NOTES = (
    _("Of several sources at once the largest counts, and of equal ones the one that began last."),
    NO_FACT,
    DIRECTLY,
    _("A change between the two days is not an effect: there is no control group."),
)

livelihood_before_after = BeforeAfterTable(
    id="livelihood_before_after",
    title=_("Main source of livelihood before and after"),
    unit=Unit.CASES,
    population=EXITED_BY,
    row_label=LIVELIHOODS.codes.title,
    facts=LIVELIHOODS,
    rows=rows_of(LIVELIHOODS.codes),
    notes=NOTES,
)

livelihood_transitions = TransitionTable(
    id="livelihood_transitions",
    title=_("From main livelihood before to main livelihood after"),
    unit=Unit.CASES,
    population=EXITED_BY,
    row_label=_("Before"),
    facts=LIVELIHOODS,
    notes=NOTES,
    shares_settings_with="livelihood_before_after",
)
