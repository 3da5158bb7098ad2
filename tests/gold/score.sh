#!/usr/bin/env bash
# score.sh [NAME...]: holds the program's claim lists against the gold lists of this folder, one line a text.
# BUILD (default build) has the program, CLAIMCHECK_SHARED (default ../shared) the texts and score-claims; a text that is
# not there is skipped. LIST=1 also prints what is missed and wrong, except for lists held back (see README.md).
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
shared=${CLAIMCHECK_SHARED-$root/../shared}
shared=$(cd "${shared:-/nonexistent}" 2>/dev/null && pwd)
build=$(cd "$root" && cd "${BUILD-build}" 2>/dev/null && pwd)
if [ -z "$build" ] || [ ! -x "$build/claimcheck" ]; then
    echo "score.sh: ${BUILD-build}/claimcheck is not there; run make, or set BUILD" >&2
    exit 2
fi
if [ -z "$shared" ] || [ ! -f "$shared/tools/score-claims" ]; then
    echo "skipped: CLAIMCHECK_SHARED has no tools/score-claims"
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work
articles=$shared/data/copy/articles

# text_of NAME: path of the list's text, nothing when it is not there
text_of() {
    local text
    case $1 in
    zinc-and-its-importance) text="$articles/zinc-and- its-importance.md" ;;
    product-lung)
        text=$work/product-lung.txt
        python3 "$here/product-text.py" "$shared/data/copy/products.dev.json" 20645-306 > "$text" 2> /dev/null || return
        ;;
    *)
        text=$articles/$1.md
        for ending in md txt html; do
            [ ! -f "$here/$1.$ending" ] || text=$here/$1.$ending
        done
        ;;
    esac
    [ -f "$text" ] && printf '%s\n' "$text"
}

if [ $# = 0 ]; then
    for name in "$here"/*.gold.tsv; do
        name=${name##*/}
        set -- "$@" "${name%.gold.tsv}"
    done
fi
failed=0
# lists that nobody looks into
held_back="held-feature held-news held2-wire-news sleep-gummies-shop toddler-fever-advice ultra-processed-news walking-longform"
held_back="$held_back ashwagandha-marketplace hydration-encyclopedia"
cd "$work" || exit 2
for name; do
    if [ ! -f "$here/$name.gold.tsv" ]; then
        echo "score.sh: no list $name.gold.tsv" >&2
        exit 2
    fi
    text=$(text_of "$name")
    if [ -z "$text" ]; then
        printf '%-28s skipped: its text is not there\n' "$name"
        continue
    fi
    list=()
    case " $held_back " in *" $name "*) ;; *) [ "${LIST-}" != 1 ] || list=(--list) ;; esac
    if ! "$build/claimcheck" claims "$text" --format json -o "$work/claims.json" > /dev/null 2> "$work/err"; then
        printf '%-28s FAILED: %s\n' "$name" "$(tail -n 1 "$work/err")"
        failed=1
        continue
    fi
    printf '%-28s %s\n' "$name" "$(python3 "$shared/tools/score-claims" "$here/$name.gold.tsv" "$work/claims.json" "${list[@]}")"
    rm -f "$work/claims.json"
done
exit $failed
