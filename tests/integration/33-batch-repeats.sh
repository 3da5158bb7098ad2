# A claim that an earlier article of the batch makes as well says so, in JSON, CSV and HTML; what is found depends on the order of
# the articles alone, and running again finds the same.
. "$(dirname "$0")/lib.sh"
printf 'Zinc shortens colds.\n\nGinger relieves nausea.\n' > a.md
printf 'The ginger relieves nausea.\n\nTurmeric eases arthritis.\n\nGinger does not relieve nausea.\n' > b.md
printf 'Turmeric eases arthritis.\n\nGinger relieves nausea.\n\nGinger relieves nausea.\n' > c.md
for f in json csv html; do expect 0 "$cc" check a.md b.md c.md --pubmed starter --format $f -o "out-$f"; done
expect 0 "$cc" check a.md b.md c.md --pubmed starter --format json -o again
expect 0 "$cc" check c.md b.md a.md --pubmed starter --format json -o back
python3 - <<'P' || fail "who says the same"
import csv, glob, json
def read(folder):
    out = {}
    for f in glob.glob(folder + "/*.json"):
        r = json.load(open(f))
        out[r["article"]["name"]] = r
    return out
def told(runs):
    ids = {r["article"]["id"]: n for n, r in runs.items()}
    claims = {(n, c["id"]): c["text"] for n, r in runs.items() for c in r["claims"]}
    return {(n, i): (ids[c["same_as_elsewhere"]["article"]], claims[ids[c["same_as_elsewhere"]["article"]], c["same_as_elsewhere"]["claim"]])
            for n, r in runs.items() for i, c in enumerate(r["claims"]) if "same_as_elsewhere" in c}
forth, back = read("out-json"), read("back")
want = {("b.md", 0): ("a.md", "Ginger relieves nausea."), ("c.md", 0): ("b.md", "Turmeric eases arthritis."),
        ("c.md", 1): ("a.md", "Ginger relieves nausea."), ("c.md", 2): ("a.md", "Ginger relieves nausea.")}
assert told(forth) == want, told(forth)
assert told(read("again")) == want
assert set(told(back)) == {("b.md", 0), ("b.md", 1), ("a.md", 1)}, told(back)
b = forth["b.md"]
rows = list(csv.DictReader(open(f"out-csv/{b['article']['id']}.csv", newline="")))
e = b["claims"][0]["same_as_elsewhere"]
assert rows[0]["same_as_article"] == e["article"] and rows[0]["same_as_claim_there"] == e["claim"], rows[0]
assert all(r["same_as_article"] == "" for r in rows if r["claim"] != b["claims"][0]["id"])
assert f"Stands in a.md as well, as claim <code>{e['claim']}</code>" in open(f"out-html/{b['article']['id']}.html").read()
P
exit 0
