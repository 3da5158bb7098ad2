# What claimcheck eutils answers to fixed requests over made-up records, byte for byte: tests/fixtures/eutils (cases.tsv, NAME.out).
# UPDATE=1 writes the answers anew, to be read line by line before they are committed.
. "$(dirname "$0")/lib.sh"
cases=$root/tests/fixtures/eutils
"$BUILD/tests/tools/make_mirror" mirror.db "$root/tests/clients/records.xml" "$cases/rich.xml" > log || fail "$(cat log)"
"$cc" eutils --mirror mirror.db > url 2> err &
server=$!
trap 'kill "$server" 2>/dev/null; rm -rf "$scratch"' EXIT
await [ -s url ] || true
[ -s url ] || fail "the server does not start: $(cat err)"
wrong=0
while IFS=$'\t' read -r name path; do
    case $name in ''|'#'*) continue ;; esac
    curl -sS -g -o body -w '%{http_code} %{content_type}\n' "$(cat url)$path" > head || fail "$name: no reply"
    cat head body > got
    if [ -n "${UPDATE-}" ]; then
        cp got "$cases/$name.out"
    elif ! diff -u "$cases/$name.out" got > diff; then
        wrong=$((wrong + 1))
        head -n 20 diff >&2
    fi
    # the same reply packed, for clients that accept it
    curl -sS -g -H 'Accept-Encoding: gzip' -D packed.head -o packed "$(cat url)$path" || fail "$name: no packed reply"
    if grep -qi '^content-encoding: gzip' packed.head; then gzip -dc packed > unpacked; else cp packed unpacked; fi
    cmp -s body unpacked || fail "$name: the packed reply is another"
done < "$cases/cases.tsv"
grep -qi '^vary: accept-encoding' packed.head || fail "no Vary"
curl -sS -g -H 'Accept-Encoding: gzip' -D packed.head -o packed "$(cat url)efetch.fcgi?id=90000101"
grep -qi '^content-encoding: gzip' packed.head || fail "a client that accepts gzip does not get it"
curl -sS -g -H 'Accept-Encoding: gzip;q=0, identity' -D packed.head -o packed "$(cat url)efetch.fcgi?id=90000101"
! grep -qi '^content-encoding' packed.head || fail "a client that refuses gzip gets it"
curl -sS -g -0 -H 'Accept-Encoding: gzip' -D packed.head -o packed "$(cat url)efetch.fcgi?id=90000101"
head -c 5 packed | grep -q . || fail "nothing for HTTP/1.0"
# Biopython is given a DTD that it can fetch, others NCBI's; a Host that is fit for no URL is not repeated
curl -sS -o body "$(cat url)esummary.fcgi?id=90000101&version=2.0&tool=biopython"
dtd=$(grep -o 'http://127[^"]*esummary_pubmed.dtd' body) || fail "no DTD of this server for Biopython"
curl -sS "$dtd" | grep -q '^<!ELEMENT DocumentSummary ' || fail "no DTD at $dtd"
curl -sS -H 'Host: x"><a' -o body "$(cat url)esummary.fcgi?id=90000101&version=2.0&tool=biopython"
grep -q '"https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20160808/esummary_pubmed.dtd">' body || fail "a strange Host is repeated"
[ "$wrong" = 0 ] || fail "$wrong answers are other"
