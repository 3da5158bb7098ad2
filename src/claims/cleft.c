/* cleft.c: what stands behind its verb, put where a plain sentence has it: "What caffeine does is (to) block
 * adenosine", "What the nerve reports is heat", "It is not clear that heat helps". Works on
 * tokens, since tags are least sure there. The other clefts are in restate.c. */
#include <string.h>

#include "claims/inflect.h"
#include "claims/lexicon.h"
#include "claims/restating.h"

#define REACH 16 /* tokens from "what" to its "is" */

static const struct cc_token *
token(const struct cc_restating *p, uint32_t i)
{
    return &p->t->tokens[i];
}

/* The lone "is" or "was" from token i on; the sentence's end when there is none in reach. */
static uint32_t
find_be(const struct cc_restating *p, uint32_t i)
{
    for (uint32_t end = i + REACH; i < end && i + 2 < p->s->end; i++) {
        if (token(p, i)->tag == CC_TAG_COLON || token(p, i)->tag == CC_TAG_DASH)
            break;
        if (cc_token_in(token(p, i), "is was are"))
            return i;
    }
    return p->s->end;
}

static bool
has_verb(const struct cc_restating *p, uint32_t a, uint32_t e)
{
    for (; a < e; a++) {
        if (cc_tag_is_finite(token(p, a)->tag))
            return true;
    }
    return false;
}

/* The "and" before the next "to set off" or bare verb behind the one at token i; the end when there is none. */
static uint32_t
next_verb(const struct cc_restating *p, uint32_t i, bool to)
{
    for (i++; i + 2 < p->s->end; i++) {
        if (cc_token_is(token(p, i), "and") &&
            (to ? token(p, i + 1)->tag == CC_TAG_TO && (token(p, i + 2)->can & CC_CAN_BASE)
                : token(p, i + 1)->tag == CC_TAG_VB))
            return i;
        if (token(p, i)->tag == CC_TAG_COMMA || token(p, i)->tag == CC_TAG_COLON)
            break;
    }
    return p->s->end;
}

/* "What it does do, on the spot, is to speed the bowel and to set off nausea", "What it does not do is cure". w: the
 * "what". */
static bool
what_does(const struct cc_restating *p, uint32_t w)
{
    uint32_t d = w + 1, be, verb;
    bool denied = false, to, plural;

    while (d < w + 8 && d + 3 < p->s->end && !cc_token_in(token(p, d), "do does did"))
        d++;
    if (d == w + 1 || !cc_token_in(token(p, d), "do does did") || has_verb(p, w + 1, d))
        return false;
    be = find_be(p, d + 1);
    if (be + 2 >= p->s->end)
        return false;
    for (uint32_t i = d + 1; i < be; i++) {
        denied = denied || cc_token_in(token(p, i), "not n't");
        if (cc_tag_is_finite(token(p, i)->tag) && !cc_token_is(token(p, i), "do"))
            return false;
    }
    to = token(p, be + 1)->tag == CC_TAG_TO;
    plural = cc_token_is(token(p, d), "do") || cc_token_in(token(p, d - 1), "they we you");
    for (verb = be + 1 + to; verb < p->s->end;) {
        uint32_t and = next_verb(p, verb, to);
        struct cc_buf b = {0};

        if (!(token(p, verb)->can & CC_CAN_BASE) || token(p, verb)->tag == CC_TAG_DT) {
            cc_buf_clear(&b);
            return false;
        }
        cc_restating_add(p, &b, w + 1, d);
        if (denied) {
            cc_restating_add(p, &b, d, d + 1);
            cc_buf_adds(&b, " not");
        }
        cc_buf_addc(&b, ' ');
        if (denied)
            cc_inflect_add(&b, token(p, verb)->lower, token(p, verb)->lower_len, CC_FORM_BASE);
        else if (cc_token_is(token(p, d), "did"))
            cc_inflect_add(&b, token(p, verb)->lower, token(p, verb)->lower_len, CC_FORM_PAST);
        else
            cc_inflect_present(&b, token(p, verb)->lower, token(p, verb)->lower_len, plural);
        cc_restating_add(p, &b, verb + 1, and);
        cc_restating_sentence(p, &b, "cleft");
        verb = and + 1 + to;
    }
    return true;
}

