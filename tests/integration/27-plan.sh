# The plan and the run agree: what --plan prints before is held against the server's log of arrivals, and against what the run says
# it did. Exact where nothing has to be waited for: the first round, a warm cache, a local source, offline.
. "$(dirname "$0")/lib.sh"
article=$root/claims/eczema-and-your-gut.md

# planned NAME: a number of the last plan, in plan.txt
planned() {
    case $1 in
    first) sed -n 's/^searches *\([0-9]*\) at once.*/\1/p' ;;
    further) sed -n 's/^searches.*at most \([0-9]*\) further/\1/p' ;;
    fetches_most) sed -n 's/^fetches *\([0-9]* to \)\{0,1\}\([0-9]*\).*/\2/p' ;;
    least) sed -n 's/^requests *\([0-9]*\).*/\1/p' ;;
    most) sed -n 's/^requests *\([0-9]* to \)\{0,1\}\([0-9]*\)$/\2/p' ;;
    enough) sed -n 's/^of these *at most \([0-9]*\) if .*/\1/p' ;;
    seconds3) sed -n 's/^at 3 a second *\([0-9]* s to \)\{0,1\}\([0-9]*\) s$/\2/p' ;;
    esac < plan.txt
}
plan() { "$cc" check "$article" --plan "$@" > plan.txt 2> err < /dev/null || fail "--plan: $(cat err)"; }
# said PATTERN: the number that the run's last message gives
said() { sed -n "s/.*$1.*/\\1/p" err; }

for hits in 0 2 40 90; do
    serve "*/esearch.fcgi eutils hits=$hits pool=800
*/efetch.fcgi eutils missing=50" "s$hits"
    plan --pubmed "$base" --cache "$PWD/c$hits.db" --rate 1000
    [ ! -s "s$hits.log" ] || fail "the plan asked the server"
    "$cc" check "$article" --pubmed "$base" --cache "$PWD/c$hits.db" --rate 1000 -o r.json 2> err < /dev/null
    n=$(wc -l < "s$hits.log") searches=$(grep -c esearch "s$hits.log") fetches=$(grep -c efetch "s$hits.log")
    first=$(planned first) least=$(planned least) most=$(planned most)
    [ -n "$first" ] && [ -n "$most" ] || fail "the plan cannot be read: $(cat plan.txt)"
    [ "$n" -ge "$least" ] && [ "$n" -le "$most" ] || fail "hits=$hits: $n requests, planned $least to $most"
    [ "$(said 'claimcheck: \([0-9]*\) requests in')" = "$n" ] || fail "hits=$hits: the run says other requests than the $n that arrived: $(cat err)"
    [ "$(said '(\([0-9]*\) searches at once')" = "$first" ] || fail "hits=$hits: planned $first searches at once: $(cat err)"
    further=$(said ', \([0-9]*\) of at most [0-9]* further')
    [ $((first + further)) = "$searches" ] || fail "hits=$hits: $searches searches arrived: $(cat err)"
    [ "$further" -le "$(planned further)" ] && [ "$(said 'of at most \([0-9]*\) further')" = "$(planned further)" ] || fail "hits=$hits: further: $(cat plan.txt err)"
    [ "$(said 'further, \([0-9]*\) of at most')" = "$fetches" ] && [ "$fetches" -le "$(planned fetches_most)" ] || fail "hits=$hits: $fetches fetches arrived: $(cat plan.txt err)"
    [ "$(said ', \([0-9]*\) sent again)')" = 0 ] || fail "hits=$hits: something was sent again"
    awk "BEGIN {d = $most / 3 - $(planned seconds3); exit d < -1 || d > 1}" || fail "seconds are not requests by rate: $(cat plan.txt)"
    # warm: the plan is exact, and the run keeps to it
    plan --pubmed "$base" --cache "$PWD/c$hits.db" --rate 1000
    grep -qx 'requests          0' plan.txt || fail "hits=$hits: a warm cache, and the plan is $(cat plan.txt)"
    "$cc" check "$article" --pubmed "$base" --cache "$PWD/c$hits.db" --rate 1000 -o r.json 2> err < /dev/null
    grep -q '^claimcheck: 0 requests, source' err && [ "$(wc -l < "s$hits.log")" = "$n" ] || fail "hits=$hits: the second run asked again: $(cat err)"
    unserve "$server"
done
# where every first search brings enough, the run is far below the most, and the plan says how far
serve "*/esearch.fcgi eutils hits=40 pool=800
*/efetch.fcgi eutils" enough
plan --pubmed "$base" --cache "$PWD/enough.db" --rate 1000 --no-share
"$cc" check "$article" --pubmed "$base" --cache "$PWD/enough.db" --rate 1000 --no-share -q -o r.json 2> err < /dev/null || fail "enough: $(cat err)"
n=$(wc -l < enough.log)
[ "$n" -le "$(planned enough)" ] && [ "$(planned enough)" -lt "$(planned most)" ] || fail "$n requests: $(cat plan.txt)"
unserve "$server"
# an empty cache offline, a local source: nothing is ever asked
plan --pubmed "$base" --cache "$PWD/new.db" --offline
grep -qx 'requests          0' plan.txt || fail "offline: $(cat plan.txt)"
plan --pubmed starter
grep -qx 'requests          0' plan.txt || fail "starter: $(cat plan.txt)"
# a server that fails now and then: what is above the plan is said to be sent again
serve "*/esearch.fcgi reply times=2 status=502 body=busy
*/esearch.fcgi eutils hits=40
*/efetch.fcgi eutils" flaky
"$cc" check "$article" --pubmed "$base" --cache "$PWD/flaky.db" --rate 1000 -o r.json 2> err < /dev/null
[ "$(said ', \([0-9]*\) sent again)')" = 2 ] || fail "two searches were sent again: $(cat err)"
unserve "$server"
# at three a second the seconds are those of the plan
printf 'Oats lower cholesterol.\n\nMagnesium improves sleep.\n\nGreen tea reduces anxiety.\n\nZinc shortens colds.\n\nGinger relieves nausea.\n\nTurmeric eases arthritis.\n' > a.md
article=a.md
slow() {
    serve "@limit 3
*/esearch.fcgi eutils hits=40
*/efetch.fcgi eutils" slow
    rm -f slow.db slow.db-*
    plan --pubmed "$base" --cache "$PWD/slow.db"
    "$cc" check a.md --pubmed "$base" --cache "$PWD/slow.db" -o r.json 2> err < /dev/null || fail "slow: $(cat err)"
    unserve "$server"
    n=$(wc -l < slow.log) s=$(said 'requests in \([0-9.]*\) s')
    awk "BEGIN {exit !($n >= 6 && $s >= ($n - 3) / 3)}" || fail "$n requests in $s s: too quick"
    awk "BEGIN {exit !($s <= 1.1 * $n / 3 + 1)}" || fail "$n requests in $s s"
}
measured slow || exit 1
exit 0
