"""The Word document's own styles, language and properties."""

from datetime import datetime, time
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from stegvis.core.language import Words
from stegvis.core.writers.document import Document
from stegvis.core.writers.prose import clean

FONT = "Calibri"
INK, QUIET, LINE, SHADE = "1C2430", "56606E", "C9D1DA", "F2F5F8"
TABLE, NOTE, PROMPT, FACT, AFTER_TABLE = (
    "Stegvis Table",
    "Stegvis Note",
    "Stegvis Prompt",
    "Stegvis Fact",
    "Stegvis After Table",
)
CONTENTS = ("toc 1", "toc 2")  # as Word names them
LOCALES = {"sv": "sv-SE", "en": "en-GB"}
TEXT_WIDTH = 15.8  # centimetres, on A4 with these margins
# style: size in points, bold, space before and after in points
TEXTS = {
    "Normal": (10.5, False, 0, 8),
    "Title": (28, True, 150, 6),
    "Subtitle": (14, False, 0, 36),
    "Heading 1": (18, True, 30, 8),
    "Heading 2": (13, True, 20, 6),
    "Heading 3": (11, True, 14, 4),
    "Caption": (10, True, 8, 5),
    "TOC Heading": (18, True, 0, 8),
    "Quote": (10.5, False, 4, 8),
}


def dress(word: WordDocument, words: Words) -> None:
    """Give the document its page, its styles and its language."""
    _page(word)
    _language(word, LOCALES[words.language])
    _add_own(word)
    for name, (size, bold, before, after) in TEXTS.items():
        _text(word.styles[name], size, bold, before, after)
    for name in ("Subtitle", NOTE, PROMPT):
        word.styles[name].font.color.rgb = RGBColor.from_string(QUIET)
    for name in ("Title", "Subtitle", "Quote", "Caption"):
        word.styles[name].font.italic = False
    _no_rule_under(word.styles["Title"])
    _set_language(word.styles["Caption"], LOCALES[words.language])


def describe(word: WordDocument, document: Document, words: Words) -> None:
    """Fill in title, author, language and date. Without a date of its own, the file gets none of today."""
    about = word.core_properties
    about.title, about.author, about.comments = clean(document.title), document.author, ""
    about.language = LOCALES[words.language]
    made = datetime.combine(document.dated, time()) if document.dated else datetime(1980, 1, 1)
    about.created = about.modified = made
    about.last_modified_by = document.author


def _page(word: WordDocument) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21 - TEXT_WIDTH) / 2)
    section.top_margin = section.bottom_margin = Cm(2.5)


def _language(word: WordDocument, locale: str) -> None:
    defaults = word.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    language = defaults.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        defaults.append(language)
    theme = word.settings.element.find(qn("w:themeFontLang"))
    for element in (language, theme) if theme is not None else (language,):
        element.set(qn("w:val"), locale)


def _set_language(style: Any, locale: str) -> None:
    properties = style.element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), locale)
    properties.append(language)


def _add_own(word: WordDocument) -> None:
    for name in (NOTE, PROMPT, FACT, AFTER_TABLE, *CONTENTS):
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name in CONTENTS)
        style.base_style = word.styles["Normal"]
    _text(word.styles[NOTE], 8.5, False, 2, 1)
    _text(word.styles[PROMPT], 10.5, False, 6, 10)
    _text(word.styles[FACT], 10.5, False, 0, 3)
    _text(word.styles[AFTER_TABLE], 6, False, 0, 6)
    first, second = CONTENTS
    _text(word.styles[first], 11, False, 4, 2)
    _text(word.styles[second], 10.5, False, 0, 2)
    word.styles[second].paragraph_format.left_indent = Cm(0.6)
    for name in CONTENTS:
        tabs = word.styles[name].paragraph_format.tab_stops
        tabs.add_tab_stop(Cm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    fact = word.styles[FACT].paragraph_format
    fact.left_indent, fact.first_line_indent = Cm(5.2), Cm(-5.2)
    fact.tab_stops.add_tab_stop(Cm(5.2))
    _frame(word.styles[PROMPT])
    word.styles.element.append(_table_style())


def _text(style: Any, size: float, bold: bool, before: float, after: float) -> None:
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    style.font.color.rgb = RGBColor.from_string(INK)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        if attribute.endswith("Theme"):
            del fonts.attrib[attribute]
    for attribute in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(attribute), FONT)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _no_rule_under(style: Any) -> None:
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _frame(style: Any) -> None:
    sides = "".join(
        f'<w:{side} w:val="dashed" w:sz="8" w:space="6" w:color="{QUIET}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(
        parse_xml(f"<w:pBdr {nsdecls('w')}>{sides}</w:pBdr>"), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _table_style() -> Any:
    """A style with rules above and below, a shaded heading row and a total in bold."""
    rule, thin = f'w:val="single" w:sz="6" w:space="0" w:color="{INK}"', f'w:val="single" w:sz="4" w:color="{LINE}"'
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="StegvisTable">'
        f'<w:name w:val="{TABLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/>'
        '<w:pPr><w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/></w:pPr>'
        '<w:rPr><w:sz w:val="19"/></w:rPr>'
        f"<w:tblPr><w:tblBorders><w:top {rule}/><w:bottom {rule}/><w:insideH {thin}/></w:tblBorders>"
        '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:bottom {rule}/></w:tcBorders>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
        f'<w:tblStylePr w:type="lastRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:top {rule}/></w:tcBorders>'
        "</w:tcPr></w:tblStylePr></w:style>"
    )
