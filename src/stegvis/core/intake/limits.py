"""How large a file may be before it is refused, so that a hostile one can't fill the memory."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Largest file and unpacked content in bytes, most rows and columns of a sheet, most cells of all sheets."""

    file_bytes: int = 50 * MEGABYTE
    unpacked_bytes: int = 400 * MEGABYTE
    packed_files: int = 2_000
    sheets: int = 100
    rows: int = 100_000
    columns: int = 1_000
    cells: int = 10_000_000


WORKBOOK = Limits()
EXTRACT = Limits(file_bytes=200 * MEGABYTE, unpacked_bytes=1_500 * MEGABYTE, rows=1_000_000, cells=30_000_000)
