#!/usr/bin/env python3
"""worth.py STEMS CORPUS.xml.gz QUERIES.tsv QRELS.tsv MORE.xml.gz...

Learns how likely a stem of a claim stands in the records that the claim rests on: the table src/vocab/term_worth.tsv (stem, per
mille). "Dengue" and "histone" nearly always do, "ability", "involved", "lower" seldom: people state a finding in words of their
own, and only its subjects are those of the record (Zhao and Callan, CIKM 2010, "Term necessity prediction"). STEMS is
tests/tools/stems, so that stems are the mirror's own.

A logistic regression with seven features of a stem, all counted without looking at a judgement: rarity; how often it stands in a
record that has it; the share of such records that have it in the title; digits only; one or two letters; letters and digits;
length. So nothing is remembered of a single stem or claim, and stems no claim has used get their worth too. Counted in all
corpora named; fitted to the judged claims of the first (SciFact train). Only stems and numbers are kept.
"""
import collections, gzip, html, math, re, subprocess, sys

SEEN = 3        # records a stem must stand in to have a row; for the others src/mirror/stem_near.c has two numbers

def stems(program, texts):
    out = subprocess.run([program], input="\n".join(t.replace("\n", " ") for t in texts) + "\n", capture_output=True, text=True, check=True)
    return [line.split() for line in out.stdout.split("\n")[:len(texts)]]

def read(corpus, program):
    """[(pmid, stems of the title, stems of the abstract)]"""
    text = gzip.open(corpus, "rt", encoding="utf-8").read()
    ids, titles, abstracts = [], [], []
    for r in re.findall(r"<PubmedArticle>.*?</PubmedArticle>", text, re.S):
        pmid = re.search(r"<PMID[^>]*>\s*(\d+)", r)
        part = lambda tag: html.unescape(re.sub(r"<[^>]+>", " ", " ".join(re.findall(rf"<{tag}[^>]*>(.*?)</{tag}>", r, re.S))))
        if pmid:
            ids.append(pmid.group(1))
            titles.append(part("ArticleTitle"))
            abstracts.append(part("AbstractText"))
    return list(zip(ids, stems(program, titles), stems(program, abstracts)))

def features(w, n, df, cf, tdf):
    d = df[w]
    often = math.log((cf[w] + 1) / (d + 1)) * d / (d + 5)
    mixed = any(c.isdigit() for c in w) and not w.isdigit()
    return [math.log(1 + (n - d + .5) / (d + .5)), often, (tdf[w] + .6) / (d + 3), w.isdigit(), len(w) <= 2, mixed, math.log(len(w))]

def solve(a, b):
    """Gauss, with the largest pivot."""
    n = len(b)
    m = [row[:] + [x] for row, x in zip(a, b)]
    for i in range(n):
        k = max(range(i, n), key=lambda r: abs(m[r][i]))
        m[i], m[k] = m[k], m[i]
        for r in range(n):
            if r != i:
                f = m[r][i] / m[i][i]
                m[r] = [x - f * y for x, y in zip(m[r], m[i])]
    return [m[i][n] / m[i][i] for i in range(n)]

def fit(rows, ridge=1.0, rounds=12):
    """Newton's method. rows: (features with a leading 1, share of relevant records that have the stem)"""
    k = len(rows[0][0])
    theta = [0.0] * k
    for _ in range(rounds):
        h = [[ridge * (i == j and i > 0) for j in range(k)] for i in range(k)]
        g = [-ridge * t * (i > 0) for i, t in enumerate(theta)]
        for x, y in rows:
            p = 1 / (1 + math.exp(-sum(a * b for a, b in zip(theta, x))))
            for i in range(k):
                g[i] += (y - p) * x[i]
                for j in range(k):
                    h[i][j] += p * (1 - p) * x[i] * x[j]
        theta = [t + s for t, s in zip(theta, solve(h, g))]
    return theta

def main():
    program, corpus, queries, qrels, more = *sys.argv[1:5], sys.argv[5:]
    judged = read(corpus, program)
    df, cf, tdf = collections.Counter(), collections.Counter(), collections.Counter()
    n = 0
    for _, title, abstract in judged + [r for m in more for r in read(m, program)]:
        n += 1
        cf.update(title + abstract)
        df.update(set(title + abstract))
        tdf.update(set(title))
    has = {pmid: set(title + abstract) for pmid, title, abstract in judged}
    known = set().union(*has.values())
    relevant = collections.defaultdict(list)
    for line in list(open(qrels))[1:]:
        q, d, r = line.split("\t")[:3]
        if int(r) > 0 and d in has:
            relevant[q].append(d)
    asked = [line.rstrip("\n").split("\t")[:2] for line in list(open(queries))[1:]]
    rows, unlisted = [], []
    for (q, _), words in zip(asked, stems(program, [t for _, t in asked])):
        for w in sorted(set(words) & known if relevant[q] else ()):
            share = sum(w in has[d] for d in relevant[q]) / len(relevant[q])
            rows.append((features(w, n, df, cf, tdf), share))
            if df[w] < SEEN:
                unlisted.append((w, share))
    k = len(rows[0][0])
    mean = [sum(x[i] for x, _ in rows) / len(rows) for i in range(k)]
    spread = [math.sqrt(sum((x[i] - mean[i]) ** 2 for x, _ in rows) / len(rows)) or 1 for i in range(k)]
    normal = lambda x: [1.0] + [(v - m) / s for v, m, s in zip(x, mean, spread)]
    theta = fit([(normal(x), y) for x, y in rows])
    worth = lambda w: 1000 / (1 + math.exp(-sum(a * b for a, b in zip(theta, normal(features(w, n, df, cf, tdf))))))
    print("# How likely a stem of a claim stands in the records it rests on, per mille; made by src/mirror/train/worth.py (features of")
    print("# stems in PubMed records, fitted to SciFact train).")
    print("stem\tper_mille")
    table = {w: worth(w) for w in df if df[w] >= SEEN and w.isascii()}
    for w in sorted(table):
        print(f"{w}\t{table[w]:.0f}")
    print("coefficients", *(f"{t:.2f}" for t in theta), file=sys.stderr)
    for name, kind in (("letters and digits", True), ("others", False)):
        seen = [y for w, y in unlisted if (any(c.isdigit() for c in w) and not w.isdigit()) == kind]
        print(f"unlisted, {name}: {sum(seen) / len(seen):.2f} of {len(seen)}", file=sys.stderr)

main()
