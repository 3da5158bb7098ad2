# lib.sh: what the integration tests share. Sourced; each test has its own HOME and runs in its own scratch directory.
set -u
cc=$BUILD/claimcheck
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export NO_COLOR=1 XDG_DATA_HOME= XDG_CACHE_HOME= XDG_CONFIG_HOME=
unset NCBI_API_KEY CLAIMCHECK_NOW http_proxy https_proxy all_proxy HTTPS_PROXY ALL_PROXY 2>/dev/null || true
cd "$scratch" || exit 1

fail() { echo "FAILED: $*" >&2; exit 1; }
skip() { echo "skipped: $*"; exit 77; }

# expect CODE COMMAND…: runs it, stdout in $scratch/out, stderr in $scratch/err; the exit code must be CODE.
expect() {
    local want=$1 got
    shift
    "$@" >"$scratch/out" 2>"$scratch/err" </dev/null && got=0 || got=$?
    [ "$got" = "$want" ] || { tail -n 20 "$scratch/out" "$scratch/err" >&2; fail "exit $got, expected $want: $*"; }
}

# says WORDS / prints WORDS: stderr / stdout of the last expect holds them.
says() { grep -qF -- "$1" "$scratch/err" || { cat "$scratch/err" >&2; fail "stderr does not say: $1"; }; }
prints() { grep -qF -- "$1" "$scratch/out" || { head -n 40 "$scratch/out" >&2; fail "stdout does not print: $1"; }; }

# await COMMAND…: until it succeeds, for a minute at most: a loaded machine is slow, and a quick one need not wait.
await() { local _i; for _i in $(seq 1200); do "$@" && return 0; sleep 0.05; done; return 1; }

# lines FILE N: it has so many lines at least.
lines() { [ "$(cat "$1" 2>/dev/null | wc -l)" -ge "$2" ]; }

# measured COMMAND…: a measurement of time, three times at most. The command fails (in a subshell, so that fail ends the attempt only) when
# the figures are bad; meanwhile it is watched how long a process that wants to run is kept from it. Bad figures of a machine that had no
# time are no figures: when all three were so, the test is skipped. On a quiet machine the first bad figures fail.
measured() {
    local attempt
    for attempt in 1 2 3; do
        python3 -c "
import time
worst = 0
while True:
    t = time.monotonic(); time.sleep(0.005); late = (time.monotonic() - t) * 1000 - 5
    if late > worst:
        worst = late
        open('lateness', 'w').write('%d' % worst)
" & local watch=$!
        ("$@") && { kill $watch; wait $watch 2>/dev/null; return 0; }
        kill $watch
        wait $watch 2>/dev/null
        [ "$(cat lateness 2>/dev/null || echo 0)" -ge "${LATE_MS-30}" ] || return 1
        echo "attempt $attempt: the machine was busy (a process waited $(cat lateness) ms)"
        rm -f lateness
    done
    skip "the machine is too busy to measure on"
}

# serve SCRIPT [NAME]: a fixture server (tests/support/httpd.h tells the language); sets $server, $base; its requests are in
# $scratch/NAME.log. unserve PID ends it.
serve() {
    local name=${2:-server}
    printf '%s\n' "$1" > "$name.script"
    rm -f "$name.port"
    "$BUILD/tests/tools/httpd-fixture" --script "$name.script" --portfile "$name.port" --log "$name.log" &
    server=$!
    await [ -s "$name.port" ] || fail "the fixture server does not start"
    base=http://127.0.0.1:$(cat "$name.port")/
}
unserve() { kill "$1" && wait "$1" 2>/dev/null; true; }
