/* seek.c: where to turn with what, in running text: "See a doctor if the rash spreads or you feel faint", "If you
 * cannot swallow, call 999", "Tell your doctor if you have kidney disease". Each condition is told behind the order, as
 * those of a list are (orders.c). Whom one turns to stands in orders.tsv. */
#include <ctype.h>
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
    return e > a + 1 && !cc_token_in(&t->tokens[e - 1], "have are 're your you"); /* "… if you have" over a list */
}

/* Are there several conditions in [a, e)? A single one is told as the sentence it stands in. */
static bool
is_joined(const struct cc_text *t, uint32_t a, uint32_t e)
{
    for (uint32_t i = a + 1; i + 1 < e; i++) {
        if (cc_token_in(&t->tokens[i], "or and"))
            return true;
    }
    return false;
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

/* What the words at token i take over from the condition that begins at `from` with "you": "you" for a verb ("you have
 * gout or drink heavily"), "you are" for a state ("you're over 65, pregnant or nursing"); NULL when they begin none. */
static const char *
taken_over(const struct cc_text *t, uint32_t from, uint32_t i, uint32_t e)
{
    const struct cc_token *k = &t->tokens[i], *lead = &t->tokens[from];

    if (!cc_token_is(lead, "you") || i >= e || i < from + 3)
        return NULL;
    while (cc_tag_is_adverb(k->tag) && k + 1 < &t->tokens[e])
        k++;
    if (k->tag == CC_TAG_VBP || k->tag == CC_TAG_VB || k->tag == CC_TAG_VBD || k->tag == CC_TAG_MD ||
        ((k->can & CC_CAN_BASE) && cc_token_in(k, "have are take use drink smoke eat get feel suffer live work bleed bruise")))
        return "you";
    for (uint32_t j = i; cc_token_in(lead + 1, "are 're") && j < e && j < i + 3; j++) {
        k = &t->tokens[j];
        if (cc_token_in(k, "such like including"))
            break;
        if (k->tag == CC_TAG_VBG || k->tag == CC_TAG_VBN || k->tag == CC_TAG_IN ||
            (cc_tag_is_adjective(k->tag) && (j + 1 >= e || !cc_tag_is_nominal(t->tokens[j + 1].tag))) ||
            (j == i && cc_token_in(k, "pregnant breastfeeding nursing over under allergic aged prone")))
            return "you are";
        if (!cc_tag_is_adverb(k->tag))
            break;
    }
    return NULL;
}

/* Where the condition behind token i begins, when one does: after "or you", ", your", "or if", ", or"; i itself when
 * none does. *before is what it takes over from the one that begins at `from`. */
static uint32_t
next_condition(const struct cc_text *t, uint32_t from, uint32_t i, uint32_t e, const char **before)
{
    uint32_t at = i;

    *before = "";
    if (i + 1 >= e || (t->tokens[i].tag != CC_TAG_COMMA && !cc_token_is(&t->tokens[i], "or")))
        return i;
    while (at < e && (t->tokens[at].tag == CC_TAG_COMMA || (at < i + 2 && cc_token_is(&t->tokens[at], "or"))))
        at++;
    if (at + 1 < e && cc_token_in(&t->tokens[at], "if when"))
        return at + 1;
    if (at >= e || cc_token_in(&t->tokens[at], "or and"))
        return i;
    if (begins_clause(t, at, e))
        return at;
    *before = taken_over(t, from, at, e);
    return *before != NULL ? at : i;
}

/* Tells the conditions [a, e) one by one. */
static void
tell_conditions(struct cc_ctx *x, const struct cc_text *t, const struct cc_order *o, uint32_t a, uint32_t e,
    const struct cc_how *how)
{
    uint32_t from = a, clause = a; /* of this one; where the last one with a subject of its own began */
    const char *before = "", *behind = "";

    for (uint32_t i = a; i <= e; i++) {
        struct cc_buf b = {0};
        uint32_t next = i < e ? next_condition(t, clause, i, e, &behind) : e, end = i;

        if (i < e && next == i)
            continue;
        while (end > from && t->tokens[end - 1].tag == CC_TAG_COMMA)
            end--;
        cc_buf_adds(&b, before);
        cc_refer_words(x, t, from, end, "", &b);
        if (b.n > 0)
            cc_order_condition(x, o, b.v, b.n, *how);
        cc_buf_clear(&b);
        from = next;
        clause = i < e && behind[0] == '\0' ? next : clause;
        before = i < e ? behind : "";
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

#define STATES_MAX 6 /* conditions in one item of a list */

/* Tells what a relative clause at the end of an item says of its condition: "diabetes, which slows healing"; with
 * `being`, "without a gallbladder, which makes fat harder to digest". */
static void
tell_which(struct cc_ctx *x, const char *condition, size_t n, const char *rest, bool being, struct cc_how how)
{
    const struct cc_text *t = &x->inner;
    const char *s;

    cc_claims_read(&x->inner, rest, (struct cc_span){0, strlen(rest)});
    if (t->n_tokens > 1 && (cc_tag_is_finite(t->tokens[0].tag) || t->tokens[0].tag == CC_TAG_MD))
        s = cc_arena_printf(&x->arena, "%s%.*s %s.", being ? "Being " : "", (int)n, condition, rest);
    else if (t->n_tokens > 1 && !being && cc_tag_is_verb(t->tokens[t->n_tokens - 1].tag))
        s = cc_arena_printf(&x->arena, "%c%s %.*s.", toupper((unsigned char)rest[0]), rest + 1, (int)n, condition);
    else
        return; /* "diabetes, which it makes hard to control" */
    how.rule = "list-item";
    cc_tell_text(x, s, strlen(s), &how);
}

void
cc_order_states(struct cc_ctx *x, const struct cc_order *o, const char *text, size_t n, struct cc_how how)
{
    struct cc_order are = *o;
    bool is = strcmp(o->tail, "you") == 0 && n > 4 && strncasecmp(text, "are ", 4) == 0; /* "you: – are pregnant" */
    const char *which, *before;
    size_t tail, end, starts[STATES_MAX] = {0}, v = 1, lead;
    const struct cc_text *t = &x->inner;
    bool being;
    char *s;

    if (is) {
        are.tail = "you are";
        o = &are;
        text += 4;
        n -= 4;
    }
    which = memmem(text, n, ", which ", 8);
    tail = strlen(o->tail);
    end = which != NULL ? (size_t)(which - text) : n;
    being = tail > 3 && (strcmp(o->tail + tail - 3, "are") == 0 || strcmp(o->tail + tail - 3, "'re") == 0);
    s = cc_arena_printf(&x->arena, "you are %.*s", (int)end, text);
    lead = strlen("you are ");
    while (end > 0 && strchr(" .;,", text[end - 1]) != NULL)
        end--;
    cc_claims_read(&x->inner, s, (struct cc_span){0, strlen(s)});
    for (uint32_t i = 3; being && i < t->n_tokens && v < STATES_MAX; i++) {
        uint32_t at = t->tokens[i].depth == 0 ? next_condition(t, 0, i, t->n_tokens, &before) : i;

        if (at > i && strcmp(before, "you are") == 0)
            starts[v++] = t->tokens[at].span.start - lead;
    }
    for (size_t i = 0; i < v; i++) {
        size_t from = starts[i], to = i + 1 < v ? starts[i + 1] : end;

        if (i + 1 < v) { /* without the "or" before the next one */
            while (to > from && strchr(" ,", text[to - 1]) != NULL)
                to--;
            if (to > from + 3 && strncasecmp(text + to - 3, " or", 3) == 0)
                to -= 3;
            while (to > from && strchr(" ,", text[to - 1]) != NULL)
                to--;
        }
        cc_order_condition(x, o, text + from, to - from, how);
    }
    if (which != NULL && (being || o->tail[0] != '\0'))
        tell_which(x, text, end, which + strlen(", which "), being, how);
}

bool
cc_tell_seek(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_how h = *how;
    struct cc_order o = {.kind = CC_ORDER_WHEN, .tail = "", .block = how->block};
    struct cc_buf b = {0};
    uint32_t first = s->first, e = s->end, end, a, stop, whole, reason;
    bool warns = false; /* the order is a warning: "It isn't safe if …" */

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
        for (stop = first + 1; stop < e &&
             !(t->tokens[stop].tag == CC_TAG_COMMA && t->tokens[stop + 1].tag != CC_TAG_VBZ &&
                 (order_end(t, stop + 1, e) == e || (warns = cc_warning_end(t, stop + 1, e, &o) == e)));
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
        warns = end == first;
        end = warns && !x->goods ? cc_warning_end(t, first, e, &o) : end;
        if (end == first || end >= e)
            return false;
        a = end + 1;
    }
    if (!of_health(t, a, e) || (warns && !is_joined(t, a, e)))
        return false;
    if (warns)
        cc_refer_words(x, t, first, end, "", &b);
    else
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
        if (!warns)
            remember_taken(x, t, s, a, e);
        cc_words_add(&b, t, reason + (t->tokens[reason].tag == CC_TAG_COLON ? 1 : 2), whole, 0);
        cc_buf_addc(&b, '.');
        cc_tell_text(x, b.v, b.n, &h);
        cc_buf_clear(&b);
    }
    return true;
}
