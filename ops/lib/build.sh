# The built program: made when it is older than what it is made from. Sourced after common.sh and packages.sh.
# shellcheck shell=bash

WEB_OUT="$ROOT/src/GrantControl.Web/bin/$CONFIGURATION/net10.0"
PROGRAM="$WEB_OUT/GrantControl.Web.dll"
BUILT="$WEB_OUT/.built-from"

# Nothing that the program is made from, and no setting of the feeds, is newer than the last build of these scripts.
is_built() {
    [[ -f "$PROGRAM" && -f "$BUILT" ]] || return 1
    local feeds=("$HOME/.nuget/NuGet/NuGet.Config") newer
    newer="$(
        find "$ROOT/src" "$ROOT/ops/single-node.slnf" "$ROOT"/*.props "$ROOT"/*.sln "${feeds[@]}" \
            \( -name bin -o -name obj -o -name node_modules \) -prune -o -newer "$BUILT" -print 2>/dev/null | head -1
    )"
    [[ -z "$newer" ]]
}

# Sets PROGRAM, MISSING and WithCluster; prints the steps it needed.
build_program() {
    if is_built; then
        MISSING="$(<"$BUILT")"
        step packages "${MISSING:+missing: $MISSING; }as at the last build"
        step build "up to date"
        return
    fi

    restore_solution
    step packages "$(packages_line)"
    quietly build dotnet build "$ROOT/src/GrantControl.Web" --no-restore -c "$CONFIGURATION" -v minimal
    printf '%s' "$MISSING" >"$BUILT"
    step build "$CONFIGURATION"
}
