/* news.c: sentences of reports whose statement stands behind those who make it: "Studies have linked X to Y", "I would
 * recommend it to anyone who cooks", "It is a mistake to think that X". Each rule looks at words only and writes the
 * plain sentence, which is then read as any other. See restate.c for other forms of a sentence. */
#include <string.h>

#include "claims/lexicon.h"
#include "claims/tell.h"

struct report {
    struct cc_ctx *x;
    const struct cc_text *t;
    const struct cc_sentence *s;
    struct cc_how how;
    uint32_t first; /* of the words that count: quotation marks and "and" at the start do not */
};

static const struct cc_token *
token(const struct report *r, uint32_t i)
{
    return &r->t->tokens[i < r->s->end ? i : r->s->end - 1];
}

static void
tell(struct report *r, struct cc_buf *b, const char *rule)
{
    if (r->how.rule == NULL || strcmp(r->how.rule, "myth") != 0)
        r->how.rule = rule;
    if (r->t == &r->x->text) {
        r->how.pieces[0] = r->s->span;
        r->how.n_pieces = 1;
    }
    if (strchr(".!", b->v[b->n - 1]) == NULL)
        cc_buf_addc(b, '.');
    cc_tell_text(r->x, b->v, b->n, &r->how);
    cc_buf_clear(b);
}

/* Is [a, e) a plural: "sugary drinks", "tea and coffee", "they"? */
static bool
is_plural(const struct report *r, uint32_t a, uint32_t e)
{
    uint32_t head = a;

    for (uint32_t i = a; i < e; i++) {
        if (token(r, i)->tag == CC_TAG_CC && cc_token_is(token(r, i), "and"))
            return true;
        if (i > a && (token(r, i)->tag == CC_TAG_IN || token(r, i)->tag == CC_TAG_TO) &&
            cc_tag_is_nominal(token(r, i - 1)->tag))
            break;
        head = i;
    }
    return cc_tag_is_plural(token(r, head)->tag) || cc_token_in(token(r, head), "they them these those");
}

/* "Previous studies have linked it to obesity" -> "It has been linked to obesity". */
static bool
linked(struct report *r)
{
    struct cc_buf b = {0};
    uint32_t verb = r->first, to;
    bool finder = false, denied = cc_token_in(token(r, r->first), "no");

    while (
        verb < r->s->end && verb < r->first + 9 && !cc_token_lemma_in(token(r, verb), "link tie connect associate")) {
        const struct cc_token *k = token(r, verb);

        if (cc_tag_is_punct(k->tag) || (k->set & CC_SET_BE) ||
            (cc_tag_is_verb(k->tag) && !(k->set & CC_SET_HAVE) && k->tag != CC_TAG_MD && !cc_tag_is_adjective(k->tag)))
            return false;
        finder = finder || (k->cues & CC_CUE_PERSON) != 0;
        denied = denied || (k->set & CC_SET_NEG) != 0;
        verb++;
    }
    if (!finder || verb >= r->s->end || !cc_tag_is_verb(token(r, verb)->tag) || token(r, verb)->tag == CC_TAG_VBG)
        return false;
    for (to = verb + 1; to < r->s->end && !cc_token_in(token(r, to), "to with"); to++) {
        if (cc_tag_is_punct(token(r, to)->tag) || cc_tag_is_finite(token(r, to)->tag))
            return false;
    }
    if (to >= r->s->end || to == verb + 1)
        return false;
    cc_words_add(&b, r->t, verb + 1, to, 0);
    if (cc_token_is(token(r, verb + 1), "them") && to == verb + 2) {
        cc_buf_reset(&b);
        cc_buf_adds(&b, "they");
    }
    cc_buf_adds(&b, is_plural(r, verb + 1, to) ? " have " : " has ");
    cc_buf_adds(&b, denied ? "not been " : "been ");
    cc_buf_adds(&b,
        cc_token_lemma_is(token(r, verb), "link")          ? "linked"
            : cc_token_lemma_is(token(r, verb), "tie")     ? "tied"
            : cc_token_lemma_is(token(r, verb), "connect") ? "connected"
                : "associated");
    cc_words_append(&b, r->t, to, r->s->end, CC_WORDS_BRACKETS);
    r->how.hedged = r->how.hedged || cc_judge_hedged(r->t, r->first, verb);
    tell(r, &b, "linked");
    return true;
}

