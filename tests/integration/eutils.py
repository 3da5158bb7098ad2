"""What 50-eutils.sh asks a running server: eutils.py PORT [rate]. Ends with 1 and the names of what failed."""
import http.client, json, resource, socket, sys, time, urllib.parse
import xml.etree.ElementTree as ET

PORT = int(sys.argv[1])
failed = []


def check(name, good):
    if not good:
        failed.append(name)


def ask(path, body=None, method=None, **params):
    c = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    query = urllib.parse.urlencode(params)
    if body is None:
        c.request(method or "GET", "/entrez/eutils/" + path + ("?" + query if query else ""))
    else:
        c.request("POST", "/entrez/eutils/" + path + ("?" + query if query else ""), body, {"Content-Type": "application/x-www-form-urlencoded"})
    r = c.getresponse()
    text = r.read().decode()
    c.close()
    return r, text


def raw(data, wait=True):
    s = socket.create_connection(("127.0.0.1", PORT), timeout=60)
    s.sendall(data)
    out = b""
    while wait:
        got = s.recv(65536)
        if not got:
            break
        out += got
    s.close()
    return out


def xml(path, **params):
    r, text = ask(path, **params)
    assert r.status == 200, (path, params, r.status, text)
    check("content type of " + path, r.getheader("Content-Type") == "text/xml; charset=UTF-8")
    return ET.fromstring(text)


def rate():
    time.sleep(1.05 - time.time() % 1)
    replies = [ask("einfo.fcgi") for _ in range(5)]
    check("three are answered", [r.status for r, _ in replies] == [200, 200, 200, 429, 429])
    r, text = replies[3]
    check("429 body", json.loads(text) == {"error": "API rate limit exceeded", "api-key": "127.0.0.1", "count": "4", "limit": "3"})
    check("429 headers", r.getheader("Retry-After") == "2" and r.getheader("X-RateLimit-Limit") == "3" and r.getheader("X-RateLimit-Remaining") == "0"
          and r.getheader("Content-Type").startswith("application/json"))
    check("remaining counts down", [q.getheader("X-RateLimit-Remaining") for q, _ in replies[:3]] == ["2", "1", "0"])
    time.sleep(1.05 - time.time() % 1)
    check("ten with a key", [ask("einfo.fcgi", api_key="k")[0].status for _ in range(11)] == [200] * 10 + [429])
    check("an empty key", ask("einfo.fcgi", api_key="")[0].status == 400)


