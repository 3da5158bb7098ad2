# Every recorded reply parses: efetch against ElementTree (the cassettes' too), the cassettes' searches through the program.
. "$(dirname "$0")/lib.sh"
rec=${CLAIMCHECK_SHARED:-}/recordings
[ -d "$rec/biocommons-eutils" ] || skip "no recordings in CLAIMCHECK_SHARED"
dump=$BUILD/tests/tools/study-dump
[ -x "$dump" ] || skip "study-dump is not built"
mkdir bodies
python3 "$root/tests/integration/recordings.py" "$dump" "$rec" bodies || fail "the recordings read otherwise"
# the comparison can fail: a reader that loses a heading or a letter is told
printf '#!/bin/sh\n"%s" "$@" | sed "s/\\"mesh\\":\\[{[^]]*\\]}/\\"mesh\\":[/;s/The human/A human/"\n' "$dump" > lossy
chmod +x lossy
python3 "$root/tests/integration/recordings.py" "$PWD/lossy" "$rec" bodies > lost 2>&1 && fail "a lossy reader goes unnoticed"
printf 'Oats lower cholesterol in adults.\n' > a.txt
for body in bodies/*.xml; do
    serve "*/esearch.fcgi reply type='text/xml; charset=UTF-8' file=$PWD/$body
*/efetch.fcgi eutils missing=1" search
    "$cc" check a.txt --pubmed "$base" --cache "$PWD/$(basename "$body").db" -q -o r.json 2> err < /dev/null
    unserve "$server"
    python3 - "$(cat "${body%.xml}.count")" <<'P' || fail "$body: $(cat err)"
import json, sys
c = json.load(open("r.json"))["claims"][0]["search"]
assert c["searches"][0]["count"] == int(sys.argv[1]), (c["searches"][0]["count"], sys.argv[1])
P
done
exit 0
