/* server_espell.c: espell: for each word that does not occur in the collection, the nearest one that does, or that MeSH
 * has (one or two letters added, dropped, changed or swapped). All that may be meant, of all words, is counted in one
 * pass. */
#include "base/mem.h"
#include "base/utf8.h"
#include "mirror/entrez_parts.h"
#include "mirror/server.h"
#include "vocab/mesh.h"

#define WORD_MIN 4
#define WORD_MAX 30
#define WORDS_MAX 50 /* of a term are looked at */
#define CANDIDATES_MAX 2000

/* A word of the term. */
struct word {
    const char *at;
    size_t n;
    char lower[WORD_MAX + 2];     /* "" = not looked at, or nothing is wrong with it */
    char instead[WORD_MAX + 2];
    uint64_t count;               /* of that; 0 = none found */
};

/* A word that may be meant. */
struct candidate {
    char text[WORD_MAX + 2];
    size_t of;                    /* number of the word */
};

struct spelling {
    struct cc_call *call;
    struct word words[WORDS_MAX];
    size_t n_words;
    struct candidate *v;
    size_t n, cap;
};

static void
propose(struct spelling *s, size_t of, const char *text)
{
    if (s->n == s->cap)
        s->v = cc_mem_grow(s->v, s->n, &s->cap, sizeof *s->v);
    s->v[s->n].of = of;
    (void)snprintf(s->v[s->n++].text, sizeof s->v->text, "%s", text);
}

static int
by_text(const void *a, const void *b)
{
    return strcmp(((const struct candidate *)a)->text, ((const struct candidate *)b)->text);
}

/* Counts all that was proposed. Each word gets the one that occurs most, the first in the alphabet of those alike;
 * nothing is proposed any more. */
static enum cc_status
choose(struct spelling *s, struct cc_error *error)
{
    struct cc_counted_word *counted = cc_mem_resize(NULL, s->n + 1, sizeof *counted);
    enum cc_status status;

    if (s->n > 1)
        qsort(s->v, s->n, sizeof *s->v, by_text);
    for (size_t i = 0; i < s->n; i++)
        counted[i] = (struct cc_counted_word){s->v[i].text, 0};
    status = s->call->backend->ops->count_words(s->call->backend, counted, s->n, error);
    for (size_t i = 0; i < s->n && status == CC_OK; i++) {
        struct word *word = &s->words[s->v[i].of];

        if (counted[i].n > word->count) {
            word->count = counted[i].n;
            memcpy(word->instead, s->v[i].text, sizeof word->instead);
        }
    }
    s->n = 0;
    free(counted);
    return status;
}

/* Every word one edit away (P. Norvig, "How to write a spelling corrector"). */
static void
propose_edits(struct spelling *s, size_t of)
{
    const char *word = s->words[of].lower;
    size_t n = strlen(word);
    char other[WORD_MAX + 2];

    for (size_t i = 0; i <= n; i++) {
        if (i < n) { /* drop letter i */
            memcpy(other, word, i);
            memcpy(other + i, word + i + 1, n - i);
            propose(s, of, other);
        }
        if (i + 1 < n && word[i] != word[i + 1]) { /* swap i and i + 1 */
            memcpy(other, word, n + 1);
            other[i] = word[i + 1];
            other[i + 1] = word[i];
            propose(s, of, other);
        }
        for (char c = 'a'; c <= 'z'; c++) {
            if (i < n && word[i] != c) { /* change i */
                memcpy(other, word, n + 1);
                other[i] = c;
                propose(s, of, other);
            }
            memcpy(other, word, i); /* put in before i */
            other[i] = c;
            memcpy(other + i + 1, word + i, n - i + 1);
            propose(s, of, other);
        }
    }
}

/* The MeSH words at most two edits away. */
static void
propose_mesh(struct spelling *s, size_t of)
{
    char **words = NULL;
    size_t n = cc_mesh_words_near(s->words[of].lower, 2, CANDIDATES_MAX, &words);

    for (size_t i = 0; i < n; i++) {
        if (strlen(words[i]) <= WORD_MAX)
            propose(s, of, words[i]);
        free(words[i]);
    }
    free(words);
}

