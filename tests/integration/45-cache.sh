# Looking after the cache: stats, verify (records and replies against their hashes, searches against their replies), gc, export, refresh; and
# what is dated ahead of the clock is never fresh.
. "$(dirname "$0")/lib.sh"
export CLAIMCHECK_RATE=500
printf 'Oats lower cholesterol in adults.\n\nMagnesium improves sleep quality.\n' > a.txt
serve '*/esearch.fcgi eutils hits=8
*/efetch.fcgi eutils missing=4'
check() { "$cc" check a.txt --pubmed "$base" --cache "$PWD/c.db" -q -o r.json "$@" 2> err < /dev/null || fail "check: $(cat err)"; }
number() { "$cc" cache stats --cache "$PWD/c.db" | sed -n "s/^$1  *\([0-9]*\)$/\1/p"; }
sql() { python3 -c "import sqlite3, sys; d = sqlite3.connect('c.db'); print(*(d.execute(sys.argv[1]).fetchone() or ())); d.commit()" "$1"; }
check
n=$(wc -l < server.log)
[ "$(number searches)" = "$(grep -c esearch server.log)" ] && [ "$(number studies)" -gt 4 ] && [ "$(number 'PMIDs the source did not have')" -gt 0 ] || fail "stats: $("$cc" cache stats --cache "$PWD/c.db")"
expect 0 "$cc" cache verify --cache "$PWD/c.db"
prints "every search its reply"
# faulty WORDS SQL: verify names what was altered, by exit code 8
faulty() {
    cp c.db whole.db
    [ ! -e c.db-wal ] || cp c.db-wal whole.db-wal
    sql "$2" > /dev/null || fail "$2"
    expect 8 "$cc" cache verify --cache "$PWD/c.db"
    prints "$1"
    rm -f c.db c.db-wal c.db-shm
    mv whole.db c.db
    [ ! -e whole.db-wal ] || mv whole.db-wal c.db-wal
}
faulty "search is not what its reply says" "UPDATE search SET count = count + 1 WHERE rowid = 1"
faulty "search is not what its reply says" "UPDATE search SET pmids = '[1]' WHERE rowid = 1"
faulty "search is not what its reply says" "UPDATE search SET translation = 'another' WHERE rowid = 1"
faulty "search is not what its reply says" "DELETE FROM reply"
faulty "damaged: reply" "UPDATE reply SET body = zeroblob(length(body)) WHERE rowid = 1"
faulty "damaged: study PMID" "UPDATE study SET hash = 'x' WHERE pmid = (SELECT min(pmid) FROM study WHERE xml IS NOT NULL)"
faulty "is another's record" "UPDATE study SET pmid = 5 WHERE pmid = (SELECT min(pmid) FROM study WHERE xml IS NOT NULL)"
expect 0 "$cc" cache verify --cache "$PWD/c.db"
# export: each record once, as the source gave it, also when two sources gave it; a mirror reads it
sql "INSERT INTO study SELECT 'elsewhere', pmid, fetched_at - 9, hash, len, xml FROM study" > /dev/null
expect 0 "$cc" cache export --cache "$PWD/c.db" -o all.xml
python3 - "$(number studies)" <<'P' || fail "export"
import sys, xml.etree.ElementTree as E
pmids = [a.findtext("MedlineCitation/PMID") for a in E.parse("all.xml").getroot()]
assert pmids and len(pmids) == len(set(pmids)) == int(sys.argv[1]) // 2, (pmids, sys.argv)
P
expect 0 "$cc" mirror import --mirror m.db all.xml
sql "DELETE FROM study WHERE source = 'elsewhere'" > /dev/null
# refresh: only what is old enough; what comes replaces what was kept
fetched=$(grep -c efetch server.log)
expect 0 "$cc" cache refresh --cache "$PWD/c.db" --pubmed "$base"
prints "0 records older than 30 days"
[ "$(grep -c efetch server.log)" = "$fetched" ] || fail "young records were fetched anew"
sql "UPDATE study SET fetched_at = fetched_at - 40 * 86400" > /dev/null
expect 0 "$cc" cache refresh --cache "$PWD/c.db" --pubmed "$base"
prints "$(number studies) records older than 30 days, $(number studies) fetched anew"
[ "$(sql "SELECT max(strftime('%s', 'now') - fetched_at) < 1000 FROM study WHERE xml IS NOT NULL")" = 1 ] || fail "the new records were not kept"
# gc: nothing young goes; the old goes with its replies, and the records that no search names any more
expect 0 "$cc" cache gc --cache "$PWD/c.db"
prints "0 rows dropped"
check
[ "$(grep -c esearch server.log)" = "$(number searches)" ] || fail "gc lost a search"
sql "UPDATE search SET searched_at = searched_at - 100 * 86400 WHERE rowid = 1" > /dev/null
sql "UPDATE study SET fetched_at = fetched_at - 100 * 86400" > /dev/null
left=$(sql "SELECT count(DISTINCT pmid) FROM study, search, json_each(search.pmids) p WHERE search.rowid > 1 AND p.value = pmid")
expect 0 "$cc" cache gc --cache "$PWD/c.db"
[ "$(number searches)" = "$(number replies)" ] && [ "$(sql "SELECT count(*) FROM study")" = "$left" ] && [ "$left" -gt 0 ] || fail "gc: $("$cc" cache stats --cache "$PWD/c.db")"
expect 0 "$cc" cache verify --cache "$PWD/c.db"
asked=$(grep -c esearch server.log)
check
[ "$(grep -c esearch server.log)" = $((asked + 1)) ] || fail "not the one search was asked again"
# a cache of a thousand pages is collected in moments (this took minutes when each record looked at each search)
python3 - <<'P'
import json, random, sqlite3, time
d = sqlite3.connect("c.db")
random.seed(1)
d.executemany("INSERT INTO search VALUES ('ncbi', ?, 50, 50, 't', ?, '[]', ?, 'x', NULL)",
              [(f"q{i}", json.dumps([random.randrange(1, 60000) for _ in range(50)]), int(time.time())) for i in range(2000)])
d.executemany("INSERT INTO study VALUES ('ncbi', ?, 1000, 'h', 3, x'00')", [(i,) for i in range(1, 30001)])
d.commit()
P
timeout -s KILL 60 "$cc" cache gc --cache "$PWD/c.db" > out 2> err || fail "gc of a large cache: $(cat err)"
left=$(number studies)
[ "$left" -gt 10000 ] && [ "$left" -lt 29000 ] || fail "$left records are left"
# a clock that stood in the future: what it dated is asked for again, and no report is as of then
CLAIMCHECK_NOW=2090-01-01T00:00:00Z check --cache "$PWD/f.db"
grep -q '2090-01-01' r.json || fail "the clock was not set: the test tests nothing"
lines=$(wc -l < server.log)
check --cache "$PWD/f.db"
[ "$(wc -l < server.log)" -gt "$lines" ] || fail "what is dated 2090 passes for fresh"
! grep -q '2090-01-01' r.json || fail "the report is as of 2090: $(grep -n 2090 r.json | head -n 3)"
lines=$(wc -l < server.log)
check --cache "$PWD/f.db"
[ "$(wc -l < server.log)" = "$lines" ] || fail "it is asked again and again"
unserve "$server"
exit 0
