"""How a package is refused: by its file and member, and never with what stands in it."""

from stegvis.core.errors import DataProblem, Finding
from stegvis.core.marking import _


def problem(file: str, message: str, member: str | None = None, **values: object) -> DataProblem:
    """Return why a package is not read."""
    hint = _("Have the package made anew with stegvis package.")
    return DataProblem(Finding(message=message, file=file, column=member, hint=hint, values=tuple(values.items())))
