"""The file formats of a package's tables."""

from enum import StrEnum


class Format(StrEnum):
    """How a table is written; the value is the file name's ending."""

    CSV = "csv"
    PARQUET = "parquet"
    SPSS = "sav"
    STATA = "dta"


MEDIA_TYPES = {
    Format.CSV: "text/csv",
    Format.PARQUET: "application/vnd.apache.parquet",
    Format.SPSS: "application/x-spss-sav",
    Format.STATA: "application/x-stata-dta",
}
