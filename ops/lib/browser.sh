# The browser of the browser tests: the system's Chromium. Sourced after common.sh.
# shellcheck shell=bash
# shellcheck disable=SC2034

# Finds it, or installs it where that is allowed. Leaves BROWSER empty, and why in NO_BROWSER, when there is none.
find_browser() {
    local name
    BROWSER="" NO_BROWSER=""
    if [[ -n "${GRANTCONTROL_CHROMIUM:-}" ]]; then
        [[ -x "$GRANTCONTROL_CHROMIUM" ]] || NO_BROWSER="GRANTCONTROL_CHROMIUM names $GRANTCONTROL_CHROMIUM, which is no program"
        [[ -n "$NO_BROWSER" ]] || BROWSER="$(browser_version "$GRANTCONTROL_CHROMIUM") named by GRANTCONTROL_CHROMIUM"
        return
    fi

    for name in chromium chromium-browser google-chrome; do
        ! command -v "$name" >/dev/null || { BROWSER="$(browser_version "$name") of this machine" && return; }
    done

    if ! command -v apt-get >/dev/null || [[ "$(id -u)" -ne 0 ]]; then
        NO_BROWSER="install it, or name it in GRANTCONTROL_CHROMIUM"
        return
    fi

    local log="$LOGS/chromium.log"
    mkdir -p "$LOGS"
    if { timeout 120 apt-get update && DEBIAN_FRONTEND=noninteractive timeout 600 apt-get install -y --no-install-recommends chromium; } >"$log" 2>&1 </dev/null &&
        command -v chromium >/dev/null; then
        BROWSER="$(browser_version chromium) installed by apt-get"
    else
        NO_BROWSER="apt-get could not install it; log: $log"
    fi
}

browser_version() { "$1" --version 2>/dev/null | grep -oE '[A-Za-z]+ [0-9]+' | head -1 || echo "$1"; }
