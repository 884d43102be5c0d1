"""Where peers are installed: in the interpreter that runs, or in the one that STEGVIS_PEERS names."""

import os
import subprocess
import sys


def python_with(module: str) -> str | None:
    """Return the interpreter that has a module; None where none has it."""
    named = os.environ.get("STEGVIS_PEERS") or sys.executable
    look = f"import importlib.util, sys; sys.exit(importlib.util.find_spec({module!r}) is None)"
    return named if subprocess.run([named, "-c", look], check=False).returncode == 0 else None
