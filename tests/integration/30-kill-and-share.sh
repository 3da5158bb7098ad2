# Killed at any moment, the next run goes on: what was fetched before the kill is not asked for again. Two runs at once ask for
# nothing twice. Offline afterwards needs nothing.
. "$(dirname "$0")/lib.sh"
fixture=$BUILD/tests/tools/httpd-fixture
[ -x "$fixture" ] || skip "no httpd-fixture in this build"
cp "$root/claims/eczema-and-your-gut.md" a.md
cat > script <<'S'
@latency 30
* eutils hits=20
S
"$fixture" --script script --portfile port --log log &
server=$!
trap 'kill $server 2>/dev/null; rm -rf "$scratch"' EXIT
await [ -s port ] || fail "the server does not start"
url=http://127.0.0.1:$(cat port)/
export CLAIMCHECK_RATE=200

# killed three times on the way: each time as soon as some more requests have arrived
killed=0
for more in 5 7 9; do
    before=$(wc -l < log)
    "$cc" check a.md --pubmed "$url" -q -o a.json 2>/dev/null &
    run=$!
    await lines log $((before + more)) || fail "nothing is asked"
    kill -9 $run 2>/dev/null
    wait $run 2>/dev/null
    [ $? != 137 ] || killed=$((killed + 1))
done
[ "$killed" = 3 ] || fail "only $killed kills: the test tests nothing"
"$cc" check a.md --pubmed "$url" -q -o a.json; code=$?
[ $code = 0 ] || [ $code = 5 ] || fail "exit $code after the kills"
# every search that was answered before a kill is in the cache: no term may come twice, but for those underway at a kill
twice=$(grep esearch log | cut -f5 | grep -o 'term=[^&]*' | sort | uniq -d | wc -l)
[ "$twice" -le 24 ] || fail "$twice searches were asked twice after three kills"
expect 0 "$cc" cache verify

# a second run of the same article asks nothing at all, online or offline
asked=$(wc -l < log)
"$cc" check a.md --pubmed "$url" -q -o b.json
[ "$(wc -l < log)" = "$asked" ] || fail "the second run made requests"
kill $server
"$cc" check a.md --pubmed "$url" --offline -q -o c.json; code2=$?
[ $code2 = $code ] || fail "offline ends with $code2, online with $code"
python3 - <<'P' || fail "online and offline differ"
import json
a, c = (json.load(open(f)) for f in ("b.json", "c.json"))
assert [x["studies"] for x in a["claims"]] == [x["studies"] for x in c["claims"]]
P

# two at once, cold cache
"$fixture" --script script --portfile port2 --log log2 &
server=$!
await [ -s port2 ] || fail "the second server does not start"
url=http://127.0.0.1:$(cat port2)/
"$cc" check a.md --pubmed "$url" -q --cache two.db -o d.json & one=$!
"$cc" check a.md --pubmed "$url" -q --cache two.db --reviews r2.db -o e.json & two=$!
wait $one; wait $two
twice=$(grep esearch log2 | cut -f5 | grep -o 'term=[^&]*' | sort | uniq -d | wc -l)
[ "$twice" = 0 ] || fail "two runs at once asked $twice searches twice"
ids=$(grep efetch log2 | cut -f5 | grep -o 'id=[0-9,%C2]*' | sed 's/id=//; s/%2C/,/g' | tr ',' '\n' | sort | uniq -d | wc -l)
[ "$ids" = 0 ] || fail "two runs at once fetched $ids records twice"
python3 - <<'P' || fail "two runs at once differ"
import json
d, e = (json.load(open(f)) for f in ("d.json", "e.json"))
pick = lambda r: [[(s["pmid"], s["score"], s["record_sha256"]) for s in x["studies"]] for x in r["claims"]]
for x, y in zip(pick(d), pick(e)):
    if x != y:
        print(x, y, sep="\n")
assert pick(d) == pick(e)
assert d["summary"] == e["summary"]
P
