#!/usr/bin/env bash
# edirect.sh BUILD [ARTICLE…]: requests and seconds for the same claims, side by side: claimcheck, an EDirect pipeline (esearch |
# efetch for each claim), a Biopython loop. Each talks to a server of its own on loopback that enforces 3 requests a second with
# 429: a made-up one that answers any search, or with MIRROR=FILE claimcheck eutils over that mirror, with real answers. Needs ncbi-entrez-direct, python3-biopython and the redirecting shims of
# $CLAIMCHECK_SHARED/tools/clients; what is not there is left out, and said to be.
# Articles: those given, else the gold set's. N=… takes the first N claims of each only, for a short look (the other two ask
# for a second per claim). CLIENTS="claimcheck edirect biopython" names who takes part. With several articles claimcheck also
# takes them all in one run, held against the sum of what the others asked.
set -u
build=$(cd "${1:?usage: edirect.sh BUILD [ARTICLE…]}" && pwd)
shift
shared=$(cd "${CLAIMCHECK_SHARED:-$(dirname "$0")/../../../shared}" 2>/dev/null && pwd)
clients=$shared/tools/clients
[ $# -gt 0 ] || set -- "$shared"/gold/*.txt "$shared"/gold/*.md "$shared"/gold/*.html
articles=()
for a in "$@"; do case $a in */GUIDE.md) ;; *) [ -f "$a" ] && articles+=("$(realpath "$a")") ;; esac; done
[ -z "${MIRROR:-}" ] || MIRROR=$(realpath "$MIRROR")
[ ${#articles[@]} -gt 0 ] || { echo "no articles: name some, or set CLAIMCHECK_SHARED" >&2; exit 1; }
unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY NCBI_API_KEY
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
cd "$work" || exit 1
export HOME=$work/home
mkdir home
echo "@limit 3
@latency ${LATENCY:-50}
*/esearch.fcgi eutils hits=${HITS:-40} pool=${POOL:-20000}
*/efetch.fcgi eutils" > script

clients_wanted=" ${CLIENTS:-claimcheck edirect biopython} "
wanted() { case $clients_wanted in *" $1 "*) return 0 ;; esac; return 1; }
sum_edirect=0 sum_claims=0

serve() {
    rm -f port url "$1.log"
    if [ -n "${MIRROR:-}" ]; then
        "$build/claimcheck" eutils --mirror "$MIRROR" --port 0 --rate 3 --log "$1.log" -q > url &
        server=$!
        for _ in $(seq 100); do [ -s url ] && break; sleep 0.05; done
        base=$(sed 's,/$,,' url)
        return
    fi
    "$build/tests/tools/httpd-fixture" --script script --portfile port --log "$1.log" &
    server=$!
    for _ in $(seq 100); do [ -s port ] && break; sleep 0.05; done
    base=http://127.0.0.1:$(cat port)/entrez/eutils
}
unserve() { kill "$server"; wait "$server" 2>/dev/null; server=; }
now() { date +%s.%N; }

# one line: who, requests, how many answered 429, seconds, and what the rate alone would have taken
line() {
    awk -F'\t' -v who="$1" -v s="$2" -v e="$3" -v first="${4:-}" '{n++; bad += $4 == 429}
        END {printf "%-24s %5d requests  %3d refused  %7.1f s  %6.1f s at the limit  %.2f x", who, n, bad, e - s, n / 3, (e - s) / (n / 3)
             if (first != "" && n > 0) printf "   claimcheck asks %.2f of these", first / n
             print ""}' "$5.log"
}

for a in "${articles[@]}"; do
    name=$(basename "$a")
    echo "== $name"
    "$build/claimcheck" query "$a" --format json > q.json || continue
    # the strictest query of each claim, one a line; a claim without a searchable word has none
    /usr/bin/python3 - "${N:-0}" <<'P' > queries
import json, sys
n = int(sys.argv[1])
ladders = [l for l in json.load(open("q.json"))["ladders"] if l["rungs"]]
for l in ladders[:n or None]:
    print(l["rungs"][0]["query"])
P
    sort -u queries > distinct
    echo "$(wc -l < queries) claims with a query, $(wc -l < distinct) distinct queries"
    sum_claims=$((sum_claims + $(wc -l < queries)))
    mine=
    if [ "${N:-0}" = 0 ] && wanted claimcheck; then
        serve claimcheck
        s=$(now)
        "$build/claimcheck" check "$a" --pubmed "$base/" --cache "$work/$name.db" -q -o r.json > /dev/null 2> err
        code=$?
        e=$(now)
        unserve
        [ "$code" = 0 ] || [ "$code" = 5 ] || { echo "claimcheck ended with $code:"; cat err; }
        line claimcheck "$s" "$e" "" claimcheck
        mine=$(wc -l < claimcheck.log)
    fi
    if ! wanted edirect; then
        :
    elif command -v esearch > /dev/null && [ -x "$clients/shim/nquire" ]; then
        serve edirect
        s=$(now)
        while IFS= read -r q; do
            EUTILS_BASE=$base PATH=$clients/shim:$PATH esearch -db pubmed -query "$q" < /dev/null 2>> edirect.err |
                EUTILS_BASE=$base PATH=$clients/shim:$PATH efetch -format xml 2>> edirect.err > /dev/null
        done < queries
        e=$(now)
        unserve
        line "EDirect, per claim" "$s" "$e" "$mine" edirect
        sum_edirect=$((sum_edirect + $(wc -l < edirect.log)))
    else
        echo "EDirect: not here (ncbi-entrez-direct and \$CLAIMCHECK_SHARED/tools/clients/shim)"
    fi
    if ! wanted biopython; then
        :
    elif /usr/bin/python3 -c "import Bio" 2> /dev/null && [ -d "$clients/py" ]; then
        serve biopython
        s=$(now)
        EUTILS_BASE=$base PYTHONPATH=$clients/py /usr/bin/python3 - <<'P' 2> bio.err || tail -3 bio.err
from Bio import Entrez
Entrez.email = "desk@example.org"
for q in open("queries"):
    ids = Entrez.read(Entrez.esearch(db="pubmed", term=q.strip(), retmax=50))["IdList"]
    if ids:
        Entrez.read(Entrez.efetch(db="pubmed", id=",".join(ids), retmode="xml"))
P
        e=$(now)
        unserve
        line "Biopython, per claim" "$s" "$e" "$mine" biopython
    else
        echo "Biopython: not here (python3-biopython and \$CLAIMCHECK_SHARED/tools/clients/py)"
    fi
done
if [ ${#articles[@]} -gt 1 ] && [ "${N:-0}" = 0 ] && wanted claimcheck; then
    echo "== all ${#articles[@]} in one run"
    serve all
    s=$(now)
    "$build/claimcheck" check "${articles[@]}" --pubmed "$base/" --cache "$work/all.db" -q -o "$work/all/" > /dev/null 2> err
    code=$?
    e=$(now)
    unserve
    [ "$code" = 0 ] || [ "$code" = 5 ] || { echo "claimcheck ended with $code:"; cat err; }
    line claimcheck "$s" "$e" "" all
    n=$(wc -l < all.log)
    [ "$sum_edirect" = 0 ] || awk "BEGIN {printf \"%.2f of EDirect's %d requests\n\", $n / $sum_edirect, $sum_edirect}"
    awk "BEGIN {printf \"%.2f of two requests for each of %d claims\n\", $n / (2 * $sum_claims), $sum_claims}"
fi
