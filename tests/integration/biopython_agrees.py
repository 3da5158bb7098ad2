#!/usr/bin/env python3
"""biopython_agrees.py STUDY_DUMP FILE...: reads each PubMed XML file (plain or .gz) with Biopython's Entrez parser and with
study-dump, and compares PMID, title, abstract, MeSH, publication types, substances and investigators of every record. Prints one line per difference
that is not one of the classes explained below, then the counts; ends with 1 when there is an unexplained difference.

Made equal before comparing, because both sides are right in their own way:
- Inline markup. Biopython keeps <i>, <sup>, mml:math ... as tags in the text; claimcheck keeps the text alone. The text is read
  with escape=True (so that a literal "<" is "&lt;"), tags are removed and the entities resolved.
- White space. Biopython keeps line breaks and indentation of the file; claimcheck collapses XML's blanks. Both are collapsed;
  no-break and thin spaces are left alone, they must be equal.
- Empty elements. Biopython gives "" for an empty ArticleTitle and a list item for an empty AbstractText; claimcheck gives
  nothing for both.

Not compared, and counted as unreadable: records that Biopython cannot read under any DTD it has. Of the real ones these are
one with Hour outside History, one with two VernacularTitles and one whose MathML has no prefix; at most 1 in 200 may be so.
"""
import gzip, html, io, json, os, re, subprocess, sys, tempfile, warnings

from Bio import Entrez

warnings.simplefilter("ignore")
# The DOCTYPE is rewritten to a DTD of which Debian's Biopython has a copy: 190101 has every element of the later ones. Records in
# the structure of the years before 2015 (an Affiliation outside AffiliationInfo) need an older one.
DTD, AUTHOR_DTD, ARTICLE_DTD = "pubmed_190101", "pubmed_140101", "pubmed_130101"
BATCH = 400


def text(value):
    """Biopython's string without its markup, blanks collapsed."""
    return " ".join(p for p in re.split(r"[ \t\r\n]+", html.unescape(re.sub(r"<[^>]*>", "", str(value)))) if p)


def parse(records, dtd):
    xml = (b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" '
           b'"https://dtd.nlm.nih.gov/ncbi/pubmed/out/' + dtd.encode() + b'.dtd">\n<PubmedArticleSet>' + b"\n".join(records) +
           b"</PubmedArticleSet>")
    return facts(Entrez.read(io.BytesIO(xml), validate=False, escape=True))


def theirs(records, dtd, why):
    """Facts of each record; None for one that Biopython cannot read; why counts the reasons."""
    try:
        return parse(records, dtd)
    except Exception as e:
        if len(records) == 1:
            reason = f"{type(e).__name__}: {e}"
            why[reason] = why.get(reason, 0) + 1
            return [None]
    half = len(records) // 2
    return theirs(records[:half], dtd, why) + theirs(records[half:], dtd, why)


def facts(found):
    if isinstance(found, list):  # under the older DTDs the set is a list
        found = {"PubmedArticle": [r for r in found if "MedlineCitation" in r],
                 "PubmedBookArticle": [r for r in found if "BookDocument" in r]}
    return list(articles(found)) + list(books(found))


def lists(found):
    """The members of a list, or of the lists in it: under some DTDs there may be several InvestigatorLists."""
    return [i for one in found for i in (one if isinstance(one, list) else [one])]


def articles(found):
    for a in found["PubmedArticle"]:
        c = a["MedlineCitation"]
        art = c["Article"]
        yield {
            "pmid": text(c["PMID"]),
            "title": text(art.get("ArticleTitle", "")),
            "abstract": [t for t in (text(x) for x in art.get("Abstract", {}).get("AbstractText", [])) if t],
            "mesh": [(text(h["DescriptorName"]), h["DescriptorName"].attributes.get("UI") or None,
                      h["DescriptorName"].attributes.get("MajorTopicYN") == "Y",
                      [(text(q), q.attributes.get("UI") or None, q.attributes.get("MajorTopicYN") == "Y") for q in h["QualifierName"]])
                     for h in c.get("MeshHeadingList", [])],
            "types": [(text(t), t.attributes.get("UI") or None) for t in art.get("PublicationTypeList", [])],
            "substances": [(text(s["NameOfSubstance"]), s["NameOfSubstance"].attributes.get("UI") or None, text(s["RegistryNumber"]))
                           for s in c.get("ChemicalList", [])],
            "investigators": [(text(i["LastName"]), text(i.get("ForeName", "")), text(i.get("Initials", "")), text(i.get("Suffix", "")),
                               [t for t in (text(f["Affiliation"]) for f in i.get("AffiliationInfo", [])) if t])
                              for i in lists(c.get("InvestigatorList", [])) if i.attributes.get("ValidYN") != "N"],
        }


