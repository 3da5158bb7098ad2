/* mesh_fold.c: how MeSH terms are compared. Stands alone because the build tool mkmesh needs it too. */
#include "base/utf8.h"
#include "vocab/mesh.h"

static int
compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Sorts the space-separated words of b from byte `from` on. */
static void
sort_words(struct cc_buf *b, size_t from)
{
    char *text = cc_mem_strdup(b->v + from), **words = NULL;
    size_t n = 0;

    for (char *p = text; *p;) {
        char *space = strchr(p, ' ');

        words = cc_mem_push(words, n, sizeof *words);
        words[n++] = p;
        if (space == NULL)
            break;
        *space = '\0';
        p = space + 1;
    }
    if (n > 1) {
        qsort(words, n, sizeof *words, compare);
        b->n = from;
        for (size_t i = 0; i < n; i++) {
            if (i > 0)
                cc_buf_addc(b, ' ');
            cc_buf_adds(b, words[i]);
        }
    }
    free(words);
    free(text);
}

void
cc_mesh_fold(struct cc_buf *b, const char *s, size_t n, bool sorted)
{
    struct cc_buf folded = {0}, plain = {0};
    size_t from = b->n;

    cc_utf8_add_folded(&folded, s, n);
    cc_utf8_add_unmarked(&plain, folded.v ? folded.v : "", folded.n);
    for (size_t i = 0, len; i < plain.n; i += len) {
        uint32_t c;

        len = cc_utf8_decode(plain.v + i, plain.n - i, &c);
        if (cc_utf8_is_letter(c) || cc_utf8_is_digit(c))
            cc_buf_add(b, plain.v + i, len);
        else if (b->n > from && b->v[b->n - 1] != ' ')
            cc_buf_addc(b, ' ');
    }
    if (b->n > from && b->v[b->n - 1] == ' ')
        b->v[--b->n] = '\0';
    if (b->v == NULL)
        cc_buf_adds(b, "");
    if (sorted)
        sort_words(b, from);
    cc_buf_clear(&folded);
    cc_buf_clear(&plain);
}
