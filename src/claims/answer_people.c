/* answer_people.c: answers that name the people whom a question asks for: "Anyone with a stomach ulcer and pregnant
 * women.", "Anyone who is pregnant, nursing or has gout." */
#include <ctype.h>

#include "claims/question.h"

static const struct cc_token *
token(const struct cc_text *t, uint32_t i)
{
    return &t->tokens[i];
}

static bool
names_people(const struct cc_text *t, uint32_t i, uint32_t e)
{
    while (i + 1 < e &&
        (cc_tag_is_adjective(token(t, i)->tag) || token(t, i)->tag == CC_TAG_DT || cc_tag_is_adverb(token(t, i)->tag)))
        i++;
    return i < e && (cc_token_in(token(t, i), "anyone anybody everyone everybody those people somebody someone") ||
        (cc_tag_is_noun(token(t, i)->tag) && cc_noun_ending(t, i, i + 1) == CC_NOUN_PEOPLE));
}

/* Says what was asked for of those whom b names. */
static void
say_of(struct cc_ctx *x, const struct cc_token *first, const struct cc_buf *b, struct cc_how *h)
{
    struct cc_buf said = {0};

    h->it = cc_arena_strndup(&x->arena, b->v, b->n);
    h->it_plural = !cc_token_in(first, "anyone anybody everyone everybody somebody someone a an the");
    cc_buf_addf(&said, "it %s.", x->question.predicate);
    cc_tell_text(x, said.v, said.n, h);
    cc_buf_clear(&said);
}

/* "Anyone who is pregnant, nursing or has gout": each of the conditions by itself. False when no relative clause with
 * several follows those named at token a. */
static bool
answer_relative(struct cc_ctx *x, const struct cc_text *t, uint32_t a, uint32_t e, struct cc_how h)
{
    uint32_t who = a, from, verb = CC_NO_INDEX;
    unsigned parts = 0;

    while (who < e && who < a + 4 && !cc_token_in(token(t, who), "who"))
        who++;
    if (who + 2 >= e || who == a || who >= a + 4)
        return false;
    for (uint32_t i = who + 1; i < e; i++) {
        if (token(t, i)->tag == CC_TAG_CC && !cc_token_in(token(t, i), "or and"))
            return false;
        if (i > who + 1 && cc_token_in(token(t, i), "who should must"))
            return false; /* others, or a sentence of its own */
        parts += token(t, i)->tag == CC_TAG_CC && i + 1 < e && !names_people(t, i + 1, e) &&
            (cc_tag_is_verb(token(t, i + 1)->tag) || cc_tag_is_adjective(token(t, i + 1)->tag) ||
                (token(t, i + 1)->can & (CC_CAN_VBZ | CC_CAN_VBN)));
    }
    if (parts == 0 || !(cc_tag_is_verb(token(t, who + 1)->tag) || cc_token_in(token(t, who + 1), "is are has have take")))
        return false;
    from = who + 1;
    for (uint32_t i = from; i <= e; i++) {
        uint32_t next = i;
        struct cc_buf b = {0};

        while (next < e && (token(t, next)->tag == CC_TAG_COMMA || token(t, next)->tag == CC_TAG_CC))
            next++;
        if (i < e && next == i)
            continue;
        cc_words_add(&b, t, a, who + 1, 0);
        b.v[0] = (char)tolower((unsigned char)b.v[0]);
        if (cc_token_in(token(t, from), "is are"))
            verb = from;
        else if (verb != CC_NO_INDEX && !cc_tag_is_finite(token(t, from)->tag) &&
            !cc_token_in(token(t, from), "has have take takes had")) /* "nursing" */
            cc_words_append(&b, t, verb, verb + 1, 0);
        cc_words_append(&b, t, from, i, CC_WORDS_BRACKETS);
        say_of(x, token(t, a), &b, &h);
        cc_buf_clear(&b);
        from = next;
        i = next > i ? next - 1 : i;
    }
    return true;
}

/* "Anyone with a stomach ulcer, people on dialysis and pregnant women.": each is who was asked for. */
bool
cc_answer_people(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, struct cc_how h)
{
    uint32_t e = cc_question_end(t, s), from = s->first;

    if (!x->question.who || x->question.predicate == NULL || !names_people(t, from, e))
        return false;
    if (answer_relative(x, t, from, e, h))
        return true;
    for (uint32_t i = from; i < e; i++) {
        const struct cc_token *k = token(t, i);

        if (k->tag == CC_TAG_MD ||
            (cc_tag_is_finite(k->tag) && !(k->can & (CC_CAN_NOUN | CC_CAN_PLURAL)) &&
                !(i > 0 && cc_token_in(token(t, i - 1), "who that which you"))))
            return false; /* a sentence of its own */
    }
    for (uint32_t i = from; i <= e; i++) {
        uint32_t next = i;
        struct cc_buf b = {0};

        while (next < e && (token(t, next)->tag == CC_TAG_COMMA || token(t, next)->tag == CC_TAG_CC))
            next++;
        if (i < e && (next == i || !names_people(t, next, e)))
            continue;
        cc_words_add(&b, t, from, i, CC_WORDS_BRACKETS);
        if (!(token(t, from)->flags & CC_TOK_UPPER) && b.n > 0 && token(t, from)->tag != CC_TAG_NNP)
            b.v[0] = (char)tolower((unsigned char)b.v[0]);
        say_of(x, token(t, from), &b, &h);
        cc_buf_clear(&b);
        from = next;
        i = next > i ? next - 1 : i;
    }
    return true;
}
