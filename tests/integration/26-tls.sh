# A certificate that nobody vouches for is refused, at once and in one line; with the authority known it is taken.
. "$(dirname "$0")/lib.sh"
unset CURL_CA_BUNDLE SSL_CERT_FILE http_proxy https_proxy all_proxy HTTPS_PROXY ALL_PROXY
command -v openssl >/dev/null || skip "no openssl program"
printf 'Oats lower cholesterol in adults.\n' > a.txt
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout key.pem -out cert.pem 2>/dev/null || skip "openssl makes no certificate"
port=$(python3 -c "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0)); print(s.getsockname()[1])")
openssl s_server -accept "127.0.0.1:$port" -key key.pem -cert cert.pem -www -quiet > s.log 2>&1 &
server=$!
listens() { (: < "/dev/tcp/127.0.0.1/$port") 2> /dev/null; }
await listens || fail "openssl s_server does not start"
expect 4 "$cc" check a.txt --pubmed "https://localhost:$port/" --deadline 5 -q -o r.json
says "TLS certificate"
[ "$(wc -l < err)" = 1 ] || fail "not one line: $(cat err)"
# the right authority, the wrong name
CURL_CA_BUNDLE=$PWD/cert.pem expect 4 "$cc" check a.txt --pubmed "https://127.0.0.1:$port/" --deadline 5 -q -o r.json
says "TLS certificate"
# the right authority and name: TLS stands, and what answers is no E-utilities server
SSL_CERT_FILE=$PWD/cert.pem expect 4 "$cc" check a.txt --pubmed "https://localhost:$port/" --deadline 3 -q -o r.json
says "web page"
kill "$server"
exit 0
