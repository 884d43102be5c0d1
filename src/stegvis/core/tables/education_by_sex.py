"""The participants' education at start, by sex."""

from stegvis.core import codebook
from stegvis.core.marking import _

from .classifiers import by_codebook
from .populations import STARTED
from .report_table import Unit
from .spec import TableSpec

EDUCATION = by_codebook("education", codebook.load("education"))

education_by_sex = TableSpec(
    id="education_by_sex",
    title=_("Education at start, by sex"),
    unit=Unit.CASES,
    population=STARTED,
    row_label=EDUCATION.heading,
    rows=EDUCATION,
    notes=(_("Highest finished education. Who came back to the project counts once for each time."),),
)
