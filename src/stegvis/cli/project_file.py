"""What the files of an authority don't say: which project they are about, its goals, and the dates of its report."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import polars as pl
import yaml

from stegvis.core import codebook, outcomes
from stegvis.core.errors import DataProblem, Finding
from stegvis.core.frames import BY_NAME, Dataset
from stegvis.core.intake import Delivery
from stegvis.core.marking import _
from stegvis.core.tables import Settings

SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["project"],
    "properties": {
        "project": {"type": "string", "pattern": "^[a-z0-9-]+$"},
        "title": {"type": "string"},
        "owner": {"type": "string"},
        "association": {"type": "string"},
        "goals": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["title", "level"],
                "properties": {
                    "title": {"type": "string"},
                    "level": {"enum": list(codebook.load("goal_levels").codes)},
                    "outcome": {"enum": sorted(each.name for each in outcomes.ALL)},
                    "denominator": {"enum": ["started", "exits"]},
                    "window_months": {"type": "integer", "minimum": 1},
                    "threshold": {"type": "number", "minimum": 0, "maximum": 1},
                },
            },
        },
        "report": {"type": "object"},
    },
}
USUAL_GOAL = {
    "title": "Arbete eller studier inom tolv månader",
    "level": "result",
    "outcome": "work_or_study",
    "denominator": "started",
    "window_months": 12,
}


@dataclass(frozen=True, kw_only=True)
class ProjectFile:
    """The project as its file describes it. `report` is what becomes the dataset's `report.yaml`."""

    project: str
    title: str
    owner: str
    association: str | None = None
    goals: tuple[dict[str, Any], ...] = ()
    report: dict[str, Any] = field(default_factory=dict)

    def delivery(self, as_of: date) -> Delivery:
        return Delivery(project=self.project, title=self.title, owner=self.owner, as_of=as_of)

    def complete(self, dataset: Dataset) -> Dataset:
        """Return the dataset with the project's own row, its goals and its report's settings."""
        row = dataset["project"].with_columns(association=pl.lit(self.association, dtype=pl.String))
        goals = pl.DataFrame(list(self._goal_rows()), schema=BY_NAME["goals"].schema)
        return Dataset({**dataset.frames, "project": row, "goals": goals}, {"project": self.project, **self.report})

    def _goal_rows(self) -> list[dict[str, Any]]:
        columns = BY_NAME["goals"].columns
        return [
            {name: ({"goal_key": f"goal-{place}", "project": self.project} | goal).get(name) for name in columns}
            for place, goal in enumerate(self.goals, start=1)
        ]


def read_project_file(path: Path | None, *, out: Path) -> ProjectFile:
    """Read a project file. Without one, the project bears the dataset's name and has the usual goal.

    Raises DataProblem naming the key and what was expected.
    """
    if path is None:
        name = "".join(each if each.isalnum() else "-" for each in out.name.lower()).strip("-") or "project"
        return ProjectFile(project=name, title=out.name, owner="owner", goals=(USUAL_GOAL,))
    content = _content(path)
    Settings.of(content.get("report", {}))
    project = content["project"]
    details = {"title": project, "owner": "owner"} | content
    return ProjectFile(**details | {"goals": tuple(content.get("goals", ()))})


def _content(path: Path) -> dict[str, Any]:
    try:
        content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        raise DataProblem(Finding(message=_("The project file can't be read."), file=path.name)) from None
    wrong = next(iter(jsonschema.Draft202012Validator(SCHEMA).iter_errors(content)), None)
    if wrong is not None:
        place = ".".join(str(part) for part in wrong.absolute_path)
        raise DataProblem(
            Finding(
                message=_("The project file is not as it should be: {why}"),
                file=path.name,
                column=place or None,
                values=(("why", wrong.message),),
            )
        )
    return content