def requests():
    check("search", xml("esearch.fcgi", db="pubmed", term="zinc[ti]").findtext("IdList/Id") == "90000007")
    r, text = ask("esearch.fcgi", body="term=zinc%5Bti%5D&retmax=1", db="pubmed", retmode="json")
    check("URL and body are merged", json.loads(text)["esearchresult"]["idlist"] == ["90000007"])
    check("names in any case", xml("esearch.fcgi", TERM="zinc[ti]", RetMax=0, DB="pubmed").findtext("RetMax") == "0")
    check("short alias", raw(b"GET /e/esearch.fcgi?term=zinc[ti] HTTP/1.0\r\n\r\n").endswith(b"</eSearchResult>\n"))
    check("empty retmode is XML", ET.fromstring(ask("efetch.fcgi", id="90000001", retmode="", rettype="xml")[1]).tag == "PubmedArticleSet")
    check("id in all forms", len(ET.fromstring(ask("efetch.fcgi?id=&id=90000001,90000002&id=90000003+90000004%2C090000005")[1])) == 5)
    check("order as asked, once each", [e.text for e in ET.fromstring(ask("efetch.fcgi", id="90000003,90000001,90000003")[1]).iter("PMID")
          if len(e.text) == 8][:1] == ["90000003"])
    check("uilist in XML", xml("efetch.fcgi", id="90000001", rettype="uilist", retmode="xml").tag == "IdList")
    check("summary JSON begins with uids", list(json.loads(ask("esummary.fcgi", id="90000001,99999999", retmode="json")[1])["result"])[0] == "uids")
    check("missing summary", "cannot get document summary" in ask("esummary.fcgi", id="99999999", retmode="json")[1])
    v2 = xml("esummary.fcgi", id="90000011", version="2.0")
    check("summary v2", v2.find("DocumentSummarySet/DocumentSummary").get("uid") == "90000011" and v2.findtext(".//SortFirstAuthor") == "Larch N")
    check("title markup in JSON", "&lt;i&gt;Lactobacillus" in json.loads(ask("esummary.fcgi", id="90000011", retmode="json")[1])["result"]["90000011"]["title"])
    check("link JSON", json.loads(ask("elink.fcgi", id="90000001", linkname="pubmed_pubmed_refs", retmode="json")[1])
          ["linksets"][0]["linksetdbs"][0]["links"] == ["90000004", "90000005"])
    check("links to PMC", [e.text for e in xml("elink.fcgi", id="90000001", db="pmc").findall(".//LinkSetDb[DbTo='pmc']/Link/Id")] == ["90000001"])
    for term in ("10.99999/synth.90000001", "%2210.99999/synth.90000001%22[all]", "zinc[ti] OR 10.99999/synth.90000001", "PMC90000001"):
        check("untagged " + term, "90000001" in [e.text for e in xml("esearch.fcgi", term=term.replace("%22", '"')).iter("Id")])
    check("an unknown DOI", xml("esearch.fcgi", term="10.99999/synth.1").findtext("Count") == "0")
    check("two link names", [e.text for e in xml("elink.fcgi", id="90000001", linkname="pubmed_pubmed_refs,pubmed_pubmed_citedin").iter("LinkName")]
          == ["pubmed_pubmed_citedin", "pubmed_pubmed_refs"])
    check("reldate that is no number", xml("esearch.fcgi", term="zinc[ti]", reldate="abc").findtext("Count") == "1")
    check("links to gene", xml("elink.fcgi", id="90000001", db="gene").find(".//LinkSetDb") is None
          and xml("elink.fcgi", id="90000001", db="gene").findtext(".//IdList/Id") == "90000001")
    check("spelling of several words", xml("espell.fcgi", term="eczma, ASTMA and zzzzqqqq").findtext("CorrectedQuery") == "eczema, asthma and zzzzqqqq")
    check("egquery", xml("egquery.fcgi", term="asthma[tiab]+OR+zinc[ti]").findtext("eGQueryResult/ResultItem/Count") == "5")
    check("prlinks ref", ask("elink.fcgi", id="90000001", cmd="prlinks", retmode="ref")[0].getheader("Location") == "https://doi.org/10.99999/synth.90000001")
    check("HEAD", ask("einfo.fcgi", method="HEAD")[0].status == 200)
    medline = ask("efetch.fcgi", id="90000001", rettype="medline", retmode="text")[1]
    for line in ("OWN - NLM", "IS  - 1111-1111 (Print)", "DP  - 2018", "MH  - Eczema/*therapy", "SI  - ClinicalTrials.gov/NCT09999999", "OT  - *atopic march",
                 "AUID- ORCID: 0000-0000-0000-0000", "AID - 10.99999/synth.90000001 [doi]", "PHST- 2018/02/01 06:00 [entrez]", "LID - 10.99999/synth.90000001 [doi]"):
        check("medline " + line, "\n" + line + "\n" in medline)
    check("medline lines", max(map(len, medline.split("\n"))) <= 88)


