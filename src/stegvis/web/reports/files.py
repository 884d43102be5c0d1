"""Tables and documents as files to download. Their names hold the project's key and nothing about a person."""

from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import HttpResponse

from stegvis.apps.access.verdicts import NotVisible
from stegvis.core.language import Words
from stegvis.core.report import write
from stegvis.core.shapes import Table
from stegvis.core.writers import csv, xlsx
from stegvis.core.writers.document import Document

OPEN_XML = "application/vnd.openxmlformats-officedocument"
TYPES = {
    "xlsx": f"{OPEN_XML}.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "docx": f"{OPEN_XML}.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
}
DOCUMENTS = ("docx", "pdf", "html")


def of_tables(tables: Iterable[Table], *, name: str, form: str, words: Words) -> HttpResponse:
    """Return the tables as one workbook, or a single one as CSV. Raises NotVisible on other forms."""
    shown = list(tables)
    if form == "xlsx":
        return _written(lambda path: xlsx.write(path, shown, words), name, form)
    if form == "csv" and len(shown) == 1:
        return _written(lambda path: csv.write(path, shown[0], words), name, form)
    raise NotVisible


def of_document(document: Document, *, name: str, form: str, words: Words) -> HttpResponse:
    """Return the document in Word, PDF or HTML."""
    return _written(lambda path: write(path.parent, document, words, formats=[form], name=name)[0], name, form)


def _written(write_to: Callable[[Path], Path], name: str, form: str) -> HttpResponse:
    with TemporaryDirectory() as folder:
        content = write_to(Path(folder) / f"{name}.{form}").read_bytes()
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return HttpResponse(content, content_type=TYPES[form], headers=headers)
