/* refer_object.c: pronouns inside a complement: the "it" of "liquorice raises it" and the "their" of "calms their gut",
 * replaced by what they stand for while the words are written. */
#include <string.h>

#include "claims/refer.h"

enum { TOGETHER = 3 }; /* things that "them" may stand for at once */

/* "A, B and C" as one phrase. */
static void
join(struct cc_ctx *x, struct cc_noun_list *list)
{
    struct cc_buf b = {0};

    for (uint32_t i = 0; i < list->n; i++) {
        cc_buf_adds(&b, i == 0 ? "" : i + 1 < list->n ? ", " : " and ");
        cc_buf_adds(&b, list->v[i].text);
    }
    list->v[0] = (struct cc_noun_phrase){
        .text = cc_arena_strndup(&x->scratch, b.v, b.n), .plural = true, .class = list->v[0].class};
    list->n = 1;
    cc_buf_clear(&b);
}

/* "If you take blood thinners, do not stop [them]": is what the pronoun at i stands for named in the condition before,
 * by its number? Then it may stay. */
static bool
named_in_condition(const struct cc_text *t, uint32_t i)
{
    uint32_t first = i, e;

    while (first > 0 && !(t->tokens[first].flags & CC_TOK_FIRST))
        first--;
    if (first + 5 > i || !cc_token_in(&t->tokens[first], "if when") || !cc_token_is(&t->tokens[first + 1], "you") ||
        !cc_token_lemma_in(&t->tokens[first + 2], "take use eat drink wear"))
        return false;
    for (e = first + 3; e < i && t->tokens[e].tag != CC_TAG_COMMA; e++) {
        if (cc_tag_is_verb(t->tokens[e].tag) || t->tokens[e].tag == CC_TAG_IN || t->tokens[e].tag == CC_TAG_CC)
            return false;
    }
    return e < i && cc_tag_is_noun(t->tokens[e - 1].tag) &&
        cc_tag_is_plural(t->tokens[e - 1].tag) == cc_token_is(&t->tokens[i], "them");
}

/* "Rather than lowering blood pressure, liquorice raises [it]": the object of the gerund that the sentence begins with;
 * "" when it begins otherwise. */
static const char *
object_in_front(struct cc_ctx *x, const struct cc_text *t, uint32_t i)
{
    uint32_t first = i, a, e;
    struct cc_buf b = {0};
    const char *out;

    while (first > 0 && !(t->tokens[first].flags & CC_TOK_FIRST))
        first--;
    if (first + 5 > i || !cc_token_in(&t->tokens[first], "rather instead far"))
        return "";
    for (a = first + 1; a < first + 3 && t->tokens[a].tag != CC_TAG_VBG; a++)
        ;
    if (t->tokens[a++].tag != CC_TAG_VBG)
        return "";
    for (e = a; e < i && t->tokens[e].tag != CC_TAG_COMMA; e++)
        ;
    if (e == a || e == i || !cc_tag_is_noun(t->tokens[e - 1].tag))
        return "";
    cc_words_add(&b, t, a, e, 0);
    out = cc_arena_strndup(&x->scratch, b.v, b.n);
    cc_buf_clear(&b);
    return out;
}

/* What the pronoun at token i of a complement stands for: one phrase, in *found; false when it stays as it is. */
static bool
refer_object(struct cc_ctx *x, const struct cc_text *t, uint32_t i, const char *subject, struct cc_noun_list *found)
{
    const struct cc_token *k = &t->tokens[i];
    bool plural = cc_token_in(k, "them their"), done;
    const char *front = cc_token_in(k, "it them") ? object_in_front(x, t, i) : "";

    if (front[0] != '\0') {
        found->n = 1;
        found->v[0] = (struct cc_noun_phrase){.text = front, .plural = plural};
        return true;
    }
    if (cc_token_is(k, "it") && i > 0 &&
        cc_token_lemma_in(&t->tokens[i - 1], "make render keep give set help allow turn")) {
        const char *owner = cc_refer_owner(x, subject); /* "Its small size makes it handy" */

        if (owner != NULL) {
            found->n = 1;
            found->v[0] = (struct cc_noun_phrase){.text = owner};
            return true;
        }
    }
    x->salience.fit = cc_token_in(k, "it them") ? cc_fit_object(t, i) : (struct cc_fit){0};
    if (cc_token_in(k, "it them") && i + 1 < t->n_tokens && cc_token_in(&t->tokens[i + 1], "worse milder"))
        x->salience.fit.like |= CC_FIT_ILL;
    x->salience.apart = subject[0] != '\0' ? subject : NULL;
    done = cc_salience_pick(x, plural, found) && found->n > 0 && found->n <= TOGETHER;
    if (done && found->n > 1)
        join(x, found);
    x->salience.fit = (struct cc_fit){0};
    x->salience.apart = NULL;
    return done;
}

