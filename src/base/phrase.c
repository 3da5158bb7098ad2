/* phrase.c: see phrase.h. */
#include "base/phrase.h"

#include "base/hash.h"

#define PHRASE_WORDS_MAX 32

uint32_t *
cc_stems_read(const struct cc_words *words, struct cc_stemmer *stemmer)
{
    uint32_t *stems = words->n ? cc_mem_alloc(words->n * sizeof *stems) : NULL;
    struct cc_buf stem = {0};

    for (size_t i = 0; i < words->n; i++) {
        cc_buf_reset(&stem);
        cc_stemmer_add(stemmer, &stem, words->v[i].text, words->v[i].n);
        stems[i] = cc_hash_fnv(stem.v, stem.n);
    }
    cc_buf_clear(&stem);
    return stems;
}

bool
cc_phrase_read(const char *text, size_t n, struct cc_stemmer *stemmer, struct cc_phrase *out)
{
    char *copy = cc_mem_strndup(text, n);
    struct cc_words words = {0};

    *out = (struct cc_phrase){0};
    cc_words_read(copy, PHRASE_WORDS_MAX, &words);
    if (n > 0 && text[n - 1] == '*' && words.n == 1)
        out->prefix = cc_mem_strndup(words.v[0].text, words.v[0].n);
    else
        out->stems = cc_stems_read(&words, stemmer);
    out->n = words.n;
    cc_words_clear(&words);
    free(copy);
    return out->n > 0;
}

bool
cc_phrase_read_term(const char *term, struct cc_stemmer *stemmer, struct cc_phrase *out)
{
    const char *tag = strrchr(term, '[');
    size_t n = tag ? (size_t)(tag - term) : strlen(term);

    return cc_phrase_read(term, n, stemmer, out); /* quotes are no words */
}

void
cc_phrase_clear(struct cc_phrase *phrase)
{
    free(phrase->stems);
    free(phrase->prefix);
    *phrase = (struct cc_phrase){0};
}

bool
cc_phrase_at(const struct cc_phrase *phrase, const struct cc_words *words, const uint32_t *stems, size_t i)
{
    if (i + phrase->n > words->n)
        return false;
    if (phrase->prefix)
        return strncmp(words->v[i].text, phrase->prefix, strlen(phrase->prefix)) == 0;
    for (size_t k = 0; k < phrase->n; k++) {
        if (stems[i + k] != phrase->stems[k])
            return false;
    }
    return true;
}
