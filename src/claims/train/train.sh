#!/bin/sh
# train.sh SHARED WORK: makes src/vocab/pos_lexicon.tsv and src/vocab/tagger_weights.bin anew. Run from the top of the tree after
# `make`. Needs Debian's wordnet-base, node and python3; WORK (outside the tree) holds npm's packages and everything in between:
# the text that is trained on never enters the tree. Takes some minutes, most of them wink's.
set -eu
shared=$1 work=$2 here=src/claims/train
mkdir -p "$work"
[ -d "$work/node_modules/wink-nlp" ] || (cd "$work" && npm install --silent wink-nlp wink-eng-lite-web-model)
build() {
    make
    for tool in tokens train; do
        # shellcheck disable=SC2046
        ${CC:-cc} -O2 -std=c17 -D_GNU_SOURCE -Iinclude -Isrc -Ibuild -I$here -o "$work/$tool" $here/$tool.c \
            $([ $tool = train ] && echo $here/label.c) build/libclaimcheck.a -lutf8proc -lxml2 -lcjson -lmd -lm
    done
}
lexicon() { python3 $here/lexicon.py /usr/share/wordnet "$work/corpus.tsv" "$@" > "$work/lexicon.tsv" && cp "$work/lexicon.tsv" src/vocab/pos_lexicon.tsv; }

python3 $here/extract.py "$shared" > "$work/corpus.tsv"
lexicon
build
cut -f 2- "$work/corpus.tsv" | "$work/tokens" > "$work/sentences.tsv"
NODE_PATH="$work/node_modules" node $here/wink.js < "$work/sentences.tsv" > "$work/tagged.tsv"
"$work/train" counts "$work/tagged.tsv" > "$work/counts.tsv" # orders the tags of each form
lexicon "$work/counts.tsv"
build
python3 $here/made.py "$work/counts.tsv" src/vocab/pos_lexicon.tsv > "$work/made.tsv"
python3 $here/frequent.py "$work/corpus.tsv" src/vocab/tagger_words.tsv src/vocab/pos_lexicon.tsv > src/vocab/frequent_words.tsv
"$work/train" weights src/vocab/tagger_weights.bin "$work/tagged.tsv" -m "$work/made.tsv"
make
