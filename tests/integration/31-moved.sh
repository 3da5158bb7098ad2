# A file that is renamed or moved keeps the decisions on its claims and their ratings; a copy does not take them, nor does what
# later stands at the old place.
. "$(dirname "$0")/lib.sh"
printf 'Zinc shortens colds.\n\nGinger relieves nausea.\n\nTurmeric eases arthritis.\n' > a.md
expect 0 "$cc" claims a.md --format json
id() { python3 -c "import json,sys; print(next(c['id'] for c in json.load(open('$scratch/out'))['claims'] if '$1' in c['text']))"; }
ginger=$(id Ginger) zinc=$(id Zinc)
expect 0 "$cc" claims drop a.md "$ginger" --reason "an old saying" --by ada
expect 0 "$cc" claims a.md
grep -q Ginger out && fail "the claim was not dropped"
expect 0 "$cc" check a.md --pubmed starter -o r.json
expect 0 "$cc" rate "$zinc" --support mixed --certainty low --by ada
# a copy: its claims are untouched
cp a.md copy.md
expect 0 "$cc" claims copy.md
prints Ginger
# moved: said once, and it stays
mkdir there
mv a.md there/b.md
expect 0 "$cc" claims there/b.md
says "the decisions on its claims go with it"
grep -q Ginger out && fail "the decision was lost on the way"
expect 0 "$cc" claims there/b.md
grep -q "go with it" err && fail "it is said again"
grep -q Ginger out && fail "the decision was lost the second time"
expect 0 "$cc" claims decisions there/b.md
prints "an old saying"
# … through an edit of the text, and a second move, with a decision more
printf '\nOats lower cholesterol.\n' >> there/b.md
expect 0 "$cc" claims drop there/b.md "$zinc" --by ada
mv there/b.md c.md
expect 0 "$cc" claims c.md
prints Oats
grep -Eq "Ginger|Zinc" out && fail "a decision was lost on the second move"
expect 0 "$cc" claims undo 2 --by ada
expect 0 "$cc" check c.md --pubmed starter -o r2.json
python3 - <<'P' || fail "r2.json"
import json
c = {c["text"]: c for c in json.load(open("r2.json"))["claims"]}
assert not any("Ginger" in t for t in c), c.keys()
assert c["Zinc shortens colds."]["ratings"][0]["support"] == "mixed"
P
# something else at the first place begins anew
printf 'Ginger relieves nausea.\n' > a.md
expect 0 "$cc" claims a.md
prints Ginger
grep -q "does not apply" err && fail "a decision that moved away is still tried: $(cat err)"
expect 0 "$cc" verify
exit 0
