# The API key: sent in POST bodies only, and found nowhere else: not in outputs, messages, the cache, the limiter's file, URLs,
# or the process table. A key file that others can read is refused.
. "$(dirname "$0")/lib.sh"
key=fedcba9876543210fedcba9876543210abcd
printf 'Oats lower cholesterol in adults.\n\nMagnesium improves sleep quality.\n' > a.txt
serve "*/esearch.fcgi reply times=1 status=500 type=application/json body='{\"error\":\"error forwarding request\",\"api-key\":\"$key\",\"type\":\"key\",\"status\":\"ok\"}'
*/esearch.fcgi eutils hits=5 delay=300
*/efetch.fcgi eutils"
mkdir seen
NCBI_API_KEY=$key "$cc" check a.txt --pubmed "$base" -o seen/r.json > seen/out 2> seen/err < /dev/null &
pid=$!
while kill -0 $pid 2>/dev/null; do tr '\0' ' ' < "/proc/$pid/cmdline" >> seen/arguments 2>/dev/null || true; sleep 0.05; done
wait "$pid" || fail "exit $?: $(cat seen/err)"
NCBI_API_KEY=$key "$cc" check a.txt --pubmed "$base" -o seen/r.html > seen/out2 2>&1 || fail "html: $(cat seen/out2)"
NCBI_API_KEY=$key "$cc" doctor --pubmed "$base" > seen/doctor 2>&1
NCBI_API_KEY=$key "$cc" cache stats > seen/stats 2>&1
for e in md csv txt; do NCBI_API_KEY=$key "$cc" check a.txt --pubmed "$base" -o "seen/r.$e" > "seen/out-$e" 2>&1 || fail "$e: $(cat "seen/out-$e")"; done
NCBI_API_KEY=$key "$cc" check a.txt --plan --pubmed "$base" > seen/plan 2>&1 || fail "plan: $(cat seen/plan)"
NCBI_API_KEY=$key "$cc" replay --pubmed "$base" > seen/replay 2>&1
NCBI_API_KEY=$key "$cc" cache export -o seen/export.xml > seen/export 2>&1
NCBI_API_KEY=$key "$cc" recheck --pubmed "$base" > seen/recheck 2>&1
# neither does a program that is run for us get it
mkdir path
printf '#!/bin/sh\nenv > "%s/seen/environment"\nexit 1\n' "$PWD" > path/pdftotext
chmod 755 path/pdftotext
printf '%%PDF-1.4\n' > a.pdf
PATH=$PWD/path:$PATH NCBI_API_KEY=$key "$cc" check a.pdf --pubmed "$base" -o seen/pdf.json > seen/pdf 2>&1
grep -q '^PATH=' seen/environment || fail "pdftotext was not run"
grep -q "api_key=$key" server.log || fail "the key was not sent"
awk -F'\t' '/api_key/ && $2 != "POST" {exit 1}' server.log || fail "the key went out in a URL"
# a bad key: the server says it back, nobody repeats it
unserve "$server"
serve "* reply status=400 type=application/json body='{\"error\":\"API key invalid\",\"api-key\":\"$key\",\"type\":\"invalid\",\"status\":\"unknown\"}'" bad
NCBI_API_KEY=$key "$cc" check a.txt --pubmed "$base" --cache "$PWD/seen/bad.db" -o seen/bad.json > seen/out3 2> seen/err3
[ $? = 4 ] || fail "an invalid key does not end with 4: $(cat seen/err3)"
grep -q "API key invalid" seen/err3 || fail "nobody says that the key is invalid"
# what was on its way when the answer came may still arrive; nothing is asked twice, nothing is asked later
[ -z "$(cut -f2,3,5 bad.log | sort | uniq -d)" ] || fail "a request with an invalid key was repeated: $(cat bad.log)"
awk -F'\t' 'NR == 1 {t = $1} $1 > t + 2000000 {exit 1}' bad.log || fail "an invalid key was tried again after the answer: $(cat bad.log)"
unserve "$server"
# the log of a server of our own that was asked with a key
"$cc" mirror import --mirror own.db "$root/cache/starter/starter.xml.gz" -q > own.txt 2>&1 || fail "mirror import: $(cat own.txt)"
"$cc" eutils --mirror own.db --port 0 --log seen/eutils.log > own.url 2>&1 &
own=$!
await grep -q http own.url || fail "the server of our own does not start"
NCBI_API_KEY=$key "$cc" check a.txt --pubmed "$(grep -o 'http://[^ ,;]*' own.url | head -n 1)" --cache "$PWD/seen/own-cache.db" -o seen/own.json > seen/own 2>&1
unserve "$own"
cp own.url seen/own.url
grep -q 'esearch.*api_key=$' seen/eutils.log || fail "the server of our own was not asked with a key: $(head -n 3 seen/eutils.log)"
[ -s seen/arguments ] || fail "the process was not seen"
grep -rlaF "$key" seen "$HOME" && fail "the key was left behind"
# the same, eight bytes of it
grep -rlaF "fedcba98" seen "$HOME" && fail "a part of the key was left behind"
ls "$HOME/.cache/claimcheck"/*-key >/dev/null 2>&1 || fail "requests with a key are not counted by themselves"
# no core: neither a file, though the shell allows one, nor through a handler (the process is not dumpable: its /proc files are root's)
serve '*/esearch.fcgi stall' core
mkdir core
(cd core && ulimit -c unlimited && exec env NCBI_API_KEY=$key "$cc" check ../a.txt --pubmed "$base" --cache c.db -q -o x.json) > /dev/null 2>&1 < /dev/null &
pid=$!
await [ -s core.log ] || fail "nothing was asked"
grep -Eq '^Max core file size +0 +0 ' "/proc/$pid/limits" || fail "a core may be written: $(grep core "/proc/$pid/limits")"
[ "$(stat -c %U "/proc/$pid/environ")" = root ] || fail "the process is dumpable"
[ "$(id -u)" = 0 ] || ! cat "/proc/$pid/environ" > /dev/null 2>&1 || fail "the memory can be read"
kill -SEGV "$pid"
wait "$pid" 2> /dev/null
grep -rlaF "$key" core && fail "the key is in a core"
unserve "$server"
# key files
printf '%s\n' "$key" > k
chmod 644 k
expect 2 "$cc" check a.txt --pubmed http://127.0.0.1:1/ --key-file k -o x.json
says "can be read by others (mode 0644); run: chmod 600"
chmod 600 k
serve '*/esearch.fcgi eutils hits=5
*/efetch.fcgi eutils'
expect 0 "$cc" check a.txt --pubmed "$base" --key-file k -o x.json --cache "$PWD/other.db"
grep -q "api_key=$key" server.log || fail "the key of the file was not sent"
expect 3 "$cc" check a.txt --pubmed "$base" --key-file lost -o x.json
says "lost: the API key file cannot be opened"
# never over plain http to another machine
expect 2 "$cc" check a.txt --pubmed http://eutils.example.org/ --key-file k -o x.json
says "over https only"
exit 0
