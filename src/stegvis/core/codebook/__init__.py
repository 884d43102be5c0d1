"""Fixed vocabularies as dated data: one YAML file a list, in `lists/`.

`codebook.exits["A1"].label` gives the label in both languages; a code that has ended stays, so that an old file reads
the same for ever. A new code is a new entry in its file, and nothing else.
"""

from functools import cache
from importlib.resources import files

import yaml

from .code_lists import Code, CodeList, Label, parse

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C reads all lists in a tenth of the time
__all__ = ["Code", "CodeList", "Label", "all_lists", "load"]


@cache
def load(name: str) -> CodeList:
    """Read the list `name` from its file. Raises KeyError when there is no such list."""
    source = files(__package__) / "lists" / f"{name}.yaml"
    if not source.is_file():
        raise KeyError(name)
    return parse(name, yaml.load(source.read_text(encoding="utf-8"), Loader=LOADER))  # noqa: S506 (a safe one, both)


@cache
def all_lists() -> tuple[CodeList, ...]:
    """Return every list, in the order of their names."""
    names = sorted(entry.name.removesuffix(".yaml") for entry in (files(__package__) / "lists").iterdir())
    return tuple(load(name) for name in names if not name.startswith("_"))


def __getattr__(name: str) -> CodeList:
    try:
        return load(name)
    except KeyError:
        raise AttributeError(f"module {__name__!r} has no list {name!r}") from None
