"""Every documented call of Bio.Entrez against a local E-utilities server, as a user would write it. Run by run.sh."""
import sys
from io import StringIO

from Bio import Entrez, Medline

Entrez.email = "tests@example.org"
Entrez.sleep_between_tries = 0
failed = 0


def check(name, good):
    global failed
    failed += not good
    print("ok" if good else "FAILED", name)


def read(handle):
    result = Entrez.read(handle)
    handle.close()
    return result


# einfo
check("einfo lists databases", read(Entrez.einfo())["DbList"] == ["pubmed"])
info = read(Entrez.einfo(db="pubmed"))["DbInfo"]
check("einfo of pubmed", info["Count"] == "13" and {f["Name"] for f in info["FieldList"]} >= {"TIAB", "MESH", "AUTH", "PDAT"})
check("einfo links", "pubmed_pubmed" in [link["Name"] for link in info["LinkList"]])

# esearch
found = read(Entrez.esearch(db="pubmed", term="eczema AND probiotics", usehistory="y", retmax=10))
check("esearch finds", found["Count"] == "3" and set(found["IdList"]) == {"90000001", "90000002", "90000012"})
check("esearch maps terms", any(t["From"] == "eczema" for t in found["TranslationSet"]) and "[MeSH Terms]" in found["QueryTranslation"])
check("esearch history", found["WebEnv"].startswith("MCID_") and found["QueryKey"] == "1")
check("esearch pages", len(read(Entrez.esearch(db="pubmed", term="all[sb]", retstart=10, retmax=10))["IdList"]) == 3)
check("esearch count only", read(Entrez.esearch(db="pubmed", term="all[sb]", rettype="count"))["Count"] == "13")
nothing = read(Entrez.esearch(db="pubmed", term="abcXYZ"))
check("esearch finds nothing", nothing["Count"] == "0" and nothing["ErrorList"]["PhraseNotFound"] == ["abcXYZ"]
      and nothing["WarningList"]["OutputMessage"] == ["No items found."])
check("esearch field tags", read(Entrez.esearch(db="pubmed", term='alder ab[au] AND 2018:2021[dp] NOT review[pt]'))["Count"] == "2")
check("esearch dates", read(Entrez.esearch(db="pubmed", term="eczema", mindate="2018", maxdate="2018", datetype="pdat"))["IdList"] == ["90000001"])
check("esearch field parameter", read(Entrez.esearch(db="pubmed", term="asthma", field="title"))["Count"] == "4")
by_date = read(Entrez.esearch(db="pubmed", term="all[sb]", sort="pub_date", retmax=3))["IdList"]
by_journal = read(Entrez.esearch(db="pubmed", term="all[sb]", sort="JournalName"))["IdList"]
check("esearch sorts", by_date[0] in ("90000011", "90000012") and by_journal[0] in ("90000002", "90000007", "90000012"))
check("esearch long query by POST", read(Entrez.esearch(db="pubmed", term=" OR ".join("eczema[ti]" for _ in range(300))))["Count"] == "4")
for bad, words in ((dict(db="nosuch", term="x"), "Invalid db name"), (dict(db="pubmed", term=""), "Empty term")):
    try:
        read(Entrez.esearch(**bad))
        check("esearch error: " + words, False)
    except RuntimeError as error:
        check("esearch error: " + words, words in str(error))

# efetch
articles = read(Entrez.efetch(db="pubmed", id="90000001,90000011,90000013,99999999", retmode="xml"))
check("efetch xml", [str(a["MedlineCitation"]["PMID"]) for a in articles["PubmedArticle"]] == ["90000001", "90000011"]
      and str(articles["PubmedBookArticle"][0]["BookDocument"]["PMID"]) == "90000013")
first = articles["PubmedArticle"][0]["MedlineCitation"]["Article"]
check("efetch structured abstract", [part.attributes["Label"] for part in first["Abstract"]["AbstractText"]] == ["METHODS", "RESULTS", "CONCLUSIONS"])
check("efetch old records", read(Entrez.efetch(db="pubmed", id="90000007", retmode="xml"))["PubmedArticle"][0]["MedlineCitation"]["Article"]
      ["AuthorList"][0]["AffiliationInfo"][0]["Affiliation"].startswith("Institute"))
