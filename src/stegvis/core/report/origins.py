"""For each table of a report: what its numbers were computed from, as a hash, and until when it was known."""

from collections.abc import Iterable

from stegvis.core.marking import _
from stegvis.core.report.fingerprint import fingerprint
from stegvis.core.shapes import Column, Kind, Table

COLUMNS = (
    Column("code", _("Table"), Kind.CODE),
    Column("label", _("Table"), Kind.LABEL),
    Column("cut_off", _("Known up to and including"), Kind.DATE),
    Column("fingerprint", _("Fingerprint"), Kind.TEXT),
)


def origins(tables: Iterable[Table]) -> Table:
    """Return a row per table, in the order given: its title, its cut-off and its fingerprint."""
    return Table(
        id="origins",
        title=_("What the figures were computed from"),
        columns=COLUMNS,
        rows=tuple((table.id, table.title, table.cut_off, fingerprint(table)) for table in tables),
        unit=_("tables"),
        notes=(_("The same data give the same fingerprint; where one differs between two reports, the data differ."),),
        rows_add_up=False,
        columns_add_up=False,
    )
