# Over TLS, from an authority that the test makes itself: a redirect on the same host is followed; one to plain http, to another host or
# another port is refused, and what would have gone there (the key with it) never leaves. A slow handshake brings no two bunches together.
. "$(dirname "$0")/lib.sh"
unset CURL_CA_BUNDLE SSL_CERT_FILE
command -v openssl > /dev/null || skip "no openssl program"
printf 'Oats lower cholesterol in adults.\n' > a.txt
key=0123456789abcdef0123456789abcdef9876
# an authority, and a certificate of its for both names of this machine
{ openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=test authority" -keyout ca.key -out ca.pem &&
    openssl req -newkey rsa:2048 -nodes -subj /CN=localhost -keyout leaf.key -out leaf.csr &&
    printf 'subjectAltName=DNS:localhost,IP:127.0.0.1\n' > leaf.ext &&
    openssl x509 -req -in leaf.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile leaf.ext -out leaf.pem; } > openssl.log 2>&1 || skip "openssl makes no certificates"
# tls NAME [HANDSHAKE_MS]: $tls and $plain are the ports, NAME.log the arrivals
tls() {
    python3 "$root/tests/integration/tls_server.py" "$1.port" "$1.log" leaf.pem leaf.key "${2:-0}" &
    server=$!
    await [ -s "$1.port" ] || fail "the TLS server does not start"
    read -r tls plain < "$1.port" || fail "the TLS server does not start"
}
export SSL_CERT_FILE=$PWD/ca.pem
tls first
expect 0 "$cc" check a.txt --pubmed "https://localhost:$tls/" --cache "$PWD/c0.db" --rate 1000 -q -o r.json
grep -q '^[0-9]*	tls	' first.log || fail "nothing arrived over TLS"
expect 0 "$cc" check a.txt --pubmed "https://localhost:$tls/here/" --cache "$PWD/c1.db" --rate 1000 -q -o r.json
grep -q '	/here/esearch' first.log && grep -q '	/esearch' first.log || fail "a redirect on the same host is not followed: $(cat first.log)"
# refused NAME TO: the redirect of /NAME/ is not followed; one line says where it led
refused() {
    : > first.log
    NCBI_API_KEY=$key expect 4 "$cc" check a.txt --pubmed "https://localhost:$tls/$1/" --cache "$PWD/c-$1.db" --rate 1000 --deadline 5 -q -o r.json
    says "redirects to $2"
    says "which is not followed"
    [ "$(wc -l < err)" = 1 ] || fail "$1: not one line: $(cat err)"
    [ "$(wc -l < first.log)" = 1 ] && grep -q "	tls	[A-Z]*	/$1/" first.log || fail "$1: more than the one request arrived: $(cat first.log)"
    grep -qF "$key" err r.json && fail "$1: the key stands in the output"
    true
}
refused down "http://localhost:$plain/esearch.fcgi"
refused away "https://127.0.0.1:$tls/esearch.fcgi"
refused port "https://localhost:$plain/esearch.fcgi"
kill "$server"
# another authority vouches for nobody here
unset SSL_CERT_FILE
tls second
expect 4 "$cc" check a.txt --pubmed "https://localhost:$tls/" --cache "$PWD/c2.db" --deadline 5 -q -o r.json
says "TLS certificate"
[ ! -s second.log ] || fail "a request was sent to a server that nobody vouches for"
kill "$server"
# three a second, though every connection takes 1.5 s to stand: as the server sees them
export SSL_CERT_FILE=$PWD/ca.pem
printf 'Oats lower cholesterol.\n\nMagnesium improves sleep.\n\nGreen tea reduces anxiety.\n\nZinc shortens colds.\n\nGinger relieves nausea.\n\nTurmeric eases arthritis.\n\nBananas lower blood pressure.\n\nGarlic prevents colds.\n' > b.txt
slow() {
    rm -f slow.port slow.log c3.db c3.db-*
    tls slow 1500
    expect 0 "$cc" check b.txt --pubmed "https://localhost:$tls/" --cache "$PWD/c3.db" --no-share -q -o r.json
    kill "$server"
    python3 - <<'P' || fail "more than three arrivals within a second"
at = sorted(int(line.split("\t")[0]) for line in open("slow.log"))

assert len(at) >= 9, at
most = max(sum(1 for u in at if t <= u < t + 1000) for t in at)
assert most <= 3, most
P
}
measured slow || exit 1
exit 0
