#!/usr/bin/env bash
# Everything: the calculations, the application on SQLite and on PostgreSQL, the pages in a real browser.
set -euo pipefail
cd "$(dirname "$0")/.."
.venv/bin/python -m pytest -n 2 tests -m "not soak" "$@"
