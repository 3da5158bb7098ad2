/* stem.c: see stem.h. The only file that knows libstemmer. Text says the same words again and again, and stemming is
 * what costs most of reading it: the stems of words met before are kept, each word in the one place that its hash gives
 * it. */
#include "base/stem.h"

#include <limits.h>
#include <string.h>

#include <libstemmer.h>

#include "base/hash.h"

#define KEPT         4096 /* words; a power of two */
#define KEEP_FROM    64   /* words of text from which keeping pays: most stemmers see one query */
#define KEPT_BYTES   23   /* longer words are stemmed each time */

struct kept {
    uint8_t word_len, stem_len; /* word_len 0 = empty */
    char word[KEPT_BYTES], stem[KEPT_BYTES];
};

struct cc_stemmer {
    struct sb_stemmer *snowball;
    struct kept *kept;
    size_t n_seen;
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
    free(stemmer->kept);
    free(stemmer);
}

/* Where a word's stem is kept; NULL when it is not kept at all. */
static struct kept *
place_of(struct cc_stemmer *stemmer, const char *word, size_t n)
{
    if (n == 0 || n > KEPT_BYTES || stemmer->n_seen++ < KEEP_FROM)
        return NULL;
    if (stemmer->kept == NULL)
        stemmer->kept = cc_mem_alloc(KEPT * sizeof *stemmer->kept);
    return &stemmer->kept[cc_hash_fnv(word, n) & (KEPT - 1)];
}

void
cc_stemmer_add(struct cc_stemmer *stemmer, struct cc_buf *b, const char *word, size_t n)
{
    struct kept *kept = place_of(stemmer, word, n);
    const char *stem = NULL;
    size_t len;

    if (kept && kept->word_len == n && memcmp(kept->word, word, n) == 0) {
        cc_buf_add(b, kept->stem, kept->stem_len);
        return;
    }
    if (stemmer->snowball && n < INT_MAX / 2)
        stem = (const char *)sb_stemmer_stem(stemmer->snowball, (const sb_symbol *)word, (int)n);
    len = stem ? (size_t)sb_stemmer_length(stemmer->snowball) : n;
    stem = stem ? stem : word;
    cc_buf_add(b, stem, len);
    if (kept && len <= KEPT_BYTES) {
        kept->word_len = (uint8_t)n;
        kept->stem_len = (uint8_t)len;
        memcpy(kept->word, word, n);
        memcpy(kept->stem, stem, len);
    }
}