/* "I'd still recommend it to anyone who cooks" -> "It is recommended to anyone who cooks": what somebody advises, whoever it is. */
static bool
recommends(struct report *r)
{
    struct cc_buf b = {0};
    uint32_t verb = r->first + 1, to;

    if (r->x->sells || !cc_token_in(token(r, r->first), "i we") || r->how.testimonial)
        return false;
    while (verb < r->s->end && verb < r->first + 5 &&
        (token(r, verb)->tag == CC_TAG_MD || cc_tag_is_adverb(token(r, verb)->tag)))
        verb++;
    if (!cc_token_in(token(r, verb), "recommend advise") || (r->t->tokens[verb].set & CC_SET_NEG) ||
        !cc_health_in(r->t, verb, r->s->end))
        return false;
    for (uint32_t i = r->first; i < verb; i++) {
        if (token(r, i)->set & CC_SET_NEG || cc_token_in(token(r, i), "do did could might"))
            return false;
    }
    for (to = verb + 1;
         to < r->s->end && (token(r, verb + 1)->tag == CC_TAG_VBG || !cc_token_in(token(r, to), "to for as with"));
         to++) {
        if (cc_tag_is_punct(token(r, to)->tag) || cc_tag_is_finite(token(r, to)->tag) ||
            cc_token_in(token(r, to), "that"))
            break;
    }
    if (to <= verb + 1 || cc_token_in(token(r, verb + 1), "you that people patients everyone anyone my our") ||
        cc_token_in(token(r, to), "that"))
        return false;
    cc_words_add(&b, r->t, verb + 1, to, 0);
    cc_buf_adds(&b,
        token(r, verb + 1)->tag != CC_TAG_VBG && is_plural(r, verb + 1, to) ? " are recommended" : " is recommended");
    cc_words_append(&b, r->t, to, r->s->end, CC_WORDS_BRACKETS);
    tell(r, &b, "recommended");
    return true;
}

/* "It is a common myth that salt heals", "It is a mistake to think salt heals" -> "Salt does not heal". */
static bool
myth_that(struct report *r)
{
    struct cc_buf b = {0};
    uint32_t i = r->first + 2, say = 0;

    if (!cc_token_in(token(r, r->first), "it") || !cc_token_in(token(r, r->first + 1), "is 's was would"))
        return false;
    while (i < r->first + 8 &&
        !cc_token_in(
            token(r, i), "myth misconception fallacy falsehood mistake misunderstanding wrong mistaken untrue false") &&
        (token(r, i)->tag == CC_TAG_DT || cc_tag_is_adverb(token(r, i)->tag) || cc_tag_is_adjective(token(r, i)->tag) ||
            cc_token_is(token(r, i), "be")))
        i++;
    if (!cc_token_in(token(r, i), "myth misconception fallacy falsehood mistake misunderstanding wrong mistaken untrue false") || i + 4 >= r->s->end)
        return false;
    if (token(r, i + 1)->tag == CC_TAG_TO && cc_token_in(token(r, i + 2), "think believe assume suppose say claim"))
        say = i + 3 + cc_token_is(token(r, i + 3), "that");
    else if (cc_token_is(token(r, i + 1), "that"))
        say = i + 2;
    if (say == 0 || say + 2 >= r->s->end)
        return false;
    for (uint32_t j = r->first; j < r->s->end && !cc_tag_is_punct(token(r, j)->tag); j++) {
        if (token(r, j)->set & CC_SET_NEG)
            return false;
    }
    cc_words_add(&b, r->t, say, r->s->end, CC_WORDS_BRACKETS);
    r->how.denied = true;
    tell(r, &b, "myth-that");
    return true;
}

