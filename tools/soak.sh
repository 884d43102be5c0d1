#!/usr/bin/env bash
# The long runs. What they print is kept in var/, named after the commit that was run.
set -euo pipefail
cd "$(dirname "$0")/.."
commit=$(git describe --always --dirty --abbrev=12)
mkdir -p var
.venv/bin/python -m pytest -m soak tests "$@" 2>&1 | tee "var/soak-$commit.txt"
