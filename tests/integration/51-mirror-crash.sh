# A mirror that is killed (-9) in the middle of imports and of optimize, and run again, is the mirror of an uninterrupted import: the same
# figures, the same PMIDs in the same order, the same bytes of every record. Two imports at once: the second is refused, nothing is hurt.
# optimize drops what is superseded.
. "$(dirname "$0")/lib.sh"
export XDG_DATA_HOME=$scratch/data
trap 'kill -9 $jobs 2>/dev/null; rm -rf "$scratch"' EXIT
jobs=

# 96,000 records (a commit comes every 24,000), then newer versions of every seventh, older ones that must lose, deletions of every
# hundredth, of which some come back.
mkdir base
python3 - <<'P'
import gzip
def record(n, version):
    return (f'<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="{version}">{n}</PMID><DateRevised><Year>2020</Year>'
            f'<Month>01</Month><Day>{1 + n % 28:02}</Day></DateRevised><Article><Journal><JournalIssue><PubDate><Year>{1990 + n % 30}</Year></PubDate>'
            f'</JournalIssue></Journal><ArticleTitle>Record {n} as of {version}</ArticleTitle><Abstract><AbstractText>'
            + ' '.join(f'word{n % k}of{k}' for k in range(2, 14)) + f' {"newer" if version == 3 else "first"} {"ü" * (n % 50)}</AbstractText></Abstract>'
            '<Language>eng</Language></Article></MedlineCitation></PubmedArticle>')
def write(number, records, deleted=()):
    text = '<?xml version="1.0" encoding="utf-8"?>\n<PubmedArticleSet>\n' + '\n'.join(records)
    if deleted:
        text += '\n<DeleteCitation>\n' + '\n'.join(f'<PMID Version="1">{n}</PMID>' for n in deleted) + '\n</DeleteCitation>\n'
    text += '\n</PubmedArticleSet>\n'
    with gzip.open(f'base/pubmed26n{number:04}.xml.gz', 'wt', compresslevel=1) as f:
        f.write(text)
for f in range(24):
    write(f + 1, [record(f * 4000 + i + 1, 2) for i in range(4000)])
write(25, [record(n, 3) for n in range(7, 48001, 7)])
write(26, [record(n, 3) for n in range(48006, 96001, 7)], range(100, 48001, 100))
write(27, [record(n, 1) for n in range(1, 800)], range(48100, 96001, 100))
write(28, [record(100, 4)])
P

expect 0 "$cc" mirror import --mirror whole.db base
killed=0 ended=0
for try in $(seq 1 40); do
    "$cc" mirror import --mirror killed.db base >/dev/null 2>err &
    jobs=$!
    sleep "$(python3 -c "print(0.05 * (1 + $try))")"
    if kill -9 "$jobs" 2>/dev/null; then wait "$jobs" 2>/dev/null || killed=$((killed + 1)); continue; fi
    wait "$jobs" && { ended=1; break; }
    cat err >&2
    fail "a run after a kill does not go on"
done
[ "$ended" = 1 ] || { "$cc" mirror import --mirror killed.db base || fail "never came to its end"; }
[ "$killed" -ge 2 ] || fail "only $killed kills: the test tests nothing"
expect 0 "$cc" mirror verify --mirror killed.db

figures() { "$cc" mirror stats --mirror "$1" | grep -E '^(records|slots|newest|files|bytes of these)'; }
pmids() { "$cc" mirror search --mirror "$1" --limit 100000 --sort date 'all[sb]' 2>/dev/null | cut -f2,3; }
texts() { # every record's bytes, by a server
    "$cc" eutils --mirror "$1" >url 2>/dev/null &
    jobs=$!
    await [ -s url ] || true
    for first in $(seq 1 8000 96000); do
        seq -s, "$first" $((first + 7999)) | sed 's/^/id=/' >ids
        curl -sS --data @ids "$(cat url)efetch.fcgi?retmode=xml&retmax=9999"
    done | md5sum
    kill "$jobs"
    wait "$jobs" 2>/dev/null || true
    : >url
}
same() { # mirror, what happened to it
    [ "$(figures whole.db)" = "$(figures "$1")" ] || fail "$2: other figures: $(diff <(figures whole.db) <(figures "$1"))"
    cmp -s <(pmids whole.db) <(pmids "$1") || fail "$2: other PMIDs, or in another order"
    [ "$(texts whole.db)" = "$(texts "$1")" ] || fail "$2: other records"
}
[ "$(pmids whole.db | wc -l)" = 95047 ] || fail "$(pmids whole.db | wc -l) records, not 95047"
same killed.db "after $killed kills"

