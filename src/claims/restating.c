/* restating.c: see restating.h. */
#include "claims/restating.h"

#include <string.h>

#include "claims/inflect.h"

void
cc_restating_tell(const struct cc_restating *r, struct cc_buf *b, const char *rule)
{
    struct cc_how how = *r->how;

    while (b->n > 0 && strchr(" ,;", b->v[b->n - 1]) != NULL)
        b->v[--b->n] = '\0';
    if (b->n > 0) {
        if (rule != NULL && (how.rule == NULL || strcmp(how.rule, "myth") != 0))
            how.rule = rule;
        if (r->t == &r->x->text) {
            how.pieces[0] = r->s->span;
            how.n_pieces = 1;
        }
        if (strchr(".!?", b->v[b->n - 1]) == NULL)
            cc_buf_addc(b, '.');
        cc_tell_text(r->x, b->v, b->n, &how);
    }
    cc_buf_clear(b);
}

void
cc_restating_add(const struct cc_restating *r, struct cc_buf *b, uint32_t from, uint32_t to)
{
    if (from < to)
        cc_words_append(b, r->t, from, to, CC_WORDS_BRACKETS | r->title);
}

void
cc_restating_sentence(const struct cc_restating *r, struct cc_buf *b, const char *rule)
{
    if (b->n > 0 && b->v[0] >= 'a' && b->v[0] <= 'z')
        b->v[0] = (char)(b->v[0] - 32);
    cc_restating_tell(r, b, rule);
}

uint32_t
cc_restating_end(const struct cc_restating *r)
{
    uint32_t e = r->s->end;

    while (e > r->s->first && cc_tag_is_punct(r->t->tokens[e - 1].tag))
        e--;
    return e;
}

void
cc_restating_words(const struct cc_restating *r, uint32_t a, uint32_t e, const char *rule)
{
    struct cc_buf b = {0};

    while (e > a && cc_tag_is_punct(r->t->tokens[e - 1].tag))
        e--;
    cc_restating_add(r, &b, a, e);
    cc_restating_sentence(r, &b, rule);
}

void
cc_restating_verb(
    const struct cc_restating *r, uint32_t first, uint32_t last, const char *lemma, size_t n, struct cc_buf *b)
{
    const struct cc_token *v = r->t->tokens;

    if (last > first && v[first].tag == CC_TAG_MD) {
        cc_words_append(b, r->t, first, first + 1, 0);
        cc_buf_addc(b, ' ');
        cc_inflect_add(b, lemma, n, CC_FORM_BASE);
        return;
    }
    cc_buf_addc(b, ' ');
    if (v[last].tag == CC_TAG_VBD)
        cc_inflect_add(b, lemma, n, CC_FORM_PAST);
    else
        cc_inflect_present(b, lemma, n, v[last].tag != CC_TAG_VBZ);
}

void
cc_restating_deed(
    const struct cc_restating *r, uint32_t first, uint32_t last, const struct cc_token *deed, struct cc_buf *b)
{
    size_t n = deed->lemma_len;

    if (n > 5 && n == deed->lower_len && memcmp(deed->lemma + n - 3, "ing", 3) == 0)
        n -= 3; /* "build" of "building", which is a noun in its own right */
    cc_restating_verb(r, first, last, deed->lemma, n, b);
}
