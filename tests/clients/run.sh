#!/usr/bin/env bash
# run.sh BUILD: EDirect, Biopython and rentrez, unmodified, against claimcheck eutils. Ends with 0, 1 or 77 (all skipped).
# The clients have NCBI's address built in; tools/clients beside the shared data redirects them.

build=$(cd "${1:-build}" && pwd) || exit 1
cd "$(dirname "$0")" || exit 1
tools=${CLAIMCHECK_SHARED:-../../../shared}/tools/clients
[ -d "$tools" ] || { echo "no redirection of the clients at $tools"; exit 77; }
tools=$(cd "$tools" && pwd)
work=$(mktemp -d)
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; rm -rf "$work"' EXIT
export HOME=$work
"$build/tests/tools/make_mirror" "$work/mirror.db" records.xml >"$work/log" || { cat "$work/log"; exit 1; }
"$build/claimcheck" eutils --mirror "$work/mirror.db" --port 0 >"$work/url" 2>"$work/err" &
server=$!
for _ in $(seq 100); do [ -s "$work/url" ] && break; sleep 0.05; done
[ -s "$work/url" ] || { cat "$work/err"; exit 1; }
EUTILS_BASE=$(cat "$work/url")
export EUTILS_BASE=${EUTILS_BASE%/}
failed=0 ran=0
client() { # name, command that tells whether it is there, command
    if ! eval "$2" >/dev/null 2>&1; then
        echo "skipped $1: not installed (see .ci/packages)"
        return
    fi
    ran=$((ran + 1))
    if eval "$3" >"$work/out" 2>&1; then
        echo "$1: $(grep -c '^ok ' "$work/out") calls"
    else
        failed=$((failed + 1))
        echo "FAILED $1"
        grep -v '^ok ' "$work/out" | tail -n 40
    fi
}
client Biopython "/usr/bin/python3 -c 'import Bio.Entrez'" "PYTHONPATH='$tools/py' timeout 280 /usr/bin/python3 biopython_all.py"
client EDirect "command -v esearch xtract" "PATH='$tools/shim':\$PATH timeout 280 bash edirect_all.sh"
client rentrez "Rscript -e 'library(rentrez)'" "R_PROFILE_USER='$tools/rentrez.Rprofile' timeout 280 Rscript rentrez_all.R"
kill -TERM "$server"
wait "$server" || { echo "the server did not end well: $?"; failed=$((failed + 1)); }
[ "$ran" -gt 0 ] || exit 77
[ "$failed" = 0 ]
