#!/usr/bin/env bash
# Everything: the package alone, the application on SQLite and on PostgreSQL, the pages in a real browser.
# All parts run whatever comes of the earlier ones; each prints its own closing lines and what it skipped, and why.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/machine.sh

LEAST_COVERED=95
WORKERS=${STEGVIS_TEST_WORKERS:-2}
export COVERAGE_FILE="$PWD/var/test/coverage"
failed=()
skipped=()
trap stop_postgres EXIT

part() { # part TITLE COMMAND…
    local title=$1
    shift
    printf '\n=== %s\n' "$title"
    "$@" || failed+=("$title")
}

tests() { # tests PYTHON ARGUMENTS…
    local python=$1
    shift
    "$python" -m coverage run -m pytest -q -n "$WORKERS" -m "not soak" "$@"
}

uncovered_tests() { # the same without counting lines, which doubles their time: for tests that meet no line first
    .venv/bin/python -m pytest -q -n "$WORKERS" -m "not soak" "$@"
}

on_postgres() {
    local outcome=0
    start_postgres
    STEGVIS_TEST_DATABASE_URL=$POSTGRES_URL uncovered_tests tests/apps || outcome=$?
    stop_postgres
    return "$outcome"
}

coverage_of_core_and_apps() {
    .venv/bin/coverage combine -q var/test
    .venv/bin/coverage report --skip-covered --fail-under="$LEAST_COVERED" | tail -n 25
}

rm -rf var/test && mkdir -p var/test
install_what_is_missing
have_chromium || skipped+=("tests in a browser: there is no /usr/bin/chromium. On Debian: apt-get install chromium")
have_postgres || skipped+=("tests on PostgreSQL: it is not installed. On Debian: apt-get install postgresql")

part "The package alone, without Django" tests .venv-core/bin/python tests/core tests/cli tests/reference
part "The application on SQLite, and in a browser" tests .venv/bin/python tests \
    --ignore=tests/core --ignore=tests/cli --ignore=tests/reference --ignore=tests/matrix
part "Every route for everybody" uncovered_tests tests/matrix
if have_postgres; then part "The application on PostgreSQL" on_postgres; fi
part "Coverage of core and apps, at least $LEAST_COVERED per cent" coverage_of_core_and_apps

echo
for each in "${skipped[@]}"; do echo "Skipped: $each"; done
for each in "${failed[@]}"; do echo "FAILED: $each"; done
[ ${#failed[@]} -eq 0 ] && echo "All parts passed."
