"""recordings.py DUMP RECORDINGS OUT: every recorded efetch reply of PubMed, the VCR cassettes' among them, read by study-dump and held
against ElementTree, field by field of what both can count. The bodies of the cassettes' searches are written to OUT/N.xml, with their
Count in OUT/N.count. Prints what was read; exit 1 with every difference."""
import json, os, re, subprocess, sys
import xml.etree.ElementTree as ET


def bodies(path):
    """The quoted scalars behind "string:" of a cassette (YAML's two quoted styles; lines fold, a blank line is a line end)."""
    text = open(path, encoding="utf-8").read()
    for m in re.finditer(r"^ +string: '((?:[^']|'')*)'|^ +string: \"((?:[^\"\\]|\\.|\\\n)*)\"", text, re.M):
        s = m.group(1) if m.group(1) is not None else m.group(2)
        if m.group(1) is None:  # an escaped line end joins without a space
            s = re.sub(r"\\\n\s*", "", s)
        s = re.sub(r"[ \t]*\n((?:[ \t]*\n)*)[ \t]*", lambda b: "\n" * b.group(1).count("\n") or " ", s)
        if m.group(1) is not None:
            s = s.replace("''", "'")
        else:
            s = re.sub(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", lambda e: {"n": "\n", "t": "\t", "r": "\r"}.get(e.group(1))
                       or (chr(int(e.group(1)[1:], 16)) if len(e.group(1)) > 1 else e.group(1)), s)
        yield s


def squeeze(s):
    return re.sub(r"[ \t\r\n]+", " ", s or "").strip(" ")


def wanted(record):
    """What ElementTree says of one PubmedArticle."""
    c = record.find("MedlineCitation")
    a = c.find("Article")
    authors = [x for x in a.findall("AuthorList/Author") if x.get("ValidYN") != "N"]
    return {
        "pmid": c.findtext("PMID").strip(),
        "title": squeeze("".join(a.find("ArticleTitle").itertext())),
        "authors": len(authors),
        "abstract": squeeze(" ".join("".join(p.itertext()) for p in a.findall("Abstract/AbstractText"))),
        "types": len(a.findall("PublicationTypeList/PublicationType")),
        "mesh": [squeeze(h.findtext("DescriptorName")) for h in c.findall("MeshHeadingList/MeshHeading")],
        "accessions": [squeeze(n.text) for n in a.findall("DataBankList/DataBank/AccessionNumberList/AccessionNumber")],
        "grants": len(a.findall("GrantList/Grant")),
        "links": sorted(l.get("RefType") for l in c.findall("CommentsCorrectionsList/CommentsCorrections") if l.get("RefType") != "Cites"),
    }


def got(study):
    return {
        "pmid": study["pmid"],
        "title": squeeze(study["title"]),
        "authors": len(study["authors"]),
        "abstract": squeeze(" ".join(p["text"] for p in study["abstract"])),
        "types": len(study["types"]),
        "mesh": [h["name"] for h in study["mesh"]],
        "accessions": [x["number"] for x in study["accessions"]],
        "grants": len(study["grants"]),
        "links": sorted(l["type"] for l in study["links"] if l["type"] != "Cites"),
    }


def compare(dump, name, body, faults):
    """How many records were read."""
    run = subprocess.run([dump, "-s", "-"], input=body, capture_output=True)
    if run.returncode:
        faults.append(f"{name}: {run.stderr.decode().strip()}")
        return 0
    studies = [json.loads(line) for line in run.stdout.splitlines()]
    records = [r for r in ET.fromstring(body) if r.tag in ("PubmedArticle", "PubmedBookArticle")]
    if len(studies) != len(records):
        faults.append(f"{name}: {len(studies)} studies of {len(records)} records")
    for study, record in zip(studies, records):
        if record.tag != "PubmedArticle":
            continue
        g, w = got(study), wanted(record)
        faults.extend(f"{name}: PMID {w['pmid']}: {k}: {str(g[k])[:200]!r}, expected {str(w[k])[:200]!r}" for k in w if g[k] != w[k])
    return len(studies)


def main(dump, folder, out):
    faults, n_replies, n_records, n_cassettes, n_searches = [], 0, 0, 0, 0
    for top, _, files in sorted(os.walk(folder)):
        if os.path.basename(top) == "quoted-errors":
            continue
        for name in sorted(files):
            path = os.path.join(top, name)
            short = os.path.relpath(path, folder)
            if name.endswith(".yaml"):
                found = [b.encode() for b in bodies(path)]
                n_cassettes += 1
                if not found:
                    faults.append(f"{short}: no body found in the cassette")
            elif name.endswith(".xml"):
                found = [open(path, "rb").read()]
            else:
                continue
            for body in found:
                if b"<PubmedArticleSet" in body[:1000]:
                    n_replies += 1
                    n_records += compare(dump, short, body, faults)
                elif b"<eSearchResult" in body[:1000] and name.endswith(".yaml"):
                    n_searches += 1
                    open(f"{out}/{n_searches}.xml", "wb").write(body)
                    open(f"{out}/{n_searches}.count", "w").write(ET.fromstring(body).findtext("Count"))
    print(f"{n_replies} replies of {n_records} records agree; {n_cassettes} cassettes, {n_searches} searches in them")
    if n_replies < 170 or n_cassettes < 15 or n_searches < 2:
        faults.append("fewer recordings than there should be")
    print("\n".join(faults), file=sys.stderr, end="\n" if faults else "")
    return bool(faults)


sys.exit(main(*sys.argv[1:]))
