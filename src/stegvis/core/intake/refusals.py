"""Why a whole file is refused: one place for the words."""

from stegvis.core.errors import DataProblem, Finding
from stegvis.core.marking import _


def refuse(
    file: str, message: str, *, sheet: str | None = None, hint: str | None = None, **values: object
) -> DataProblem:
    """Return the DataProblem that says why `file` can't be read."""
    return DataProblem(Finding(message=message, file=file, sheet=sheet, hint=hint, values=tuple(values.items())))


def damaged(file: str) -> DataProblem:
    return refuse(
        file,
        _("The file is damaged and can't be read."),
        hint=_("Open it in the program that made it and save it anew as xlsx."),
    )


def too_large(file: str, megabytes: int) -> DataProblem:
    return refuse(
        file,
        _("The file is larger than {megabytes} MB when it is unpacked, and was not opened."),
        hint=_("Save only the sheets that are to be read in a new file."),
        megabytes=megabytes,
    )


def too_heavy(file: str, megabytes: int) -> DataProblem:
    return refuse(
        file,
        _("The file is larger than {megabytes} MB, and was not opened."),
        hint=_("Save only the sheets that are to be read in a new file."),
        megabytes=megabytes,
    )


def too_many_sheets(file: str, limit: int) -> DataProblem:
    return refuse(
        file,
        _("The file has more than {limit} sheets, and was not read."),
        hint=_("Save only the sheets that are to be read in a new file."),
        limit=limit,
    )


def too_many_rows(file: str, sheet: str | None, limit: int) -> DataProblem:
    return refuse(
        file,
        _("The sheet has more than {limit} rows, and was not read."),
        sheet=sheet,
        hint=_("Divide the file, or delete the rows below the last filled one: empty rows with formats count too."),
        limit=limit,
    )


def too_many_columns(file: str, sheet: str | None, limit: int) -> DataProblem:
    return refuse(
        file,
        _("The sheet has more than {limit} columns, and was not read."),
        sheet=sheet,
        hint=_("Delete the columns to the right of the last filled one."),
        limit=limit,
    )


def too_many_cells(file: str, limit: int) -> DataProblem:
    return refuse(
        file,
        _("The file has more than {limit} cells, and was not read."),
        hint=_("Save only the sheets that are to be read in a new file."),
        limit=limit,
    )


def locked(file: str) -> DataProblem:
    return refuse(
        file,
        _("The file is protected by a password."),
        hint=_("Open it, take the password away (File, Info, Protect workbook) and save it."),
    )


def unknown_format(file: str) -> DataProblem:
    return refuse(
        file,
        _("The file is not a spreadsheet that can be read."),
        hint=_("Save it as xlsx, xls, ods or csv."),
    )


def empty(file: str) -> DataProblem:
    return refuse(file, _("The file is empty."), hint=_("Check that it is the right file and that it was saved."))
