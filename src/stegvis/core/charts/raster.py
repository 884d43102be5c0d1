"""From SVG to PNG, many drawings at once. Typst draws them with the bundled font alone, faster than vl-convert does."""

from collections.abc import Sequence

import typst

from stegvis.core import fonts

PAGES = """#set page(width: auto, height: auto, margin: 0pt)
#for place in range(int(sys.inputs.count)) { page(image(str(place) + ".svg")) }
"""


def pngs(drawings: Sequence[str], *, dots_per_inch: int = 300) -> list[bytes]:
    """Turn SVG texts into PNG pictures, in their order, with 96 pixels of a drawing to an inch."""
    if not drawings:
        return []
    files = {f"{place}.svg": drawing.encode() for place, drawing in enumerate(drawings)}
    drawn = typst.compile(  # type: ignore[call-overload]  # its types leave out files in memory
        {"main.typ": PAGES.encode(), **files},
        format="png",
        ppi=dots_per_inch,
        font_paths=[str(fonts.FOLDER)],
        ignore_system_fonts=True,
        sys_inputs={"count": str(len(drawings))},
    )
    return [bytes(each) for each in drawn] if isinstance(drawn, list) else [bytes(drawn)]
