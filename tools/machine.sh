# What tests need of the machine: a Chromium, and a PostgreSQL of their own that is gone afterwards. To be sourced.

CHROMIUM=/usr/bin/chromium
POSTGRES_FOLDER=
POSTGRES_URL=

have_chromium() { [ -x "$CHROMIUM" ]; }

postgres_programs() { # the newest version's folder, or nothing
    find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1
}

have_postgres() { [ -n "$(postgres_programs)" ]; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
    command -v apt-get >/dev/null && { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; }
}

install_what_is_missing() {
    local missing=()
    have_chromium || missing+=(chromium)
    have_postgres || missing+=(postgresql)
    if [ ${#missing[@]} -eq 0 ] || ! may_install; then return 0; fi
    echo "Installing ${missing[*]} (once) …"
    as_root apt-get update -qq >/dev/null &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
        echo "apt-get could not install ${missing[*]}."
}

as_postgres() { # the database's programs refuse to run as root
    if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

free_port() {
    .venv/bin/python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

start_postgres() {
    local programs port password
    programs=$(postgres_programs)
    port=$(free_port)
    password=$(.venv/bin/python -c 'import secrets; print(secrets.token_hex(16))')
    POSTGRES_FOLDER=$(mktemp -d)
    echo "$password" >"$POSTGRES_FOLDER/password"
    if [ "$(id -u)" -eq 0 ]; then chown -R postgres "$POSTGRES_FOLDER"; fi
    (
        cd /
        as_postgres "$programs/initdb" -D "$POSTGRES_FOLDER/data" -U stegvis --pwfile="$POSTGRES_FOLDER/password" \
            --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --no-sync >/dev/null
        as_postgres "$programs/pg_ctl" -D "$POSTGRES_FOLDER/data" -l "$POSTGRES_FOLDER/log" -w -s start \
            -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
    )
    POSTGRES_URL="postgresql://stegvis:$password@127.0.0.1:$port/stegvis"
    "$programs/postgres" --version
}

stop_postgres() {
    [ -n "$POSTGRES_FOLDER" ] || return 0
    (cd / && as_postgres "$(postgres_programs)/pg_ctl" -D "$POSTGRES_FOLDER/data" -m immediate -s stop) || true
    rm -rf "$POSTGRES_FOLDER"
    POSTGRES_FOLDER=
}
