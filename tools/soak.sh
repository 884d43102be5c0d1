#!/usr/bin/env bash
# The long runs. What they print is kept in var/, named after the commit that was run.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/machine.sh
commit=$(git describe --always --dirty --abbrev=12)
mkdir -p var
said="var/soak-$commit.txt"
outcome=0
.venv/bin/python -m pytest -m soak tests "$@" 2>&1 | tee "$said" || outcome=$?
if [ $# -eq 0 ] && have_postgres; then # with the parameters that `make test` leaves out there
    start_postgres
    trap stop_postgres EXIT
    STEGVIS_TEST_DATABASE_URL=$POSTGRES_URL .venv/bin/python -m pytest -q -n 2 --dist worksteal -m "not soak" tests/apps \
        2>&1 | tee -a "$said" || outcome=$?
fi
exit "$outcome"
