"""Writes the part of the lock that the package alone needs, with its hashes, and the tools its tests need.

    python tools/core_lock.py requirements-dev.lock > core.lock

Run where the whole lock is installed: what a package needs is asked of the installed ones.
"""

import re
import sys
import tomllib
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TEST_TOOLS = ("babel", "coverage", "hypothesis", "ibis-framework[duckdb]", "numba")
TEST_TOOLS += ("pikepdf", "pytest", "pytest-xdist", "statsmodels", "xlwt")
FILES_ONLY = ("causaldata", "moderndid")  # data sets that tests read as files: what would load them is not needed
ROOT = Path(__file__).resolve().parent.parent


def needed(roots: list[str]) -> set[str]:
    """Return the names of the roots and of everything they need here, extras included."""
    waiting, found = [Requirement(each) for each in roots], set()
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        wanted = {(name, extra) for extra in ("", *requirement.extras)} - found
        found |= wanted
        for _name, extra in wanted:
            waiting += [each for each in _requirements(name) if _applies(each, extra)]
    return {name for name, _extra in found}


def _requirements(name: str) -> list[Requirement]:
    return [Requirement(each) for each in distribution(name).requires or ()]


def _applies(requirement: Requirement, extra: str) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})


def part_of(lock: str, names: set[str]) -> str:
    """Return the entries of these packages, each with the lines of its hashes."""
    entries = re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE | re.IGNORECASE)
    kept = [each for each in entries if canonicalize_name(re.split(r"[=\[ ;]", each, maxsplit=1)[0]) in names]
    return "".join(kept)


def main() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = Path(sys.argv[1]).read_text(encoding="utf-8")
    sys.stdout.write(part_of(lock, needed([*project["dependencies"], *TEST_TOOLS]) | set(FILES_ONLY)))


if __name__ == "__main__":
    main()
