"""Finds the apps and the areas of screens. One that has its `apps.py` is there; nothing is listed twice."""

from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules


def installed(package: str) -> list[str]:
    """Return the dotted names of the packages in `package` that have an `apps.py`, in alphabetical order."""
    return [f"{package}.{name}" for name in _packages(package) if _has(package, name, "apps.py")]


def with_urls(package: str) -> list[str]:
    """Return the dotted names of the `urls` modules of the areas in `package`."""
    return [f"{package}.{name}.urls" for name in _packages(package) if _has(package, name, "urls.py")]


def _packages(package: str) -> list[str]:
    return sorted(module.name for module in iter_modules([str(_folder(package))]) if module.ispkg)


def _has(package: str, name: str, file: str) -> bool:
    return (_folder(package) / name / file).is_file()


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ImportError(package)
    return Path(next(iter(spec.submodule_search_locations)))