static bool
is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static void
read_term(struct spelling *s, const char *p)
{
    size_t n;

    for (; *p && s->n_words < WORDS_MAX; p += n ? n : 1) {
        struct word *word = &s->words[s->n_words];
        bool plain = true;

        for (n = 0; is_letter(p[n]); n++)
            plain &= (unsigned char)p[n] < 0x80;
        if (n == 0)
            continue;
        s->n_words++;
        word->at = p;
        word->n = n;
        if (n < WORD_MIN || n > WORD_MAX || !plain)
            continue;
        for (size_t i = 0; i < n; i++)
            word->lower[i] = (char)(p[i] | 32);
        if (cc_mesh_find(word->lower, n) != 0)
            word->lower[0] = '\0';
    }
}

/* Afterwards count > 0 says that `instead` goes in the word's place. */
static enum cc_status
correct(struct spelling *s, struct cc_error *error)
{
    enum cc_status status;

    for (size_t i = 0; i < s->n_words; i++)
        if (s->words[i].lower[0] != '\0')
            propose(s, i, s->words[i].lower);
    status = choose(s, error);
    for (size_t i = 0; i < s->n_words; i++) {
        if (s->words[i].count > 0)
            s->words[i].lower[0] = '\0'; /* it occurs */
        s->words[i].count = 0;
        if (s->words[i].lower[0] != '\0')
            propose_edits(s, i);
    }
    if (status == CC_OK)
        status = choose(s, error);
    for (size_t i = 0; i < s->n_words && status == CC_OK; i++)
        if (s->words[i].lower[0] != '\0' && s->words[i].count == 0)
            propose_mesh(s, i);
    return status == CC_OK ? choose(s, error) : status;
}

/* <Original>what stays</Original><Replaced>what was put for a word</Replaced>… */
static void
add_piece(struct cc_buf *spelled, const char *tag, const char *text, size_t n)
{
    char *copy = cc_mem_strndup(text, n);

    cc_xml_element(spelled, tag, copy);
    free(copy);
}

void
cc_serve_espell(struct cc_call *call)
{
    const char *term = cc_params_get(&call->params, "term"), *kept = term ? term : "";
    struct spelling s = {.call = call};
    struct cc_buf corrected = {0}, spelled = {0};
    struct cc_error error = {0};
    enum cc_status status;
    bool any = false;

    if (!cc_call_check_db(call))
        return;
    read_term(&s, kept);
    status = correct(&s, &error);
    for (size_t i = 0; i < s.n_words && status == CC_OK; i++) {
        const struct word *word = &s.words[i];

        if (word->count == 0)
            continue;
        cc_buf_add(&corrected, kept, (size_t)(word->at - kept));
        add_piece(&spelled, "Original", kept, (size_t)(word->at - kept));
        cc_buf_adds(&corrected, word->instead);
        add_piece(&spelled, "Replaced", word->instead, strlen(word->instead));
        kept = word->at + word->n;
        any = true;
    }
    cc_buf_adds(&corrected, kept);
    if (*kept || !any)
        add_piece(&spelled, "Original", kept, strlen(kept));
    cc_call_prolog(call);
    cc_buf_adds(&call->body, "<eSpellResult>\n\t<Database>pubmed</Database>\n\t");
    cc_xml_element(&call->body, "Query", term);
    cc_buf_adds(&call->body, "\n\t");
    cc_xml_element(&call->body, "CorrectedQuery", any ? corrected.v : "");
    cc_buf_addf(&call->body, "\n\t<SpelledQuery>%s</SpelledQuery>\n\t", any ? spelled.v : "");
    if (error.message[0] != '\0')
        cc_xml_element(&call->body, "ERROR", error.message);
    else
        cc_buf_adds(&call->body, "<ERROR/>");
    cc_buf_adds(&call->body, "\n</eSpellResult>\n");
    cc_buf_clear(&corrected);
    cc_buf_clear(&spelled);
    free(s.v);
}
