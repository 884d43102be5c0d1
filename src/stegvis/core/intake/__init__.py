"""Foreign files in: monthly workbooks and extracts, read, checked, compared, and made into the dataset.

sheets = read_sheets(path)                                   # any xlsx, xls, ods, csv, tsv; DataProblem otherwise
mapping = suggest_mapping(sheets, Kind.MONTHLY, as_of=day).mapping("our layout")     # confirmed by a person
reading = read(sheets, mapping, as_of=day)                   # rows, findings, quarantine
dataset = to_dataset([reading], key, delivery)
"""

from stegvis.core.intake.difference import Change, Difference, difference, same_content
from stegvis.core.intake.files import read_sheets
from stegvis.core.intake.fingerprint import fingerprint, recognised
from stegvis.core.intake.limits import EXTRACT, WORKBOOK, Limits
from stegvis.core.intake.mapping import Mapping, SheetMapping
from stegvis.core.intake.purge import PurgeWarning, purge_warning
from stegvis.core.intake.quarantine import is_mended, write_quarantine
from stegvis.core.intake.read import fits, read
from stegvis.core.intake.reading import Known, QuarantinedRow, Reading
from stegvis.core.intake.records import BY_KIND, RECORDS, Kind
from stegvis.core.intake.sheets import Sheet, Sheets
from stegvis.core.intake.study_key import StudyKey, study_key_for
from stegvis.core.intake.suggest import Suggestion, suggest_mapping
from stegvis.core.intake.template import own_mapping, write_template
from stegvis.core.intake.to_dataset import Delivery, to_dataset

__all__ = [
    "BY_KIND",
    "EXTRACT",
    "RECORDS",
    "WORKBOOK",
    "Change",
    "Delivery",
    "Difference",
    "Kind",
    "Known",
    "Limits",
    "Mapping",
    "PurgeWarning",
    "QuarantinedRow",
    "Reading",
    "Sheet",
    "SheetMapping",
    "Sheets",
    "StudyKey",
    "Suggestion",
    "difference",
    "fingerprint",
    "fits",
    "is_mended",
    "own_mapping",
    "purge_warning",
    "read",
    "read_sheets",
    "recognised",
    "same_content",
    "study_key_for",
    "suggest_mapping",
    "to_dataset",
    "write_quarantine",
    "write_template",
]
