# Ctrl-C in the middle of waiting for a server: soon over, 130, what was got before is kept.
. "$(dirname "$0")/lib.sh"
printf 'Oats lower cholesterol in adults.\n\nMagnesium improves sleep quality.\n' > a.txt
serve '*/esearch.fcgi stall has=agnesium
*/esearch.fcgi eutils hits=5
*/efetch.fcgi eutils'
set -m # a job of its own: background jobs of a script ignore SIGINT otherwise
"$cc" check a.txt --pubmed "$base" -o r.json > out 2> err < /dev/null &
pid=$!
set +m
await grep -q agnesium server.log || fail "it was not asked: $(cat err)"
sleep 0.3
began=$(date +%s%N)
kill -INT "$pid"
wait "$pid" && code=0 || code=$?
took=$((($(date +%s%N) - began) / 1000000))
[ "$code" = 130 ] || fail "exit $code: $(cat err)"
[ "$took" -lt 10000 ] || fail "it took $took ms" # the reply would be waited for 40 s, the deadline is after 120
unserve "$server"
exit 0
