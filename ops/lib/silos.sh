# A cluster on one machine: silo processes and the pages as their client. Sourced by ops/run.
# shellcheck shell=bash
# shellcheck disable=SC2154

web="" members=()

# Silos first, so that they hand their cases over; the pages last, since that process keeps the database.
stop_silos() {
    trap - EXIT INT TERM
    local pid
    for pid in "${members[@]}"; do kill -TERM "$pid" 2>/dev/null || true; done
    for pid in "${members[@]}"; do wait "$pid" 2>/dev/null || true; done
    [[ -z "$web" ]] || kill -TERM "$web" 2>/dev/null || true
    [[ -z "$web" ]] || wait "$web" 2>/dev/null || true
}

# Waits until a process says something in its log; fails when it ends before.
await_line() {
    local pid="$1" log="$2" line="$3" patience
    for ((patience = 600; patience > 0; patience--)); do
        ! grep -q "$line" "$log" || return 0
        kill -0 "$pid" 2>/dev/null || break
        sleep 0.2
    done
    tail -n 20 "$log" >&2
    fail "a process of the cluster did not start; its log is $log"
}

run_silos() {
    local i logs="$data/logs"
    mkdir -p "$logs"
    : >"$logs/web.log"
    trap 'stop_silos' EXIT
    trap 'exit 0' INT TERM
    "${serve[@]}" --role web --port "$port" "${extra[@]}" > >(trap '' INT; exec tee "$logs/web.log") 2>&1 &
    web=$!
    await_line "$web" "$logs/web.log" '^Migrations'
    for ((i = 0; i < silos; i++)); do
        "${serve[@]}" --role silo --port 0 --empty >"$logs/silo-$i.log" 2>&1 &
        members+=($!)
    done
    for ((i = 0; i < silos; i++)); do
        await_line "${members[i]}" "$logs/silo-$i.log" '^Ready'
        step "silo $i" "process ${members[i]}, log $logs/silo-$i.log"
    done
    # A silo may die and the rest go on; the pages may not.
    wait "$web"
}
