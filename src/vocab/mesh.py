#!/usr/bin/env python3
"""Makes src/vocab/mesh.tsv.gz from NLM's MeSH: mesh.py DIRECTORY > src/vocab/mesh.tsv.gz

DIRECTORY holds MeSH as three tables (gzip, tab-separated, one header line):
  data_mesh_thesaurus.tsv.gz  DescriptorUI DescriptorName ConceptUI TermUI TermName … IsPermutedTermYN … RecordPreferredTermYN
  data_mesh_trees.tsv.gz      DescriptorUI DescriptorName tree_location … mesh1 … tree1 (name and number of the top of its tree) …
  data_pharm_action.tsv.gz    DescriptorUI DescriptorName PharmActionUI PharmActionName
Written: UI, tree numbers, UIs of pharmacological actions (both space-separated), name, entry terms; one descriptor a line.
Permuted terms are left out: the look-up ignores the order of words where a comma shows an inversion.
MeSH is produced by the U.S. National Library of Medicine and free to use.
"""
import collections, gzip, re, sys, unicodedata


def rows(path):
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as f:
        next(f)
        for line in f:
            yield line.rstrip("\n").split("\t")


def key(term):
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", term).casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", plain))


def main():
    where = sys.argv[1]
    name, terms, seen = {}, collections.defaultdict(list), collections.defaultdict(set)
    for r in sorted(rows(where + "/data_mesh_thesaurus.tsv.gz"), key=lambda r: (r[0], r[8] != "Y", r[5] != "Y")):
        ui, term = r[0], r[4].strip()
        name.setdefault(ui, r[1])
        if r[6] == "N" and key(term) not in seen[ui] and key(term):
            seen[ui].add(key(term))
            if term != r[1]:
                terms[ui].append(term)
    trees, actions, top = collections.defaultdict(set), collections.defaultdict(set), collections.defaultdict(set)
    for r in rows(where + "/data_mesh_trees.tsv.gz"):
        name.setdefault(r[0], r[1])
        if re.fullmatch(r"[A-Z][0-9.]*", r[2]):
            trees[r[0]].add(r[2])
        if "." in r[2]:  # the table leaves the top of each tree out, but names it beside what stands below
            top[r[5]].add(r[7])
    for ui, n in name.items():
        trees[ui] |= {t for t in top.get(n, ()) if re.fullmatch(r"[A-Z][0-9]+", t)}
    for r in rows(where + "/data_pharm_action.tsv.gz"):
        if r[0] in name:
            actions[r[0]].add(r[2])
    with gzip.GzipFile(fileobj=sys.stdout.buffer, mode="wb", compresslevel=9, mtime=0, filename="") as out:
        for ui in sorted(name, key=lambda ui: int(ui[1:])):
            line = [ui, " ".join(sorted(trees[ui])), " ".join(sorted(actions[ui])), name[ui]] + terms[ui]
            out.write(("\t".join(line) + "\n").encode())


main()
