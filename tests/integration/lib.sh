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

# serve SCRIPT [NAME]: a fixture server (tests/support/httpd.h tells the language); sets $server, $base; its requests are in
# $scratch/NAME.log. unserve PID ends it.
serve() {
    local name=${2:-server}
    printf '%s\n' "$1" > "$name.script"
    rm -f "$name.port"
    "$BUILD/tests/tools/httpd-fixture" --script "$name.script" --portfile "$name.port" --log "$name.log" &
    server=$!
    for _ in $(seq 200); do [ -s "$name.port" ] && break; sleep 0.05; done
    [ -s "$name.port" ] || fail "the fixture server does not start"
    base=http://127.0.0.1:$(cat "$name.port")/
}
unserve() { kill "$1" && wait "$1" 2>/dev/null; true; }
