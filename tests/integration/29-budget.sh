# --max-requests: never more arrive at the server, retries and redirects included; what is left is unsearched or partial and every
# output says why; the claims that were searched have their records; the next run takes up where this one stopped.
. "$(dirname "$0")/lib.sh"
article=$root/claims/eczema-and-your-gut.md
good='*/esearch.fcgi eutils hits=40 pool=800
*/efetch.fcgi eutils'
serve "$good"
for n in 1 2 3 8 25; do
    : > server.log
    plan=$("$cc" check "$article" --plan --pubmed "$base" --cache "$PWD/c$n.db" --max-requests "$n" --rate 1000 2> err) || fail "--plan: $(cat err)"
    [ ! -s server.log ] || fail "the plan asked the server"
    grep -q "^request budget    $n (--max-requests)" <<< "$plan" || fail "the plan does not name the budget: $plan"
    most=$(sed -n 's/^requests *\([0-9]* to \)\{0,1\}\([0-9]*\)$/\2/p' <<< "$plan")
    [ "$most" -le "$n" ] || fail "planned $most of $n requests"
    expect 5 "$cc" check "$article" --pubmed "$base" --cache "$PWD/c$n.db" --max-requests "$n" --rate 1000 -o r.json
    says "request budget: --max-requests $n leaves none"
    says " requests"
    got=$(wc -l < server.log)
    [ "$got" -le "$n" ] || fail "$got requests of $n"
    [ "$n" -lt 8 ] || [ "$got" -ge $((n - 2)) ] || fail "$got requests of $n: the budget lies idle"
    first=$(sed -n 's/^searches *\([0-9]*\) at once.*/\1/p' <<< "$plan")
    [ "$n" = 1 ] || grep -q "($first searches at once" err || fail "planned $first at once: $(cat err)"
    python3 - "$n" <<'P' || fail "r.json with $n requests"
import json, sys
n, r = int(sys.argv[1]), json.load(open("r.json"))
states = [c["search"]["state"] for c in r["claims"]]
left = [c["search"] for c in r["claims"] if c["search"]["state"] != "searched"]
assert left and all("request budget" in s["why"] for s in left), left[:2]
assert n > 1 or set(states) == {"unsearched"}
assert n < 8 or states.count("unsearched") < len(states)
# a search that was made has its records: they were paid for first
assert not [s for s in left if "records could not be had" in s["why"]], left
assert r["summary"]["unsearched"] == states.count("unsearched") and r["summary"]["partial"] == states.count("partial")
P
done
# every output says it of every claim that is left
for e in txt md html csv; do
    "$cc" check "$article" --pubmed "$base" --cache "$PWD/new-$e.db" --max-requests 3 --rate 1000 -q -o "r.$e" 2> err < /dev/null && fail "$e: exit 0"
    grep -q 'unsearched' "r.$e" && grep -q 'request budget: --max-requests 3' "r.$e" || fail "r.$e does not say what is unsearched and why"
done
# the next run asks what lacks and is whole
"$cc" check "$article" --pubmed "$base" --cache "$PWD/whole.db" --rate 1000 -q -o whole.json 2> err < /dev/null || fail "without a budget: $(cat err)"
"$cc" check "$article" --pubmed "$base" --cache "$PWD/c25.db" --rate 1000 -q -o r.json 2> err < /dev/null || fail "the next run: $(cat err)"
python3 - <<'P' || fail "after a budget ran out the next run finds other studies"
import json
def found(name):
    return {c["id"]: [s["pmid"] for s in c["studies"]] for c in json.load(open(name))["claims"]}
assert found("r.json") == found("whole.json")
assert all(c["search"]["state"] == "searched" for c in json.load(open("r.json"))["claims"])
P
# nothing is needed: nothing is held back
expect 0 "$cc" check "$article" --pubmed "$base" --cache "$PWD/c25.db" --max-requests 1 -q -o r.json
unserve "$server"
# a server that fails and sends elsewhere spends the budget as well, and no more than that
serve "*/esearch.fcgi reply times=3 status=502 body=busy
*/efetch.fcgi redirect times=1 to=/again/efetch.fcgi
$good" flaky
expect 5 "$cc" check "$article" --pubmed "$base" --cache "$PWD/flaky.db" --max-requests 12 --rate 1000 -o r.json
[ "$(wc -l < flaky.log)" = 12 ] || fail "$(wc -l < flaky.log) requests of 12"
unserve "$server"
serve '* reply status=502 body=busy' down
expect 5 "$cc" check "$article" --pubmed "$base" --cache "$PWD/down.db" --max-requests 3 --rate 1000 -o r.json
[ "$(wc -l < down.log)" = 3 ] || fail "$(wc -l < down.log) requests of 3"
grep -q 'request budget: all 3 requests that --max-requests allows were sent' r.json || fail "nobody says that the budget is used up"
unserve "$server"
# numbers only
expect 2 "$cc" check "$article" --max-requests 0
expect 2 "$cc" check "$article" --max-requests many
exit 0
