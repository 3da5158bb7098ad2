#!/usr/bin/env bash
# rchive.sh FILE.xml.gz [BUILD]: a local archive with its index out of one real-sized file of PubMed XML, once by EDirect's rchive in the
# steps of its own archive-pubmed (transmute, archive, e2incIndex, e2incInvert, merge, promote) and once by `claimcheck mirror import`,
# side by side: seconds of the clock and of the processors, most memory, and how many times as fast the latter is. Processor seconds
# are what to go by where other work is going on.
file=$(realpath "${1:?usage: rchive.sh FILE.xml.gz [BUILD]}") build=$(realpath "${2:-build}")
command -v rchive > /dev/null || { echo "skipped: rchive is not installed (ncbi-entrez-direct)"; exit 0; }
command -v /usr/bin/time > /dev/null || { echo "skipped: no /usr/bin/time"; exit 0; }
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
mkdir -p "$work"/{Archive,Index,Invert,Merged,Postings} && cd "$work" || exit 1
: > times
step() { # name, command of a shell
    /usr/bin/time -a -o times -f "$1 %e %U %S %M" bash -o pipefail -c "$2" 2> err || { echo "$1 failed: $(head -c 300 err)"; exit 1; }
    awk -v name="$1" '$1 == name { printf "  %-10s %7.1f s, processors %6.1f s, %4d MB\n", $1, $2, $3 + $4, $5 / 1024 }' times
}
echo "rchive $(rchive -version | awk '{ print $NF }'), $(basename "$file")"
step transmute "gzip -dc '$file' | transmute -strict -normalize pubmed | transmute -compress -strict -wrp PubmedArticleSet -pattern 'PubmedArticleSet/*' -format flush > all.xml"
step archive "rchive -gzip -db pubmed -input all.xml -archive Archive Index Invert -index MedlineCitation/PMID^Version -pattern PubmedArticle > /dev/null < /dev/null"
step e2index "rchive -e2incIndex Archive Index -e2index > /dev/null"
step e2invert "rchive -e2incInvert Index Invert > /dev/null"
step merge "cd Invert && rchive -gzip -merge ../Merged *.inv.gz > /dev/null"
step promote "cd Merged && rchive -promote ../Postings 'UID TITL TIAB PAIR CODE TREE MESH SUBH YEAR PDAT RDAT JOUR VOL ISS PAGE LANG PROP PTYP ANUM AUTH FAUT LAUT CSRT INVR' *.mrg.gz > /dev/null"
echo "  $(find Archive -name '*.xml.gz' | wc -l) records archived, $(find Index -type f | wc -l) index files, $(find Invert -name '*.inv.gz' | wc -l) inverted," \
    "$(find Merged -name '*.mrg.gz' | wc -l) merged, $(find Postings -type f | wc -l) posting files"
step claimcheck "'$build/claimcheck' mirror import --quiet --mirror m.db '$file'"
records=$("$build/claimcheck" mirror stats --mirror m.db | awk '$1 == "records" { print $2 }')
awk -v n="$records" '
    { wall[$1] = $2; cpu[$1] = $3 + $4 }
    $1 != "claimcheck" && $1 != "transmute" { w += $2; c += $3 + $4 }
    END {
        printf "%d records: rchive %.1f s (processors %.1f s) after transmute (%.1f s, %.1f s), claimcheck %.1f s (%.1f s)\n",
            n, w, c, wall["transmute"], cpu["transmute"], wall["claimcheck"], cpu["claimcheck"]
        printf "times as fast: %.1f by the clock, %.1f by processors; with transmute %.1f and %.1f\n", w / wall["claimcheck"], c / cpu["claimcheck"],
            (w + wall["transmute"]) / wall["claimcheck"], (c + cpu["transmute"]) / cpu["claimcheck"]
    }' times
