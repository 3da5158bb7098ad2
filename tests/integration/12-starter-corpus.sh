# The starter corpus is what its script makes, says of itself what is so, and carries no abstract.
set -eu
cd "$(dirname "$0")/../.."
dir=cache/starter
count=$(zcat $dir/starter.xml.gz | grep -c '<PubmedArticle>')
python3 - "$count" <<'P'
import json, sys
m = json.load(open("cache/starter/manifest.json"))
assert m["count"] == int(sys.argv[1]) == sum(s["citations"] for s in m["sources"]), m["count"]
assert m["statement"] == f"starter corpus, {m['count']:,} citations without abstracts, as of {m['as_of']}", m["statement"]
P
! zcat $dir/starter.xml.gz | grep -q '<Abstract' || { echo "an abstract is in the starter corpus"; exit 1; }
size=$(stat -c %s $dir/starter.xml.gz)
[ "$size" -le 3145728 ] || { echo "$size bytes; the most is 3 MiB"; exit 1; }
# a title alone has a title alone: no journal, no types, no dates
zcat $dir/starter.xml.gz | grep '<MedlineCitation><PMID Version="1">[0-9]*</PMID><Article><ArticleTitle>[^<]*</ArticleTitle></Article>' >/dev/null
shared=${CLAIMCHECK_SHARED-}
[ -n "$shared" ] && [ -f "$shared/data/pubmed/records.xml.gz" ] || { echo "the sources of the starter corpus are not here"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp $dir/make-starter "$work/"
"$work/make-starter" "$shared" >/dev/null
# gzip's own output may differ between versions of zlib: the records must not
cmp <(zcat $dir/starter.xml.gz) <(zcat "$work/starter.xml.gz")
cmp <(grep -v '"bytes"' $dir/manifest.json) <(grep -v '"bytes"' "$work/manifest.json")
