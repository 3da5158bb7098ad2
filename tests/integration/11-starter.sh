# The main path without any network: check with the starter corpus in every format, then rate, then the ratings stand in the
# next report.
. "$(dirname "$0")/lib.sh"
article=$root/claims/eczema-and-your-gut.md

# a claim without a searchable word is honestly unsearched, and then the exit code must say so in every format
"$cc" check "$article" --pubmed starter -q -o first.json 2>/dev/null
code=$(python3 -c "import json; s = json.load(open('first.json'))['summary']; print(5 if s['unsearched'] + s['partial'] else 0)")
for ending in html md json csv txt; do
    expect "$code" "$cc" check "$article" --pubmed starter -o "r.$ending"
    [ -s "r.$ending" ] || fail "r.$ending is empty"
    grep -q "citations without abstracts, as of" "r.$ending" || fail "r.$ending does not name its source"
done
python3 - <<'P' || fail "r.json"
import json
r = json.load(open("r.json"))
assert r["schema_version"] == "1" and r["summary"]["unsearched"] < len(r["claims"]) / 10, r["summary"]
assert all(c["search"]["why"] for c in r["claims"] if c["search"]["state"] != "searched")
assert len(r["claims"]) >= 20, len(r["claims"])
text = open("r.json", encoding="utf-8").read()
studies = [s for c in r["claims"] for s in c["studies"]]
assert studies and all(isinstance(s["pmid"], str) for s in studies)
assert all(s["sentence"] is None for s in studies), "a sentence out of a title-only corpus"
ids = [c["id"] for c in r["claims"]]
assert len(set(ids)) == len(ids)
P
expect "$code" "$cc" check "$article" --pubmed starter --format json
python3 -c "import json; print(next(c['id'] for c in json.load(open('$scratch/out'))['claims'] if c['studies']))" > id
id=$(cat id)
expect 2 "$cc" rate "$id" --support good --certainty low --by ada
says "--support good: expected supported"
expect 2 "$cc" rate "$id" --support mixed --certainty low
says "who rates is missing"
expect 0 "$cc" rate "$id" --support mixed --certainty low --note 'two "small" trials, <b>both</b>' --by ada
expect 0 "$cc" rate "$id" --support partly --certainty moderate --by ben
expect 0 "$cc" ratings --format json
prints '"support": "mixed"'
expect 0 "$cc" ratings "$id"
prints ben
expect 0 "$cc" verify
prints "2 log entries"
expect "$code" "$cc" check "$article" --pubmed starter -o rated.html
grep -q "Rated partly" rated.html || fail "the report does not show the rating"
grep -q "<b>both</b>" rated.html && fail "a note got into the page unescaped"
# an output that cannot be written: one line, and the old file is whole
echo old > kept.html
chmod 500 . 2>/dev/null
[ -w . ] || { expect 3 "$cc" check "$article" --pubmed starter -o kept.html; grep -q old kept.html || fail "lost the old file"; }
chmod 700 .
exit 0