def books(found):
    for a in found["PubmedBookArticle"]:
        d = a["BookDocument"]
        yield {
            "pmid": text(d["PMID"]),
            "title": text(d.get("ArticleTitle") or d["Book"]["BookTitle"]),
            "abstract": [t for t in (text(x) for x in d.get("Abstract", {}).get("AbstractText", [])) if t],
            "mesh": [],
            "types": [(text(t), t.attributes.get("UI") or None) for t in d.get("PublicationType", [])],
            "substances": [],
            "investigators": [],
        }


def ours(dump, records):
    with tempfile.NamedTemporaryFile(suffix=".xml") as f:
        f.write(b"<PubmedArticleSet>" + b"\n".join(records) + b"</PubmedArticleSet>")
        f.flush()
        out = subprocess.run([dump, f.name], stdout=subprocess.PIPE, check=True).stdout
    return [{
        "pmid": s["pmid"],
        "title": s["title"] or "",
        "abstract": [p["text"] for p in s["abstract"]],
        "mesh": [(h["name"], h["ui"], h["major"], [(q["name"], q["ui"], q["major"]) for q in h["qualifiers"]]) for h in s["mesh"]],
        "types": [(t["name"], t["ui"]) for t in s["types"]],
        "substances": [(t["name"], t["ui"], t["registry"] or "") for t in s["substances"]],
        "investigators": [(i["last"] or "", i["fore"] or "", i["initials"] or "", i.get("suffix", ""), i.get("affiliations", []))
                          for i in s["investigators"]],
    } for s in (json.loads(line) for line in out.decode("utf-8").split("\n") if line)]


def dtd_for(record):
    """Affiliation inside AffiliationInfo since 2015; inside Author in 2014; of the Article, before its authors, until then."""
    plain = re.sub(rb"<AffiliationInfo>\s*<Affiliation>", b"", record)
    at, authors = plain.find(b"<Affiliation>"), plain.find(b"<AuthorList")
    return DTD if at < 0 else ARTICLE_DTD if at < authors or authors < 0 else AUTHOR_DTD


def batches(path):
    """The file's records as bytes, BATCH at a time with the DTD they need; articles before books, as Biopython gives them."""
    raw = (gzip.open if path.endswith(".gz") else open)(path, "rb").read()
    found = re.findall(rb"<PubmedArticle>.*?</PubmedArticle>", raw, re.S) + \
        re.findall(rb"<PubmedBookArticle>.*?</PubmedBookArticle>", raw, re.S)
    for dtd in (DTD, AUTHOR_DTD, ARTICLE_DTD):
        chosen = [r for r in found if dtd_for(r) == dtd]
        for i in range(0, len(chosen), BATCH):
            yield dtd, chosen[i:i + BATCH]


def main():
    dump, counts, why, bad = sys.argv[1], {"records": 0, "equal": 0, "unreadable": 0}, {}, 0
    for path in sys.argv[2:]:
        for dtd, records in batches(path):
            mine, other = ours(dump, records), theirs(records, dtd, why)
            counts["records"] += len(records)
            if len(mine) != len(records):
                print(f"{path}: {len(mine)} studies from {len(records)} records")
                bad += 1
                continue
            for a, b in zip(mine, other):
                if b is None:
                    counts["unreadable"] += 1
                    continue
                wrong = [k for k in a if a[k] != b[k]]
                counts["equal"] += not wrong
                for k in wrong:
                    bad += 1
                    print(f"{path}: PMID {a['pmid']}: {k}:\n  ours   {str(a[k])[:300]}\n  theirs {str(b[k])[:300]}")
    for reason, n in sorted(why.items()):
        print(f"{n} x {reason}")
    print(", ".join(f"{v} {k}" for k, v in counts.items()), f"{bad} unexplained", sep=", ")
    sys.exit(bad > 0 or counts["records"] == 0 or counts["unreadable"] * 200 > counts["records"])


main()