/* "There is no truth in the claim that salt heals" -> "Salt does not heal"; "Nor is there evidence that it does" ->
 * "There is no evidence that it does". What stands behind a colon is told by itself. */
static bool
no_truth(struct report *r)
{
    static const char nothing[] = "truth basis substance merit foundation", shown[] = "evidence proof sign indication reason";
    struct cc_buf b = {0};
    struct cc_how how = r->how;
    uint32_t i = r->first, that, end, noun = CC_NO_INDEX;
    bool inverted = cc_token_in(token(r, i), "is was") && cc_token_is(token(r, i + 1), "there") && i > r->s->first &&
        cc_token_in(token(r, i - 1), "nor neither");

    if (!inverted && !(cc_token_is(token(r, i), "there") && cc_token_in(token(r, i + 1), "is 's was")))
        return false;
    if (!inverted && !cc_token_in(token(r, i + 2), "no little not scant"))
        return false;
    for (that = i + 2; that < r->s->end && that < i + 14 && !cc_token_is(token(r, that), "that"); that++) {
        if (cc_token_in(token(r, that), nothing) || cc_token_in(token(r, that), shown))
            noun = noun == CC_NO_INDEX ? that : noun;
    }
    if (noun == CC_NO_INDEX || that + 2 >= r->s->end || !cc_token_is(token(r, that), "that") ||
        (!inverted && !cc_token_in(token(r, noun), nothing)))
        return false;
    for (end = that; end < r->s->end && token(r, end)->tag != CC_TAG_COLON;)
        end++;
    if (!cc_token_in(token(r, noun), nothing))
        cc_words_add(&b, r->t, noun, end, CC_WORDS_BRACKETS);
    else
        cc_words_add(&b, r->t, that + 1, end, CC_WORDS_BRACKETS);
    if (cc_token_in(token(r, noun), nothing)) {
        r->how.denied = true;
        tell(r, &b, "no-truth");
    } else {
        struct cc_buf whole = {0};

        cc_buf_addf(&whole, "There is no %s", b.v);
        tell(r, &whole, "no-truth");
        cc_buf_clear(&b);
    }
    r->how = how;
    if (end + 3 < r->s->end) {
        cc_words_add(&b, r->t, end + 1, r->s->end, CC_WORDS_BRACKETS);
        tell(r, &b, "sentence");
    }
    return true;
}

/* "It is too early to say that salt harms the gut": nobody knows whether it does. */
static bool
too_early(struct report *r)
{
    struct cc_buf b = {0};
    uint32_t i = r->first + 2;

    if (!cc_token_is(token(r, r->first), "it") || !cc_token_in(token(r, r->first + 1), "is 's was") ||
        i + 7 >= r->s->end || !cc_token_in(token(r, i), "too far much") || r->how.denied)
        return false;
    i += 1 + cc_token_is(token(r, i + 1), "too");
    if (!cc_token_in(token(r, i), "early soon") || token(r, i + 1)->tag != CC_TAG_TO ||
        !cc_token_in(token(r, i + 2), "say tell know conclude claim") || !cc_token_is(token(r, i + 3), "that"))
        return false;
    cc_buf_adds(&b, "It is unclear whether");
    cc_words_append(&b, r->t, i + 4, r->s->end, CC_WORDS_BRACKETS);
    tell(r, &b, "too-early");
    return true;
}

bool
cc_tell_news(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct report r = {x, t, s, *how, s->first};

    if (x->depth > 1 || how->fresh > 0 || s->end - s->first < 5)
        return false;
    while (r.first + 4 < s->end && (t->tokens[r.first].tag == CC_TAG_QUOTE || t->tokens[r.first].tag == CC_TAG_CC))
        r.first++;
    return linked(&r) || recommends(&r) || myth_that(&r) || no_truth(&r) || too_early(&r);
}
