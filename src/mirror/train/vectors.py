#!/usr/bin/env python3
"""vectors.py STEMS DATA

Learns where stems stand in the space of the company they keep: the table src/vocab/stem_vectors.tsv, printed on stdout (stem,
64 signs). Stems whose vectors lie close mean related things ("dementia", "alzheimer"), which is how a record is found that says in
other words what a claim says. STEMS is tests/tools/stems, so that stems are the mirror's own; DATA is the folder of data sets
(../shared/data). Needs numpy and scipy.

Counted: how often two stems stand within 8 words of each other in one sentence, nearer ones more; turned into positive pointwise
mutual information with context probabilities smoothed by the power 0.75; 64 singular vectors times their singular values, each
stem's scaled to length 1 (Levy, Goldberg and Dagan, TACL 2015, "Improving distributional similarity with lessons learned from word
embeddings"). No judgement is looked at. Only stems and numbers are kept, no sentence.

Texts: all abstracts and sentences of the data sets (some 180,000 sentences, 2.8 million stems). A component is one sign from '@' to
'~': '_' and on or back by its 1/31ths of the stem's largest component.
"""
import collections, gzip, html, json, re, subprocess, sys
import numpy as np, scipy.sparse as sp
from scipy.sparse.linalg import svds

WINDOW, SEEN, DIMS, CONTEXT, LEVELS, ZERO = 8, 5, 64, 0.75, 31, ord("_")

def stems(program, lines):
    text = "\n".join(re.sub(r"[\r\n]", " ", l) for l in lines) + "\n"
    out = subprocess.run([program], input=text, capture_output=True, text=True, check=True).stdout
    return [line.split() for line in out.split("\n")[:len(lines)]]

plain = lambda s: html.unescape(html.unescape(re.sub(r"<[^>]+>", " ", s)))
sentences = lambda s: [x for x in re.split(r"(?<=[.!?;])\s*(?=[A-Z])", s) if x.strip()]

def records(path):
    text, out = gzip.open(path, "rt", encoding="utf-8").read(), []
    for r in re.findall(r"<PubmedArticle>.*?</PubmedArticle>", text, re.S):
        part = lambda tag: [plain(x) for x in re.findall(rf"<{tag}[^>]*>(.*?)</{tag}>", r, re.S)]
        out += part("ArticleTitle") + [s for x in part("AbstractText") for s in sentences(x)]
        out.append(" ; ".join(part("DescriptorName") + part("Keyword")))
    return out

def texts(data):
    for name in ("retrieval/scifact/corpus", "retrieval/nfcorpus/corpus", "pubmed/records", "pubmed/gutbrain", "stance/evidence-inference.dev"):
        yield from records(f"{data}/{name}.xml.gz")
    for line in list(open(f"{data}/stance/healthver.dev.tsv", encoding="utf-8"))[1:]:
        yield from sentences(line.split("\t")[2])
    for line in open(f"{data}/stance/pubmedqa.dev.jsonl", encoding="utf-8"):
        study = json.loads(line)
        yield from [study["question"], str(study.get("conclusion", ""))]
        yield from [s for part in study["sections"] for s in sentences(part[1])]
    for line in list(open(f"{data}/stance/claim-strength.dev.tsv", encoding="utf-8"))[1:]:
        yield line.split("\t")[0]
    medline = open(f"{data}/design/medline.dev.txt", encoding="utf-8", errors="replace").read()
    for field in re.findall(r"(?m)^(?:AB|TI)  - (.*(?:\n      .*)*)", medline):
        yield from sentences(re.sub(r"\s+", " ", field))
    for term in json.load(open(f"{data}/vocab/plain_language_terms/data.json", encoding="utf-8"))["definitions"]:
        if term.get("term"):
            yield f"{term['term']} : {term['definition'] or ''}"
    for line in list(open(f"{data}/vocab/medlineplus_topics.tsv", encoding="utf-8"))[1:]:
        cell = line.rstrip("\n").split("\t")
        yield cell[0] + " ; " + cell[2].replace("|", " ; ")

def counts(lines):
    """(stems, matrix of how often they stand together)"""
    seen = collections.Counter()
    for line in lines:
        seen.update(set(line))
    known = sorted(w for w, n in seen.items() if n >= SEEN and len(w) > 1 and w.isascii() and not w.isdigit())
    number = {w: i for i, w in enumerate(known)}
    run = np.array([number.get(w, -1) for line in lines for w in line + [""] * WINDOW], np.int32)
    m = sp.csr_matrix((len(known), len(known)), dtype=np.float32)
    for step in range(1, WINDOW + 1):
        a, b = run[:-step], run[step:]
        both = (a >= 0) & (b >= 0) & (a != b)
        one = np.full(both.sum(), 1 - (step - 1) / WINDOW, np.float32)
        m = m + sp.coo_matrix((one, (a[both], b[both])), shape=m.shape).tocsr()
    return known, (m + m.T).tocoo()

def main():
    program, data = sys.argv[1:3]
    known, m = counts(stems(program, list(texts(data))))
    total = np.bincount(m.row, m.data, len(known)) + 1e-9
    context = total ** CONTEXT
    context *= total.sum() / context.sum()
    pmi = np.log(m.data * total.sum() / (total[m.row] * context[m.col]))
    some = pmi > 0
    u, s, _ = svds(sp.csr_matrix((pmi[some], (m.row[some], m.col[some])), shape=m.shape), DIMS, v0=np.ones(len(known)))
    v = (u * s)[:, np.argsort(-s)]
    print("# Where word stems stand in the space of the company they keep: 64 components, one sign each (from '@' to '~'); made by")
    print("# src/mirror/train/vectors.py from PubMed abstracts and glossaries.")
    print("stem\tvector")
    for w, row in zip(known, v):
        signs = np.rint(row / np.abs(row).max() * LEVELS).astype(int)
        print(w + "\t" + "".join(chr(ZERO + x) for x in signs))

main()
