# A mirror by the command line: import killed at any moment and run again, then the same answers as a mirror made in one go;
# a slice; refusals.
. "$(dirname "$0")/lib.sh"
export XDG_DATA_HOME=$scratch/data

# Forty files of 500 records: words by the record's number, so that counts are known.
mkdir base
python3 - <<'P'
n = 0
for f in range(40):
    out = ['<?xml version="1.0" encoding="utf-8"?>\n<PubmedArticleSet>']
    for _ in range(500):
        n += 1
        out.append(f'<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">{n}</PMID><Article><Journal>'
                   f'<JournalIssue><PubDate><Year>{1990 + n % 30}</Year></PubDate></JournalIssue></Journal><ArticleTitle>Record {n}'
                   f'</ArticleTitle><Abstract><AbstractText>' + ' '.join(f'word{n % k}of{k}' for k in range(2, 80)) +
                   '</AbstractText></Abstract><Language>eng</Language></Article></MedlineCitation></PubmedArticle>')
    out.append('</PubmedArticleSet>')
    open(f'base/pubmed26n{f + 1:04}.xml', 'w').write('\n'.join(out))
P

expect 0 "$cc" mirror import --mirror whole.db base
says "20000 records of 40 files"

# killed after 0.05, 0.07 … seconds, each time a third more, until a run comes to its end
done=0
for try in $(seq 0 24); do
    "$cc" mirror import --mirror killed.db base >/dev/null 2>err &
    pid=$!
    sleep "$(python3 -c "print(0.05 * 1.3 ** $try)")"
    if kill -9 "$pid" 2>/dev/null; then wait "$pid" 2>/dev/null; continue; fi
    wait "$pid" && { done=1; break; }
    cat err >&2
    fail "a run after a kill does not go on"
done
[ "$done" = 1 ] || fail "never came to its end"
expect 0 "$cc" mirror import --mirror killed.db base
says "nothing new"
expect 0 "$cc" mirror verify --mirror killed.db
prints "every record and every list of the index is whole"
for query in 'word3of7[tiab] AND word2of5[tiab]' 'word1of2[tiab] NOT word0of3[tiab]' '1995[dp]'; do
    "$cc" mirror search --mirror whole.db --limit 30000 --sort date -q "$query" > a || fail "$query"
    "$cc" mirror search --mirror killed.db --limit 30000 --sort date -q "$query" > b || fail "$query"
    [ -s a ] && cmp -s a b || fail "after kills other answers to: $query"
done

expect 0 "$cc" mirror import --mirror slice.db --only 'word3of7[tiab]' base
expect 0 "$cc" mirror stats --mirror slice.db
grep -qE '^records +2857$' "$scratch/out" || fail "a slice of other size: $(head -1 "$scratch/out")"
expect 2 "$cc" mirror import --mirror slice.db --only 'word4of7[tiab]' base
says "another slice needs another file"
expect 0 "$cc" mirror optimize --mirror slice.db
expect 0 "$cc" mirror search --mirror slice.db 'word3of7[tiab]'
says "2857 records match"

printf 'query\ttext\nq1\tword3of7 word2of5\nq2\tthe and of\n' > queries.tsv
expect 0 "$cc" mirror search --mirror whole.db --queries queries.tsv --limit 5 --format tsv
[ "$(grep -c '^q1	[0-9]*	[1-5]	' "$scratch/out")" = 5 ] || fail "five results expected for q1"
expect 3 "$cc" mirror search --mirror none.db word
says "No such file"
echo hello > text.db
expect 6 "$cc" mirror stats --mirror text.db
says "not a claimcheck mirror"
expect 3 "$cc" mirror import --mirror new.db nowhere.xml
says "nowhere.xml"
