"""Django's command line: `python -m stegvis.config.manage COMMAND`. Only the command `demo` makes itself a demo."""

import os
import sys

from django.core.management import execute_from_command_line

DEMO_FOLDER = "var/demo"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stegvis.config.settings")
    if len(sys.argv) > 1 and sys.argv[1] == "demo":
        os.environ.setdefault("STEGVIS_DEMO", "1")
        os.environ.setdefault("STEGVIS_VAR", DEMO_FOLDER)
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
