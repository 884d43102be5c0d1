"""Every act that the code writes in the log has words. The sources are read, so that a new act fails here."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import stegvis
from stegvis.apps.access.verdicts import Refused, refusals
from stegvis.apps.casework.models import FACTS
from stegvis.apps.casework.states import State
from stegvis.apps.people.actions.register import EDITABLE
from stegvis.apps.projects.actions.corrections import CORRECTED
from stegvis.apps.projects.models.corrigible import CorrigibleDated
from stegvis.web.accounts import field_words
from stegvis.web.common.act_words import ACTS, WORDS, words

SOURCES = Path(stegvis.__file__).parent
ROWS = sorted(model._meta.model_name for model in CORRECTED)
ENDED = sorted(model._meta.model_name for model in CORRECTED if issubclass(model, CorrigibleDated))

COMPOSED = {
    "f'case.{to.value}'": [f"case.{state.value}" for state in State],
    "f'project.{row._meta.model_name}_ended'": [f"project.{row}_ended" for row in ENDED],
    "f'project.{row._meta.model_name}_{what}'": [
        f"project.{row}_{change}" for row in ROWS for change in ("corrected", "struck", "restored")
    ],
}
"""What the names are that are put together in the code."""

HANDED_ON = {
    "tell_owner": "act_name",
    "_start": 2,
    "noted": 0,
    "row_added": 1,
    "row_corrected": 1,
    "row_withdrawn": 1,
    "record_sign_in": "what",
    "record_log_reading": "what",
}
"""Functions that are told the act's name: by which place or keyword."""


def functions() -> Iterator[ast.FunctionDef]:
    for folder in ("apps", "web", "config"):
        for path in sorted((SOURCES / folder).rglob("*.py")):
            yield from (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef))


def calls(function: ast.FunctionDef) -> Iterator[ast.Call]:
    yield from (node for node in ast.walk(function) if isinstance(node, ast.Call))


def named(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def is_of_the_log(call: ast.Call) -> bool:
    return ast.unparse(call.func) in ("log.record", "log.record_refusal")


def told(call: ast.Call, where: int | str) -> ast.expr | None:
    if isinstance(where, int):
        return call.args[where] if len(call.args) > where else None
    return next((each.value for each in call.keywords if each.arg == where), None)


def names_in(value: ast.expr | None, function: ast.FunctionDef) -> list[str]:
    """Return the names that an expression can stand for: written out, put together, or set in the same function."""
    if isinstance(value, ast.JoinedStr):
        return COMPOSED[ast.unparse(value)]
    if isinstance(value, ast.Name):
        sets = [each for each in ast.walk(function) if isinstance(each, ast.Assign)]
        here = [each.value for each in sets if any(ast.unparse(target) == value.id for target in each.targets)]
        composed = [name for one in here if isinstance(one, ast.JoinedStr) for name in COMPOSED[ast.unparse(one)]]
        plain = [one for one in here if not isinstance(one, ast.JoinedStr)]
        return composed + [each.value for one in plain for each in ast.walk(one) if is_text(each) and "." in each.value]
    return [value.value] if value is not None and is_text(value) else []


def is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def written() -> Iterator[str]:
    """Yield each name that is written in the log."""
    for function in functions():
        for call in calls(function):
            if is_of_the_log(call):
                yield from names_in(call.args[0], function)
            elif named(call) in HANDED_ON:
                yield from names_in(told(call, HANDED_ON[named(call)]), function)


def refused() -> Iterator[str]:
    """Yield the names under which refusals of acts are logged."""
    for path in sorted((SOURCES / "apps").rglob("*.py")):
        app = path.relative_to(SOURCES / "apps").parts[0]
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and "act" in [ast.unparse(each) for each in node.decorator_list]:
                yield f"{app}.{node.name}"


def test_every_act_that_is_written_in_the_log_has_words():
    names = set(written())
    assert len(names) > 100
    assert sorted(names - set(WORDS)) == []


def test_every_act_that_can_be_refused_has_words():
    names = set(refused())
    assert len(names) > 80
    assert sorted(names - set(WORDS)) == []


def test_a_name_that_is_not_written_out_is_handed_on_from_where_it_is():
    """If this fails: let the function be among those of HANDED_ON, or write the name out."""
    unknown = {
        function.name
        for function in functions()
        for call in calls(function)
        if is_of_the_log(call) and not names_in(call.args[0], function)
    }
    assert unknown <= {*HANDED_ON, "_record"}  # `_record` names an act that was refused: see the test above


def test_an_act_stands_in_one_group():
    names = [name for acts in ACTS.values() for name in acts]
    assert len(names) == len(set(names))


def test_an_act_of_an_older_version_is_shown_by_its_name():
    assert words("case.forgotten") == "case.forgotten"


def test_what_can_be_known_of_a_person_has_words():
    names = [*EDITABLE, *FACTS]
    assert [name for name in names if re.fullmatch(r"[a-z_ ]+", str(field_words.words(name)))] == []


def test_every_refusal_says_something():
    assert [name for name, text in refusals().items() if name != "Refused" and str(text) == ""] == []
    assert refusals()["Refused"] == Refused.default


def test_a_step_with_an_act_of_its_own_is_told_as_that_act():
    assert words("case.exited") == "Registrerade ett avslut"
    assert "steget" in str(words("case.waiting"))
