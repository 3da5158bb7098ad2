# A server that is killed in the middle of a run, one on IPv6's loopback, a disk that is full: the exit code, one line, and the next run
# goes on from what was kept.
. "$(dirname "$0")/lib.sh"
export CLAIMCHECK_RATE=200
cp "$root/claims/eczema-and-your-gut.md" e.md
printf 'Oats lower cholesterol in adults.\n' > a.txt
good='@latency 20
*/esearch.fcgi eutils hits=20
*/efetch.fcgi eutils'
# killed in the middle: a proxy leads the same address to the server that takes its place
export http_proxy
serve "$good" first
http_proxy=$base
"$cc" check e.md --pubmed http://eutils.invalid/ --cache "$PWD/c.db" --deadline 3 -q -o r.json > out 2> err < /dev/null &
run=$!
await lines first.log 12 || fail "nothing is asked"
kill -9 "$server"
wait "$server" 2> /dev/null
wait "$run"
code=$?
python3 - "$code" <<'P' || fail "killed in the middle: exit $code: $(cat err)"
import json, sys
r = json.load(open("r.json"))
states = [c["search"]["state"] for c in r["claims"]]
assert sys.argv[1] == "5" and set(states) & {"partial", "unsearched"}, (sys.argv, states)
assert all(c["search"]["why"] for c in r["claims"] if c["search"]["state"] != "searched")
P
[ "$(wc -l < err)" = 1 ] || fail "not one line: $(cat err)"
answered=$(awk -F'\t' '$3 ~ /esearch/ && $4 == 200 {print $5}' first.log | grep -o 'term=[^&]*' | sort -u)
serve "$good" second
http_proxy=$base
expect 0 "$cc" check e.md --pubmed http://eutils.invalid/ --cache "$PWD/c.db" -q -o r2.json
again=$(grep esearch second.log | cut -f5 | grep -o 'term=[^&]*' | sort -u | comm -12 - <(printf '%s\n' "$answered") | wc -l)
[ "$again" -le 16 ] || fail "$again searches that were answered were asked again: more than were under way"
serve "$good" third
expect 0 "$cc" check e.md --pubmed http://eutils.invalid/ --cache "$PWD/whole.db" -q -o whole.json
python3 - <<'P' || fail "the run that went on finds other studies than an uninterrupted one"
import json
found = lambda f: [[s["pmid"] for s in c["studies"]] for c in json.load(open(f))["claims"]]
assert found("r2.json") == found("whole.json")
P
unset http_proxy
unserve "$server"
# IPv6
cat > six.py <<'P'
import http.server, socket, sys
class Six(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def do_GET(self):
        body = b'{"esearchresult":{"count":"0","idlist":[]}}'
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *a):
        pass
class Server(http.server.ThreadingHTTPServer):
    address_family = socket.AF_INET6
try:
    server = Server(("::1", 0), Six)
except OSError:
    open("six.port", "w").write("none\n")
    sys.exit()
open("six.port", "w").write("%d\n" % server.server_port)
server.serve_forever()
P
python3 six.py > six.log 2>&1 &
six=$!
await [ -s six.port ] || fail "the IPv6 server does not start"
if [ "$(cat six.port)" != none ]; then
    expect 0 "$cc" check a.txt --pubmed "http://[::1]:$(cat six.port)/" --cache "$PWD/six.db" -q -o six.json
    kill "$six"
    expect 0 "$cc" check a.txt --pubmed "http://[::1]:$(cat six.port)/" --cache "$PWD/six.db" --offline -q -o six.json
fi
# a full disk, where one can be made
mkdir full
if mount -t tmpfs -o size=200k none full 2> /dev/null; then
    trap 'umount "$scratch/full"; rm -rf "$scratch"' EXIT
    serve "$good" disk
    expect 6 "$cc" check e.md --pubmed "$base" --cache "$PWD/full/c.db" -q -o r.json
    says "the disk is full"
    [ "$(wc -l < err)" = 1 ] || fail "not one line: $(cat err)"
    expect 0 "$cc" cache verify --cache "$PWD/full/c.db"
    expect 3 "$cc" check a.txt --pubmed "$base" --cache "$PWD/b.db" -q -o full/no/room.json
    dd if=/dev/zero of=full/rest bs=1k count=300 2> /dev/null
    expect 3 "$cc" check a.txt --pubmed "$base" --cache "$PWD/b.db" -q -o full/r.json
    [ ! -e full/r.json ] || fail "half a report was left"
    unserve "$server"
fi
exit 0
