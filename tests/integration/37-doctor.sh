# doctor on a broken setup: each fault is one line that names the thing and the way out, said once, and the exit code is 1.
. "$(dirname "$0")/lib.sh"
serve "*/efetch.fcgi eutils"
expect 0 "$cc" doctor --pubmed "$base"
[ "$(awk '$2 != "ok"' out)" = "" ] && [ "$(wc -l < out)" = 6 ] || fail "a sound setup: $(cat out)"
# ill WORDS ARGUMENTS…: exactly one line is bad, and it says the words; nothing goes to stderr
ill() {
    local words=$1
    shift
    expect 1 "$cc" doctor "$@"
    [ "$(grep -c ' bad ' out)" = 1 ] || fail "$*: not one bad line: $(cat out)"
    grep ' bad ' out | grep -qF -- "$words" || fail "$*: nobody says: $words: $(cat out)"
    grep ' bad ' out | grep -q '; ' || fail "$*: no way out: $(cat out)"
    [ ! -s err ] || fail "$*: stderr: $(cat err)"
}
ill "http://127.0.0.1:1/efetch.fcgi: cannot connect; is the network up" --pubmed http://127.0.0.1:1/ --deadline 3
ill "cannot be resolved" --pubmed https://no-such-host.invalid/ --deadline 3
grep -q -- '--offline uses the cache, --pubmed starter' out || fail "no way out without the network: $(cat out)"
head -c 9000 /dev/zero | tr '\0' x > bad.db
ill "bad.db: the cache database is damaged" --pubmed "$base" --cache bad.db
grep -q '^source *- *not asked: the cache comes first' out || fail "the source is blamed for the cache: $(cat out)"
ill "name another file with --cache" --pubmed "$base" --cache /proc/none/cache.db
ill "bad.db: the reviews database is damaged" --pubmed "$base" --reviews bad.db
mkdir folder
ill "folder" --pubmed "$base" --cache folder
printf 'abcdef0123456789abcdef0123456789\n' > k
chmod 644 k
ill "k: the API key file can be read by others (mode 0644); run: chmod 600 k" --pubmed "$base" --key-file k
grep -q '^source *- *not asked: the key comes first' out || fail "the source is blamed for the key: $(cat out)"
ill "lost: the API key file cannot be opened: No such file or directory; write the key there" --pubmed "$base" --key-file lost
unserve "$server"
serve "* reply status=400 type=application/json body='{\"error\":\"API key invalid\",\"api-key\":\"x\",\"type\":\"invalid\",\"status\":\"unknown\"}'" invalid
chmod 600 k
ill "make a new key in the settings of your NCBI account" --pubmed "$base" --key-file k
unserve "$server"
# the clock: before the program was made; and, where the source tells the time, against that
CLAIMCHECK_NOW=2019-01-01T00:00:00Z ill "2019-01-01T00:00:00Z is before this program was built; CLAIMCHECK_NOW sets it" --offline
serve "*/efetch.fcgi reply type=text/xml header='Date: Mon, 23 Nov 2026 12:00:00 GMT' body='<?xml version=\"1.0\"?><PubmedArticleSet></PubmedArticleSet>'" dated
CLAIMCHECK_NOW=2026-11-20T12:00:00Z ill "2026-11-20T12:00:00Z is 3 days behind the source's clock" --pubmed "$base"
CLAIMCHECK_NOW=2026-11-23T12:20:00Z ill "is 20 minutes ahead of the source's clock" --pubmed "$base"
CLAIMCHECK_NOW=2026-11-23T12:04:00Z expect 0 "$cc" doctor --pubmed "$base"
unserve "$server"
exit 0
