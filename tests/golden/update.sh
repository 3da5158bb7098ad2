#!/usr/bin/env bash
# update.sh BUILD STAGE[/CASE]…: writes what the program now prints into the golden cases named, and shows the
# difference, to be read line by line before it is committed. Refuses in CI.
set -eu
[ "${CI-}" != true ] || { echo "golden files are not updated in CI" >&2; exit 2; }
cd "$(dirname "$0")/../.."
build=$1
shift
. tests/golden/case.sh
for what in "$@"; do
    for args in tests/golden/"$what"/args tests/golden/"$what"/*/args; do
        [ -f "$args" ] || continue
        dir=${args%/args}
        golden_run "$build/claimcheck" "$dir"
        [ -f "$dir/out" ] || : >"$dir/out"
        diff -u "$dir/out" "$golden_home/stdout" || cp "$golden_home/stdout" "$dir/out"
        [ ! -f "$dir/err" ] || diff -u "$dir/err" "$golden_home/stderr" || cp "$golden_home/stderr" "$dir/err"
        [ "$golden_rc" = 0 ] || echo "$golden_rc" >"$dir/rc"
        rm -rf "$golden_home"
    done
done
