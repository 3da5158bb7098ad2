#!/usr/bin/env python3
"""frequent.py CORPUS LEXICON…: the forms of the lexicon that articles use most, most frequent first, as src/vocab/frequent_words.tsv.

CORPUS is what extract.py wrote: copy and abstracts count alike, however much there is of each."""
import collections, re, sys

WANTED = 4096

counts = {"C": collections.Counter(), "A": collections.Counter()}
for line in open(sys.argv[1], encoding="utf-8"):
    kind, _, text = line.partition("\t")
    counts[kind].update(re.findall(r"[a-z]+(?:-[a-z]+)*", text.lower()))
known = set()
for name in sys.argv[2:]:
    known.update(line.split("\t")[0] for line in open(name, encoding="utf-8") if not line.startswith("#"))
share = collections.Counter()
for kind in counts.values():
    total = sum(kind.values()) or 1
    for form, n in kind.items():
        share[form] += n / total
print("# Forms that articles use most, most frequent first: mklexicon lays their rows side by side, so that the words of a text are found in\n"
      "# a few pages of memory. Speed only: no reading depends on it. Made by src/claims/train/frequent.py.")
print("form")
for form, _ in [row for row in sorted(share.items(), key=lambda r: (-r[1], r[0])) if row[0] in known and row[0] != "form"][:WANTED]:
    print(form)
