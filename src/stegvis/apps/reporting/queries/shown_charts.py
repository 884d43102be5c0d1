"""The charts of a page of exact figures, kept until the browser asks for their pictures.

Without them each picture would read the whole dataset anew, and stand as one more reading in the log. A picture shows
what its page shows, even where the data have changed meanwhile; a new page has new pictures. What is kept is found by
the viewer and the role to whom it was shown, and by nobody else.
"""

import json
from collections.abc import Iterable
from datetime import date
from hashlib import sha256

from django.core.cache import cache
from django.utils.crypto import salted_hmac

from stegvis.apps.access.viewers import Viewer
from stegvis.apps.projects.models import Project
from stegvis.core.shapes import Block, BlockKind, Chart

from ..policies import may_follow_figures
from ..shape_json import block_from_json, block_to_json

KEPT_SECONDS = 10 * 60


def keep_charts(viewer: Viewer, project: Project, charts: Iterable[Chart]) -> str:
    """Keep the charts of a page that `viewer` is shown, and return the name under which she can ask for them."""
    blocks = {each.table.id: Block(id=each.id, kind=BlockKind.CHART, content=each) for each in charts}
    if not blocks:
        return ""
    content = json.dumps({table: block_to_json(block) for table, block in blocks.items()}, sort_keys=True)
    name = salted_hmac("stegvis.shown_charts", content, algorithm="sha256").hexdigest()
    cache.set(_place(viewer, project, name), content, KEPT_SECONDS)
    return name


def kept_chart(viewer: Viewer, project: Project, *, name: str, table: str, at: date) -> Chart | None:
    """Return the table's chart as it was shown to `viewer` under this name; None when it is kept no longer.

    Raises NotVisible when she does not follow the project's figures.
    """
    may_follow_figures(viewer, project, at).or_refuse()
    content = cache.get(_place(viewer, project, name)) if name else None
    stored = json.loads(content).get(table) if content else None
    chart = block_from_json(stored).content if stored else None
    return chart if isinstance(chart, Chart) else None


def _place(viewer: Viewer, project: Project, name: str) -> str:
    whose = json.dumps([viewer.describe(), project.pk, name])
    return f"shown:{sha256(whose.encode()).hexdigest()}"
