"""What our migrations do beyond making tables."""

from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from django.apps import apps
from django.db.migrations import RunPython

Step = Callable[[Any, Any], None]


def steps_in_code() -> Iterator[Step]:
    """Return each step of a migration that is written in Python, in the order of the apps and their numbers."""
    for app in apps.get_app_configs():
        if app.name.startswith("stegvis.apps."):
            yield from _steps_of(f"{app.name}.migrations")


def _steps_of(package: str) -> Iterator[Step]:
    for module in sorted(each.name for each in iter_modules(import_module(package).__path__)):
        migration = import_module(f"{package}.{module}").Migration
        yield from (operation.code for operation in migration.operations if isinstance(operation, RunPython))
