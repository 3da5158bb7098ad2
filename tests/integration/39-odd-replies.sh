# Replies that are well-formed and wrong: a list of PMIDs that is too short, repeats itself or holds what is none; counts that are no count;
# records twice, in two versions, in another order, of other PMIDs; packed bombs. What lacks makes the claim partial and is asked for again
# by the next run; what is only odd is read; nothing ends without a report.
. "$(dirname "$0")/lib.sh"
export CLAIMCHECK_RATE=500
printf 'Oats lower cholesterol in adults.\n' > a.txt
record() { # PMID [VERSION] [TITLE]
    printf '<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="%s">%s</PMID><Article PubModel="Print"><Journal><Title>J</Title></Journal><ArticleTitle>%s</ArticleTitle></Article></MedlineCitation></PubmedArticle>' \
        "${2-1}" "$1" "${3-Oats lower cholesterol.}"
}
set_of() { printf '<?xml version="1.0"?>\n<PubmedArticleSet>%s</PubmedArticleSet>\n' "$*"; }
set_of "$(record 11)$(record 12)" > two.xml
# odd NAME EXIT STATE STUDIES WORDS REPLY [RECORDS]: what one check says of the claim; REPLY is the inside of the esearch reply
odd() {
    local name=$1 code=$2 state=$3 studies=$4 words=$5 reply=$6 records=${7-two.xml}
    case $reply in '{'* | '<'* | $'\xef'*) printf '%s' "$reply" ;; *) printf '{"esearchresult":{%s,"querytranslation":"oats"}}' "$reply" ;; esac > "$name.reply"
    serve "*/esearch.fcgi reply type=application/json file=$PWD/$name.reply
*/efetch.fcgi reply type=text/xml file=$PWD/$records" "$name"
    rm -f r.json
    expect "$code" "$cc" check a.txt --pubmed "$base" --cache "$PWD/$name.db" --deadline 1 -q -o r.json
    python3 - "$state" "$studies" "$words" <<'P' || fail "$name: $(cat err)"
