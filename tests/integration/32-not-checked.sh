# What was read without giving a claim and what was not read is named in the table and in CSV as in JSON, and only claims have an id.
. "$(dirname "$0")/lib.sh"
article=$root/claims/eczema-and-your-gut.md
for e in json csv txt; do "$cc" check "$article" --pubmed starter -q -o "r.$e" 2> err < /dev/null || [ $? = 5 ] || fail "$(cat err)"; done
"$cc" claims "$article" --format csv > c.csv 2> err || fail "$(cat err)"
"$cc" claims "$article" > c.txt 2> err || fail "$(cat err)"
# an article without any claim says where it was read in vain
printf 'What a lovely day.\n\nCome in and have some tea.\n' > none.txt
expect 0 "$cc" claims none.txt
prints "read without finding a claim: 2 blocks, at lines 1, 3"
python3 - <<'P' || fail "the rows do not agree with JSON"
import csv, json
r = json.load(open("r.json"))
bare, claims = r["article"]["read_without_claim"], {c["id"] for c in r["claims"]}
assert bare
for name in "r.csv", "c.csv":
    table = list(csv.reader(open(name, newline="")))
    assert len({len(row) for row in table}) == 1, "rows of different lengths"
    head = table[0]
    assert head[-1] == "row" and head[1] == "claim"
    rows = [dict(zip(head, row)) for row in table[1:]]
    kinds = [row["row"] for row in rows]
    assert set(kinds) == {"claim", "read-without-claim", "not-read"}, set(kinds)
    assert kinds == sorted(kinds, key=lambda k: k != "claim"), "claims do not come first"
    assert {row["claim"] for row in rows if row["row"] == "claim"} == claims
    others = [row for row in rows if row["row"] != "claim"]
    assert all(row["claim"] == "" and row["text"] == "" and row["quote"] for row in others)
    got = [row["lines"] for row in others if row["row"] == "read-without-claim"]
    want = [f"{b['line_first']};{b['line_last']}" if b["line_last"] > b["line_first"] else str(b["line_first"]) for b in bare]
    assert got == want, (got, want)
lines = ", ".join(dict.fromkeys(str(b["line_first"]) for b in bare))
for name in "r.txt", "c.txt":
    text = open(name, encoding="utf-8").read()
    assert f"read without finding a claim: {len(bare)} blocks, at lines {lines}" in text, (name, text[-400:])
P
exit 0
