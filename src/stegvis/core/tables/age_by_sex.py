"""How old the participants were at start, by sex. Table 1 of the 2011 report."""

from stegvis.core.marking import _

from .classifiers import BY_AGE
from .populations import STARTED
from .report_table import Unit
from .spec import TableSpec

age_by_sex = TableSpec(
    id="age_by_sex",
    title=_("Participants by age and sex"),
    unit=Unit.CASES,
    population=STARTED,
    row_label=BY_AGE.heading,
    rows=BY_AGE,
    notes=(_("Age is in whole years at start. Who came back to the project counts once for each time."),),
)
