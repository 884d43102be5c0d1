"""Why participants exited, by sex. Table 2 of the 2011 report."""

from stegvis.core import codebook
from stegvis.core.marking import _

from .classifiers import by_codebook
from .populations import EXITED
from .report_table import Unit
from .spec import TableSpec

REASON = by_codebook("exit_reason", codebook.load("exits"))

exits_by_sex = TableSpec(
    id="exits_by_sex",
    title=_("Exits by reason and sex"),
    unit=Unit.EXITS,
    population=EXITED,
    row_label=REASON.heading,
    rows=REASON,
    notes=(_("Counts exits, not persons: who exited twice counts twice. The reason is the one given at exit."),),
)
