/* besides.c: "Besides lowering cholesterol, oats steady blood sugar": what the subject does besides is a statement of its
 * own; behind the other words of this kind stands nothing that is claimed ("Apart from the price, …"). */
#include "claims/inflect.h"
#include "claims/lexicon.h"
#include "claims/restating.h"

/* How many tokens "besides", "in addition to" … have at the start of the sentence; 0 for other words. */
static uint32_t
opener(const struct cc_text *t, const struct cc_sentence *s)
{
    const struct cc_token *k = &t->tokens[s->first];

    if (cc_token_in(k, "besides beyond"))
        return 1;
    if (cc_token_in(k, "apart aside") && cc_token_is(k + 1, "from"))
        return 2;
    if (cc_token_in(k, "along together") && cc_token_is(k + 1, "with"))
        return 2;
    if (cc_token_is(k, "as") && cc_token_is(k + 1, "well") && cc_token_is(k + 2, "as"))
        return 3;
    if (cc_token_is(k, "in") && cc_token_is(k + 1, "addition") && cc_token_is(k + 2, "to"))
        return 3;
    return 0;
}

/* The verb group [*first, *last] of the clause behind the comma, whose subject stands before it; false when its build
 * is another. */
static bool
find_verb(const struct cc_restating *r, uint32_t comma, uint32_t *first, uint32_t *last)
{
    const struct cc_token *v = r->t->tokens;
    uint32_t i = comma + 1;

    while (i < r->s->end && !cc_tag_is_finite(v[i].tag) && v[i].tag != CC_TAG_MD) {
        if (cc_tag_is_punct(v[i].tag) || cc_tag_is_verb(v[i].tag) || (v[i].set & CC_SET_SUB) || v[i].depth > 0)
            return false;
        i++;
    }
    if (i == comma + 1 || i + 1 >= r->s->end)
        return false;
    *first = *last = i;
    while (*last + 1 < r->s->end && (cc_tag_is_adverb(v[*last + 1].tag) || cc_tag_is_verb(v[*last + 1].tag)))
        ++*last;
    while (cc_tag_is_adverb(v[*last].tag))
        --*last;
    for (i = *first; i <= *last; i++) {
        if (v[i].set & CC_SET_NEG)
            return false;
    }
    return true;
}

static bool
not_only(const struct cc_restating *r)
{
    const struct cc_token *v = r->t->tokens;
    uint32_t first = r->s->first, subject = first + 3, comma = subject, verb, second;
    struct cc_buf b = {0};

    if (r->s->end < first + 9 || !cc_token_is(&v[first], "not") || !cc_token_in(&v[first + 1], "only just") ||
        !cc_token_in(&v[first + 2], "do does did can may"))
        return false;
    while (comma < r->s->end && v[comma].tag != CC_TAG_COMMA)
        comma++;
    verb = cc_restating_turned_verb(r->t, subject, comma);
    second = comma + 1 + (comma + 1 < r->s->end && cc_token_is(&v[comma + 1], "but"));
    if (verb == CC_NO_INDEX || second + 2 >= r->s->end || !cc_token_in(&v[second], "it they he she this"))
        return false;
    cc_restating_add(r, &b, subject, verb);
    if (cc_token_in(&v[first + 2], "can may")) {
        cc_restating_add(r, &b, first + 2, first + 3);
        cc_restating_add(r, &b, verb, verb + 1);
    } else {
        cc_buf_addc(&b, ' ');
        if (cc_token_is(&v[first + 2], "did"))
            cc_inflect_add(&b, v[verb].lower, v[verb].lower_len, CC_FORM_PAST);
        else
            cc_inflect_present(&b, v[verb].lower, v[verb].lower_len, cc_token_is(&v[first + 2], "do"));
    }
    cc_restating_add(r, &b, verb + 1, comma);
    cc_restating_sentence(r, &b, "besides");
    cc_restating_add(r, &b, subject, verb);
    cc_restating_add(r, &b, second + 1, r->s->end);
    cc_restating_sentence(r, &b, "besides");
    return true;
}

bool
cc_tell_besides(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_restating r = {x, t, s, how, s->title_case ? CC_WORDS_TITLE : 0};
    uint32_t n, comma, first, last;
    struct cc_buf b = {0};
    bool deed;

    if (x->depth > 1 || how->fresh > 0 || s->end - s->first < 7)
        return false;
    if (not_only(&r))
        return true;
    if ((n = opener(t, s)) == 0)
        return false;
    for (comma = s->first + n; comma < s->end && t->tokens[comma].tag != CC_TAG_COMMA; comma++) {
        if (cc_tag_is_finite(t->tokens[comma].tag) || t->tokens[comma].tag == CC_TAG_COLON)
            return false;
    }
    deed = t->tokens[s->first + n].tag == CC_TAG_VBG && comma > s->first + n + 1;
    if (comma + 3 >= s->end || !find_verb(&r, comma, &first, &last))
        return false;
    if (deed) {
        cc_words_add(&b, t, comma + 1, first, CC_WORDS_BRACKETS | r.title);
        cc_restating_deed(&r, first, last, &t->tokens[s->first + n], &b);
        cc_words_append(&b, t, s->first + n + 1, comma, CC_WORDS_BRACKETS);
        cc_restating_tell(&r, &b, "besides");
    }
    cc_words_add(&b, t, comma + 1, s->end, CC_WORDS_BRACKETS | r.title);
    cc_restating_tell(&r, &b, NULL);
    return true;
}
