/* order_when.c: items below "See a doctor if your child": the condition, and behind it what it may be ("this points to
 * pneumonia", "which can damage the brain", "a sign of sepsis"). */
#include <string.h>

#include "claims/inflect.h"
#include "claims/orders.h"

/* How a reason begins behind its mark. */
static const char *const reasons[] = {"this ", "these ", "that ", "it ", "they ", "both ", "which ", "a sign of ",
    "signs of ", "a possible sign of ", "possible signs of ", "a symptom of ", "symptoms of ", "a warning sign of ",
    "could be ", "may be ", "can be ", "might be ", "could mean ", "may mean ", "can mean ", "might mean ", "can point to ",
    "may point to ", "could point to ", "may signal ", "can signal ", "could signal "};

/* Where in text[0..n) the condition ends and its reason begins, n when none follows; *rest is set to the reason's first
 * word. */
static size_t
reason_of(const char *text, size_t n, const char **rest)
{
    static const char *const marks[] = {": ", " – ", " — ", " - ", "; ", ", ", " ("};

    for (size_t i = 1; i < n; i++) {
        for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
            size_t len = strlen(marks[m]);

            if (strncmp(text + i, marks[m], len) != 0)
                continue;
            for (size_t r = 0; r < sizeof reasons / sizeof *reasons; r++) {
                if (strncmp(text + i + len, reasons[r], strlen(reasons[r])) == 0) {
                    *rest = text + i + len;
                    return i;
                }
            }
        }
    }
    return n;
}

/* "breathing fast or pulling in the skin" for the condition "breathes fast or pulls in the skin"; a condition that names
 * what one has is named as it is. NULL for what is denied or has a subject of its own. */
static const char *
state_of(struct cc_ctx *x, const char *condition)
{
    const struct cc_text *t = &x->inner;
    struct cc_buf b = {0};
    const char *out = NULL;

    cc_claims_read(&x->inner, condition, (struct cc_span){0, strlen(condition)});
    if (t->n_tokens == 0)
        return NULL;
    if (t->tokens[0].tag == CC_TAG_IN || (cc_tag_is_adjective(t->tokens[0].tag) &&
            (t->n_tokens == 1 || t->tokens[1].tag == CC_TAG_IN || t->tokens[1].tag == CC_TAG_CC)))
        cc_buf_adds(&b, "being"); /* "without a thyroid", "allergic to nuts" */
    for (uint32_t i = 0; i < t->n_tokens; i++) {
        const struct cc_token *k = &t->tokens[i];

        if (cc_token_in(k, "not n't no never you your he she they it"))
            goto out;
        if (k->depth == 0 && (i == 0 || (cc_token_in(k - 1, "or and") &&
                (t->tokens[0].can & CC_CAN_VBZ) && (k->can & CC_CAN_VBZ))) &&
            (cc_tag_is_finite(k->tag) || (i > 0 && (k->can & CC_CAN_VBZ)))) {
            if (i > 0)
                cc_buf_addc(&b, ' ');
            cc_inflect_add(&b, k->lemma, i > 0 && k->lemma_len == k->lower_len ? k->lower_len - 1u : k->lemma_len,
                CC_FORM_ING); /* "or squints", which the tagger takes for a noun */
        } else if (i > 0 && cc_tag_is_finite(k->tag) && b.n > 0 && cc_token_in(k - 1, "that which who") == false &&
            !cc_tag_is_finite(t->tokens[0].tag)) {
            goto out; /* "the pain is worse at night" */
        } else {
            cc_words_append(&b, t, i, i + 1, CC_WORDS_BRACKETS);
        }
    }
    while (b.n > 0 && strchr(" .,;", b.v[b.n - 1]) != NULL)
        b.v[--b.n] = '\0';
    out = cc_arena_strndup(&x->arena, b.v + (b.v[0] == ' '), b.n - (b.v[0] == ' '));
out:
    cc_buf_clear(&b);
    return out;
}

