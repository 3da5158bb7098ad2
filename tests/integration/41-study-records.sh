#!/usr/bin/env bash
# Real records: facts that were read by eye from their XML, and every field of every record as it was when last looked at;
# each record's slice, read alone, is the same study (study-dump -s).
. "$(dirname "$0")/lib.sh"
shared=${CLAIMCHECK_SHARED-} dump=$BUILD/tests/tools/study-dump
[ -x "$dump" ] || skip "study-dump is not built"

# our own fixtures, field by field
for xml in "$root"/tests/fixtures/pubmed/*.xml; do
    expect 0 "$dump" -s "$xml"
    diff -u "${xml%.xml}.jsonl" out || fail "$xml reads otherwise"
done

[ -d "$shared/data/pubmed" ] || skip "fixtures agree; no real records (CLAIMCHECK_SHARED)"
python3 "$root/tests/integration/study_facts.py" "$dump" "$shared" "$root/tests/fixtures/study_facts.tsv" || fail "facts"
python3 "$root/tests/integration/study_hashes.py" "$dump" "$shared" "$root/tests/fixtures/study_hashes.tsv" || fail "hashes"

# what is not well-formed: the good records before the fault, then one line that says where it is
expect 3 "$dump" "$shared"/data/pubmed/broken/JabRef*.xml
[ "$(wc -l <out)" = 1 ] || fail "one good record stands before the fault"
says 'after 1 complete record: line 158: Opening and ending tag mismatch'
expect 3 "$dump" "$shared"/data/pubmed/broken/jmjamison*.xml
says 'XML inside a quoted string'
for reply in "$shared"/recordings/quoted-errors/*; do
    expect 3 "$dump" "$reply"
    [ "$(wc -l <err)" = 1 ] || fail "$reply: not one line: $(cat err)"
done
