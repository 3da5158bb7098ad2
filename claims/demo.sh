#!/bin/sh
# demo.sh CLAIMCHECK: the main job on the sample article, without any network: claims, studies of the starter corpus, report.
set -eu
claimcheck=$1
cd "$(dirname "$0")/.."
case $claimcheck in /*) ;; *) claimcheck=./$claimcheck ;; esac
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# exit code 5 says that some claim could not be searched; the outputs say which and why
check() {
    "$claimcheck" check claims/eczema-and-your-gut.md --pubmed starter --reviews "$scratch/reviews.db" "$@" || [ $? = 5 ]
}
check --format table
echo
check -q -o report.html
echo "The report is $(pwd)/report.html: open it in a browser."