import json, sys
c = json.load(open("r.json"))["claims"][0]
state, studies, words = sys.argv[1:]
assert c["search"]["state"] == state, c["search"]
assert " ".join(sorted(s["pmid"] for s in c["studies"])) == studies, c["studies"]
assert words in (c["search"]["why"] or "") + " missing " + " ".join(c["search"]["missing_pmids"]), c["search"]
P
    if [ "$state" = partial ]; then # what lacks is not kept: the next run asks again, and says the same
        asked=$(wc -l < "$name.log")
        expect 5 "$cc" check a.txt --pubmed "$base" --cache "$PWD/$name.db" --deadline 1 -q -o r2.json
        [ "$(wc -l < "$name.log")" -gt "$asked" ] || fail "$name: half an answer was kept"
    fi
    unserve "$server"
}
odd short 5 partial '11 12' 'counted 40 hits and its answer names 2 PMIDs where 40 are due' '"count":"40","retmax":"40","idlist":["11","12"]'
odd nolist 5 partial '' 'names 0 PMIDs where 40' '"count":"40"'
odd nolist3 5 partial '' 'names 0 PMIDs where 3' '"count":"3","idlist":[]'
odd noids 5 partial '11 12' 'names 2 PMIDs where 3' '"count":"3","idlist":["11","abc","12"]'
odd biggerthanany 5 partial '11' 'names 1 PMIDs where 2' '"count":"2","idlist":["11","4294967300"]'
odd repeated 5 partial '11 12' 'names 2 PMIDs where 4' '"count":"4","idlist":["11","12","11","12"]'
odd repeated2 0 searched '11 12' '' '"count":"2","idlist":["11","12","11","12"]'
odd bare 0 searched '11 12' '' '"count":2,"idlist":[11,12]'
odd bom 0 searched '11 12' '' $'\xef\xbb\xbf{"esearchresult":{"count":"2","idlist":["11","12"]}}'
odd negative 4 unsearched '' 'without a count' '"count":"-3","idlist":["11","12"]'
odd huge 4 unsearched '' 'without a count' '"count":"99999999999999999999999","idlist":["11","12"]'
odd fewer 4 unsearched '' 'a count of 1 and 2 PMIDs' '"count":"1","idlist":["11","12"]'
odd tags 4 unsearched '' 'tag mismatch' '<?xml version="1.0"?><eSearchResult><Count>5</Count><IdList><Id>1</Id></eSearchResult>'
# records: the order does not matter, the newest version counts wherever it stands, what nobody asked for is nobody's
set_of "$(record 12)$(record 11)" > order.xml
odd order 0 searched '11 12' '' '"count":"2","idlist":["11","12"]' order.xml
set_of "$(record 11 2 'Oats lower cholesterol, second version.')$(record 11)$(record 12)$(record 12 3 'Oats lower cholesterol, third version.')" > versions.xml
odd versions 0 searched '11 12' '' '"count":"2","idlist":["11","12"]' versions.xml
grep -q 'second version' r.json && grep -q 'third version' r.json || fail "an older version of a record was taken"
set_of "$(record 11)$(record 99)" > other.xml
odd merged 0 searched '11' 'missing 12' '"count":"2","idlist":["11","12"]' other.xml
set_of "$(record 11)<error>12: no such record</error>" > error.xml
odd said 5 partial '11' 'the server says: 12: no such record' '"count":"2","idlist":["11","12"]' error.xml
set_of "$(record 0)$(record 11)" > nothing.xml
odd zero 5 partial '' 'has no PMID' '"count":"2","idlist":["11","12"]' nothing.xml
# a claim whose shared search was not whole says so
printf '# Foods\n\nThese foods lower cholesterol:\n\n- Oats\n- Barley\n- Almonds\n' > l.md
for i in $(seq 11 50); do record "$i" 1 'Oats, barley and almonds lower cholesterol.'; done > many.txt
set_of "$(cat many.txt)" > many.xml
printf '{"esearchresult":{"count":"41","idlist":[%s]}}' "$(seq -s, 11 50)" > shared.reply
serve "*/esearch.fcgi reply type=application/json file=$PWD/shared.reply
*/efetch.fcgi reply type=text/xml file=$PWD/many.xml" shared
expect 5 "$cc" check l.md --pubmed "$base" --cache "$PWD/shared.db" -q -o r.json
python3 - <<'P' || fail "a shared search that is not whole passes for whole"
import json
claims = json.load(open("r.json"))["claims"]
assert len(claims) == 3
for s in (c["search"] for c in claims):
    assert s["state"] == "partial" and "names 40 PMIDs where 41 are due" in s["why"], s
    assert s["searches"][0]["asked_as"], s
P
unserve "$server"
# a small reply that unpacks to more than anybody sends: one line, a report, and no more memory than one such reply may take
python3 -c "
import gzip, sys
open('bomb.gz', 'wb').write(gzip.compress(b'{\"esearchresult\":{\"count\":\"0\",\"idlist\":[' + b' ' * (400 << 20) + b']}}', 1))"
printf '%s\n\n' 'Oats lower cholesterol.' 'Magnesium improves sleep.' 'Green tea reduces anxiety.' 'Zinc shortens colds.' 'Ginger relieves nausea.' \
    'Turmeric eases arthritis.' 'Bananas lower blood pressure.' 'Garlic prevents colds.' > b.txt
serve "*/esearch.fcgi reply type=application/json header='Content-Encoding: gzip' file=$PWD/bomb.gz" bomb
cat > peak.py <<'P'
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stderr=open("err", "w")).returncode
print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
P
read -r code mb < <(python3 peak.py "$cc" check b.txt --pubmed "$base" --cache "$PWD/bomb.db" --no-share --deadline 20 -q -o bomb.json)
[ "$code" = 4 ] && grep -q 'the reply is longer than' err || fail "a bomb ends with $code: $(cat err)"
[ "$(grep -c '"state": *"unsearched"' bomb.json)" = 8 ] || fail "no report of what could not be searched"
[ "$mb" -lt 400 ] || fail "eight packed bombs take $mb MB"
unserve "$server"
exit 0