# the same for optimize, killed a few times
before=$(stat -c %s killed.db)
for wait in 0.02 0.08 0.2; do
    "$cc" mirror optimize --mirror killed.db >/dev/null 2>&1 &
    jobs=$!
    sleep "$wait"
    kill -9 "$jobs" 2>/dev/null || true
    wait "$jobs" 2>/dev/null || true
done
expect 0 "$cc" mirror verify --mirror killed.db
expect 0 "$cc" mirror optimize --mirror killed.db
expect 0 "$cc" mirror verify --mirror killed.db
same killed.db "after optimize"
"$cc" mirror stats --mirror killed.db | grep -qE '^index segments +1$' || fail "optimize leaves several segments"
[ "$(stat -c %s killed.db)" -lt "$before" ] || fail "optimize does not make the file smaller"
# what is superseded or deleted is gone from the packs too: every seventh record and more stood there twice
packs() { python3 -c "import sqlite3; print(sqlite3.connect('$1').execute('SELECT sum(length(data)) FROM pack').fetchone()[0])"; }
[ $(($(packs killed.db) * 100)) -lt $(($(packs whole.db) * 95)) ] || fail "superseded XML is still there: $(packs killed.db) of $(packs whole.db) bytes"

# A kill in the middle of a commit leaves a journal that has to be rolled back: a reader does that, and where it may not write, says so.
python3 - <<'P'
import shutil, sqlite3
db = sqlite3.connect('whole.db', isolation_level=None)
db.execute('PRAGMA cache_size = 1')
db.execute('PRAGMA journal_mode = TRUNCATE')
db.execute('BEGIN IMMEDIATE')
db.execute('UPDATE pack SET n = n + 1')
shutil.copy('whole.db', 'hot.db')
shutil.copy('whole.db-journal', 'hot.db-journal')
db.execute('ROLLBACK')
P
cp hot.db may-not.db
cp hot.db-journal may-not.db-journal
expect 0 "$cc" mirror verify --mirror hot.db
[ ! -s hot.db-journal ] || fail "the journal is still there"
same hot.db "after a kill in the middle of a commit"
chmod 444 may-not.db may-not.db-journal
as_another=
if [ -w may-not.db ]; then # root may write anything
    chmod 755 .
    as_another='setpriv --reuid 65534 --clear-groups'
fi
cp "$cc" claimcheck
expect 6 $as_another ./claimcheck mirror verify --mirror may-not.db
says "as its owner"

# two at once: the first reads a pipe that does not end, the second is refused
mkfifo slow.xml
exec 9<>slow.xml
"$cc" mirror import --mirror killed.db slow.xml >/dev/null 2>err9 9>&- &
jobs=$!
for _ in $(seq 200); do grep -q "^$jobs$" killed.db.lock 2>/dev/null && break; sleep 0.05; done
expect 6 "$cc" mirror import --mirror killed.db base
says "another import or optimize (process $jobs) is at work"
[ "$(wc -l <"$scratch/err")" = 1 ] || fail "more than one line: $(cat "$scratch/err")"
expect 6 "$cc" mirror optimize --mirror killed.db
says "at work"
expect 0 "$cc" mirror search --mirror killed.db 'word1of2[tiab]'
printf '<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">90000001</PMID><Article><ArticleTitle>Late</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>' >&9
exec 9>&-
for _ in $(seq 300); do kill -0 "$jobs" 2>/dev/null || break; sleep 0.1; done
wait "$jobs" || fail "the first import was hurt: $(cat err9)"
jobs=
expect 0 "$cc" mirror verify --mirror killed.db
expect 0 "$cc" mirror search --mirror killed.db 'late[ti]'
says "1 records match"
expect 0 "$cc" mirror import --mirror killed.db base
says "nothing new"
