#!/usr/bin/env bash
# mirror_run.sh MIRROR [ARTICLE] [BUILD]: time of `claimcheck check` against a mirror, claims to report (best and median of
# five after one to warm), and of its searches alone, in process (bench_mirror over the very queries of that run).
cd "$(dirname "$0")/../.." || exit 1
mirror=${1:?mirror_run.sh MIRROR [ARTICLE] [BUILD]} article=${2:-claims/eczema-and-your-gut.md} build=${3:-build}
tmp=$(mktemp -d) && trap 'rm -rf "$tmp"' EXIT
export HOME=$tmp
check() { "$build/claimcheck" check "$article" --pubmed "mirror:$mirror" --quiet -o "$tmp/$1" || exit 1; }
check report.json
for _ in 1 2 3 4 5; do
    begin=$(date +%s%N) && check report.html && echo $(( ($(date +%s%N) - begin) / 1000000 ))
done | sort -n > "$tmp/ms"
echo "check, claims to report: best $(head -1 "$tmp/ms") ms, median $(sed -n 3p "$tmp/ms") ms"
python3 - "$tmp/report.json" > "$tmp/queries" <<'END'
import json, sys
seen = {}
for claim in json.load(open(sys.argv[1]))["claims"]:
    for search in claim["search"]["searches"]:
        seen[search["query"]] = True
print("\n".join(seen))
END
CLAIMCHECK_BENCH_MIRROR=$mirror CLAIMCHECK_BENCH_QUERIES=$tmp/queries "$build/tests/bench/bench_mirror"
