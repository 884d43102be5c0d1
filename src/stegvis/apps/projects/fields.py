"""A column whose values come from a code list."""

from functools import cache
from typing import Any

from django.db import models

from stegvis.core import codebook


@cache
def _codes(name: str) -> frozenset[str]:
    return frozenset(codebook.load(name).codes)


class CodeField(models.CharField):
    """A code of the list `codes` in the codebook. Saving any other value raises UnknownCode.

    The lists change every year, so the codes are no part of the schema: a new code needs no migration, and a code
    that has ended is still read.
    """

    def __init__(self, *args: Any, codes: str, **kwargs: Any) -> None:
        self.codes = codes
        kwargs.setdefault("max_length", 40)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "codes": self.codes}

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        if isinstance(value, str) and value not in _codes(self.codes):
            codebook.load(self.codes)[value]
        return super().get_db_prep_save(value, connection)

    @property
    def code_list(self) -> codebook.CodeList:
        return codebook.load(self.codes)
