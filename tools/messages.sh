#!/usr/bin/env bash
# Writes the Swedish catalogues from their parts; --missing lists what has no Swedish yet.
set -euo pipefail
cd "$(dirname "$0")/.."
.venv/bin/python tools/messages.py "$@"