/* "What the nerve reports is stretch, acidity and heat". */
static bool
what_verb(const struct cc_restating *p, uint32_t w)
{
    uint32_t be = find_be(p, w + 3), v = be - 1;
    const struct cc_token *next = token(p, be + 1), *k;
    struct cc_buf b = {0};

    if (be + 2 >= p->s->end || has_verb(p, w + 1, v))
        return false;
    k = token(p, v);
    if (!(cc_tag_is_finite(k->tag) || (k->tag == CC_TAG_NNS && (k->can & CC_CAN_VBZ))) || (k->set & CC_SET_HAVE) ||
        cc_token_in(k, "matters means counts needs wants likes loves says thinks knows does do did follows happens") ||
        !(cc_tag_is_noun(token(p, v - 1)->tag) || token(p, v - 1)->tag == CC_TAG_PRP) ||
        cc_token_in(token(p, v - 1), "i we you"))
        return false;
    if (!cc_tag_is_noun(next->tag) && !(next->tag == CC_TAG_VB && (next->can & CC_CAN_NOUN)) &&
        next->tag != CC_TAG_DT && next->tag != CC_TAG_PRPS &&
        !cc_tag_is_adjective(next->tag))
        return false;
    cc_restating_add(p, &b, w + 1, be);
    cc_restating_add(p, &b, be + 1, p->s->end);
    cc_restating_sentence(p, &b, "cleft");
    return true;
}

/* "It is not clear that massage helps", "It is far from certain that …": as if it said "whether". */
static bool
not_clear(const struct cc_restating *p)
{
    uint32_t i = p->s->first + 1, that;
    bool doubt = false, clear = false;
    struct cc_buf b = {0};

    if (!cc_token_is(token(p, p->s->first), "it") || !cc_token_in(token(p, i), "is was remains"))
        return false;
    for (that = i + 1; that + 2 < p->s->end && that < i + 7 && !cc_token_is(token(p, that), "that"); that++) {
        const struct cc_token *k = token(p, that);

        if (cc_tag_is_noun(k->tag) && !cc_token_is(k, "means"))
            return false;
        doubt = doubt || cc_token_in(k, "not n't far no hardly never");
        clear = clear || (doubt && cc_token_in(k, "clear certain sure obvious settled"));
        clear = clear || cc_token_in(k, "unclear uncertain doubtful debatable questionable");
    }
    if (!clear || that + 3 >= p->s->end || !cc_token_is(token(p, that), "that"))
        return false;
    cc_buf_adds(&b, "It is unclear whether");
    cc_restating_add(p, &b, that + 1, p->s->end);
    cc_restating_sentence(p, &b, "whether");
    return true;
}

/* "It takes three months to refill the stores, even if …": refilling the stores takes three months. */
static bool
takes_time(const struct cc_restating *p)
{
    uint32_t take = p->s->first + 1, to, end, e = cc_restating_end(p);
    struct cc_buf b = {0};
    bool time = false;

    if (!cc_token_is(token(p, p->s->first), "it"))
        return false;
    while (take + 4 < e && take < p->s->first + 4 && !cc_token_in(token(p, take), "takes took take taken"))
        take++;
    if (!cc_token_in(token(p, take), "takes took take taken"))
        return false;
    for (to = take + 1; to + 2 < e && to < take + 9 && token(p, to)->tag != CC_TAG_TO; to++)
        time = time || cc_is_time_noun(token(p, to));
    while (token(p, to)->tag == CC_TAG_TO && !cc_tag_is_verb(token(p, to + 1)->tag) && to + 3 < e)
        to++; /* "two to three weeks" */
    while (to + 2 < e && to < take + 9 && token(p, to)->tag != CC_TAG_TO) {
        time = time || cc_is_time_noun(token(p, to));
        to++;
    }
    if (!time || token(p, to)->tag != CC_TAG_TO || token(p, to + 1)->tag != CC_TAG_VB)
        return false;
    for (uint32_t f = take + 2; f + 1 < to; f++) {
        if (!cc_token_is(token(p, f), "for"))
            continue;
        cc_restating_add(p, &b, f + 1, to); /* "It took weeks for her pressure to fall": it took weeks to fall */
        cc_restating_add(p, &b, p->s->first + 1, f);
        cc_restating_add(p, &b, to, e);
        cc_restating_sentence(p, &b, "takes-time");
        return true;
    }
    for (end = to + 2; end < e && token(p, end)->tag != CC_TAG_COMMA && token(p, end)->tag != CC_TAG_COLON; end++)
        ;
    if (end == to + 2)
        return false; /* "It takes an hour to dissolve": the tablet does */
    cc_inflect_add(&b, token(p, to + 1)->lower, token(p, to + 1)->lower_len, CC_FORM_ING);
    cc_restating_add(p, &b, to + 2, end);
    cc_restating_add(p, &b, p->s->first + 1, to);
    cc_restating_add(p, &b, end, e);
    cc_restating_sentence(p, &b, "takes-time");
    return true;
}