def errors():
    for path, params, status, words in (
            ("esearch.fcgi", {}, 200, "Empty term and query_key - nothing todo"),
            ("esearch.fcgi", {"term": "x", "db": "fleegle"}, 200, "Invalid db name specified: fleegle"),
            ("esearch.fcgi", {"term": "#1", "WebEnv": "nonsense"}, 200, "Unable to obtain query #1"),
            ("esearch.fcgi", {"term": "asthma", "retstart": "9999"}, 200, "'retstart' cannot be larger than 9998"),
            ("esearch.fcgi", {"term": "asthma", "retmax": "100000"}, 200, "Restrictions achieved. start and count adjusted to 0, 9999"),
            ("esearch.fcgi", {"term": "(" * 100}, 200, "parentheses inside each other"),
            ("efetch.fcgi", {"id": "abc"}, 400, "ID list is empty! Possibly it has no correct IDs."),
            ("efetch.fcgi", {"id": "abc", "retmode": "text", "rettype": "medline"}, 400, "ID+list+is+empty!+Possibly+it+has+no+correct+IDs."),
            ("efetch.fcgi", {"id": ""}, 400, "Supplied id parameter is empty."),
            ("efetch.fcgi", {"WebEnv": "x", "query_key": "1"}, 400, "Unable to obtain query #1"),
            ("esummary.fcgi", {}, 200, "Neither query_key nor id specified"),
            ("epost.fcgi", {"id": "abc"}, 200, "Empty ID list; Nothing to store"),
            ("einfo.fcgi", {"db": "fleegle"}, 200, "Can not retrieve DbInfo for db=fleegle"),
            ("elink.fcgi", {"id": "1", "cmd": "dance"}, 200, "Invalid cmd specified: dance"),
            ("elink.fcgi", {}, 200, "Empty id list"),
            ("ecitmatch.cgi", {}, 400, "bdata is missing"),
            ("egquery.fcgi", {}, 200, "<Count>0</Count><Status>Term or Database is not found</Status>"),
            ("egquery.fcgi", {"term": "(" * 100}, 200, "<Count>0</Count><Status>the query has more"),
            ("equery.fcgi", {"term": "x"}, 404, "no such E-utility"),
            ("../../etc/passwd", {}, 404, "no such E-utility")):
        r, text = ask(path, **params)
        check(f"{path} {str(params)[:60]}: {r.status} {text[:200]}", r.status == status and words in text)
        if r.getheader("Content-Type").startswith("text/xml"):
            ET.fromstring(text)
    env = ET.fromstring(ask("epost.fcgi", id="90000001")[1]).findtext("WebEnv")
    r, text = ask("efetch.fcgi", WebEnv=env, query_key="1", retstart="1")
    check("past the end of a set", r.status == 400 and "OUT OF RANGE" in text)
    check("error JSON", json.loads(ask("esearch.fcgi", retmode="json")[1])["esearchresult"]["ERROR"].startswith("Empty term"))
    check("newline in JSON error is escaped", "ERROR" in json.loads(ask("esearch.fcgi", term="x", retstart=9999, retmode="json")[1])["esearchresult"])


