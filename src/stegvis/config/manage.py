"""Django's command line: `python -m stegvis.config.manage COMMAND`."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stegvis.config.settings")
    if len(sys.argv) > 1 and sys.argv[1] == "demo":
        os.environ.setdefault("STEGVIS_DEMO", "1")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