check("efetch nothing", read(Entrez.efetch(db="pubmed", id="99999999", retmode="xml"))["PubmedArticle"] == [])
check("efetch by history", len(read(Entrez.efetch(db="pubmed", WebEnv=found["WebEnv"], query_key=found["QueryKey"], retmode="xml"))["PubmedArticle"]) == 3)
check("efetch a page of history", len(read(Entrez.efetch(db="pubmed", WebEnv=found["WebEnv"], query_key=found["QueryKey"], retstart=1, retmax=1,
      retmode="xml"))["PubmedArticle"]) == 1)
medline = list(Medline.parse(Entrez.efetch(db="pubmed", id=["90000001", "90000002"], rettype="medline", retmode="text")))
check("efetch medline", [r["PMID"] for r in medline] == ["90000001", "90000002"] and medline[0]["MH"][0] == "Eczema/*therapy"
      and medline[0]["TI"].startswith("Daily probiotics") and "Clinical" not in medline[0]["PT"] and medline[1]["AU"] == ["Cedar D", "Alder AB"])
text = Entrez.efetch(db="pubmed", id="90000001", rettype="abstract", retmode="text").read()
check("efetch abstract", text.startswith("\n1. Synth J Skin. 2018") and "PMID: 90000001  [Indexed for MEDLINE]" in text)
check("efetch uilist", Entrez.efetch(db="pubmed", id="90000001,90000002", rettype="uilist", retmode="text").read().split() == ["90000001", "90000002"])
many = read(Entrez.efetch(db="pubmed", id=[str(90000001 + i % 12) for i in range(400)], retmode="xml"))
check("efetch 400 ids by POST", len(many["PubmedArticle"]) == 12)

# esummary
summary = read(Entrez.esummary(db="pubmed", id="90000001"))[0]
check("esummary", summary["Id"] == "90000001" and summary["AuthorList"] == ["Alder AB", "Birch C"] and summary["HasAbstract"] == 1
      and summary["ArticleIds"]["doi"] == "10.99999/synth.90000001" and summary["LangList"] == ["English"])
check("esummary of several", [s["Id"] for s in read(Entrez.esummary(db="pubmed", id="90000002,90000001"))] == ["90000002", "90000001"])
check("esummary by history", len(read(Entrez.esummary(db="pubmed", WebEnv=found["WebEnv"], query_key=found["QueryKey"]))) == 3)
check("esummary of a book", read(Entrez.esummary(db="pubmed", id="90000013"))[0]["Title"] == "Asthma and sleep")

check("esummary version 2.0", read(Entrez.esummary(db="pubmed", id="90000001", version="2.0"))["DocumentSummarySet"]["DocumentSummary"][0]["Title"]
      .startswith("Daily probiotics"))
check("esummary parsed one by one", [s["Id"] for s in Entrez.parse(Entrez.esummary(db="pubmed", id="90000001,90000002"))] == ["90000001", "90000002"])
check("esummary json", '"uids":["90000001"]' in Entrez.esummary(db="pubmed", id="90000001", retmode="json").read().decode())

# every combination of paging, history, order, dates and field: the same records whatever the way to them
for sort in ("relevance", "pub_date", "Author", "JournalName", "pub+date", "most recent"):
    whole = read(Entrez.esearch(db="pubmed", term="asthma OR eczema", sort=sort, retmax=100))["IdList"]
    pages = [i for start in range(0, len(whole), 3) for i in read(Entrez.esearch(db="pubmed", term="asthma OR eczema", sort=sort, retstart=start, retmax=3,
             usehistory="y"))["IdList"]]
    check("pages of sort " + sort, len(whole) > 3 and pages == whole)
check("retmax 0", read(Entrez.esearch(db="pubmed", term="asthma", retmax=0))["IdList"] == [])
check("dates by edat", read(Entrez.esearch(db="pubmed", term="asthma", datetype="edat", mindate="2000/01/01", maxdate="2030/12/31"))["Count"] == "4")
check("reldate", read(Entrez.esearch(db="pubmed", term="asthma", datetype="pdat", reldate=20000))["Count"] == "4")
for rettype, retmode, begin in ((None, None, "<?xml"), ("xml", None, "<?xml"), ("medline", "xml", "<?xml"), ("abstract", "xml", "<?xml"), ("full", "xml", "<?xml"),
                                ("uilist", "xml", "<?xml"), ("medline", "text", "\nPMID- "), ("abstract", "text", "\n1. Synth"), ("uilist", "text", "90000001\n")):
    asked = {k: v for k, v in (("rettype", rettype), ("retmode", retmode)) if v}
    text = Entrez.efetch(db="pubmed", id="90000001", **asked).read()
    check("efetch %s %s" % (rettype, retmode), (text if isinstance(text, str) else text.decode()).startswith(begin))
