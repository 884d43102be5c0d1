"""The package as a file: a zip whose manifest names every member with its hash."""

import hashlib
import json
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from stegvis.core.charts import svg

from .as_json import chart_json, figure_file, table_json, text_json
from .contents import Contents
from .manifest import About
from .wording import EN, SV

MANIFEST, TABLES, FIGURES, SUMMARY = "manifest.json", "tables.json", "figures.json", "summary.json"
THEN = (1980, 1, 1, 0, 0, 0)


def write_result_package(path: Path, contents: Contents, about: About) -> Path:
    """Write the package. The same contents on the same day give the same bytes."""
    members = _members(contents)
    manifest = {
        **about.as_json(),
        "members": [
            {"name": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in members.items()
        ],
    }
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        for name, data in {MANIFEST: _bytes(manifest), **members}.items():
            place = ZipInfo(name, THEN)
            place.compress_type = ZIP_DEFLATED
            package.writestr(place, data)
    return path


def _members(contents: Contents) -> dict[str, bytes]:
    drawn = {
        figure_file(chart.id, words.language): svg(chart, words).encode()
        for chart in contents.charts
        for words in (SV, EN)
    }
    return {
        TABLES: _bytes([table_json(each) for each in contents.tables]),
        FIGURES: _bytes([chart_json(each) for each in contents.charts]),
        SUMMARY: _bytes([{"id": name, **text_json(each)} for name, each in contents.summary.items()]),
        **drawn,
    }


def _bytes(content: Any) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()
