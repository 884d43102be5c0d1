#!/usr/bin/env bash
# Everything: the package alone, the application on SQLite and on PostgreSQL, the pages in a real browser.
# All parts run whatever comes of the earlier ones; each prints its own closing lines and what it skipped, and why.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/machine.sh

LEAST_COVERED=95
WORKERS=${STEGVIS_TEST_WORKERS:-2}
BROWSING=${STEGVIS_TEST_WORKERS:-3} # while one waits for a page, another works
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

counted() { # counted PYTHON FOLDERS…: the tests of which tests/conftest.py says that their lines count
    local python=$1
    shift
    "$python" -m coverage run -m pytest -q -n "$WORKERS" --dist worksteal -m "counted and not soak" "$@"
}

uncounted() { # uncounted PYTHON FOLDERS…: the others there; counting lines would double their time
    local python=$1
    shift
    "$python" -m pytest -q -n "$BROWSING" --dist worksteal -m "not counted and not soak" --durations 25 "$@"
}

on_postgres() { # each test with the first of its parameters: all of them run on SQLite, and here in `make soak`
    local outcome=0
    start_postgres
    STEGVIS_TEST_EACH_ONCE=1 STEGVIS_TEST_DATABASE_URL=$POSTGRES_URL \
        .venv/bin/python -m pytest -q -n "$WORKERS" --dist worksteal -m "not soak" tests/apps || outcome=$?
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

PACKAGE=(tests/core tests/cli tests/reference)
part "The package alone, without Django" counted .venv-core/bin/python "${PACKAGE[@]}"
part "The package alone, on random histories" uncounted .venv-core/bin/python "${PACKAGE[@]}"
part "The application on SQLite" counted .venv/bin/python tests/apps tests/web
part "Every page and route, in a browser too" uncounted .venv/bin/python tests "${PACKAGE[@]/#/--ignore=}"
if have_postgres; then part "The application on PostgreSQL" on_postgres; fi
part "Coverage of core and apps, at least $LEAST_COVERED per cent" coverage_of_core_and_apps

echo
for each in "${skipped[@]}"; do echo "Skipped: $each"; done
for each in "${failed[@]}"; do echo "FAILED: $each"; done
[ ${#failed[@]} -eq 0 ] && echo "All parts passed."
