#!/usr/bin/env python3
"""translate.py CORPUS.xml.gz QUERIES.tsv QRELS.tsv STEMS [fold/folds]

Learns which word stems relevant records use where questions use a stem: the table src/vocab/term_translation.tsv. Prints it
on stdout: stem of a question, stem of records, per mille. STEMS is a program that reads text lines and writes their stems
(tests/tools/stems: the mirror's own words, so that both sides agree). With fold/folds the queries whose number modulo folds
is fold are left out (cross-validation).

w is a stem of questions, or two neighbouring ones. P(t|w) = mean over questions with w of the mean over their relevant records d,
by grade, of tf(t,d)/len(d). Kept are the t with the highest P(t|w) * log(P(t|w)/P(t)), their share in it times its square root
(what w tells in all) per mille.
Judged here: NFCorpus train (academic use; only terms and numbers are kept, no sentence).
"""
import collections, gzip, math, re, subprocess, sys

TERMS = 24         # rows a stem may have; two stems half of it
MIN_LIFT = 1.5
MIN_SHARE = 10     # per mille; lighter rows are left out

def stems(program, texts):
    out = subprocess.run([program], input="\n".join(t.replace("\n", " ") for t in texts) + "\n", capture_output=True, text=True, check=True)
    return [line.split() for line in out.stdout.split("\n")[:len(texts)]]

def main():
    corpus, queries, qrels, program = sys.argv[1:5]
    fold, folds = map(int, sys.argv[5].split("/")) if len(sys.argv) > 5 else (-1, 1)
    text = gzip.open(corpus, "rt", encoding="utf-8").read()
    records = {}
    for r in re.findall(r"<PubmedArticle>.*?</PubmedArticle>", text, re.S):
        pmid = re.search(r"<PMID[^>]*>(\d+)", r).group(1)
        words = re.findall(r"<(?:ArticleTitle|AbstractText)[^>]*>(.*?)</(?:ArticleTitle|AbstractText)>", r, re.S)
        records[pmid] = re.sub(r"&lt;|&gt;|&amp;|<[^>]+>", " ", " ".join(words))
    ids = list(records)
    tf = {}
    background = collections.Counter()
    for pmid, words in zip(ids, stems(program, [records[i] for i in ids])):
        count = collections.Counter(words)
        total = sum(count.values()) or 1
        tf[pmid] = {t: c / total for t, c in count.items()}
        for t, p in tf[pmid].items():
            background[t] += p / len(ids)
    relevant = collections.defaultdict(list)
    for line in list(open(qrels))[1:]:
        q, d, r = line.split("\t")[:3]
        if int(r) > 0 and d in tf:
            relevant[q].append((d, int(r)))
    rows = [line.rstrip("\n").split("\t")[:2] for line in list(open(queries))[1:]]
    rows = [r for i, r in enumerate(rows) if i % folds != fold and relevant[r[0]]]
    seen = collections.Counter()
    table = collections.defaultdict(collections.Counter)
    for (q, _), words in zip(rows, stems(program, [t for _, t in rows])):
        mean = collections.Counter()
        grades = sum(g for _, g in relevant[q])
        for d, g in relevant[q]:
            for t, p in tf[d].items():
                mean[t] += p * g / grades
        for w in set(words) | {f"{a} {b}" for a, b in zip(words, words[1:])}:
            seen[w] += 1
            for t, p in mean.items():
                table[w][t] += p
    print("# Word stems that relevant records use where questions use a stem, or two neighbouring ones; made by")
    print("# src/mirror/train/translate.py from judged questions (NFCorpus, train): stem of questions, stem of records, weight per mille.")
    print("stem\tother\tper_mille")
    for w in sorted(table):
        if len(w) < 2:
            continue
        scored = []
        for t, p in table[w].items():
            p /= seen[w]
            lift = p / background[t]
            if lift >= MIN_LIFT and len(t) > 1 and not t.isdigit():
                scored.append((p * math.log(lift), t))
        scored.sort(reverse=True)
        scored = scored[:TERMS // 2 if " " in w else TERMS]
        total = math.sqrt(sum(s for s, _ in scored)) or 1
        for s, t in scored:
            if round(1000 * s / total) >= MIN_SHARE:
                print(f"{w}\t{t}\t{1000 * s / total:.0f}")

main()
