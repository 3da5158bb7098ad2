# Eight programs at once on one machine: together they stay within three requests a second, measured at the server, and they
# all get through.
. "$(dirname "$0")/lib.sh"
for i in 1 2 3 4 5 6 7 8; do printf 'Oats lower cholesterol number%s.\n' "$i" > "a$i.txt"; done
eight() {
    rm -f c?.db c?.db-*
    serve '@limit 3
*/esearch.fcgi eutils hits=5
*/efetch.fcgi eutils'
    for i in 1 2 3 4 5 6 7 8; do
        "$cc" check "a$i.txt" --pubmed "$base" --cache "$PWD/c$i.db" -q -o "r$i.json" 2> "err$i" < /dev/null &
        pids="${pids-} $!"
    done
    for p in $pids; do wait "$p" || fail "exit $? of one: $(cat err?)"; done
    unserve "$server"
    n=$(wc -l < server.log)
    [ "$n" -ge 16 ] || fail "only $n requests"
    most=$(sort -n server.log | awk -F'\t' '{t[NR] = $1; while (t[NR] - t[from + 1] >= 1000000) from++; if (NR - from > m) m = NR - from} END {print m}')
    late=$(sort -n server.log | awk -F'\t' 'NR == 1 {a = $1} {b = $1} END {printf "%.3f", (NR - 1) / ((b - a) / 1e6) / 3}')
    echo "$n requests, at most $most in a second, $late of the rate used"
    [ "$most" -le 3 ] || fail "$most requests in one second"
    ! grep -q "$(printf '\t429\t')" server.log || fail "the server had to say 429"
    python3 -c "import sys; sys.exit(not $late >= 0.95)" || fail "only $late of the rate used"
}
measured eight || exit 1
exit 0