/* Is "it" here the empty object of "makes it easier to …", "as luck would have it"? */
static bool
empty_object(const struct cc_text *t, uint32_t i, uint32_t b)
{
    const struct cc_token *next = i + 1 < b ? &t->tokens[i + 1] : NULL;

    if (i > 1 && cc_token_is(&t->tokens[i - 1], "have") && cc_token_is(&t->tokens[i - 2], "would"))
        return true;
    if (i > 0 && cc_token_in(&t->tokens[i - 1], "in of with from for on"))
        return false; /* "the acid in it makes …" */
    if (next != NULL && i > 0 && cc_token_lemma_is(&t->tokens[i - 1], "make") &&
        cc_token_in(next, "worse better milder stronger weaker bleed")) {
        for (uint32_t j = i + 2; j < b && !cc_tag_is_punct(t->tokens[j].tag); j++) {
            if (t->tokens[j].tag == CC_TAG_TO || cc_token_is(&t->tokens[j], "that"))
                return true;
        }
        return false; /* "stress makes it worse" */
    }
    return next != NULL &&
        (cc_tag_is_adjective(next->tag) || cc_tag_is_finite(next->tag) ||
            cc_token_in(next, "is was has can more less that"));
}

/* "most of [them]" after "only a third of adults": of the adults. */
static const char *
without_share(struct cc_ctx *x, const char *text)
{
    static const char *const shares[] = {"third", "half", "quarter", "fifth", "most", "some", "few", "majority", "minority"};
    const char *of = strstr(text, " of ");

    if (of == NULL || of - text > 20)
        return text;
    for (size_t k = 0; k < sizeof shares / sizeof *shares; k++) {
        size_t n = strlen(shares[k]);

        if ((size_t)(of - text) >= n && memcmp(of - n, shares[k], n) == 0)
            return strncasecmp(of + 4, "the ", 4) == 0 || strncasecmp(of + 4, "all ", 4) == 0 ? of + 4
                : cc_arena_printf(&x->scratch, "the %s", of + 4);
    }
    return text;
}

void
cc_refer_words(
    struct cc_ctx *x, const struct cc_text *t, uint32_t a, uint32_t b, const char *subject, struct cc_buf *out)
{
    uint32_t from = a;

    for (uint32_t i = a; i < b; i++) {
        const struct cc_token *k = &t->tokens[i];
        struct cc_noun_list *l;
        const char *risk = cc_risk_of(x, t, i, b);

        if (risk != NULL) { /* "raises the odds too" */
            cc_words_append(out, t, from, i + 1, x->title);
            cc_buf_adds(out, " of ");
            cc_buf_adds(out, risk);
            from = i + 1;
            continue;
        }
        if (!cc_token_in(k, "it them its their"))
            continue;
        if (cc_token_in(k, "it them") && (strstr(subject, " who ") != NULL || strstr(subject, " that ") != NULL))
            continue; /* "people who eat kimchi … than those who rarely touch it": its noun is near */
        if (cc_token_is(k, "it") &&
            (i < a + (a == 0) || empty_object(t, i, b) || (i > 0 && cc_token_lemma_is(&t->tokens[i - 1], "do"))))
            continue; /* "how well you do it" */
        if (cc_token_in(k, "its their") && (x->own_plural == cc_token_is(k, "their") || subject[0] == '\0'))
            continue; /* the subject's own */
        if ((x->sayer && cc_token_in(k, "them their")) || (cc_token_in(k, "it them") && named_in_condition(t, i)))
            continue;
        l = cc_arena_take(&x->scratch, sizeof *l);
        if (!refer_object(x, t, i, subject, l) || strlen(l->v[0].text) > 120)
            continue;
        if (cc_token_in(k, "its their") && strncasecmp(l->v[0].text, "their ", 6) == 0)
            continue; /* whose that is nobody knows either */
        if (cc_token_in(k, "its their"))
            l->v[0].text = cc_refer_possessive(x, l, "");
        if (cc_token_is(k, "them") && i > a && cc_token_is(k - 1, "of"))
            l->v[0].text = without_share(x, l->v[0].text);
        if (cc_token_is(k, "it"))
            x->it = l->v[0].text, x->it_plural = l->v[0].plural, x->it_span = (struct cc_span){0, 0};
        cc_words_append(out, t, from, i, x->title);
        if (out->n > 0 && out->v[out->n - 1] != ' ')
            cc_buf_addc(out, ' ');
        cc_buf_adds(out, l->v[0].text);
        from = i + 1;
    }
    cc_words_append(out, t, from, b, x->title);
}
