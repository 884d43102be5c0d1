"""Reads a questionnaire from an XLSForm workbook, in the part of the format that is data and no program.

Source: the XLSForm standard (xlsform.org). An expression is refused wherever it stands: it would hide from the reader
what happens to missing answers, and it is somebody else's program.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from stegvis.core.errors import DataProblem, Finding
from stegvis.core.intake import read_sheets
from stegvis.core.intake.sheets import Cell, Sheet, Sheets
from stegvis.core.marking import _

from .form import AnswerKind, Choice, Form, Question, Wording

SURVEY, CHOICES, SETTINGS = "survey", "choices", "settings"
WORDS = ("label", "hint")
READ = {
    SURVEY: ("type", "name", "required", *WORDS),
    CHOICES: ("list_name", "name", "label"),
    SETTINGS: ("form_title", "form_id", "version", "default_language"),
}
LOOKS_ONLY = ("appearance", "required_message", "constraint_message", "guidance_hint", "style", "body::accuracy")
EXPRESSIONS = (
    *("calculation", "relevant", "relevance", "constraint", "choice_filter", "repeat_count", "trigger", "read_only"),
    *("default", "parameters", "instance_name", "query", "save_to"),
)
COMPUTED = ("calculate", "background-geopoint", "csv-external", "xml-external")
KINDS = frozenset(each.value for each in AnswerKind)
BEGIN, END = ("begin_group", "begin group"), ("end_group", "end group")
YES, NO = ("yes", "true", "true()", "1"), ("no", "false", "false()", "0", "")
REFERENCE = re.compile(r"\$\{[^}]*\}")
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*")
LANGUAGE = re.compile(r"(?P<what>\w+)\s*::?\s*(?:.*\((?P<tag>[\w-]+)\)|(?P<name>[^()]+))\s*")

_AN_EXPRESSION = _("There is an expression here. Stegvis evaluates none: a questionnaire is read as it stands.")
_WORDS_ALONE = _("words, numbers and names alone")


def read_xlsform(source: Path | str | bytes, name: str | None = None) -> Form:
    """Return the questionnaire of a workbook (its path, or its bytes with the name they came with).

    Raises DataProblem with every fault that was found: file, sheet, row, column, and what was expected there.
    """
    sheets = read_sheets(source, name)
    reader = _Reader(sheets)
    form = reader.form()
    if reader.faults:
        raise DataProblem.of(reader.faults)
    return form


@dataclass(frozen=True)
class _Line:
    """A row of a sheet with its texts by heading, and which column each heading stands in."""

    sheet: str
    row: int
    texts: dict[str, str]

    def __getitem__(self, heading: str) -> str:
        return self.texts.get(heading, "")


@dataclass
class _Reader:
    """Reads the sheets and gathers what is wrong with them."""

    sheets: Sheets
    faults: list[Finding] = field(default_factory=list)
    unused: set[str] = field(default_factory=set)

    def form(self) -> Form:
        settings = next(iter(self._lines(SETTINGS)), _Line(SETTINGS, 2, {}))
        lists = self._choices()
        questions = tuple(self._questions(lists))
        if not questions and not self.faults:
            self._fault(SURVEY, None, None, _("The questionnaire asks nothing."))
        languages = sorted({tag for each in questions for tag in (*each.label, *each.hint)})
        return Form(
            id=settings["form_id"] or Path(self.sheets.file).stem,
            title=settings["form_title"],
            version=settings["version"],
            languages=tuple(languages),
            questions=questions,
            unused=tuple(sorted(self.unused)),
        )

    def _fault(
        self,
        sheet: str,
        row: int | None,
        column: str | None,
        message: str,
        expected: str | None = None,
        one_of: Iterable[str] = (),
    ) -> None:
        if these := ", ".join(one_of):
            expected = _("one of these: {these}")
        where = Finding(message=message, file=self.sheets.file, sheet=sheet, row=row, column=column)
        self.faults.append(replace(where, expected=expected, values=(("these", these),)))

    def _sheet(self, name: str) -> Sheet | None:
        found = next((each for each in self.sheets.sheets if each.name.strip().lower() == name), None)
        if found is None and name == SURVEY:
            self._fault(SURVEY, None, None, _("The sheet is missing."), _("an XLSForm with a sheet named survey"))
        return found

    def _lines(self, name: str) -> Iterator[_Line]:
        """Yield the rows with something in them, after looking through each cell."""
        sheet = self._sheet(name)
        if sheet is None or not sheet.rows:
            return
        headings = [_heading(each) for each in sheet.rows[0]]
        for number, row in enumerate(sheet.rows[1:], 2):
            texts = {heading: _text(cell) for heading, cell in zip(headings, row, strict=True) if heading}
            if any(texts.values()):
                for column, (heading, cell) in enumerate(zip(headings, row, strict=True)):
                    self._look_at(sheet, number, column, heading, _text(cell))
                yield _Line(name, number, texts)

    def _look_at(self, sheet: Sheet, row: int, column: int, heading: str, text: str) -> None:
        """Say what is wrong with one cell, whatever kind of row it stands in."""
        place = (sheet.name, row, heading)
        headings = READ[sheet.name.strip().lower()]
        if (row - 1, column) in sheet.broken:
            self._fault(*place, sheet.broken[row - 1, column])
        elif not text:
            return
        elif not heading:
            self._fault(sheet.name, row, None, _("There is text in a column without a heading."))
        elif heading in EXPRESSIONS or REFERENCE.search(text):
            self._fault(*place, _AN_EXPRESSION, _WORDS_ALONE)
        elif heading in LOOKS_ONLY:
            self.unused.add(heading)
        elif heading.partition(":")[0].strip() not in headings:
            self._fault(*place, _("Stegvis does not know this column."), one_of=headings)

    def _choices(self) -> dict[str, tuple[Choice, ...]]:
        lists: dict[str, list[Choice]] = {}
        for line in self._lines(CHOICES):
            name = line["name"]
            there = lists.setdefault(line["list_name"], [])
            if not line["list_name"] or not name:
                self._fault(CHOICES, line.row, "name", _("A choice lacks its list or its name."))
            if name in {each.name for each in there}:
                self._fault(CHOICES, line.row, "name", _("The list has this name already."), _("a name of its own"))
            there.append(Choice(name, self._wording(line, "label", required=True)))
        return {name: tuple(choices) for name, choices in lists.items()}

    def _questions(self, lists: dict[str, tuple[Choice, ...]]) -> Iterator[Question]:
        names: Counter[str] = Counter()
        groups: list[_Line] = []
        for line in self._lines(SURVEY):
            kind, _blank, of = line["type"].partition(" ")
            if line["type"] in BEGIN:
                groups.append(line)
            elif line["type"] in END:
                self._close(groups, line)
            elif kind in KINDS or self._is_refused(line, kind):
                names[line["name"]] += 1
                yield self._question(line, AnswerKind(kind), of.strip(), lists, names, groups)
        for line in groups:
            self._fault(SURVEY, line.row, "type", _("The group is not ended."), "end_group")

    def _close(self, groups: list[_Line], line: _Line) -> None:
        if groups:
            groups.pop()
        else:
            self._fault(SURVEY, line.row, "type", _("No group is open here."), "begin_group")

    def _is_refused(self, line: _Line, kind: str) -> bool:
        """Refuse a kind of row that is none of ours; always false."""
        if kind in COMPUTED:
            self._fault(SURVEY, line.row, "type", _AN_EXPRESSION, _WORDS_ALONE)
        else:
            kinds = (*AnswerKind, BEGIN[0], END[0])
            self._fault(SURVEY, line.row, "type", _("Stegvis does not ask questions of this kind."), one_of=kinds)
        return False

    def _question(
        self,
        line: _Line,
        kind: AnswerKind,
        of: str,
        lists: dict[str, tuple[Choice, ...]],
        names: Counter[str],
        groups: list[_Line],
    ) -> Question:
        name, chosen = line["name"], kind in (AnswerKind.ONE, AnswerKind.SEVERAL)
        if not NAME.fullmatch(name):
            self._fault(SURVEY, line.row, "name", _("The name can't be used."), _("letters, digits and _"))
        elif names[name] > 1:
            self._fault(SURVEY, line.row, "name", _("Another question has this name."), _("a name of its own"))
        if chosen and of not in lists:
            self._fault(SURVEY, line.row, "type", _("The list of choices is missing."), one_of=lists)
        return Question(
            name=name,
            kind=kind,
            label=self._wording(line, "label", required=True),
            hint=self._wording(line, "hint", required=False),
            required=self._is_required(line),
            choices=lists.get(of, ()) if chosen else (),
            groups=tuple(each["name"] for each in groups),
        )

    def _is_required(self, line: _Line) -> bool:
        said = line["required"].lower()
        if said not in (*YES, *NO) and not REFERENCE.search(said):  # which has been told already
            self._fault(SURVEY, line.row, "required", _AN_EXPRESSION, _("yes or no"))
        return said in YES

    def _wording(self, line: _Line, what: str, *, required: bool) -> Wording:
        """Return the texts by language. A question has its words in every language that the file has at all."""
        wordings = {}
        for heading, text in line.texts.items():
            if heading != what and not heading.startswith(f"{what}:"):
                continue
            if text:
                wordings[_language(heading)] = text
            elif required:
                self._fault(line.sheet, line.row, heading, _("The words are missing."), _("a text in each language"))
        if required and not any(heading == what or heading.startswith(f"{what}:") for heading in line.texts):
            self._fault(line.sheet, line.row, what, _("The words are missing."), _("a text in each language"))
        return wordings


def _heading(cell: Cell) -> str:
    """Return a heading as it is compared: `list name` and `list_name` are the same."""
    text = _text(cell)
    what, colons, language = text.partition(":")
    return f"{what.strip().lower().replace(' ', '_')}{colons}{language}"


def _language(heading: str) -> str:
    """Return the tag of the language in `label::Svenska (sv)`, or its name where there is no tag."""
    found = LANGUAGE.fullmatch(heading)
    return (found["tag"] or found["name"].strip()) if found else ""


def _text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
