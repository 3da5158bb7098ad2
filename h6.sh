. /tmp/cc/aud4w/host.sh
cp /tmp/cc/aud4/claims/eczema-and-your-gut.md e.md
good="@latency 20
*/esearch.fcgi eutils hits=20
*/efetch.fcgi eutils"
export CLAIMCHECK_RATE=100
# server dies mid-run
serve "$good" die
timeout 60 "$cc" check e.md --pubmed $base --cache $PWD/die.db --deadline 5 -o r.json > out 2> err & p=$!
for _ in $(seq 200); do [ "$(wc -l < die.log)" -ge 15 ] && break; sleep 0.02; done
kill -9 $server; wait $p; echo "die: exit $?"; tail -2 err | cut -c1-400
python3 -c "
import json; from collections import Counter
r=json.load(open('r.json')); print(r['summary']); print(Counter((c['search']['state'], (c['search']['why'] or '')[:90]) for c in r['claims']))"
# is there unfinished 'underway'?
python3 -c "
import sqlite3; d=sqlite3.connect('die.db'); print('underway', d.execute('select count(*) from underway').fetchone())"
# concurrent: same cache, 3 runs, one killed -9 mid
serve "$good" conc
for i in 1 2 3 4; do timeout 60 "$cc" check e.md --pubmed $base --cache $PWD/conc.db --reviews $PWD/rv$i.db -q -o c$i.json 2> ce$i & ps[$i]=$!; done
sleep 0.25; kill -9 ${ps[1]} 2>/dev/null
for i in 2 3 4; do wait ${ps[$i]}; echo "conc $i: $?"; cat ce$i; done
echo "requests $(wc -l < conc.log), dup searches: $(grep esearch conc.log | cut -f5 | sort | uniq -d | wc -l)"
grep efetch conc.log | cut -f5 | grep -o 'id=[0-9,]*' | sed 's/id=//' | tr ',' '\n' | sort | uniq -d | wc -l
python3 -c "
import json
a=[json.load(open('c%d.json'%i)) for i in (2,3,4)]
print([ [ [s['pmid'] for s in c['studies']] for c in x['claims']]==[[s['pmid'] for s in c['studies']] for c in a[0]['claims']] for x in a], [x['summary'] for x in a])"
unserve $server
# kill -STOP holder: does other wait? (bounded by UNDERWAY 600 s)