/* "the herb may raise" rather than "may mean bleeding" */
static bool
has_own_subject(struct cc_ctx *x, const char *clause)
{
    const struct cc_text *t = &x->inner;

    cc_claims_read(&x->inner, clause, (struct cc_span){0, strlen(clause)});
    return t->n_tokens > 1 && (t->tokens[0].tag == CC_TAG_DT || t->tokens[0].tag == CC_TAG_PRP ||
        t->tokens[0].tag == CC_TAG_PRPS || (cc_tag_is_noun(t->tokens[0].tag) && !(t->tokens[0].can & CC_CAN_VBZ)));
}

const char *
cc_order_needs(struct cc_ctx *x, size_t block)
{
    const struct cc_text *t = &x->inner;
    const char *text = cc_block_text(x, block), *out;
    struct cc_buf b = {0};
    bool signs = false, helper = false;
    uint32_t verb = CC_NO_INDEX, e;

    cc_claims_read(&x->inner, text, (struct cc_span){0, strlen(text)});
    if (t->n_sentences == 0)
        return NULL;
    for (e = t->n_tokens; e > 0 && cc_tag_is_punct(t->tokens[e - 1].tag);)
        e--;
    for (uint32_t i = t->sentences[t->n_sentences - 1].first; i < e; i++) {
        const struct cc_token *k = &t->tokens[i];

        if (verb == CC_NO_INDEX && cc_token_in(k, "symptoms signs complaints signals"))
            signs = true;
        else if (verb == CC_NO_INDEX && signs && cc_token_in(k, "need require warrant deserve mean call"))
            verb = i;
        else if (verb != CC_NO_INDEX && cc_token_in(k, "that which who if"))
            return NULL;
        helper = helper || (verb != CC_NO_INDEX && i > verb && cc_order_is_helper(k));
    }
    if (!helper)
        return NULL;
    cc_words_add(&b, t, verb, e, 0);
    out = cc_arena_strndup(&x->arena, b.v, b.n);
    cc_buf_clear(&b);
    return out;
}

void
cc_order_when_item(struct cc_ctx *x, const struct cc_order *o, size_t item)
{
    const char *text = cc_block_text(x, item), *rest = NULL, *state;
    size_t n = strlen(text), first = n, end;
    struct cc_how how = cc_how_of(x, item, "list-item");
    bool yours; /* "gout, which …" below "if you have" */

    cc_claims_read(&x->inner, text, (struct cc_span){0, n});
    if (x->inner.n_sentences > 1)
        first = x->inner.sentences[1].span.start;
    end = reason_of(text, first, &rest);
    yours = end < first && strncmp(rest, "which ", 6) == 0 && (strncmp(o->tail, "you ", 4) == 0 || strncmp(o->tail, "you'", 4) == 0);
    cc_order_states(x, o, text, yours ? first : end, cc_how_of(x, item, "condition"));
    if (end < first && !yours) {
        state = state_of(x, cc_arena_strndup(&x->arena, text, end));
        rest = cc_arena_strndup(&x->arena, rest, first - (size_t)(rest - text));
        if (strncmp(rest, "which ", 6) == 0 && state != NULL && has_own_subject(x, rest + 6)) {
            rest = cc_arena_printf(&x->arena, "%.*s %s.", (int)strcspn(rest + 6, ".;,"), rest + 6, state);
            cc_tell_text(x, rest, strlen(rest), &how); /* "high blood pressure, which the herb may raise" */
            state = NULL;
        } else if (strncmp(rest, "which ", 6) == 0)
            rest = cc_arena_printf(&x->arena, "it %s", rest + 6);
        else if (strncmp(rest, "a ", 2) == 0 || strncmp(rest, "sign", 4) == 0 || strncmp(rest, "symp", 4) == 0 ||
            strncmp(rest, "poss", 4) == 0)
            rest = cc_arena_printf(&x->arena, "it is %s", rest);
        else if (strncmp(rest, "th", 2) != 0 && strncmp(rest, "it ", 3) != 0 && strncmp(rest, "both ", 5) != 0)
            rest = cc_arena_printf(&x->arena, "it %s", rest);
        how.it = state;
        if (state != NULL)
            cc_order_reason(x, rest, state, how);
    }
    how.it = NULL;
    if (first < n)
        cc_tell_text(x, text + first, n - first, &how);
}
