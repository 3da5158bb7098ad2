/* order_row.c: "Drink water, avoid alcohol and chew gum": orders in a row, each told as a sentence of its own. The first of
 * them often looks like a noun ("drink water"), so that the words are judged and not their tags. */
#include "claims/lexicon.h"
#include "claims/restating.h"

#define ORDERS_MAX 6

static const struct cc_token *
token(const struct cc_restating *p, uint32_t i)
{
    return &p->t->tokens[i];
}

/* Can an order begin at token i: a base form that is one ("avoid"), or that advice begins with ("drink")? */
static bool
begins_order(const struct cc_restating *p, uint32_t i)
{
    const struct cc_token *k = token(p, i);

    if (i + 1 < p->s->end && cc_token_is(k, "do") && cc_token_is(&k[1], "not"))
        return i > p->s->first; /* "…, and don't expect …"; in front it denies all of them */
    if (i == p->s->first && (k->can & CC_CAN_ADJ) && i + 1 < p->s->end && cc_tag_is_plural(k[1].tag))
        return false; /* "Warm drinks thin the mucus, soothe …" */
    return (k->can & CC_CAN_BASE) && k->depth == 0 &&
        ((cc_cue_of(k->lower, k->lower_len) & CC_CUE_ADVISE) || k->tag == CC_TAG_VB ||
            (i + 1 < p->s->end && !(k->can & CC_CAN_ADJ) && cc_token_in(&k[1], "a an"))) && /* "drink a glass" */
        !(i + 1 < p->s->end && cc_token_in(&k[1], "is are was were can may of has had"));
}

/* Where the order that begins at a ends: before the next comma or "and" behind which another one begins. *next: that, or
 * CC_NO_INDEX. */
static uint32_t
order_end(const struct cc_restating *p, uint32_t a, uint32_t end, uint32_t *next)
{
    *next = CC_NO_INDEX;
    for (uint32_t i = a + 1; i + 1 < end; i++) {
        uint32_t n = i + 1;

        if (token(p, i)->depth > 0 || !(token(p, i)->tag == CC_TAG_COMMA || cc_token_in(token(p, i), "and then")))
            continue;
        while (n + 1 < end && cc_token_in(token(p, n), "and then also"))
            n++;
        if (begins_order(p, n)) {
            *next = n;
            return i;
        }
    }
    return end;
}

/* Does no mark and no "and" follow token i, so that what begins there belongs to the last order? */
static bool
last_piece(const struct cc_restating *p, uint32_t i, uint32_t end)
{
    for (; i < end; i++) {
        if (cc_tag_is_punct(token(p, i)->tag) || cc_token_in(token(p, i), "and then"))
            return false;
    }
    return true;
}

bool
cc_tell_order_row(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_restating p = {x, t, s, how, s->title_case ? CC_WORDS_TITLE : 0};
    uint32_t starts[ORDERS_MAX], ends[ORDERS_MAX], n = 0, end = s->end, next = s->first;
    struct cc_buf b = {0};

    while (end > s->first && cc_tag_is_punct(t->tokens[end - 1].tag))
        end--;
    if (x->depth > 1 || how->fresh > 0 || how->order != NULL || how->testimonial || s->end - s->first < 7 ||
        s->ending == CC_SENTENCE_QUESTION || !begins_order(&p, s->first) ||
        !(cc_cue_of(t->tokens[s->first].lower, t->tokens[s->first].lower_len) & CC_CUE_ADVISE))
        return false;
    for (uint32_t i = s->first + 1; i < end; i++) {
        const struct cc_token *k = &t->tokens[i];

        if (cc_token_in(k, "if when")) { /* "ask your doctor if you're pregnant, and …": a condition of one of them */
            while (i + 1 < end && t->tokens[i].tag != CC_TAG_COMMA)
                i++;
            continue;
        }
        if ((cc_token_is(k, "not") && cc_token_is(k - 1, "do") && i > s->first + 1) ||
            (cc_token_in(k, "after before") && i + 1 < end && cc_tag_is_noun(k[1].tag) &&
                (i + 2 == end || cc_tag_is_punct(k[2].tag) || cc_token_is(k + 2, "and"))) ||
            (cc_token_is(k, "to") && last_piece(&p, i, end)))
            continue;
        if (k->tag == CC_TAG_VBZ || k->tag == CC_TAG_VBD || k->tag == CC_TAG_MD || k->tag == CC_TAG_COLON ||
            k->tag == CC_TAG_WDT || k->tag == CC_TAG_WP || (k->set & (CC_SET_SUB | CC_SET_NEG)) ||
            cc_token_in(k, "you i we they it he she to"))
            return false;
    }
    while (next != CC_NO_INDEX && n < ORDERS_MAX) {
        starts[n] = next;
        ends[n] = order_end(&p, next, end, &next);
        if (ends[n] < starts[n] + 2)
            return false; /* "eat and sleep well" */
        n++;
    }
    if (n < 2 || next != CC_NO_INDEX)
        return false;
    for (uint32_t i = 0; i < n; i++) {
        cc_words_add(&b, t, starts[i], ends[i], CC_WORDS_BRACKETS | p.title);
        cc_restating_sentence(&p, &b, NULL);
    }
    return true;
}
