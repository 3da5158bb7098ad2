/* seek.c: where to turn with what, in running text: "See a doctor if the rash spreads or you feel faint", "If you
 * cannot swallow, call 999", "Tell your doctor if you have kidney disease". Each condition is told behind the order, as
 * those of a list are (orders.c). Whom one turns to stands in orders.tsv. */
#include <string.h>

#include "claims/orders.h"
#include "claims/tell.h"
#include "vocab/tables.h"

#define ORDER_TOKENS 14 /* from its verb to its "if" */

static bool
says(const struct cc_token *k, const char *what)
{
    uint32_t row = cc_vocab_find(&cc_vocab_orders, k->lower, k->lower_len);

    return row != CC_VOCAB_NONE && strcmp(cc_vocab_field(&cc_vocab_orders, row, CC_VOCAB_ORDERS_KIND), "care") == 0 &&
        strcmp(cc_vocab_field(&cc_vocab_orders, row, CC_VOCAB_ORDERS_SAYS), what) == 0;
}

/* The end of an order that begins at token i and turns to somebody who helps: "call 999", "you should see a GP or
 * pharmacist"; i when there is none before token e. */
static uint32_t
order_end(const struct cc_text *t, uint32_t i, uint32_t e)
{
    uint32_t end = i;
    bool helper = false;

    if (i + 2 < e && cc_token_is(&t->tokens[i], "you") &&
        (t->tokens[i + 1].tag == CC_TAG_MD || cc_token_in(&t->tokens[i + 1], "need have")))
        i += t->tokens[i + 1].tag == CC_TAG_MD ? 2 : 3;
    while (i < e && (cc_tag_is_adverb(t->tokens[i].tag) || cc_token_in(&t->tokens[i], "please also and but always so")))
        i++;
    if (i >= e || !cc_token_in(&t->tokens[i], "see call ring phone dial contact speak talk tell ask consult visit seek get go stop report return come"))
        return end;
    for (uint32_t j = i + 1; j < e && j < i + ORDER_TOKENS; j++) {
        const struct cc_token *k = &t->tokens[j];

        if (cc_token_in(k, "especially particularly") ||
            (cc_token_is(k, "before") && j + 1 < e && t->tokens[j + 1].tag == CC_TAG_VBG))
            return end; /* "Consult your doctor before starting anything new, especially if …" */
        if (cc_token_in(k, "if when unless whenever") || k->tag == CC_TAG_STOP || k->tag == CC_TAG_COLON ||
            (k->tag == CC_TAG_COMMA && !helper))
            return helper ? j : end;
        helper = helper || says(k, "helper");
    }
    return helper && e - i <= ORDER_TOKENS ? e : end;
}

/* "… if you have any questions", "… if you would like a copy": no condition of the body. */
static bool
of_health(const struct cc_text *t, uint32_t a, uint32_t e)
{
    for (uint32_t i = a; i < e; i++) {
        if (cc_token_in(&t->tokens[i], "question questions query queries concern concerns information leaflet format copy appointment unsure interpreter advice like wish"))
            return false;
    }
    return e > a + 1;
}

/* Does a clause of its own begin at i: a subject, and a verb behind it? */
static bool
begins_clause(const struct cc_text *t, uint32_t i, uint32_t e)
{
    const struct cc_token *k = &t->tokens[i];

    if (!cc_token_in(k, "you your it its they the a an there he she his her") && !cc_tag_is_noun(k->tag) &&
        !cc_tag_is_nominal(k->tag) && k->tag != CC_TAG_DT)
        return false;
    for (uint32_t j = i + 1; j < e && j < i + 8; j++) {
        if (cc_tag_is_punct(t->tokens[j].tag) || cc_token_in(&t->tokens[j], "or and that which who"))
            return false;
        if (cc_tag_is_finite(t->tokens[j].tag) || t->tokens[j].tag == CC_TAG_MD)
            return true;
        if (cc_token_is(k, "you") && j == i + 1)
            return (t->tokens[j].can & CC_CAN_BASE) != 0;
    }
    return false;
}

/* Where the condition behind token i begins, when one does: after "or you", ", your", "or if"; i itself when none
 * does. */
static uint32_t
next_condition(const struct cc_text *t, uint32_t i, uint32_t e)
{
    if (i + 1 >= e)
        return i;
    if (t->tokens[i].tag == CC_TAG_COMMA)
        return cc_token_in(&t->tokens[i + 1], "if when")                              ? i + 2
            : !cc_token_in(&t->tokens[i + 1], "or and") && begins_clause(t, i + 1, e) ? i + 1
                : i;
    if (!cc_token_is(&t->tokens[i], "or"))
        return i;
    if (cc_token_in(&t->tokens[i + 1], "if when"))
        return i + 2;
    return begins_clause(t, i + 1, e) ? i + 1 : i;
}

