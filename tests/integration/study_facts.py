#!/usr/bin/env python3
"""study_facts.py STUDY_DUMP SHARED facts.tsv: compares the facts of the table (see its head) with what study-dump reads."""
import gzip, hashlib, json, subprocess, sys


def studies(dump, path):
    data = (gzip.open if path.endswith(".gz") else open)(path, "rb").read()
    out = subprocess.run([dump, "-"], input=data, stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")
    return {s["pmid"]: s for s in (json.loads(line) for line in out.split("\n") if line)}


def at(value, path):
    for step in path.split(".") if path else []:
        if value is None:
            return None
        value = (value[int(step)] if int(step) < len(value) else None) if step.isdigit() else value.get(step)
    return value


def every(value, path):
    """All values of a path whose lists are walked through."""
    for step in path.split("."):
        value = [w for v in value for w in (v if isinstance(v, list) else [v])]
        value = [v.get(step) for v in value if v is not None]
    return value


def fact(study, field):
    if field == "sha:abstract":
        return hashlib.sha256("\n".join(p["text"] for p in study["abstract"]).encode()).hexdigest()[:16]
    if field.startswith("++"):
        return str(sum(len(v or []) for v in every([study], field[2:])))
    if field.startswith("+"):
        return str(sum(v is True for v in every([study], field[1:])))
    if field.startswith("#"):
        return str(len(at(study, field[1:]) or []))
    return json.dumps(value) if not isinstance(value := at(study, field.lstrip("^")), str) else value


def main():
    dump, shared, table = sys.argv[1:]
    files, n, bad, pmids = {}, 0, 0, set()
    for line in open(table, encoding="utf-8"):
        if line.startswith(("#", "file\t")) and not line.startswith("#\t"):
            continue
        name, pmid, field, want = line.rstrip("\n").split("\t")
        if name not in files:
            files[name] = studies(dump, f"{shared}/{name}")
        got = fact(files[name][pmid], field) if pmid in files[name] else "no such record"
        n += 1
        pmids.add(pmid)
        if not (got.startswith(want) if field.startswith("^") else got == want):
            bad += 1
            print(f"PMID {pmid}: {field} is {got}, not {want}")
    print(f"{n} facts of {len(pmids)} records, {bad} wrong")
    sys.exit(bad > 0 or n == 0)


main()
