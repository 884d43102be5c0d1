"""Adding paragraphs by the name of their style: python-docx would search all styles anew for each of hundreds."""

from weakref import WeakKeyDictionary

from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph

_STYLE_IDS: WeakKeyDictionary[object, dict[str, str]] = WeakKeyDictionary()


def add(word: WordDocument, text: str = "", *, style: str = "Normal") -> Paragraph:
    """Add a paragraph at the document's end. Raises KeyError when there is no such style."""
    paragraph = word.add_paragraph(text)
    if style != "Normal":
        paragraph._p.style = style_id(word, style)
    return paragraph


def style_id(word: WordDocument, style: str) -> str:
    """Return the style's id by its name. Raises KeyError when there is no such style."""
    if word.part not in _STYLE_IDS:
        _STYLE_IDS[word.part] = {each.name: each.style_id for each in word.styles if each.name}
    return _STYLE_IDS[word.part][style]