def long_terms():
    """Terms as they are POSTed by those who have a list; and such as nobody means, one error each."""
    def search(term):
        r, text = ask("esearch.fcgi", body=urllib.parse.urlencode({"term": term}))
        check("status of " + term[:30], r.status == 200)
        return ET.fromstring(text)
    uids = " OR ".join("%d[uid]" % n for n in range(90000001, 90010001))
    check("10,000 PMIDs in a term of %d bytes" % len(uids), search(uids).findtext("Count") == "13")
    check("a term of 200,000 bytes", search(" OR ".join('"word%d thing"[tiab]' % n for n in range(7500)) + " OR zinc[ti]").findtext("IdList/Id") == "90000007")
    check("a term without 10,000 PMIDs", search("all[sb] NOT " + " NOT ".join("%d[uid]" % n for n in range(90000003, 90009000))).findtext("Count") == "2")
    for part, words in (("a[ti] AND b[ti] OR ", "put what belongs together in parentheses"), ("Eukaryota[mh] OR ", "narrower ones together"),
                        ("one two three OR ", "too many words"), ("systematic[sb] OR ", "filters"), ("x" * 9 + " ", "too many words")):
        check("a long term of " + part, words in search(part * (262000 // len(part))).findtext("ERROR"))
    check("more than the longest term", "bytes long; the most is" in search("zinc " * 60000).findtext("ERROR"))


def hostile():
    check("not UTF-8", b" 400 " in raw(b"GET /entrez/eutils/esearch.fcgi?term=%ff HTTP/1.0\r\n\r\n")[:20])
    check("NUL", b" 400 " in raw(b"GET /entrez/eutils/esearch.fcgi?term=a%00b HTTP/1.0\r\n\r\n")[:20])
    raw(b"\x00\x01\x02 garbage\r\n\r\n", wait=False)
    check("method", ask("esearch.fcgi", method="DELETE")[0].status == 405)
    body = b"term=" + b"x" * (10 << 20)
    r, text = ask("esearch.fcgi", body=body)
    check("10 MB of term", r.status == 200 and "the most is" in text)
    r, text = ask("efetch.fcgi", body=b"id=" + b"1," * (5 << 20))
    check("10 MB of ids", r.status == 200)
    r, text = ask("esearch.fcgi", body=b"term=" + b"x" * (17 << 20))
    check("17 MB", r.status == 413)
    check("10 MB of URL", b" 414 " in long_url())
    check("many parameters", ask("esearch.fcgi", body=b"a=1&" * 30000)[0].status == 400)
    half = [socket.create_connection(("127.0.0.1", PORT)) for _ in range(200)]
    for s in half:
        s.sendall(b"POST /entrez/eutils/esearch.fcgi HTTP/1.1\r\nContent-Length: 100\r\n\r\nterm=")
    started = time.time()
    check("200 half-open connections do not stop others", ask("esearch.fcgi", term="asthma")[0].status == 200 and time.time() - started < 2)
    for s in half:
        s.close()
    crowd()
    reply = raw(b"POST /entrez/eutils/esearch.fcgi HTTP/1.0\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 11\r\n\r\nterm=asthma")
    check("HTTP/1.0 has a length and no chunks", b"Content-Length:" in reply and b"chunked" not in reply and reply.endswith(b"</eSearchResult>\n"))


def crowd():
    """1,400 connections that dribble: more than the server has room for. The oldest of them go, others get in."""
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(limit[1], 4096) if limit[1] > 0 else 4096, limit[1]))
    slow = []
    for n in range(1400):
        s = socket.create_connection(("127.0.0.1", PORT), timeout=60)
        s.sendall(b"GET /entrez/eutils/esearch.fcgi?term=asthma HTTP/1.1\r\nHost: x\r\nX-Slow: ")
        slow.append(s)
        if n % 200 == 0:
            started = time.time()
            check("a request beside %d slow connections" % n, ask("esearch.fcgi", term="asthma")[0].status == 200 and time.time() - started < 5)
    gone = 0
    for s in slow:
        try:
            s.sendall(b"x")
            s.setblocking(False)
            gone += s.recv(1) == b""
        except BlockingIOError:
            pass
        except OSError:
            gone += 1
    check("of 1,400 slow connections the oldest were closed, the others kept: %d gone" % gone, 600 <= gone <= 800)
    for s in slow:
        s.close()


def long_url():
    s = socket.create_connection(("127.0.0.1", PORT), timeout=60)
    try:
        s.sendall(b"GET /entrez/eutils/esearch.fcgi?term=" + b"x" * (10 << 20) + b" HTTP/1.1\r\nHost: x\r\n\r\n")
    except OSError:
        pass  # it may stop reading
    try:
        return s.recv(65536)
    except OSError:
        return b" 414 "  # answered, then closed with unread bytes: the answer may be lost to the reset
    finally:
        s.close()


if len(sys.argv) > 2:
    rate()
else:
    requests()
    errors()
    long_terms()
    hostile()
    check("still there", ask("einfo.fcgi")[0].status == 200)
print("\n".join("FAILED " + name for name in failed))
sys.exit(bool(failed))
