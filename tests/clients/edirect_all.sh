# EDirect's own commands, unmodified, against a local E-utilities server. Run by run.sh.
failed=0
check() { # name, got, wanted
    if [ "$2" = "$3" ]; then echo "ok $1"; else echo "FAILED $1: got '$2', not '$3'"; failed=$((failed + 1)); fi
}
sorted() { sort | tr '\n' ' ' | sed 's/ $//'; }
check "einfo -dbs" "$(einfo -dbs)" pubmed
check "einfo -fields" "$(einfo -db pubmed -fields | grep -c '^TIAB')" 1
check "einfo -links" "$(einfo -db pubmed -links | cut -f1 | grep -cE '^pubmed_(pmc|pubmed)$')" 2
check "esearch | efetch uid" "$(esearch -db pubmed -query 'eczema AND probiotics' | efetch -format uid | sorted)" "90000001 90000002 90000012"
check "esearch count" "$(esearch -db pubmed -query 'asthma[tiab]' | xtract -pattern ENTREZ_DIRECT -element Count)" 4
check "esearch -mindate -maxdate" "$(esearch -db pubmed -query eczema -mindate 2018 -maxdate 2018 -datetype PDAT | efetch -format uid)" 90000001
check "esearch -quick" "$(esearch -quick -db pubmed -query 'all[sb]' | xtract -pattern ENTREZ_DIRECT -element Count)" 13
check "esearch -sort" "$(esearch -db pubmed -query 'all[sb]' -sort 'Pub Date' | xtract -pattern ENTREZ_DIRECT -element Count)" 13
check "esearch | efilter" "$(esearch -db pubmed -query eczema | efilter -query 'review[pt]' | efetch -format uid)" 90000002
check "efilter -pub" "$(esearch -db pubmed -query eczema | efilter -pub clinical_trial | efetch -format uid)" 90000001
check "efilter -days" "$(esearch -db pubmed -query eczema | efilter -days 7 -datetype EDAT | xtract -pattern ENTREZ_DIRECT -element Count)" 0
check "efilter -mindate" "$(esearch -db pubmed -query 'all[sb]' | efilter -mindate 2020 -maxdate 2021 | efetch -format uid | sorted)" "90000002 90000011 90000012"
check "esearch | elink -related" "$(esearch -db pubmed -query '90000001[uid]' | elink -related | efetch -format uid | grep -c 90000002)" 1
check "elink -name refs" "$(elink -db pubmed -id 90000001 -target pubmed -name pubmed_pubmed_refs | efetch -format uid | sorted)" "90000004 90000005"
check "elink -name citedin" "$(elink -db pubmed -id 90000001 -target pubmed -name pubmed_pubmed_citedin | efetch -format uid)" 90000002
check "elink -cmd neighbor" "$(elink -db pubmed -id 90000001 -cmd neighbor -name pubmed_pubmed_refs -target pubmed | xtract -pattern LinkSetDb -block Link -element Id | tr '\t' '\n' | sorted)" "90000004 90000005"
check "pipe of five" "$(esearch -db pubmed -query 'eczema' | efilter -query 'review[pt]' | elink -related | efetch -format xml | xtract -pattern PubmedArticle -element MedlineCitation/PMID | grep -c .)" \
    "$(esearch -db pubmed -query 'eczema' | efilter -query 'review[pt]' | elink -related | efetch -format uid | grep -vc 90000013)"
check "efetch xml | xtract" "$(efetch -db pubmed -id 90000001,90000003 -format xml | xtract -pattern PubmedArticle -element MedlineCitation/PMID -first Author/LastName)" \
    "$(printf '90000001\tAlder\n90000003\tDogwood')"
check "xtract mesh" "$(efetch -db pubmed -id 90000002 -format xml | xtract -pattern PubmedArticle -block MeshHeading -if DescriptorName@MajorTopicYN -equals Y -element DescriptorName)" \
    "$(printf 'Eczema\tProbiotics')"
