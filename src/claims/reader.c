/* reader.c: advice to some of the readers only, whom a question names: "Expecting or nursing? Skip Acme for now.", "On
 * blood thinners? Take half.", "Under 12? Not for you." Each group is told by itself, as the condition of the order
 * behind it. */
#include <string.h>

#include "claims/block.h"

#define ASKED_TOKENS 12

/* What makes a condition of the words [a, e) of the question: "you are" (pregnant), "you have" (kidney stones), "you "
 * (smoke); NULL when they are none. */
static const char *
condition_verb(const struct cc_text *t, uint32_t a, uint32_t e)
{
    const struct cc_token *k = &t->tokens[a], *last = &t->tokens[e - 1];

    if (e - a == 4 && cc_tag_is_noun(k->tag) && cc_token_in(k + 1, "in on") && cc_token_is(k + 2, "your"))
        return "you have "; /* "Blood in your stool?" */
    for (uint32_t i = a; i < e; i++) {
        if (cc_tag_is_punct(t->tokens[i].tag) || t->tokens[i].tag == CC_TAG_MD ||
            cc_token_in(&t->tokens[i],
                "who what which why how when where you your we our it they this that is are do does more"))
            return NULL;
    }
    if (cc_token_in(k, "on under over past with without in") && e - a >= 2)
        return cc_token_in(k, "with without") ? NULL : "you are ";
    if (cc_token_in(k, "got have having"))
        return e - a >= 2 ? "you have " : NULL;
    if (cc_token_in(k, "taking using smoking drinking trying planning prone allergic") ||
        (cc_token_is(k, "sensitive") && e - a > 2 && cc_token_is(k + 1, "to")))
        return e - a >= 2 || cc_token_in(k, "smoking drinking") ? "you are " : NULL;
    if (e - a <= 2 && cc_token_in(last, "pregnant expecting nursing breastfeeding breast-feeding lactating diabetic vegan vegetarian coeliac celiac asthmatic anaemic anemic epileptic menopausal"))
        return "you are ";
    if (cc_tag_is_noun(last->tag) && !cc_tag_is_verb(k->tag)) {
        enum cc_noun class = cc_noun_ending(t, a, e);

        if (class == CC_NOUN_SYMPTOM || class == CC_NOUN_DISEASE || class == CC_NOUN_BAD)
            return "you have ";
        if (class == CC_NOUN_STRUCTURE && e - a >= 2 &&
            cc_token_in(k, "sensitive weak delicate dry oily upset sore bad"))
            return cc_tag_is_plural(last->tag) || cc_token_in(last, "skin hair sleep") ? "you have " : "you have a ";
    }
    return NULL;
}

/* Does the sentence order or forbid something: "Skip it.", "Not for you yet."? */
static bool
is_order(const struct cc_text *t, const struct cc_sentence *s, bool *forbids)
{
    uint32_t i = s->first;

    *forbids = cc_token_is(&t->tokens[i], "not") && i + 2 < s->end && cc_token_is(&t->tokens[i + 1], "for") &&
        cc_token_is(&t->tokens[i + 2], "you");
    if (*forbids)
        return true;
    while (i + 1 < s->end && cc_token_in(&t->tokens[i], "please then best better do n't not just"))
        i++;
    return s->ending != CC_SENTENCE_QUESTION && s->end - i >= 2 &&
        cc_token_in(
            &t->tokens[i], "skip avoid leave take use wait stop limit halve reduce start hold give stick pass steer see call ask send book get talk check consult");
}

/* Where the next group of the question ends: before "or", "and", a comma, a slash. */
static uint32_t
group_end(const struct cc_text *t, uint32_t a, uint32_t e)
{
    while (
        a < e && t->tokens[a].tag != CC_TAG_CC && t->tokens[a].tag != CC_TAG_COMMA && !cc_token_in(&t->tokens[a], "/"))
        a++;
    return a;
}

bool
cc_tell_reader(struct cc_ctx *x, const struct cc_text *t, uint32_t asked, const struct cc_how *how)
{
    const struct cc_sentence *q = &t->sentences[asked], *s;
    uint32_t a = q->first, e = q->end, end, next;
    bool forbids;

    if (q->ending != CC_SENTENCE_QUESTION || asked + 1 >= t->n_sentences || how->testimonial || how->soft)
        return false;
    s = &t->sentences[asked + 1];
    end = s->end;
    if (!is_order(t, s, &forbids))
        return false;
    while (e > a && (cc_tag_is_punct(t->tokens[e - 1].tag) || (t->tokens[e - 1].flags & CC_TOK_EMOJI)))
        e--;
    if (e - a > 2 && cc_token_is(&t->tokens[a], "are") && cc_token_is(&t->tokens[a + 1], "you"))
        a += 2;
    if (e <= a || e - a > ASKED_TOKENS)
        return false;
    for (uint32_t i = a; i < e; i = next + 1) {
        next = group_end(t, i, e);
        if (next == i || condition_verb(t, i, next) == NULL)
            return false;
    }
    while (end > s->first && (cc_tag_is_punct(t->tokens[end - 1].tag) || (t->tokens[end - 1].flags & CC_TOK_EMOJI)))
        end--;
    for (uint32_t i = a; i < e; i = next + 1) {
        struct cc_how h = *how;
        struct cc_buf b = {0};

        next = group_end(t, i, e);
        if (forbids && cc_topic(x) != NULL)
            cc_buf_addf(&b, "%s %s not suitable", cc_topic(x), cc_topic_plural(x) ? "are" : "is");
        else
            cc_refer_words(x, t, s->first, end, "", &b);
        if (forbids && cc_token_in(&t->tokens[i], "under over"))
            cc_buf_adds(&b, " for anyone ");
        else
            cc_buf_addf(&b, " if %s", condition_verb(t, i, next));
        for (uint32_t k = i; k < next; k++)
            cc_buf_addf(&b, "%s%.*s", k > i && (t->tokens[k].flags & CC_TOK_SPACE) ? " " : "",
                (int)t->tokens[k].lower_len,
                t->tokens[k].flags & CC_TOK_UPPER ? t->text + t->tokens[k].span.start : t->tokens[k].lower);
        cc_buf_addc(&b, '.');
        h.rule = "reader";
        h.given = NULL;
        h.fragments = false;
        h.n_pieces = 0;
        h.pieces[h.n_pieces++] = q->span;
        h.pieces[h.n_pieces++] = s->span;
        cc_tell_text(x, b.v, b.n, &h);
        cc_buf_clear(&b);
    }
    return true;
}