counts = {row["DbName"]: (int(row["Count"]), row["Status"]) for row in read(Entrez.egquery(term="asthma[tiab]"))["eGQueryResult"]}
check("egquery", counts == {"pubmed": (4, "Ok")})
check("egquery of nothing", read(Entrez.egquery(term="abcXYZ"))["eGQueryResult"][0]["Count"] == "0")


# long terms, identifiers, pages of a history
check("10,000 PMIDs", read(Entrez.esearch(db="pubmed", term=" OR ".join("%d[uid]" % n for n in range(90000001, 90010001))))["Count"] == "13")
check("an untagged DOI", read(Entrez.esearch(db="pubmed", term="10.99999/synth.90000001"))["IdList"] == ["90000001"])
paged = read(Entrez.esearch(db="pubmed", term="all[sb]", usehistory="y", retmax=0))
pages = [Entrez.efetch(db="pubmed", rettype="uilist", retmode="text", retstart=n, retmax=5, WebEnv=paged["WebEnv"], query_key=paged["QueryKey"]).read().split()
         for n in range(0, 13, 5)]
check("pages of a history", [len(p) for p in pages] == [5, 5, 3] and len({i for p in pages for i in p}) == 13)
check("past the end of a search", read(Entrez.esearch(db="pubmed", term="asthma", retstart=50))["IdList"] == [])
check("two link names", len(read(Entrez.elink(dbfrom="pubmed", id="90000001", linkname="pubmed_pubmed_refs,pubmed_pubmed_citedin"))[0]["LinkSetDb"]) == 2)

# epost
posted = read(Entrez.epost("pubmed", id="90000001,90000003"))
check("epost", posted["QueryKey"] == "1" and posted["WebEnv"].startswith("MCID_"))
again = read(Entrez.epost("pubmed", id="90000002", WebEnv=posted["WebEnv"]))
check("epost into a WebEnv", again["QueryKey"] == "2" and again["WebEnv"] == posted["WebEnv"])
both = read(Entrez.esearch(db="pubmed", term="#1 OR #2", WebEnv=posted["WebEnv"], usehistory="y"))
check("history sets combined", set(both["IdList"]) == {"90000001", "90000002", "90000003"} and both["QueryKey"] == "3")
check("query_key is ANDed", read(Entrez.esearch(db="pubmed", term="asthma", WebEnv=posted["WebEnv"], query_key="1"))["IdList"] == ["90000003"])

# elink
links = read(Entrez.elink(dbfrom="pubmed", db="pubmed", id="90000001"))
names = {s["LinkName"] for s in links[0]["LinkSetDb"]}
check("elink neighbor", names >= {"pubmed_pubmed", "pubmed_pubmed_refs", "pubmed_pubmed_citedin"} and links[0]["IdList"] == ["90000001"])
refs = read(Entrez.elink(dbfrom="pubmed", linkname="pubmed_pubmed_refs", id="90000001"))
check("elink references", {link["Id"] for link in refs[0]["LinkSetDb"][0]["Link"]} == {"90000004", "90000005"})
cited = read(Entrez.elink(dbfrom="pubmed", linkname="pubmed_pubmed_citedin", id="90000001"))
check("elink cited in", [link["Id"] for link in cited[0]["LinkSetDb"][0]["Link"]] == ["90000002"])
similar = read(Entrez.elink(dbfrom="pubmed", linkname="pubmed_pubmed", id="90000001", cmd="neighbor_score"))
check("elink scores", similar[0]["LinkSetDb"][0]["Link"][0]["Id"] == "90000002" and int(similar[0]["LinkSetDb"][0]["Link"][0]["Score"]) > 0)
check("elink one set for each id", len(read(Entrez.elink(dbfrom="pubmed", db="pubmed", id=["90000001", "90000002"]))) == 2)
history = read(Entrez.elink(dbfrom="pubmed", db="pubmed", id="90000001", linkname="pubmed_pubmed_refs", cmd="neighbor_history"))
key = history[0]["LinkSetDbHistory"][0]["QueryKey"]
check("elink history", len(read(Entrez.esummary(db="pubmed", WebEnv=history[0]["WebEnv"], query_key=key))) == 2)
check("elink with a term", {link["Id"] for s in read(Entrez.elink(dbfrom="pubmed", db="pubmed", linkname="pubmed_pubmed", id="90000001",
      term="review[pt]"))[0]["LinkSetDb"] for link in s["Link"]} <= {"90000002", "90000005", "90000013"})
