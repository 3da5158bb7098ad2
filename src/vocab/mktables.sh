#!/bin/sh
# mktables.sh TSV…: writes vocab/tables.h, the declarations of all compiled-in tables.
echo '/* made by mktables.sh: one declaration per src/vocab table */'
echo '#ifndef CC_VOCAB_TABLES_H'
echo '#define CC_VOCAB_TABLES_H'
echo '#include "vocab/vocab.h"'
for f in "$@"; do
    name=$(basename "$f" .tsv)
    echo "extern const struct cc_vocab cc_vocab_$name;"
    # column numbers: CC_VOCAB_<TABLE>_<COLUMN>
    grep -v '^#' "$f" | grep -v '^$' | head -n 1 | tr '\t' '\n' | awk -v t="$name" '{ gsub(/[^A-Za-z0-9]/, "_"); printf "#define CC_VOCAB_%s_%s %d\n", toupper(t), toupper($0), NR - 1 }'
done
echo '#endif'
