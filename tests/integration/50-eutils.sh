# claimcheck eutils over a mirror: replies of every endpoint, errors in NCBI's words, bad input, HTTP/1.0, limits, clean end.
. "$(dirname "$0")/lib.sh"

"$BUILD/tests/tools/make_mirror" mirror.db "$root/tests/clients/records.xml" > log || fail "$(cat log)"
start() { # options…: sets $server and $port
    rm -f url
    "$cc" eutils --mirror mirror.db "$@" > url 2> err &
    server=$!
    await [ -s url ] || true
    [ -s url ] || fail "the server does not start: $(cat err)"
    port=$(sed 's|.*:\([0-9]*\)/.*|\1|' url)
}
trap 'kill "$server" 2>/dev/null; rm -rf "$scratch"' EXIT

expect 3 "$cc" eutils --mirror none.db
says "none.db"
expect 2 "$cc" eutils --mirror mirror.db --port 70000
expect 2 "$cc" eutils --mirror mirror.db --listen nowhere
says "nowhere"
start
expect 4 "$cc" eutils --mirror mirror.db --port "$port"
says "cannot listen"
python3 "$root/tests/integration/eutils.py" "$port" || fail "see above"
kill -TERM "$server"
wait "$server" && got=0 || got=$?
[ "$got" = 0 ] || [ "$got" = 130 ] || fail "exit $got after SIGTERM"
grep -q "requests answered" err || fail "no word at the end: $(cat err)"

start --rate 3
python3 "$root/tests/integration/eutils.py" "$port" rate || fail "see above"
kill -INT "$server"
wait "$server" && got=0 || got=$?
[ "$got" = 0 ] || [ "$got" = 130 ] || fail "exit $got after SIGINT"

start
"$BUILD/tests/tools/eutils_load" "$port" 64 3 < "$root/tests/clients/load.paths" > load || fail "errors under load: $(cat load)"
kill "$server"
wait "$server" || true
