#!/usr/bin/env bash
# retrieval.sh BUILD: make bench-retrieval. How well the mirror ranks on judged questions, beside plain SQLite FTS5 bm25() over the
# same records in the same run (porter stemmer, OR of the words, stop words out). The sets are in ../shared/data/retrieval; the
# scores are those of ../shared/tools/score-retrieval.
set -eu
cd "$(dirname "$0")/../.."
build=${1:-build}
shared=${CLAIMCHECK_SHARED-$PWD/../shared}
[ -d "$shared/data/retrieval" ] || { echo "skipped: no $shared/data/retrieval"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fts5() { # CORPUS QUERIES RUN
    python3 - "$@" <<'P'
import gzip, re, sqlite3, sys
corpus, queries, run = sys.argv[1:]
stop = {l.strip() for l in open("src/vocab/stopwords.tsv") if not l.startswith("#")}
db = sqlite3.connect(":memory:")
db.execute("CREATE VIRTUAL TABLE t USING fts5(title, abstract, tokenize='porter unicode61')")
text = gzip.open(corpus, "rt", encoding="utf-8").read()
plain = lambda s: re.sub(r"<[^>]+>|&[a-z#0-9]+;", " ", s)
for r in re.findall(r"<PubmedArticle>.*?</PubmedArticle>", text, re.S):
    pmid = int(re.search(r"<PMID[^>]*>(\d+)", r).group(1))
    title = " ".join(re.findall(r"<ArticleTitle>(.*?)</ArticleTitle>", r, re.S))
    abstract = " ".join(re.findall(r"<AbstractText[^>]*>(.*?)</AbstractText>", r, re.S))
    db.execute("INSERT INTO t(rowid, title, abstract) VALUES(?, ?, ?)", (pmid, plain(title), plain(abstract)))
with open(run, "w") as out:
    for line in list(open(queries, encoding="utf-8"))[1:]:
        q, words = line.rstrip("\n").split("\t")[:2]
        words = [w for w in re.findall(r"\w+", words.lower()) if w not in stop]
        if not words:
            continue
        match = " OR ".join(f'"{w}"' for w in words)
        for i, (pmid, score) in enumerate(db.execute("SELECT rowid, bm25(t) FROM t WHERE t MATCH ? ORDER BY 2 LIMIT 100", (match,))):
            out.write(f"{q}\t{pmid}\t{i + 1}\t{-score:.5f}\n")
P
}

for set in "nfcorpus dev" "scifact train"; do
    read -r name part <<<"$set"
    dir=$shared/data/retrieval/$name
    "$build/claimcheck" mirror import -q --mirror "$work/$name.db" "$dir/corpus.xml.gz"
    fts5 "$dir/corpus.xml.gz" "$dir/queries.$part.tsv" "$work/fts5.tsv"
    "$build/claimcheck" mirror search -q --mirror "$work/$name.db" --queries "$dir/queries.$part.tsv" --limit 100 --format tsv > "$work/ours.tsv"
    printf '%-15s FTS5 bm25()  %s\n' "$name $part" "$("$shared/tools/score-retrieval" "$dir/qrels.$part.tsv" "$work/fts5.tsv")"
    printf '%-15s mirror       %s\n' "$name $part" "$("$shared/tools/score-retrieval" "$dir/qrels.$part.tsv" "$work/ours.tsv")"
done
