/* caution.c: for whom and when something is not: "It isn't suitable during pregnancy, while breastfeeding or for anyone under 18.",
 * "Not recommended for children or if you take lithium.", "Do not use while pregnant or nursing.". Each group is told by itself. A list
 * of plain nouns behind one preposition is left to the coordination of noun phrases (split.c). */
#include <string.h>

#include "claims/block.h"
#include "claims/tell.h"

#define PARTS_MAX 8

struct part {
    uint32_t a, e;      /* its tokens, a preposition of its own included */
    const char *before; /* words that it takes over from the part before: "if you are"; "" = none */
    uint32_t after;     /* the token of a noun that it takes over from the last part: "women"; CC_NO_INDEX = none */
};

static bool
leads(const struct cc_token *k)
{
    return cc_token_in(k, "for during while if when with in before after by under");
}

/* Where the parts begin: behind the words that forbid. 0 when the sentence does not forbid. *order: "Do not take …". */
static uint32_t
forbidden_end(const struct cc_text *t, const struct cc_sentence *s, uint32_t e, bool *order)
{
    uint32_t i = s->first, not = CC_NO_INDEX;

    *order = false;
    for (; i < e && i < s->first + 9; i++) {
        if (cc_token_in(&t->tokens[i], "not n't never"))
            not = i;
        if (not != CC_NO_INDEX || t->tokens[i].tag == CC_TAG_COMMA)
            break;
    }
    if (not == CC_NO_INDEX || not + 2 >= e)
        return 0;
    i = not + 1;
    if (not > s->first && cc_token_in(&t->tokens[not -1], "do") && not == s->first + 1 &&
        cc_token_in(&t->tokens[i], "take use drink apply consume exceed")) {
        *order = true;
        for (i++; i < e && i < not + 6 && !leads(&t->tokens[i]); i++) {
            if (cc_tag_is_punct(t->tokens[i].tag))
                return 0;
        }
        return i < e && cc_token_in(&t->tokens[i], "while if during when") ? i : 0;
    }
    if (not > s->first && !cc_token_in(&t->tokens[not - 1], "is are was be"))
        return 0;
    while (i < e && cc_tag_is_adverb(t->tokens[i].tag))
        i++;
    if (cc_token_in(&t->tokens[i], "suitable recommended advised intended meant safe right suited"))
        i++;
    if (cc_token_is(&t->tokens[i], "for") && i + 2 < e && cc_token_is(&t->tokens[i + 1], "use"))
        i += 2;
    return i < e && leads(&t->tokens[i]) ? i : 0;
}

/* What the part [a, e) without a preposition of its own takes over from the part before, which begins at p; NULL when
 * it cannot stand alone. */
static const char *
taken_over(const struct cc_text *t, uint32_t p, uint32_t a)
{
    const struct cc_token *lead = &t->tokens[p], *k = &t->tokens[a];

    if (cc_token_in(lead, "if when") && cc_token_is(lead + 1, "you")) {
        if (cc_token_is(k, "you"))
            return "if";
        if (cc_token_in(lead + 2, "are 're") &&
            (cc_tag_is_adjective(k->tag) || k->tag == CC_TAG_VBG || k->tag == CC_TAG_VBN || k->tag == CC_TAG_IN ||
                cc_tag_is_noun(k->tag)))
            return "if you are";
        if ((k->can & CC_CAN_BASE) && cc_token_in(k, "have take smoke use drink get suffer"))
            return "if you";
        if (cc_token_is(lead + 2, "have") && cc_tag_is_noun(k->tag))
            return "if you have";
        if (cc_token_in(lead + 2, "take use") && cc_tag_is_nominal(k->tag))
            return "if you take";
        return NULL;
    }
    if (cc_token_is(lead, "while"))
        return cc_tag_is_adjective(k->tag) || k->tag == CC_TAG_VBG || cc_tag_is_noun(k->tag)
            ? (cc_token_in(k, "breastfeeding breast-feeding") ? "during" : "if you are")
            : NULL;
    if (cc_token_is(lead, "during"))
        return "during";
    if (cc_token_in(lead, "for by"))
        return cc_token_is(lead, "by") ? "by" : "for";
    return NULL;
}