/* Tells the conditions [a, e) one by one. */
static void
tell_conditions(struct cc_ctx *x, const struct cc_text *t, const struct cc_order *o, uint32_t a, uint32_t e,
    const struct cc_how *how)
{
    uint32_t from = a;

    for (uint32_t i = a; i <= e; i++) {
        struct cc_buf b = {0};
        uint32_t next = i < e ? next_condition(t, i, e) : e, end = i;

        if (i < e && next == i)
            continue;
        while (end > from && t->tokens[end - 1].tag == CC_TAG_COMMA)
            end--;
        cc_refer_words(x, t, from, end, "", &b);
        if (b.n > 0)
            cc_order_condition(x, o, b.v, b.n, *how);
        cc_buf_clear(&b);
        from = next;
        i = next > i ? next - 1 : i;
    }
}

/* The mark in [a, e) that the order's reason follows: "ask your doctor first, as too much of it can …", "ask your
 * pharmacist: it can …"; e when there is none. */
static uint32_t
reason_at(const struct cc_text *t, uint32_t a, uint32_t e)
{
    for (uint32_t i = a; i + 3 < e; i++) {
        if (t->tokens[i].tag != CC_TAG_COLON &&
            (t->tokens[i].tag != CC_TAG_COMMA || !cc_token_in(&t->tokens[i + 1], "as because since")))
            continue;
        for (uint32_t j = i + 2 + (t->tokens[i].tag == CC_TAG_COMMA);
             j < e && j < i + 12 && !cc_tag_is_punct(t->tokens[j].tag); j++) {
            if (cc_tag_is_finite(t->tokens[j].tag) || t->tokens[j].tag == CC_TAG_MD)
                return i;
        }
    }
    return e;
}

/* What one is on by the condition [a, e), "you take lithium or water pills", is what the reason calls "it" or "them". */
static void
remember_taken(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, uint32_t a, uint32_t e)
{
    struct cc_noun_list *names = cc_arena_take(&x->scratch, sizeof *names);
    uint32_t verb = a;

    while (verb < e && !cc_token_in(&t->tokens[verb], "on take taking use using have"))
        verb++;
    if (verb + 1 >= e)
        return;
    cc_parse_chunks(&x->parse, t, s->chunk_first, s->chunk_end, 0);
    cc_refer(x, &x->parse, (struct cc_range){verb + 1, e}, true, names);
    x->salience.clause++;
    x->list.n = 0;
    cc_refer_remember(x, names, true);
    cc_salience_raise(x);
}

bool
cc_tell_seek(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_how h = *how;
    struct cc_order o = {.kind = CC_ORDER_WHEN, .tail = "", .block = how->block};
    struct cc_buf b = {0};
    uint32_t first = s->first, e = s->end, end, a, stop, whole, reason;

    if (x->depth > 1 || how->fresh > 0 || how->order != NULL || how->testimonial ||
        s->ending == CC_SENTENCE_COLON)
        return false; /* "… if you have:" leads to its conditions */
    while (e > first && cc_tag_is_punct(t->tokens[e - 1].tag))
        e--;
    while (first < e && (cc_tag_is_punct(t->tokens[first].tag) || t->tokens[first].tag == CC_TAG_CC))
        first++;
    whole = e;
    e = reason_at(t, first, e);
    if (first + 4 > e)
        return false;
    reason = e;
    if (x->sells && !cc_token_is(&t->tokens[first], "if"))
        return false; /* "Consult your doctor before use": a disclaimer */
    if (cc_token_in(&t->tokens[first], "if when")) { /* the condition comes first */
        for (stop = first + 1; stop < e && !(t->tokens[stop].tag == CC_TAG_COMMA && order_end(t, stop + 1, e) == e);
             stop++)
            ;
        if (stop >= e)
            return false;
        a = first + 1;
        first = stop + 1;
        end = e;
        e = stop;
    } else {
        end = order_end(t, first, e);
        if (end == first || end >= e)
            return false;
        a = end + 1;
    }
    if (!of_health(t, a, e))
        return false;
    cc_words_add(&b, t, first, end, 0);
    cc_buf_adds(&b, cc_token_is(&t->tokens[a - 1], "unless") ? " unless" : " if");
    o.says = cc_arena_strndup(&x->arena, b.v, b.n);
    cc_buf_clear(&b);
    if (t == &x->text) {
        h.pieces[0] = s->span;
        h.n_pieces = 1;
    }
    tell_conditions(x, t, &o, a, e, &h);
    if (reason < whole) {
        remember_taken(x, t, s, a, e);
        cc_words_add(&b, t, reason + (t->tokens[reason].tag == CC_TAG_COLON ? 1 : 2), whole, 0);
        cc_buf_addc(&b, '.');
        cc_tell_text(x, b.v, b.n, &h);
        cc_buf_clear(&b);
    }
    return true;
}
