"""Log lines that can't carry a person's data or a token, whatever was in the message.

An exception is written as its type and the places it passed; its text is left out, since a database's or a parser's
message may quote a value.
"""

import logging
import re
import traceback

_SECRETS = re.compile(
    r"""
    (?<!\d)(?:\d{2})?\d{6}[-+\s]?\d{4}(?!\d)        # personal and coordination numbers
    | [\w.+-]+@[\w-]+\.[\w.-]+                        # e-mail addresses
    | [A-Za-z0-9_-]{32,}                              # tokens and keys
    | \?\S+                                           # what follows the path of an address
    """,
    re.VERBOSE,
)


def without_secrets(text: str) -> str:
    """Return `text` with everything that looks like a personal number, an address or a token struck out."""
    return _SECRETS.sub("[…]", text)


class NoPersonalData(logging.Filter):
    """Settles a record's message and strikes out what must not be in it. Drops what hangs on the record beside it."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = without_secrets(record.getMessage())
        record.args = None
        for extra in ("request", "params", "sql"):
            record.__dict__.pop(extra, None)
        return True


class PlainFormatter(logging.Formatter):
    """One line a record, and an exception as its type with file, line and function, without its text."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatException(self, ei: object) -> str:  # noqa: N802 (the standard library's name)
        kind, _, trace = ei  # type: ignore[misc]
        places = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
        return "\n".join([kind.__name__ if kind else "", *places])