/* Reads the parts of [a, e); their number, 0 when they are none or only nouns behind one preposition. */
static uint32_t
read_parts(const struct cc_text *t, uint32_t a, uint32_t e, struct part *v)
{
    uint32_t n = 0, lead = a, end;
    bool mixed = false;

    while (a < e && n < PARTS_MAX) {
        struct part p = {.a = a, .before = "", .after = CC_NO_INDEX};
        bool own = leads(&t->tokens[a]) && !(n > 0 && cc_token_in(&t->tokens[a], "with in under by"));

        for (end = a + 1; end < e && t->tokens[end].tag != CC_TAG_COMMA && !cc_token_in(&t->tokens[end], "or and");
             end++) {
            if (t->tokens[end].tag == CC_TAG_MD ||
                cc_token_in(&t->tokens[end], "because since as but unless which that so"))
                return 0; /* what follows is no part */
        }
        p.e = end;
        if (own && cc_token_in(&t->tokens[a], "while when") && a + 2 == end) {
            lead = a; /* "while nursing" as a clause of its own */
            p.a = a + 1;
            p.before = cc_token_in(&t->tokens[a + 1], "breastfeeding breast-feeding driving sleeping fasting")
                ? "during"
                : "if you are";
            mixed = true;
        } else if (own) {
            lead = a;
            mixed = mixed || n > 0 || !cc_token_in(&t->tokens[a], "for with in by");
        } else if ((p.before = taken_over(t, lead, a)) == NULL) {
            return 0;
        }
        if (p.e <= p.a + (own && p.before[0] == 0 ? 1 : 0))
            return 0;
        v[n++] = p;
        a = end;
        while (a < e && (t->tokens[a].tag == CC_TAG_COMMA || cc_token_in(&t->tokens[a], "or and")))
            a++;
    }
    for (uint32_t i = 0; i + 1 < n && n == 2; i++) { /* "for pregnant or nursing women" */
        const struct cc_token *last = &t->tokens[v[i].e - 1], *head = &t->tokens[v[n - 1].e - 1];

        if (v[i].e - v[i].a <= 2 && (cc_tag_is_adjective(last->tag) || last->tag == CC_TAG_VBG) &&
            v[n - 1].e - v[n - 1].a == 2 && cc_token_in(head, "women people mothers men children adults"))
            v[i].after = v[n - 1].e - 1, mixed = true;
    }
    return n >= 2 && mixed ? n : 0;
}

bool
cc_tell_caution(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct part v[PARTS_MAX];
    struct cc_how h = *how;
    uint32_t e = s->end, a, n;
    bool order, bare;

    if (x->depth > 1 || how->fresh > 0 || how->order != NULL || how->testimonial || how->soft)
        return false;
    while (e > s->first && cc_tag_is_punct(t->tokens[e - 1].tag))
        e--;
    a = forbidden_end(t, s, e, &order);
    n = a > 0 ? read_parts(t, a, e, v) : 0;
    bare = cc_token_is(&t->tokens[s->first], "not");
    if (n == 0 || (bare && (how->given == NULL || !how->fragments) && cc_topic(x) == NULL))
        return false;
    if (t == &x->text) {
        h.pieces[0] = s->span;
        h.n_pieces = 1;
    }
    h.rule = "caution";
    if (bare && h.it == NULL) {
        h.it = how->given != NULL ? how->given : cc_topic(x);
        h.it_plural = how->given != NULL ? how->given_plural : cc_topic_plural(x);
    }
    h.given = NULL;
    h.fragments = false;
    for (uint32_t i = 0; i < n; i++) {
        struct cc_buf b = {0};

        if (bare) {
            cc_buf_adds(&b, "it is ");
            cc_buf_add(&b, t->tokens[s->first].lower, t->tokens[s->first].lower_len);
            if (a > s->first + 1)
                cc_words_append(&b, t, s->first + 1, a, 0);
            else
                cc_buf_adds(&b, " suitable");
        } else {
            cc_words_add(&b, t, s->first, a, 0);
        }
        if (v[i].before[0] != '\0')
            cc_buf_addf(&b, " %s", v[i].before);
        cc_words_append(&b, t, v[i].a, v[i].e, CC_WORDS_BRACKETS);
        if (v[i].after != CC_NO_INDEX)
            cc_words_append(&b, t, v[i].after, v[i].after + 1, 0);
        cc_buf_addc(&b, '.');
        cc_tell_text(x, b.v, b.n, &h);
        cc_buf_clear(&b);
    }
    return true;
}
