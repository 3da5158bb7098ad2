#!/usr/bin/env bash
# run.sh BUILD: every benchmark of BUILD/tests/bench, one after the other. Each is given CLAIMCHECK_SHARED (the real data) and
# finds its inputs itself; without them it says so and ends well.
cd "$(dirname "$0")/../.." || exit 1
export LC_ALL=C.UTF-8 CLAIMCHECK_SHARED="${CLAIMCHECK_SHARED-$PWD/../shared}"
rc=0
for b in "${1:-build}"/tests/bench/bench_*; do
    [ -x "$b" ] && [ -f "$b" ] || continue
    case $b in *.d | *.dSYM) continue ;; esac
    echo "== ${b##*/}"
    "$b" || rc=1
done
echo "== whole run"
python3 tests/bench/whole_run.py "${1:-build}" || rc=1
exit $rc
