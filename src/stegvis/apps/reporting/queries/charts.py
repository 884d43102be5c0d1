"""Charts of single tables, as the report draws them. A drawn one is kept under the hash of all that it shows."""

import json
from hashlib import sha256

from django.core.cache import cache

from stegvis.core import charts
from stegvis.core.language import Words
from stegvis.core.report import EVALUATION_2011, compose
from stegvis.core.report.facts import ProjectFacts
from stegvis.core.report.preset import Drawn, Preset
from stegvis.core.shapes import Audience, Block, BlockKind, Chart, Table

from ..shape_json import block_to_json

KEPT_SECONDS = 7 * 24 * 60 * 60
DRAWN = {entry.table: entry for entry in EVALUATION_2011.entries if isinstance(entry, Drawn)}


def chart_of(table: Table) -> Chart | None:
    """Return the table's chart; None where the report draws none, or there is nothing to draw."""
    if table.id not in DRAWN:
        return None
    alone = Preset(id="chart", title="", entries=(DRAWN[table.id],))
    nobody = ProjectFacts(title="")
    blocks = compose({table.id: table}, preset=alone, texts={}, project=nobody, audience=Audience.PUBLIC)
    return next((block.content for block in blocks if isinstance(block.content, Chart)), None)


def svg_of(chart: Chart, words: Words, *, dark: bool = False) -> str:
    """Draw a chart, or return it as it was drawn before. Who may see the numbers was decided by who has the chart."""
    whole = block_to_json(Block(id=chart.id, kind=BlockKind.CHART, content=chart))
    content = json.dumps([whole, words.language, dark], sort_keys=True)
    name = f"chart:{sha256(content.encode()).hexdigest()}"
    drawn = cache.get(name)
    if drawn is None:
        drawn = charts.svg(chart, words, dark=dark)
        cache.set(name, drawn, KEPT_SECONDS)
    return str(drawn)
