/* server_espell.c: espell: for each word that does not occur in the collection, the nearest one that does, or that MeSH has
 * (one or two letters added, dropped, changed or swapped). */
#include "base/utf8.h"
#include "mirror/entrez_parts.h"
#include "mirror/server.h"
#include "vocab/mesh.h"

#define WORD_MIN 4
#define WORD_MAX 30
#define CANDIDATES_MAX 2000

struct best {
    char text[WORD_MAX + 2];
    uint64_t count;
};

static enum cc_status
occurrences(struct cc_call *call, const char *word, uint64_t *out, struct cc_error *error)
{
    struct cc_node *term = cc_node_text(CC_FIELD_TIAB, word, strlen(word));
    enum cc_status status = call->backend->ops->count(call->backend, term, out, error);

    cc_node_free(term);
    return status;
}

static enum cc_status
try_word(struct cc_call *call, const char *word, struct best *best, struct cc_error *error)
{
    uint64_t n;
    enum cc_status status = occurrences(call, word, &n, error);

    if (status == CC_OK && n > best->count) {
        best->count = n;
        (void)snprintf(best->text, sizeof best->text, "%s", word);
    }
    return status;
}

/* Every word one edit away (P. Norvig, "How to write a spelling corrector"): the one that occurs most. */
static enum cc_status
one_edit(struct cc_call *call, const char *word, size_t n, struct best *best, struct cc_error *error)
{
    char other[WORD_MAX + 2];
    enum cc_status status = CC_OK;

    for (size_t i = 0; i <= n && status == CC_OK; i++) {
        if (i < n) { /* drop letter i */
            memcpy(other, word, i);
            memcpy(other + i, word + i + 1, n - i);
            status = try_word(call, other, best, error);
        }
        if (status == CC_OK && i + 1 < n && word[i] != word[i + 1]) { /* swap i and i + 1 */
            memcpy(other, word, n + 1);
            other[i] = word[i + 1];
            other[i + 1] = word[i];
            status = try_word(call, other, best, error);
        }
        for (char c = 'a'; c <= 'z' && status == CC_OK; c++) {
            if (i < n && word[i] != c) { /* change i */
                memcpy(other, word, n + 1);
                other[i] = c;
                status = try_word(call, other, best, error);
            }
            if (status == CC_OK) { /* put in before i */
                memcpy(other, word, i);
                other[i] = c;
                memcpy(other + i + 1, word + i, n - i + 1);
                status = try_word(call, other, best, error);
            }
        }
    }
    return status;
}

/* The MeSH word at most two edits away that occurs most; looked for only when one edit found nothing. */
static enum cc_status
from_mesh(struct cc_call *call, const char *word, struct best *best, struct cc_error *error)
{
    char **words = NULL;
    size_t n = cc_mesh_words_near(word, 2, CANDIDATES_MAX, &words);
    enum cc_status status = CC_OK;

    for (size_t i = 0; i < n; i++) {
        if (status == CC_OK && strlen(words[i]) <= WORD_MAX)
            status = try_word(call, words[i], best, error);
        free(words[i]);
    }
    free(words);
    return status;
}

/* *out is the word itself when it needs no correction or has none. */
static enum cc_status
correct(struct cc_call *call, const char *word, size_t n, struct best *out, struct cc_error *error)
{
    char lower[WORD_MAX + 2];
    uint64_t there;
    enum cc_status status;

    *out = (struct best){.count = 0};
    if (n < WORD_MIN || n > WORD_MAX)
        return CC_OK;
    for (size_t i = 0; i < n; i++) {
        if ((word[i] < 'a' || word[i] > 'z') && (word[i] < 'A' || word[i] > 'Z'))
            return CC_OK;
        lower[i] = (char)(word[i] | 32);
    }
    lower[n] = '\0';
    status = occurrences(call, lower, &there, error);
    if (status != CC_OK || there > 0 || cc_mesh_find(lower, n) != 0)
        return status;
    status = one_edit(call, lower, n, out, error);
    if (status == CC_OK && out->count == 0)
        status = from_mesh(call, lower, out, error);
    return status;
}

static bool
is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
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
    const char *term = cc_params_get(&call->params, "term"), *p = term ? term : "";
    struct cc_buf corrected = {0}, spelled = {0};
    struct cc_error error = {0};
    const char *kept = p;
    size_t n_words = 0;
    bool any = false;

    if (!cc_call_check_db(call))
        return;
    while (*p) {
        size_t n = 0;
        struct best best = {.count = 0};

        while (is_letter(p[n]))
            n++;
        if (n == 0) {
            p++;
            continue;
        }
        if (n_words++ < 50 && correct(call, p, n, &best, &error) != CC_OK)
            break;
        if (best.count > 0) {
            cc_buf_add(&corrected, kept, (size_t)(p - kept));
            add_piece(&spelled, "Original", kept, (size_t)(p - kept));
            cc_buf_adds(&corrected, best.text);
            add_piece(&spelled, "Replaced", best.text, strlen(best.text));
            kept = p + n;
            any = true;
        }
        p += n;
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
}
