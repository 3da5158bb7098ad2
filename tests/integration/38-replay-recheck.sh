# replay: the kept searches (shared ones too) run again, what is new, gone, and retracted since; nothing kept is touched. recheck: the
# ratings that rely on a study whose retraction state moved. refresh takes the new records in. All against a source that changes.
. "$(dirname "$0")/lib.sh"
export http_proxy CLAIMCHECK_RATE=500
far=http://eutils.invalid/ # one source by name, whoever answers behind the proxy
cat > a.md <<'A'
# Foods for the heart

These foods lower cholesterol:

- Oats
- Barley
- Almonds
A
# record PMID TITLE [TYPE] [LINK]: made-up records
record() {
    printf '<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">%s</PMID><Article PubModel="Print"><Journal><Title>J</Title></Journal><ArticleTitle>%s</ArticleTitle>%s</Article>%s</MedlineCitation></PubmedArticle>' \
        "$1" "$2" "<PublicationTypeList><PublicationType UI=\"D016428\">Journal Article</PublicationType>${3-}</PublicationTypeList>" "${4-}"
}
retracted='<PublicationType UI="D016441">Retracted Publication</PublicationType>'
notice='<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn"><RefSource>J</RefSource></CommentsCorrections></CommentsCorrectionsList>'
set_of() { printf '<?xml version="1.0"?>\n<PubmedArticleSet>%s</PubmedArticleSet>\n' "$*"; }
# source NAME IDS COUNT RECORDS: what the source says from now on
source_says() {
    printf '{"esearchresult":{"count":"%s","retmax":"9","retstart":"0","idlist":[%s],"querytranslation":"%s"}}' "$3" "$2" "${5-foods}" > "$1.json"
    set_of "$4" > "$1.xml"
    serve "*esearch.fcgi reply type=application/json file=$PWD/$1.json
*efetch.fcgi reply type=text/xml file=$PWD/$1.xml" "$1"
    http_proxy=$base
}
source_says one '"11","12","13"' 3 "$(record 11 'Oats lower cholesterol in adults.')$(record 12 'Barley lowers cholesterol in adults.')$(record 13 'Almonds lower cholesterol in adults.')"
expect 0 "$cc" check a.md --pubmed $far -q -o r.json
[ "$(grep -vc 'retmax=50&' <(grep esearch one.log))" -ge 1 ] || fail "no shared search: the test tests nothing"
n=$(grep -c esearch one.log)
oats=$(python3 -c "import json; print(next(c['id'] for c in json.load(open('r.json'))['claims'] if 'Oats' in c['text']))")
barley=$(python3 -c "import json; print(next(c['id'] for c in json.load(open('r.json'))['claims'] if 'Barley' in c['text']))")
expect 0 "$cc" rate "$oats" --support supported --certainty low --study 11 --by ada
expect 0 "$cc" rate "$barley" --support supported --certainty low --study 12 --by ada
# nothing moved: every kept search was asked again as it was asked then
before=$(grep esearch one.log | cut -f5 | sort)
lines=$(wc -l < one.log)
expect 0 "$cc" replay --pubmed $far
prints "$n searches run again, 0 moved, 0 with newly retracted studies, 0 failed"
[ "$(tail -n +$((lines + 1)) one.log | grep esearch | cut -f5 | sort)" = "$before" ] || fail "not the $n searches that were made, as they were made"
expect 0 "$cc" recheck --pubmed $far
prints "2 of 2 studies behind 2 pins looked at anew; retraction state moved at 0 pins"
unserve "$server"
# the source moves: 13 goes, 14 comes and is retracted already, 12 is retracted since
source_says two '"11","14","12"' 3 "$(record 11 'Oats lower cholesterol in adults.')$(record 12 'Barley lowers cholesterol in adults.' "$retracted" "$notice")$(record 13 'Almonds lower cholesterol in adults.')$(record 14 'Almonds and cholesterol.' "$retracted")" food
for again in 1 2; do # what is kept stays as it is: the second time shows the same
    expect 1 "$cc" replay --pubmed $far
    prints "$n searches run again, $n moved, $n with newly retracted studies, 0 failed"
    prints "  new: 14"
    prints "  gone: 13"
    prints "  newly retracted: 14 12"
    prints "  translated otherwise: food"
done
expect 1 "$cc" recheck --pubmed $far
prints "of $barley: PMID 12 was none-found, is retracted"
grep -q "of $oats" out && fail "a rating is named that nothing happened to: $(cat out)"
prints "2 of 2 studies behind 2 pins looked at anew; retraction state moved at 1 pins"
unserve "$server"
# more hits than are kept: one that is not among the first is not said to be gone
source_says many '"11","12"' 3 "$(record 11 'Oats lower cholesterol in adults.')$(record 12 'Barley lowers cholesterol in adults.')"
expect 5 "$cc" replay --pubmed $far
prints "0 searches run again, 0 moved, 0 with newly retracted studies, $n failed"
says "does not name all that are due"
grep -q gone out && fail "a PMID that an answer does not name is said to be gone"
unserve "$server"
# records that cannot be had: what moved is told, and that it is not all
serve "*esearch.fcgi reply type=application/json file=$PWD/two.json
*efetch.fcgi reply status=400 body=no" half
http_proxy=$base
expect 5 "$cc" replay --pubmed $far
prints "  gone: 13"
says "whether 4 of 4 records are retracted by now could not be seen"
expect 4 "$cc" recheck --pubmed $far
prints "0 of 2 studies behind 2 pins looked at anew"
unserve "$server"
# a record that the source has no more is news as well; a record that says something else is told, and is none
source_says less '"11"' 1 "$(record 11 'Oats lower cholesterol in many adults.')"
expect 1 "$cc" recheck --pubmed $far
prints "of $barley: PMID 12 was none-found, is record gone"
prints "of $oats: PMID 11: the record changed"
unserve "$server"
# nobody there, no ratings, a local source
expect 4 "$cc" recheck --pubmed $far --deadline 2
expect 0 "$cc" recheck --pubmed $far --reviews none.db
prints "0 of 0 studies behind 0 pins"
expect 2 "$cc" replay --pubmed starter
says "keeps no searches"
exit 0
