"""The dataset as a Frictionless Data Package: a folder (or zip) with `datapackage.json` and one file a table.

A package holds every table of `frames.SPECS`, the codebook as a table (`codebook`) and to read (`codebook.sv.md`,
`codebook.en.md`), and `report.yaml`, the settings of its report. Tables are CSV or Parquet, or SPSS or Stata for those
who work there. Source of the format: Frictionless Data, Data Package and Table Schema v1 (specs.frictionlessdata.io).
"""

from .codebook import codebook_document, codebook_table
from .descriptor import describe
from .fingerprint import content_hash
from .reading import read_package
from .writing import write_package

__all__ = ["codebook_document", "codebook_table", "content_hash", "describe", "read_package", "write_package"]
