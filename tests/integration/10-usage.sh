# Bad command lines and bad inputs: the right exit code and one clear line each.
. "$(dirname "$0")/lib.sh"

expect 2 "$cc"
expect 2 "$cc" chekc x.md
says "did you mean 'check'?"
expect 2 "$cc" check
says "usage: claimcheck check"
expect 2 "$cc" check --no-such x.md
says "does not take --no-such"
expect 2 "$cc" rate c1 --support
says "--support needs a value"
expect 0 "$cc" --version
expect 0 "$cc" help
for command in $("$cc" help | sed -n 's/^  \([a-z]*\)  .*/\1/p' | sort -u); do
    case $command in pubmed|mirror|cache|reviews|email|tool|rate|deadline|studies|by) continue ;; esac
    expect 0 "$cc" "$command" --help
    prints "claimcheck $command"
done
expect 3 "$cc" claims nowhere.md
says "nowhere.md: cannot be opened"
: > empty.txt
expect 3 "$cc" claims empty.txt
says "empty.txt"
printf 'a\0b\0c' > binary.txt
expect 3 "$cc" claims binary.txt
says "binary.txt"
echo "Zinc shortens colds." > a.txt
expect 2 "$cc" check a.txt --pubmed nonsense
says "expected ncbi, a base URL, mirror:PATH or starter"
expect 3 "$cc" check a.txt --pubmed mirror:none.db
says "none.db"
expect 2 "$cc" claims a.txt --format pdf
says "pdf"
printf 'email = a@b\nnonsense = 1\n' > .claimcheck
expect 2 "$cc" check a.txt --pubmed starter
says ".claimcheck:2"
rm .claimcheck
[ "$(wc -l < "$scratch/err")" -le 1 ] || fail "more than one line for one error"
# help, man page and README name the same commands
"$cc" help man > man.1
"$cc" help | sed -n '3,/^$/s/^  \([a-z ]*[a-z]\)  .*/\1/p' > commands
[ -s commands ] || fail "help lists no command"
while read -r command; do
    grep -qF "| \`$command\` |" "$root/README.md" || fail "README does not list '$command'"
    grep -q "^.Ss claimcheck $command " man.1 || fail "the man page does not list '$command'"
done < commands

grep -q '^.Ss claimcheck check' man.1 || fail "no man page"
if command -v mandoc >/dev/null; then mandoc -T lint -W error man.1 || fail "man page"; fi
