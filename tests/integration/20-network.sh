# A whole run against a server that speaks the E-utilities: what is asked, that nothing is asked twice, and that the cache
# alone is enough afterwards.
. "$(dirname "$0")/lib.sh"
cat > a.md <<'A'
# Oats and sleep

Oats lower cholesterol in adults.

Magnesium improves sleep quality.

Green tea reduces anxiety.
A
serve '*/esearch.fcgi eutils hits=40
*/efetch.fcgi eutils missing=10'
expect 0 "$cc" check a.md --pubmed "$base" --email desk@example.org -o one.json
n=$(wc -l < server.log)
[ "$n" -le 4 ] || fail "$n requests for three claims"
awk -F'\t' '$5 !~ /tool=claimcheck/ || $5 !~ /email=desk%40example.org/ {exit 1}' server.log || fail "a request without tool and email"
awk -F'\t' '$3 == "/efetch.fcgi" && $2 != "POST" {exit 1}' server.log || fail "efetch by GET"
python3 - <<'P' || fail "one.json"
import json
r = json.load(open("one.json"))
assert r["summary"]["searched"] == 3 and r["summary"]["unsearched"] == 0, r["summary"]
for c in r["claims"]:
    assert c["search"]["state"] == "searched" and c["studies"], c
P
# the second run asks nothing, and says the same
expect 0 "$cc" check a.md --pubmed "$base" --email desk@example.org -o two.json
[ "$(wc -l < server.log)" = "$n" ] || fail "the second run asked again: $(tail -n +$((n + 1)) server.log)"
strip() { python3 -c "import json,sys; r = json.load(open(sys.argv[1])); [r.pop(k, None) for k in ('made_at','created_at')]; print(json.dumps([[s['pmid'] for s in c['studies']] for c in r['claims']]))" "$1"; }
[ "$(strip one.json)" = "$(strip two.json)" ] || fail "the second run shows other studies"
unserve "$server"
# nobody is there any more: the cache is enough, offline or not
expect 0 "$cc" check a.md --pubmed "$base" --offline -o three.json
expect 0 "$cc" check a.md --pubmed "$base" -o four.json
# a new claim cannot be searched: offline names what is lacking
printf '\nZinc shortens colds.\n' >> a.md
expect 5 "$cc" check a.md --pubmed "$base" --offline -o five.json
grep -q "not in the cache" five.json || fail "the report does not say what is lacking"
expect 5 "$cc" check a.md --pubmed "$base" --deadline 2 -o six.json
grep -q "cannot connect" six.json || fail "the report does not say why"
exit 0
