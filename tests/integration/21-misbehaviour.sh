# A server that fails in every way that NCBI is known to (and some more): the exit code, one clear line, the claims unsearched,
# nothing of it in the cache, so that the next run against a server in order is whole.
. "$(dirname "$0")/lib.sh"

cat > a.md <<'A'
# Oats and sleep

Oats lower cholesterol in adults.

Magnesium improves sleep quality.
A
good='*/esearch.fcgi eutils hits=5
*/efetch.fcgi eutils'

# misbehaves NAME EXIT WORDS SCRIPT: in a directory and a home of its own, so that all can run at once
misbehaves() {
    local name=$1 want=$2 words=$3 script=$4 got
    mkdir "$name" && cd "$name" && export HOME=$PWD/home && mkdir home || exit 1
    serve "$script"
    "$cc" check ../a.md --pubmed "$base" --deadline 4 -q -o r.json > out 2> err < /dev/null && got=0 || got=$?
    [ "$got" = "$want" ] || fail "$name: exit $got, expected $want: $(cat err)"
    grep -qF -- "$words" err r.json || fail "$name: nobody says: $words: $(cat err)"
    [ "$(wc -l < err)" = 1 ] || fail "$name: not one line: $(cat err)"
    python3 - "$want" <<'P' || fail "$name: r.json"
import json, sys
r = json.load(open("r.json"))
states = [c["search"]["state"] for c in r["claims"]]
assert len(states) == 2 and "unsearched" in states or "partial" in states, states
assert all(c["search"]["why"] for c in r["claims"] if c["search"]["state"] != "searched")
assert r["summary"]["unsearched"] + r["summary"]["partial"] >= 1
P
    unserve "$server"
    # nothing bad was kept: the cache alone cannot answer, and a good server is asked for what lacks
    "$cc" check ../a.md --pubmed "$base" --offline -q -o off.json > /dev/null 2>&1 && fail "$name: offline, the cache pretends to know"
    serve "$good" again
    # the same source must be named for the cache to be asked: a proxy leads the old address to the new server
    http_proxy=$base "$cc" check ../a.md --pubmed "http://127.0.0.1:$(cat server.port)/" -q -o r2.json > out 2> err < /dev/null && got=0 || got=$?
    [ "$got" = 0 ] || fail "$name: the next run ends with $got: $(cat err)"
    [ "$(wc -l < again.log)" -ge 1 ] || fail "$name: the next run asked nothing"
    unserve "$server"
}

# four at a time: each has a deadline of seconds, which on two processors twenty of them at once might not keep
failed=0
run() {
    while [ "$(jobs -rp | wc -l)" -ge 4 ]; do wait -n || failed=$((failed + 1)); done
    ( misbehaves "$@" ) &
}
html='<!DOCTYPE html><html><head><title>Down</title></head><body>maintenance</body></html>'
rate='{"error":"API rate limit exceeded","api-key":"203.0.113.7","count":"4","limit":"3"}'
run s429 7 "API rate limit exceeded" "* reply status=429 type=application/json body='$rate'"
run s429after 7 "API rate limit exceeded" "* reply status=429 header='Retry-After: 60' type=application/json body='$rate'"
run s200rate 7 "API rate limit exceeded" "* reply type=application/json body='$rate'"
run s500 4 "HTTP 500" "* reply status=500 body=oops"
run cutbody 4 "cut short" "* cut type=application/json body='{\"esearchresult\":{\"count\":\"0\",\"idlist\":[]}}'"
run html 4 "web page" "* reply type=text/html body='$html'"
run jsonerror 4 "nothing todo" "* reply type=application/json body='{\"esearchresult\":{\"ERROR\":\"Empty term and query_key - nothing todo\"}}'"
run xmlerror 4 "Search Backend failed" "* reply type=text/xml body='<?xml version=\"1.0\"?><eSearchResult><ERROR>Search Backend failed: timed out</ERROR></eSearchResult>'"
run stall 4 "in time" "* stall"
run reset 4 "connection broke" "* reset"
run closed 4 "closed without a reply" "* close"
run garbage 4 "not HTTP" "* garbage"
run redirect 4 "not followed" "* redirect to=http://127.0.0.2/down_bethesda.html"
run blocked 4 "HTTP 403" "* reply status=403 type=text/html body='<html>blocked</html>'"
run badcount 4 "without a count" "* reply type=application/json body='{\"esearchresult\":{\"count\":\"many\",\"idlist\":[]}}'"
run oneclaim 5 "HTTP 500" "*/esearch.fcgi reply has=agnesium status=500 body=oops
$good"
run fetch502 5 "HTTP 502" "*/efetch.fcgi reply status=502 type=text/html body='$html'
$good"
run fetchprolog 5 "nothing after it" "*/efetch.fcgi reply type=text/xml body='<?xml version=\"1.0\" ?>\n<!DOCTYPE PubmedArticleSet>\n'
$good"
run fetcherror 5 "ID list is empty" "*/efetch.fcgi reply status=400 type=text/xml body='<?xml version=\"1.0\"?><eFetchResult><ERROR>ID list is empty! Possibly it has no correct IDs.</ERROR></eFetchResult>'
$good"
while [ -n "$(jobs -p)" ]; do
    wait -n
    code=$?
    [ $code != 127 ] || break
    [ $code = 0 ] || failed=$((failed + 1))
done
[ "$failed" = 0 ] || fail "$failed kinds of misbehaviour"
# nobody at all: one line with the ways out
expect 4 "$cc" check a.md --pubmed http://127.0.0.1:1/ --deadline 4 -o none.json
says "--offline"
says "--pubmed starter"
exit 0
