/* timeline.c: lines that say when before they say what: "Week 1: deeper sleep", "0–4 hours: insulin rises", "After 3
 * months – a slimmer waist". What they say is told with the time in front. */
#include <ctype.h>
#include <string.h>

#include "claims/block_item.h"
#include "claims/card.h"

#define LABEL_TOKENS 8
#define SHORT_TOKENS 5 /* with the stop */

/* The words of a label that says when, as they stand before a statement: "in week 1", "after 30 minutes", "at 0–4
 * hours"; NULL when it says something else. */
static const char *
when_of(struct cc_ctx *x, const char *label, size_t n)
{
    const struct cc_text *t = &x->inner;
    bool unit = false, number = false;
    const struct cc_token *k;
    const char *before = "";
    char *words;

    cc_claims_read(&x->inner, label, (struct cc_span){0, n});
    if (t->n_tokens == 0 || t->n_tokens > LABEL_TOKENS)
        return NULL;
    for (uint32_t i = 0; i < t->n_tokens; i++) {
        bool digit;

        k = &t->tokens[i];
        digit = (k->flags & CC_TOK_NUMBER) != 0 || k->tag == CC_TAG_CD;
        if (cc_is_time_noun(k))
            unit = true;
        else if (!digit && !(k->tag == CC_TAG_DASH) &&
            !cc_token_in(k, "after within by in from on at the first second third last next to and about just around up onwards later before bed a an of - –"))
            return NULL;
        number = number || digit || cc_token_in(k, "first second third last a an");
    }
    if (!unit || !number)
        return NULL;
    k = &t->tokens[0];
    words = cc_arena_printf(&x->arena, "%s", cc_inside(x, label, n));
    k = &x->inner.tokens[0];
    if (cc_is_time_noun(k))
        before = cc_token_in(k, "day night") ? "on " : "in ";
    else if (cc_token_in(k, "first second third last next the"))
        before = cc_token_is(k, "the") ? "in " : "in the ";
    else if ((k->flags & CC_TOK_NUMBER) || k->tag == CC_TAG_CD)
        before = strpbrk(words, "-") != NULL || strstr(words, "–") != NULL ? "at " : "after ";
    words = cc_arena_printf(&x->arena, "%s%s", before, words);
    words[0] = (char)toupper((unsigned char)words[0]);
    return words;
}

/* "fewer cravings, steadier mood": each is there from then on. */
static bool
tell_things(struct cc_ctx *x, const char *when, const char *what, const struct cc_how *how)
{
    struct cc_noun_list *names = cc_arena_take(&x->arena, sizeof *names);
    const char *inside = cc_inside(x, what, strlen(what));
    const struct cc_sentence *s;

    cc_claims_read(&x->inner, inside, (struct cc_span){0, strlen(inside)});
    if (x->inner.n_sentences != 1 || !cc_health_in(&x->inner, 0, x->inner.n_tokens))
        return false;
    s = &x->inner.sentences[0];
    cc_parse_sentence(&x->parse, &x->inner, s);
    names->n = 0;
    cc_refer(x, &x->parse, (struct cc_range){s->first, s->end}, true, names);
    for (uint32_t i = 0; i < names->n; i++) {
        struct cc_fact f = {
            .rule = "timeline",
            .kind = how->product ? CC_KIND_PRODUCT : CC_KIND_TIME, .health = 1, .relation = "be",
            .hedged = names->v[i].hedged};

        f.subject = when;
        f.object = cc_arena_strndup(&x->arena, names->v[i].text, strlen(names->v[i].text));
        f.text = cc_arena_printf(&x->arena, "%s, there %s %s", when, names->v[i].plural ? "are" : "is", f.object);
        cc_claim_make(x, &f, how, (struct cc_span){0, 0});
    }
    return names->n > 0;
}

/* Does it begin as a promise without a verb does: "less bloating", "no crash", "2 pounds off"? */
static bool
promises(const struct cc_text *t)
{
    const struct cc_token *k = &t->tokens[t->sentences[0].first];

    return k->tag == CC_TAG_JJR || k->tag == CC_TAG_RBR || (k->flags & CC_TOK_NUMBER) ||
        (k->can & CC_CAN_COMPARE && k->lower_len > 4 && memcmp(k->lower + k->lower_len - 2, "er", 2) == 0) ||
        cc_token_in(k, "no less more fewer better zero");
}

bool
cc_timeline_tell(struct cc_ctx *x, const char *label, size_t n, const char *rest, struct cc_how how)
{
    const char *when = n > 0 && n < 60 ? when_of(x, label, n) : NULL;
    bool finite = false;

    if (when == NULL || *rest == '\0')
        return false;
    how.rule = "timeline";
    how.fresh = 0;
    how.product = how.product || x->sells; /* what its users may expect */
    how.scene = cc_card_scene(x, when, rest);
    cc_claims_read(&x->inner, rest, (struct cc_span){0, strlen(rest)});
    if (x->inner.n_sentences == 0)
        return false;
    for (uint32_t i = 0; i < x->inner.sentences[0].end; i++)
        finite = finite ||
            (x->inner.tokens[i].depth == 0 &&
                (cc_tag_is_finite(x->inner.tokens[i].tag) || x->inner.tokens[i].tag == CC_TAG_MD));
    if (x->sells && !finite &&
        (promises(&x->inner) || x->inner.sentences[0].end - x->inner.sentences[0].first <= SHORT_TOKENS))
        return false; /* "Week 2: less bloating": what the product leads to */
    if (!finite && cc_is_bare_noun(x, rest) && tell_things(x, when, rest, &how))
        return true;
    if (!finite && strchr(rest, ',') != NULL && tell_things(x, when, rest, &how))
        return true;
    if (how.given == NULL && cc_topic(x) != NULL) {
        how.given = cc_topic(x);
        how.given_plural = cc_topic_plural(x);
    }
    cc_tell_text(x, rest, strlen(rest), &how);
    return true;
}

bool
cc_timeline_paragraph(struct cc_ctx *x, size_t block, struct cc_how how)
{
    const char *text = cc_block_text(x, block), *colon = strstr(text, ": ");
    const char *dash = strstr(text, " – ");
    size_t n, skip = 2;

    if (colon == NULL || (dash != NULL && dash < colon)) {
        colon = dash;
        skip = strlen(" – ");
    }
    if (colon == NULL || (n = (size_t)(colon - text)) >= 40)
        return false;
    return cc_timeline_tell(x, text, n, colon + skip, how);
}