/* "It is no coincidence that drivers crash": they do. */
static bool
no_coincidence(const struct cc_restating *p)
{
    uint32_t i = p->s->first + 1;
    bool named = false, denied = false;

    if (!cc_token_is(token(p, p->s->first), "it") || !cc_token_in(token(p, i), "is was 's comes seems"))
        return false;
    for (i++; i + 3 < p->s->end && i < p->s->first + 7 && !cc_token_is(token(p, i), "that"); i++) {
        denied = denied || cc_token_in(token(p, i), "no not n't hardly small little");
        named = named || cc_token_in(token(p, i), "coincidence accident surprise secret wonder news shock");
    }
    if (!named || !denied || !cc_token_is(token(p, i), "that"))
        return false;
    cc_restating_words(p, i + 1, p->s->end, NULL);
    return true;
}

/* "One drink and sleep suffers", "Thirty seconds in icy water and noradrenaline shoots up": the verb of one thing shows
 * that the words before "and" are no part of its subject. */
static bool
dose_and_result(const struct cc_restating *p)
{
    uint32_t first = p->s->first, and = first + 1, v, e = cc_restating_end(p);
    struct cc_buf b = {0};
    bool dose = false, of = false;

    if (token(p, first)->tag != CC_TAG_CD && !cc_token_in(token(p, first), "a an one another"))
        return false;
    for (; and + 2 < e && and < first + 9 && !cc_token_is(token(p, and), "and"); and++) {
        const struct cc_token *k = token(p, and);

        if (cc_tag_is_finite(k->tag) || k->tag == CC_TAG_MD || cc_tag_is_punct(k->tag) || (k->set & CC_SET_SUB))
            return false;
        of = of || cc_token_is(k, "of");
        dose = dose || cc_is_time_noun(k) ||
            cc_token_lemma_in(k, "drink cup glass pill tablet dose bite sip spoonful serving puff cigarette");
    }
    if (!dose || !cc_token_is(token(p, and), "and"))
        return false;
    for (v = and + 1;
         v < e && v < and + 6 && !cc_tag_is_finite(token(p, v)->tag) && token(p, v)->tag != CC_TAG_MD; v++) {
        if (!cc_tag_is_noun(token(p, v)->tag) && !cc_tag_is_adjective(token(p, v)->tag) &&
            token(p, v)->tag != CC_TAG_DT && token(p, v)->tag != CC_TAG_PRPS)
            return false;
    }
    if (v == and + 1 || v >= e || !((token(p, v)->tag == CC_TAG_VBZ && !of) || cc_token_is(token(p, v), "will")) ||
        !cc_tag_is_noun(token(p, v - 1)->tag))
        return false;
    cc_buf_adds(&b, "after");
    cc_restating_add(p, &b, first, and);
    cc_buf_addc(&b, ',');
    cc_restating_add(p, &b, and + 1, e);
    cc_restating_sentence(p, &b, NULL);
    return true;
}

bool
cc_tell_cleft(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_restating p = {x, t, s, how, s->title_case ? CC_WORDS_TITLE : 0};
    uint32_t w = s->first;

    if (x->depth > 1 || how->fresh > 0 || how->soft || s->end - s->first < 5 || s->ending == CC_SENTENCE_QUESTION)
        return false;
    while (w + 5 < s->end && w < s->first + 3 &&
        (t->tokens[w].tag == CC_TAG_CC || t->tokens[w].tag == CC_TAG_COMMA || t->tokens[w].tag == CC_TAG_RB))
        w++;
    if (cc_token_is(&t->tokens[w], "what") && w + 5 < s->end)
        return what_does(&p, w) || what_verb(&p, w);
    return not_clear(&p) || no_coincidence(&p) || takes_time(&p) || dose_and_result(&p);
}
