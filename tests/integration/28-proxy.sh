# http_proxy is respected, no_proxy as well: a name that nobody can resolve is asked through the proxy on loopback, and only there.
. "$(dirname "$0")/lib.sh"
printf 'Oats lower cholesterol in adults.\n' > a.txt
serve '*esearch.fcgi* eutils hits=5
*efetch.fcgi* eutils' proxy
far=http://eutils.invalid/entrez/eutils/
export http_proxy=$base
expect 0 "$cc" check a.txt --pubmed "$far" -o r.json
n=$(wc -l < proxy.log)
[ "$n" -ge 2 ] || fail "the proxy saw $n requests"
awk -F'\t' '$3 !~ /eutils\.invalid/ {exit 1}' proxy.log || fail "the proxy was not asked for the whole address: $(head -1 proxy.log)"
no_proxy=eutils.invalid expect 4 "$cc" check a.txt --pubmed "$far" --cache "$PWD/none.db" -o r.json --deadline 3
[ "$(wc -l < proxy.log)" = "$n" ] || fail "no_proxy is not respected"
unserve "$server"
# a proxy that is not there is a fault of the network, said as such
http_proxy=http://127.0.0.1:1 expect 4 "$cc" check a.txt --pubmed "$far" --cache "$PWD/none2.db" -o r.json --deadline 3
exit 0
