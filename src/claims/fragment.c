/* fragment.c: predicates without a verb, said of the subject that the block gives. */
#include <string.h>

#include "claims/block_item.h"
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
        !cc_token_in(k, "breathless tired exhausted dizzy nauseous bloated irritable anxious sleepless") &&
        !cc_tag_is_adjective(n->tag) && n->tag != CC_TAG_COMMA && n->tag != CC_TAG_CC)
        cc_buf_adds(&b, " is ");
    else if (n == NULL && (strncmp(k->lower, "non-", 4) == 0 || cc_token_in(k, "hypoallergenic")))
        cc_buf_adds(&b, " is "); /* "Non-drowsy" */
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

/* Is the token the first of a relative clause, with "that" or without: "the mineral [your] cells need"? */
static bool
opens_relative(const struct cc_text *t, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    if (k->tag == CC_TAG_WDT || k->tag == CC_TAG_WP || cc_token_in(k, "that which who whose"))
        return true;
    return (k->tag == CC_TAG_PRP || k->tag == CC_TAG_PRPS || cc_token_in(k, "the most all every")) &&
        cc_tag_is_noun(k[-1].tag);
}

/* Where the noun phrase that begins at a, with its relative clause, ends: before a colon, a semicolon, a dash, ", so".
 * 0 when a clause of its own stands there. */
static uint32_t
named_end(const struct cc_text *t, uint32_t a, uint32_t e)
{
    bool relative = cc_token_is(&t->tokens[a], "what"), verb = false;

    for (uint32_t i = a + 1; i < e; i++) {
        const struct cc_token *k = &t->tokens[i];

        if (k->depth > 0)
            continue;
        if (k->tag == CC_TAG_COLON || k->tag == CC_TAG_DASH ||
            (k->tag == CC_TAG_COMMA && i + 1 < e && cc_token_in(&k[1], "so and but")))
            return verb || i > a + 2 ? i : 0;
        if (!relative && opens_relative(t, i))
            relative = true;
        if (!cc_tag_is_finite(k->tag) && k->tag != CC_TAG_MD)
            continue;
        if (!relative || (verb && k[-1].tag != CC_TAG_CC && !cc_tag_is_adverb(k[-1].tag) && k[-1].tag != CC_TAG_MD))
            return 0;
        verb = true;
    }
    return e;
}

/* What is told of the name that the block gives; span is that of the sentence, NULL in made text. */
static void
told_of(struct cc_how *h, const struct cc_span *span, const struct cc_how *how)
{
    h->it = how->given;
    h->it_plural = how->given_plural;
    h->it_span = how->given_span;
    h->given = NULL;
    h->fragments = false;
    h->rule = "named";
    if (span != NULL) {
        h->pieces[0] = *span;
        h->n_pieces = 1;
    }
    if (how->given_span.end > 0 && h->n_pieces < CC_PIECES_MAX)
        h->pieces[h->n_pieces++] = how->given_span;
}

/* "Gently heated, because raw berries contain cyanide.": how it was made is no claim, why is one. True when told. */
static bool
tell_grounds(
    struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, uint32_t end, const struct cc_how *how)
{
    struct cc_how h = *how;
    struct cc_buf b = {0};
    uint32_t i = s->first;
    bool made = false;

    while (i < end && i < s->first + 7 && !cc_token_in(&t->tokens[i], "because since")) {
        if (cc_tag_is_finite(t->tokens[i].tag) && !(t->tokens[i].can & CC_CAN_VBN))
            return false;
        made = made || (t->tokens[i].can & CC_CAN_VBN);
        i++;
    }
    if (!made || i >= s->first + 7 || i + 3 >= end || i < s->first + 2 || t->tokens[i - 1].tag != CC_TAG_COMMA)
        return false;
    h.given = NULL;
    h.fragments = false;
    h.it = NULL;
    if (t == &x->text) {
        h.pieces[0] = s->span;
        h.n_pieces = 1;
    }
    cc_words_add(&b, t, i + 1, end, CC_WORDS_BRACKETS);
    cc_buf_addc(&b, '.');
    cc_tell_text(x, b.v, b.n, &h);
    cc_buf_clear(&b);
    return true;
}

/* "The building block of T4.", "What your neurons build membranes from.", "The mineral your cells live on: it …" below
 * a name: what the thing named is, and what is said of it behind the mark. True when it was told. */
bool
cc_tell_below_name(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_how h = *how;
    struct cc_buf b = {0};
    uint32_t first = s->first, end = s->end, cut;

    if (how->given == NULL || !how->fragments || how->given_span.end == 0 || how->soft || how->fresh > 0 ||
        x->depth > 1 || s->ending == CC_SENTENCE_QUESTION)
        return false;
    while (end > first && cc_tag_is_punct(t->tokens[end - 1].tag))
        end--;
    if (first + 2 < end && cc_token_in(&t->tokens[first], "also plus and") && (t->tokens[first + 1].can & CC_CAN_VBZ) &&
        cc_retag_acts(&t->tokens[first + 1])) { /* "Also shields the gland from harm." */
        told_of(&h, t == &x->text ? &s->span : NULL, how);
        cc_buf_adds(&b, how->given_plural ? "they" : "it");
        cc_words_append(&b, t, first + 1, end, CC_WORDS_BRACKETS);
        cc_buf_addc(&b, '.');
        cc_tell_text(x, b.v, b.n, &h);
        cc_buf_clear(&b);
        return true;
    }
    if (tell_grounds(x, t, s, end, how))
        return true;
    if (end < first + 3 || !cc_token_in(&t->tokens[first], "the a an your what one nature's") ||
        (x->goods && !x->sells) || cc_token_in(&t->tokens[first + 1], "last first other others two three former latter") ||
        (cc_token_is(&t->tokens[first], "one") && !cc_token_is(&t->tokens[first + 1], "of")) ||
        (cc_token_is(&t->tokens[first], "what") && !(t->tokens[first + 1].tag == CC_TAG_PRPS ||
            cc_token_in(&t->tokens[first + 1], "the makes gives keeps lets turns"))))
        return false;
    cut = named_end(t, first, end);
    if (cut < first + 3)
        return false;
    told_of(&h, t == &x->text ? &s->span : NULL, how);
    cc_buf_adds(&b, how->given_plural ? "it are " : "it is ");
    cc_buf_add(&b, t->tokens[first].lower, t->tokens[first].lower_len);
    cc_words_append(&b, t, first + 1, cut, CC_WORDS_BRACKETS);
    cc_buf_addc(&b, '.');
    cc_tell_text(x, b.v, b.n, &h);
    while (cut < end && (cc_tag_is_punct(t->tokens[cut].tag) || cc_token_in(&t->tokens[cut], "so and but")))
        cut++;
    cc_buf_reset(&b);
    if (cut < end) {
        cc_words_add(&b, t, cut, end, CC_WORDS_BRACKETS);
        cc_buf_addc(&b, '.');
        h.rule = how->rule;
        h.it = cc_inside(x, how->given, strlen(how->given));
        cc_tell_text(x, b.v, b.n, &h);
    }
    cc_buf_clear(&b);
    return true;
}
