"""What `tables`, `goal` and `report` are asked alike: which dataset, which days, for whom."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from stegvis.core.errors import DataProblem, Finding
from stegvis.core.frames import Dataset
from stegvis.core.marking import _
from stegvis.core.shapes import Audience, Period
from stegvis.core.tables import Settings

DatasetFolder = Annotated[Path, typer.Argument(help="A data package: the folder, or its datapackage.json.")]
From = Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="First day of the period.")]
To = Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="Last day of the period.")]
CutOff = Annotated[
    datetime | None, typer.Option("--cut-off", formats=["%Y-%m-%d"], help="Last day of which something is known.")
]
For = Annotated[Audience, typer.Option("--audience", help="internal: exact figures. public: small numbers hidden.")]
Out = Annotated[Path, typer.Option("--out", help="Folder to write to; made if it is not there.")]


def settings_of(data: Dataset, first: datetime | None, last: datetime | None, cut_off: datetime | None) -> Settings:
    """Return the dataset's settings, with what was asked for instead. Raises DataProblem."""
    if first and last and last < first:
        raise DataProblem(Finding(message=_("The period ends before it starts."), column="--to"))
    asked = Period(first.date() if first else None, last.date() if last else None) if first or last else None
    return Settings.from_dataset(data, period=asked, cut_off=cut_off.date() if cut_off else None)
