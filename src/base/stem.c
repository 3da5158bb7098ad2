/* stem.c: see stem.h. The only file that knows libstemmer. */
#include "base/stem.h"

#include <limits.h>

#include <libstemmer.h>

struct cc_stemmer {
    struct sb_stemmer *snowball;
};

struct cc_stemmer *
cc_stemmer_new(void)
{
    struct cc_stemmer *stemmer = cc_mem_alloc(sizeof *stemmer);

    stemmer->snowball = sb_stemmer_new("english", "UTF_8");
    return stemmer;
}

void
cc_stemmer_free(struct cc_stemmer *stemmer)
{
    if (stemmer == NULL)
        return;
    sb_stemmer_delete(stemmer->snowball);
    free(stemmer);
}

void
cc_stemmer_add(struct cc_stemmer *stemmer, struct cc_buf *b, const char *word, size_t n)
{
    const sb_symbol *stem = NULL;

    if (stemmer->snowball && n < INT_MAX / 2)
        stem = sb_stemmer_stem(stemmer->snowball, (const sb_symbol *)word, (int)n);
    if (stem)
        cc_buf_add(b, stem, (size_t)sb_stemmer_length(stemmer->snowball));
    else
        cc_buf_add(b, word, n);
}