check("elink acheck", any(i["LinkName"] == "pubmed_pubmed_refs" for i in
      read(Entrez.elink(dbfrom="pubmed", id="90000001", cmd="acheck"))[0]["IdCheckList"]["IdLinkSet"][0]["LinkInfo"]))
check("elink ncheck", read(Entrez.elink(dbfrom="pubmed", id="90000001", cmd="ncheck"))[0]["IdCheckList"]["Id"][0].attributes["HasNeighbor"] == "Y")
check("elink lcheck", read(Entrez.elink(dbfrom="pubmed", id="90000001", cmd="lcheck"))[0]["IdCheckList"]["Id"][0].attributes["HasLinkOut"] == "Y")
check("elink llinks", read(Entrez.elink(dbfrom="pubmed", id="90000001", cmd="llinks"))[0]["IdUrlList"]["IdUrlSet"][0]["ObjUrl"][0]["Url"].startswith("https://doi.org/"))
check("elink prlinks", read(Entrez.elink(dbfrom="pubmed", id="90000001", cmd="prlinks"))[0]["IdUrlList"]["IdUrlSet"][0]["ObjUrl"] != [])
check("elink without links", read(Entrez.elink(dbfrom="pubmed", db="pubmed", linkname="pubmed_pubmed_refs", id="90000013"))[0]["LinkSetDb"] == [])
pmc = read(Entrez.elink(dbfrom="pubmed", db="pmc", id="90000001,90000002"))[0]["LinkSetDb"]
check("elink to pmc", [(s["DbTo"], s["LinkName"], [link["Id"] for link in s["Link"]]) for s in pmc] == [("pmc", "pubmed_pmc", ["90000001"])])
check("elink to a database of NCBI's", read(Entrez.elink(dbfrom="pubmed", db="gene", id="90000001"))[0]["LinkSetDb"] == [])
check("elink to all", "pubmed_pmc" in [s["LinkName"] for s in read(Entrez.elink(dbfrom="pubmed", db="all", id="90000001"))[0]["LinkSetDb"]])
check("elink history holds PMIDs only", all(s["DbTo"] == "pubmed" for s in
      read(Entrez.elink(dbfrom="pubmed", db="all", id="90000001", cmd="neighbor_history"))[0]["LinkSetDbHistory"]))

# espell, ecitmatch
spelled = read(Entrez.espell(db="pubmed", term="probiotcs for eczma"))
check("espell", spelled["CorrectedQuery"] == "probiotics for eczema" and spelled["Query"] == "probiotcs for eczma")
several = read(Entrez.espell(db="pubmed", term="eczma, ASTMA and zzzzqqqq"))
check("espell of several words", several["CorrectedQuery"] == "eczema, asthma and zzzzqqqq" and list(several["SpelledQuery"]) == ["", "eczema", ", ", "asthma", " and zzzzqqqq"])
check("espell of good words", read(Entrez.espell(db="pubmed", term="asthma"))["CorrectedQuery"] == "")
citations = Entrez.ecitmatch(db="pubmed", bdata=[
    {"journal_title": "synth j skin", "year": "2018", "volume": "8", "first_page": "10", "author_name": "alder ab", "key": "one"},
    {"journal_title": "nowhere", "year": "1999", "volume": "1", "first_page": "1", "author_name": "x", "key": "two"}]).read().split("\n")
check("ecitmatch", citations[0] == "synth j skin|2018|8|10|alder ab|one|90000001" and citations[1].split("|")[6].startswith("NOT_FOUND"))

print("failed:", failed)
sys.exit(failed > 0)
