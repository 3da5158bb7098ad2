# Real copy that nobody tidied: every post and every product page is read, extracted and given as valid JSON whose claims stand in the
# article, in bounded time.
. "$(dirname "$0")/lib.sh"
copy=${CLAIMCHECK_SHARED-}/data/copy
[ -d "$copy/articles" ] || skip "no real copy here (CLAIMCHECK_SHARED)"

python3 - "$copy/products.dev.json" <<'P' || fail "products cannot be unpacked"
import json, sys
for i, p in enumerate(json.load(open(sys.argv[1], encoding="utf-8"))):
    text = next((p[k] for k in ("html", "body_html", "text", "description", "content") if isinstance(p.get(k), str)), json.dumps(p))
    open(f"product-{i}.{'html' if '<' in text else 'txt'}", "w", encoding="utf-8").write(text or "-")
P
n=0
for f in "$copy"/articles/*.md product-*; do
    timeout 30 "$cc" claims "$f" --format json -q >out.json 2>err; code=$?
    [ $code = 0 ] || fail "exit $code on $f: $(head -n 1 err)"
    python3 - <<'P' || fail "the claims of $f do not hold together"
import json
r = json.load(open("out.json", encoding="utf-8"))
ids = [c["id"] for c in r["claims"]]
assert len(ids) == len(set(ids)), "ids twice"
for c in r["claims"]:
    assert c["text"] and c["quote"] and c["lines"] == sorted(set(c["lines"])) and c["lines"][0] >= 1, c
    assert c["spans"] and all(s["start"] < s["end"] <= r["article"]["bytes"] for s in c["spans"]), c
    assert c["same_as"] is None or c["same_as"] in ids, c
    first = c["text"].split()[0]  # a name such as "r/Probiotics" or "iHerb" keeps its form
    assert (first[0] == first[0].upper() or not first.isalpha() or first != first.lower()) and c["text"].rstrip("”\"')")[-1] in ".!?…", c["text"]
P
    n=$((n + 1))
done
[ "$n" -gt 90 ] || fail "only $n texts"