check "efetch medline" "$(efetch -db pubmed -id 90000001 -format medline | grep '^PMID')" "PMID- 90000001"
check "efetch abstract" "$(efetch -db pubmed -id 90000001 -format abstract | grep -c '^1. Synth J Skin')" 1
check "efetch docsum" "$(efetch -db pubmed -id 90000001 -format docsum | xtract -pattern DocumentSummary -element Id,Source)" "$(printf '90000001\tSynth J Skin')"
check "esummary" "$(esearch -db pubmed -query 'zinc[ti]' | esummary | xtract -pattern DocumentSummary -element Id,Volume,Pages)" "$(printf '90000007\t1\t70-79')"
check "epost | efetch" "$(printf '90000001\n90000007\n' | epost -db pubmed | efetch -format uid | sorted)" "90000001 90000007"
check "epost | esummary" "$(epost -db pubmed -id 90000001,90000007 | esummary | xtract -pattern DocumentSummary -element Id | sorted)" "90000001 90000007"
check "espell by nquire" "$(nquire -url "$EUTILS_BASE" espell.fcgi -db pubmed -term eczma | xtract -pattern eSpellResult -element CorrectedQuery)" eczema
check "efilter by date and type | elink | abstract" "$(esearch -db pubmed -query 'eczema OR asthma' | efilter -mindate 2015 -maxdate 2022 -datetype PDAT -pub review | elink -related | efetch -format abstract | grep -c '^PMID: ')" \
    "$(esearch -db pubmed -query 'eczema OR asthma' | efilter -mindate 2015 -maxdate 2022 -datetype PDAT -pub review | elink -related | efetch -format medline | grep -c '^PMID- ')"
check "elink | docsum" "$(esearch -db pubmed -query eczema | efilter -pub review | elink -related | efetch -format docsum | xtract -pattern DocumentSummary -element Id | head -n 1)" 90000001
check "efilter -pub structured" "$(esearch -db pubmed -query 'all[sb]' | efilter -pub structured | efetch -format uid)" 90000001
check "efilter -journal" "$(esearch -db pubmed -query 'all[sb]' | efilter -journal 'Synth J Skin' | efetch -format uid | grep -c .)" 4
check "esearch -title" "$(esearch -db pubmed -title 'Daily probiotics' | efetch -format uid)" 90000001
check "esearch -spell" "$(esearch -db pubmed -query eczma -spell | xtract -pattern ENTREZ_DIRECT -element Count)" 4
printf '90000001\n90000002\n' >"$HOME/ids"
check "efetch -input" "$(efetch -db pubmed -input "$HOME/ids" -format xml | xtract -pattern PubmedArticle -element MedlineCitation/PMID | sorted)" "90000001 90000002"
check "efetch -start -stop" "$(esearch -db pubmed -query 'all[sb]' | efetch -format docsum -start 2 -stop 3 | xtract -pattern DocumentSummary -element Id | sorted)" "90000002 90000003"
check "esummary -mode json" "$(esummary -db pubmed -id 90000001 -mode json | grep -c '"uids":\["90000001"\]')" 1
check "nquire -eutils" "$(nquire -eutils esearch.fcgi -db pubmed -term 'asthma[tiab]' | xtract -pattern eSearchResult -element Count)" 4
check "nquire -get" "$(nquire -get "$EUTILS_BASE/esummary.fcgi" -db pubmed -id 90000001 -version 2.0 | xtract -pattern DocumentSummary -element Source)" "Synth J Skin"
check "elink -cmd score" "$(elink -db pubmed -id 90000001 -related -cmd score | xtract -pattern LinkSetDb -block Link -element Id | tr '\t' '\n' | head -n 1)" 90000002
check "elink to pmc" "$(elink -db pubmed -id 90000001 -target pmc -cmd neighbor | xtract -pattern LinkSetDb -element DbTo LinkName -block Link -element Id)" "$(printf 'pmc\tpubmed_pmc\t90000001')"
check "elink to a database of NCBI's" "$(elink -db pubmed -id 90000001 -target gene -cmd neighbor 2>&1 | grep -c 'ERROR\|LinkSetDb')" 0
check "espell of several" "$(nquire -url "$EUTILS_BASE" espell.fcgi -db pubmed -term 'eczma and astma' | xtract -pattern eSpellResult -element CorrectedQuery)" "eczema and asthma"
check "elink -cmd acheck" "$(elink -db pubmed -id 90000001 -cmd acheck | xtract -pattern LinkInfo -element LinkName | grep -c citedin)" 1
check "elink of each id" "$(elink -db pubmed -id 90000001,90000002 -target pubmed -name pubmed_pubmed_refs -cmd neighbor | xtract -pattern LinkSet -element IdList/Id -block Link -element Id)" \
    "$(printf '90000001\t90000004\t90000005\n90000002\t90000001\t90000003')"
check "a term of 85,000 bytes" "$(esearch -db pubmed -query "$(seq -f '%.0f[uid]' -s ' OR ' 90000001 90005000)" | xtract -pattern ENTREZ_DIRECT -element Count)" 13
check "epost | elink | efilter" "$(epost -db pubmed -id 90000001,90000002 | elink -related | efilter -query 'review[pt]' | efetch -format uid | sorted)" "90000002 90000005"
check "efilter -pub retracted" "$(esearch -db pubmed -query 'all[sb]' | efilter -pub retracted | xtract -pattern ENTREZ_DIRECT -element Count)" 1
echo "failed: $failed"
[ "$failed" = 0 ]
