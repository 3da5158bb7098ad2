#!/usr/bin/env python3
"""kin.py STEM_VECTORS.tsv

Finds stems that are forms of one word though the stemmer keeps them apart: the table src/vocab/stem_kin.tsv, printed on stdout (stem,
its kin, what the kin counts per mille). Two ways:
- plurals of abbreviations that Porter2 leaves alone for want of a vowel ("snps", "rnas", "tkis"): the same word, 1000;
- a long common beginning and much the same company ("embryon", "embryo"; "cirrhosi", "cirrhot"): 300 times the cosine of their vectors
  (Xu and Croft, TOIS 1998, "Corpus-based stemming using cooccurrence of word variants": letters propose, texts decide).
No judgement is looked at. The 300 was chosen by recall on a quarter of NFCorpus train and on SciFact train (README.md). Needs numpy.
"""
import collections, re, sys
import numpy as np

SHARE = 300
AGREE = ((.6, .6), (.7, .5), (.8, .45))     # of the longer stem, this much is common; cosine at least

def read(path):
    rows = [line.rstrip("\n").split("\t") for line in open(path) if line[0] != "#"][1:]
    v = np.array([[ord(c) - ord("_") for c in signs] for _, signs in rows], np.float32)
    return [w for w, _ in rows], v / (np.linalg.norm(v, axis=1, keepdims=True) + 1e-9)

def common(a, b):
    n = 0
    while n < min(len(a), len(b)) and a[n] == b[n]:
        n += 1
    return n

def is_plural(stem):
    one = stem[:-1]
    return stem.endswith("s") and len(stem) >= 4 and (not re.search("[aeiouy]", one) or re.search("[rd]na$", one) or
        re.fullmatch("[^aeiouy]{2,}[aiu]", one))

def main():
    stems, v = read(sys.argv[1])
    known, near, kin = set(stems), collections.defaultdict(list), []
    for i, w in enumerate(stems):
        if is_plural(w) and w[:-1] in known:
            kin += [(w, w[:-1], 1000), (w[:-1], w, 1000)]
        elif len(w) >= 4 and w.isalpha():
            near[w[:4]].append(i)
    for group in near.values():
        for at, i in enumerate(group):
            for k in group[at + 1:]:
                a, b, cosine = stems[i], stems[k], float(v[i] @ v[k])
                share = common(a, b) / max(len(a), len(b))
                if any(share >= s and cosine >= c for s, c in AGREE):
                    kin += [(a, b, SHARE * cosine), (b, a, SHARE * cosine)]
    print("# Stems that are forms of one word though the stemmer keeps them apart, and what a record's form counts where a question has")
    print("# the other, per mille; made by src/mirror/train/kin.py from stem_vectors.tsv.")
    print("stem\tkin\tper_mille")
    for a, b, share in sorted(kin):
        print(f"{a}\t{b}\t{share:.0f}")

main()
