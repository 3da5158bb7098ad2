#!/usr/bin/env python3
"""extract.py SHARED: running text of the data folder, one paragraph a line, to stdout; "C\t" health copy, "A\t" abstracts.

Only a training run reads it; nothing of it enters the repository."""
import gzip, html, json, pathlib, re, sys
import xml.etree.ElementTree as tree

shared = pathlib.Path(sys.argv[1])
seen = set()


def out(kind, text):
    text = re.sub(r"\s+", " ", text).strip()
    if len(text) > 15 and text not in seen and len(text) < 20000:
        seen.add(text)
        print(kind, text, sep="\t")


def markdown(line):
    line = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", line)
    line = re.sub(r"<[^>]*>", " ", line)
    line = re.sub(r"^\s*(#+|[-*+]|\d+\.|>)\s+", "", line)
    return html.unescape(re.sub(r"[*_`|]+", " ", line))


def abstracts(stream):
    for _, node in tree.iterparse(stream):
        if node.tag in ("ArticleTitle", "AbstractText"):
            out("A", "".join(node.itertext()))
        elif node.tag in ("PubmedArticle",):
            node.clear()


for path in sorted((shared / "data/copy/articles").glob("*")):
    front = False
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n")):
        if line.strip() == "---" and (number == 0 or front):
            front = not front
        elif not front:
            out("C", markdown(line))
for product in json.loads((shared / "data/copy/products.dev.json").read_text()):
    for value in product.values():
        for line in str(value).split("\n") if isinstance(value, str) else []:
            out("C", html.unescape(re.sub(r"<[^>]*>", " ", line)))
for path in ["data/retrieval/nfcorpus/corpus.xml.gz", "data/retrieval/scifact/corpus.xml.gz", "data/pubmed/gutbrain.xml.gz",
             "data/pubmed/records.xml.gz", "data/stance/evidence-inference.dev.xml.gz"]:
    try:
        abstracts(gzip.open(shared / path))
    except tree.ParseError as error:
        print(f"{path}: {error}", file=sys.stderr)
for line in (shared / "data/stance/claim-strength.dev.tsv").read_text().split("\n"):
    for field in line.split("\t"):
        out("A", field)
for path in ["data/retrieval/nfcorpus/queries.train.tsv", "data/retrieval/nfcorpus/queries.dev.tsv", "data/retrieval/scifact/queries.train.tsv",
             "data/stance/healthver.dev.tsv"]:
    for line in (shared / path).read_text().split("\n"):
        for field in line.split("\t"):
            out("C" if "queries" in path else "A", field)
