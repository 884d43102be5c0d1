"""Whether a drawing from outside is a drawing and nothing else: no scripts, no links, nothing fetched."""

import re
from xml.etree.ElementTree import ParseError  # only a type; parsing is defusedxml's

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = frozenset(
    SVG + name for name in ("svg", "g", "path", "text", "tspan", "rect", "line", "circle", "defs", "clipPath")
)
ATTRIBUTES = frozenset(
    (
        *(
            "aria-hidden",
            "aria-label",
            "aria-roledescription",
            "class",
            "clip-path",
            "cx",
            "cy",
            "d",
            "display",
            "dx",
            "dy",
        ),
        *("dominant-baseline", "fill", "fill-opacity", "font-family", "font-size", "font-style", "font-weight"),
        *("height", "id", "opacity", "pointer-events", "r", "role", "rx", "ry", "stroke", "stroke-dasharray"),
        *("stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity"),
        *("stroke-width", "text-anchor", "transform", "version", "viewBox", "width", "x", "x1", "x2", "y", "y1", "y2"),
    )
)
SAID = ("aria-label", "aria-roledescription")
REFERS = re.compile(r"url\s*\(\s*(?!#)|javascript:|data:|https?:", re.IGNORECASE)


def is_drawing(content: bytes) -> bool:
    """Tell whether this is SVG of shapes and texts alone, with references only into itself."""
    try:
        root = fromstring(content.decode("utf-8"), forbid_dtd=True)
    except (UnicodeDecodeError, ParseError, DefusedXmlException, ValueError, RecursionError):
        return False
    return root.tag == f"{SVG}svg" and all(
        each.tag in ELEMENTS
        and all(
            name in ATTRIBUTES and (name in SAID or not REFERS.search(value)) for name, value in each.attrib.items()
        )
        for each in root.iter()
    )
