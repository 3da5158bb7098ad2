/* fragment.c: predicates without a verb, said of the subject that the block gives. */
#include <string.h>

#include "claims/tell.h"

/* "As good as ibuprofen for sore knees", "With fewer stomach complaints", "Formulated to support the skin": a predicate
 * without verb, said of the subject that the block gives. */
bool
cc_tell_fragment(struct cc_tell *w, const struct cc_clause *c)
{
    struct cc_buf b = {0};
    struct cc_how how = *w->how;
    uint32_t i = c->comp.a;
    const struct cc_token *k, *n;

    if (!how.fragments || how.given == NULL || (how.testimonial && w->t->tokens[c->comp.a].tag == CC_TAG_VBN) ||
        cc_range_empty(c->comp) || w->x->depth >= 2 || strcmp(how.rule, "heading") == 0)
        return false; /* a heading such as "Made for every day" only names what follows */
    while (i + 1 < c->comp.b &&
        (cc_tag_is_adverb(w->t->tokens[i].tag) || (w->t->tokens[i].flags & CC_TOK_NUMBER) ||
            cc_token_in(&w->t->tokens[i], "as more less × x times up to")))
        i++;
    k = &w->t->tokens[i];
    n = i + 1 < c->comp.b ? &w->t->tokens[i + 1] : NULL;
    how.given = NULL;
    how.fragments = false;
    how.rule = "fragment";
    how.fresh = 0;
    if (w->t == &w->x->text) {
        how.pieces[0] = w->s->span;
        how.n_pieces = 1;
    }
    if (w->how->given_span.end > 0 && how.n_pieces < CC_PIECES_MAX)
        how.pieces[how.n_pieces++] = w->how->given_span;
    if (k->tag == CC_TAG_VBN && cc_token_lemma_in(k, "make manufacture craft produce bottle package source test blend pack design") &&
        !cc_health_in(w->t, c->comp.a, w->s->end))
        return false; /* "Made in a certified facility" */
    if (k->tag == CC_TAG_VBN && n != NULL && (n->tag == CC_TAG_DT || n->tag == CC_TAG_PRPS || n->tag == CC_TAG_PRP))
        return false; /* "Never needed a nap": somebody did something */
    if (cc_token_is(k, "with") && n != NULL)
        cc_buf_adds(&b, " comes ");
    else if (w->p->n == 1 && n != NULL && k->tag != CC_TAG_VBN &&
        cc_token_is(&w->t->tokens[c->comp.b - 1], "properties"))
        cc_buf_adds(&b, w->how->given_plural ? " have " : " has "); /* "Natural antibacterial properties" */
    else if ((cc_tag_is_adjective(k->tag) || k->tag == CC_TAG_VBN) && n != NULL && !cc_tag_is_noun(n->tag) &&
        !cc_tag_is_adjective(n->tag) && n->tag != CC_TAG_COMMA && n->tag != CC_TAG_CC)
        cc_buf_adds(&b, " is ");
    else {
        cc_buf_clear(&b);
        return false;
    }
    how.it = w->how->given;
    how.it_plural = w->how->given_plural;
    how.it_span = w->how->given_span;
    {
        struct cc_buf all = {0};

        cc_buf_adds(&all, "it");
        cc_buf_adds(&all, b.v);
        while (all.n > 0 && all.v[all.n - 1] == ' ')
            all.v[--all.n] = '\0';
        cc_buf_reset(&b);
        cc_words_add(&b, w->t, c->comp.a, c->comp.b, w->title);
        cc_buf_addc(&all, ' ');
        if (b.n > 1 && w->t->tokens[c->comp.a].tag != CC_TAG_NNP && !(w->t->tokens[c->comp.a].flags & CC_TOK_UPPER) &&
            b.v[0] >= 'A' && b.v[0] <= 'Z')
            b.v[0] = (char)(b.v[0] | 0x20);
        cc_buf_adds(&all, b.v);
        cc_buf_addc(&all, '.');
        cc_tell_text(w->x, all.v, all.n, &how);
        cc_buf_clear(&all);
    }
    cc_buf_clear(&b);
    return true;
}

/* "The most common cause in women under 40.", "One of the main triggers": what the section's subject is, of which only
 * the noun is there. True when it was told. */
bool
cc_tell_rank(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_how h = *how;
    struct cc_buf b = {0};
    uint32_t noun = s->first + 1, end = s->end;

    if (how->given == NULL || !how->fragments || how->soft || x->depth > 1 || s->end < s->first + 3 ||
        !cc_token_in(&t->tokens[s->first], "the a an one another"))
        return false;
    while (end > noun && cc_tag_is_punct(t->tokens[end - 1].tag))
        end--;
    while (noun < end && noun < s->first + 7 &&
        !cc_token_in(&t->tokens[noun], "cause causes reason culprit trigger triggers driver killer suspect"))
        noun++;
    if (noun == end || noun == s->first + 7)
        return false;
    for (uint32_t i = s->first; i < end; i++) {
        uint8_t tag = t->tokens[i].tag;

        if (tag == CC_TAG_VBZ || tag == CC_TAG_VBP || tag == CC_TAG_MD || (i > noun && cc_tag_is_finite(tag)))
            return false; /* it has a verb of its own */
    }
    cc_buf_adds(&b, how->given_plural ? "it are " : "it is ");
    cc_words_add(&b, t, s->first, end, 0);
    for (size_t i = 3; i < b.n && b.v[i] != '\0'; i++) {
        if (b.v[i] >= 'A' && b.v[i] <= 'Z') {
            b.v[i] = (char)(b.v[i] | 0x20); /* "The" */
            break;
        }
    }
    cc_buf_addc(&b, '.');
    h.it = how->given;
    h.it_plural = how->given_plural;
    h.it_span = how->given_span;
    h.given = NULL;
    h.fragments = false;
    h.rule = "rank";
    if (t == &x->text) {
        h.pieces[0] = s->span;
        h.n_pieces = 1;
    }
    cc_tell_text(x, b.v, b.n, &h);
    cc_buf_clear(&b);
    return true;
}
