#!/usr/bin/env bash
# run.sh BUILD [ASAN_BUILD]: runs every test of the tree and ends with "N passed, N failed" alone on a line.
#
# unit:        BUILD/tests/unit/test_* (cmocka; each of its tests counts)
# golden:      tests/golden/<stage>/<case>/ (see tests/golden/README.md)
# integration: tests/integration/NN-name.sh, each with its own HOME; exit 77 = skipped, last line says why
# fuzz:        BUILD/tests/fuzz/fuzz_X replays tests/fuzz/corpus/X
# lint:        tests/lint/run.sh
# With ASAN_BUILD the unit, golden and fuzz tests run a second time there.
# ONLY="unit golden" runs those parts alone, ONLY="golden:claims/" the golden cases whose name begins so: for the desk.
set -u
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8 CLAIMCHECK_SHARED="${CLAIMCHECK_SHARED-$PWD/../shared}"
# tests talk to servers on loopback; a proxy or key of the person who runs them is none of their business
unset http_proxy https_proxy all_proxy HTTPS_PROXY ALL_PROXY NCBI_API_KEY
passed=0 failed=0 skipped=0
# true where the part named is wanted
part() { case " ${ONLY:-$1} " in *" $1"[\ :]*) ;; *) return 1 ;; esac; }
ok() { passed=$((passed + 1)); }
bad() { failed=$((failed + 1)); printf 'FAILED %s\n' "$1"; [ -z "${2-}" ] || sed 's/^/    /' <<<"$2" | tail -n 40; }
skip() { skipped=$((skipped + 1)); printf 'skipped %s: %s\n' "$1" "$2"; }
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT

run_unit() {
    local t out good wrong lacking
    for t in "$1"/tests/unit/test_*; do
        [ -x "$t" ] && [ -f "$t" ] || continue
        case $t in *.d) continue ;; esac
        # to a file: whoever a failed test leaves behind holds no pipe open that we would wait for
        HOME=$home timeout 300 "$t" > "$home/out" 2>&1 && rc=0 || rc=$?
        out=$(cat "$home/out")
        good=$(grep -c '^\[       OK \]' <<<"$out") wrong=$(grep -c '^\[  FAILED  \] [A-Za-z_0-9]*$' <<<"$out")
        lacking=$(grep -c '^\[  SKIPPED \]' <<<"$out")
        passed=$((passed + good)) skipped=$((skipped + lacking / 2))
        if [ "$rc" != 0 ] || [ "$good$lacking" = 00 ]; then
            bad "$t (exit $rc)" "$out"
            failed=$((failed + (wrong > 1 ? wrong / 2 - 1 : 0)))
        fi
    done
}

run_golden() {
    local dir args rc want out
    local only=${ONLY-}
    case $only in *golden:*) only=${only#*golden:} only=${only%% *} ;; *) only= ;; esac
    for dir in tests/golden/"$only"*/*/ tests/golden/"$only"*/; do
        [ -f "$dir/args" ] || continue
        golden_case "$1/claimcheck" "$dir" && ok || bad "golden ${dir#tests/golden/} ($1)" "$golden_diff"
    done
}
. tests/golden/case.sh

run_integration() {
    local t out rc
    for t in tests/integration/[0-9]*.sh; do
        [ -f "$t" ] || continue
        HOME=$(mktemp -d -p "$home") BUILD=$PWD/$1 timeout 600 bash "$t" > "$home/out" 2>&1 && rc=0 || rc=$?
        out=$(cat "$home/out")
        case $rc in
        0) ok ;;
        77) skip "$t" "$(tail -n 1 <<<"$out")" ;;
        *) bad "$t (exit $rc)" "$out" ;;
        esac
    done
}

run_fuzz() {
    local f name out
    for f in "$1"/tests/fuzz/fuzz_*; do
        [ -x "$f" ] && [ -f "$f" ] || continue
        name=${f##*/fuzz_}
        case $name in *.d) continue ;; esac
        out=$(timeout 300 "$f" tests/fuzz/corpus/"$name" 2>&1) && ok || bad "fuzz corpus $name ($1)" "$out"
    done
}

for b in "$@"; do
    ! part unit || run_unit "$b"
    ! part golden || run_golden "$b"
    ! part fuzz || run_fuzz "$b"
done
! part integration || run_integration "$1"
! part lint || { out=$(bash tests/lint/run.sh 2>&1) && ok || bad lint "$out"; }
[ "$skipped" = 0 ] || echo "$skipped skipped"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
