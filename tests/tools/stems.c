/* stems.c: text lines on stdin -> their word stems as the mirror has them, stop words left out; for training scripts. */
#include <stdio.h>
#include <string.h>

#include "base/stem.h"
#include "mirror/words.h"
#include "vocab/tables.h"
#include "vocab/vocab.h"

int
main(void)
{
    struct cc_stemmer *stemmer = cc_stemmer_new();
    struct cc_buf stem = {0};
    char *line = NULL;
    size_t cap = 0;
    ssize_t n;

    while ((n = getline(&line, &cap, stdin)) > 0) {
        struct cc_words words;

        cc_words_begin(&words, line, (size_t)n);
        while (cc_words_next(&words)) {
            if (cc_vocab_find(&cc_vocab_stopwords, words.word, words.len) != CC_VOCAB_NONE)
                continue;
            cc_buf_reset(&stem);
            cc_stemmer_add(stemmer, &stem, words.word, words.len);
            printf("%s ", stem.v);
        }
        putchar('\n');
    }
    free(line);
    cc_buf_clear(&stem);
    cc_stemmer_free(stemmer);
    return 0;
}
