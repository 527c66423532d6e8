# Which half of the solution this machine's feed can restore. Sourced after common.sh.
# shellcheck shell=bash

SOLUTION="" MISSING=""

# Names, in one line, the packages a failed restore lacked. Nothing when it failed for another reason.
missing_packages() {
    local log="$1" absent other
    # Absent: no such id. Other: the id exists, but not in the version this solution is built and tested with.
    absent="$(sed -nE 's/.*error NU110[13]: .*[Uu]nable to find (a stable )?package ([^ ]+)(\. | with).*/\2/p' "$log" | sort -u)"
    other="$(
        sed -nE -e 's/.*error NU1102: Unable to find package ([^ ]+) with.*/\1/p' \
            -e 's/.*NU1603: .* but ([^ ]+) [^ ]+ was not found.*/\1/p' "$log" | sort -u |
            while read -r id; do grep -qF "\"$id\"" "$ROOT/Directory.Packages.props" && echo "$id"; done
    )" || true
    absent="$(paste -sd, <<<"$absent" | sed 's/,/, /g')"
    other="$(paste -sd, <<<"$other" | sed 's/,/, /g')"
    if [[ -n "$absent" && -n "$other" ]]; then
        echo "$absent; in other versions only: $other"
    elif [[ -n "$other" ]]; then
        echo "in other versions only: $other"
    else
        echo "$absent"
    fi
}

# Restores everything when the feed has everything, exactly as pinned; else the solution without the cluster.
# Sets SOLUTION, MISSING and, for every later dotnet command, the WithCluster property.
restore_solution() {
    local log="$LOGS/restore-whole.log"
    mkdir -p "$LOGS"
    export WithCluster=true
    if dotnet restore "$ROOT/GrantControl.sln" >"$log" 2>&1; then
        SOLUTION="$ROOT/GrantControl.sln"
        return
    fi

    MISSING="$(missing_packages "$log")"
    if [[ -z "$MISSING" ]]; then
        { grep -E 'error' "$log" | sort -u | head -20; } >&2 || tail -n 20 "$log" >&2
        fail "restore failed, and not for want of a package; the whole log is $log"
    fi

    # What the failed restore wrote down would be read by the next build as if it were meant for it.
    rm -f "$ROOT"/{src,tests}/*/obj/project.{assets.json,nuget.cache}
    export WithCluster=false
    SOLUTION="$ROOT/ops/single-node.slnf"
    quietly restore dotnet restore "$SOLUTION"
}

packages_line() {
    if [[ -n "$MISSING" ]]; then
        echo "missing: $MISSING. Going on with the solution for one machine"
    else
        echo "the whole solution restores"
    fi
}
