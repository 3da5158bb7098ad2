# Over HTTP/2 (nghttpd): requests share a connection, and the limit holds for each of them as the server sees them.
. "$(dirname "$0")/lib.sh"
unset CURL_CA_BUNDLE
command -v nghttpd > /dev/null && command -v openssl > /dev/null || skip "no nghttpd (nghttp2-server) or no openssl program"
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout key.pem -out cert.pem 2> /dev/null ||
    skip "openssl makes no certificate"
mkdir root
echo '{"esearchresult":{"count":"2","retmax":"2","retstart":"0","idlist":["31","32"],"querytranslation":"oats"}}' > root/esearch.fcgi
record='<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">%s</PMID><Article PubModel="Print"><Journal><Title>J</Title></Journal><ArticleTitle>Oats.</ArticleTitle></Article></MedlineCitation></PubmedArticle>'
# shellcheck disable=SC2059
{ printf '<?xml version="1.0"?>\n<PubmedArticleSet>'; printf "$record" 31; printf "$record" 32; printf '</PubmedArticleSet>\n'; } > root/efetch.fcgi
printf '%s.\n\n' 'Oats lower cholesterol' 'Magnesium improves sleep' 'Green tea reduces anxiety' 'Zinc shortens colds' 'Ginger relieves nausea' \
    'Turmeric eases arthritis' > a.txt
listens() { (: < "/dev/tcp/127.0.0.1/$port") 2> /dev/null; }
over_http2() {
    port=$(python3 -c "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0)); print(s.getsockname()[1])")
    nghttpd -v -a 127.0.0.1 -d root "$port" key.pem cert.pem > nghttpd.log 2>&1 &
    server=$!
    await listens || fail "nghttpd does not start"
    rm -f c.db c.db-*
    SSL_CERT_FILE=$PWD/cert.pem expect 0 "$cc" check a.txt --pubmed "https://localhost:$port/" --cache "$PWD/c.db" --no-share -o r.json
    kill "$server"
    sent=$(sed -n 's/^claimcheck: \([0-9]*\) requests in.*/\1/p' err)
    python3 - "$sent" <<'P' || fail "not as it should be over HTTP/2: $(tail -n 3 err)"
import json, re, sys
text = re.sub(r"\x1b\[[0-9;]*m", "", open("nghttpd.log", errors="replace").read())
assert "The negotiated protocol: h2" in text
starts = re.findall(r"^\[id=(\d+)\] \[ *([0-9.]+)\] recv HEADERS frame", text, re.M)
assert len(starts) == int(sys.argv[1]) >= 9, (len(starts), sys.argv[1])
# the log's clock is each connection's own, so only those of one can be compared; there are more only where requests began while the
# first one's handshake went on
connections = {c for c, _ in starts}
assert len(connections) <= 3, starts
for c in connections:
    at = sorted(float(t) for d, t in starts if d == c)
    most = max(sum(1 for u in at if t <= u < t + 1) for t in at)
    assert most <= 3, (most, at)
claims = json.load(open("r.json"))["claims"]
assert {s["pmid"] for c in claims for s in c["studies"]} <= {"31", "32"}
assert all(c["search"]["state"] == "searched" for c in claims)
P
}
measured over_http2 || exit 1
exit 0
