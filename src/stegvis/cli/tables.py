"""`stegvis tables`: a dataset in, every table out."""

from stegvis.core.datapackage import read_package
from stegvis.core.language import Words
from stegvis.core.report.build import tables_for
from stegvis.core.shapes import Audience
from stegvis.core.writers import tables_json, xlsx

from .options import CutOff, DatasetFolder, For, From, Out, To, settings_of
from .output import AsJson, InLanguage, Language, progress, said_plainly, written


def write_tables(
    dataset: DatasetFolder,
    out: Out,
    first: From = None,
    last: To = None,
    cut_off: CutOff = None,
    audience: For = Audience.INTERNAL,
    language: InLanguage = Language.SV,
    as_json: AsJson = False,
) -> None:
    """Count every table: tables.json for programs, an Excel workbook for people."""
    words = Words(language.value)
    with said_plainly(words, as_json=as_json), progress("Tables", quiet=as_json):
        data = read_package(dataset)
        shown = tables_for(data, settings_of(data, first, last, cut_off), audience=audience).values()
        out.mkdir(parents=True, exist_ok=True)
        paths = [tables_json.write(out / "tables.json", shown, words), xlsx.write(out / "tables.xlsx", shown, words)]
    written(paths, as_json=as_json)
