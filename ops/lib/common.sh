# Shared by the commands in ops/. Sourced, never run.
# shellcheck shell=bash
# shellcheck disable=SC2034

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
LOGS="$ROOT/.data/logs"
CONFIGURATION=Release
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en DOTNET_CLI_USE_MSBUILD_SERVER=0
# A build server left behind would keep a continuous-integration job or a container from ending.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false

fail() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

now() { date +%s%N; }

# Prints a finished step with the time since the one before it.
STEP_BEGAN="$(now)"
step() {
    local ended
    ended="$(now)"
    printf '%-12s %s (%d.%d s)\n' "$1" "$2" $(((ended - STEP_BEGAN) / 1000000000)) $(((ended - STEP_BEGAN) / 100000000 % 10))
    STEP_BEGAN="$ended"
}

# Runs a command quietly: its output goes to a log, of which the end is shown when the command fails.
quietly() {
    local name="$1" log="$LOGS/$1.log"
    shift
    mkdir -p "$LOGS"
    if ! "$@" >"$log" 2>&1; then
        { grep -E 'error|npm ERR' "$log" | sort -u | head -40; } >&2 || true
        tail -n 5 "$log" >&2
        fail "$name failed; the whole log is $log"
    fi
}

need_dotnet() {
    command -v dotnet >/dev/null || fail "dotnet is not on the PATH. Install the .NET 10 SDK: https://dotnet.microsoft.com/download"
    local newest
    newest="$(dotnet --list-sdks 2>/dev/null | cut -d. -f1 | sort -n | tail -1)"
    [[ "${newest:-0}" -ge 10 ]] || fail "the .NET 10 SDK is needed, and the newest here is ${newest:-none}"
}
