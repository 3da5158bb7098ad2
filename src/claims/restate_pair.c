/* restate_pair.c: "both" and "either" as the object of a verb: "Beer worsens both.", of the two that were named before.
 * The sentence is told with their names. */
#include <string.h>

#include "claims/inflect.h"
#include "claims/restating.h"

/* The two that "both" may be: what the last sentence was about or acted on, or what was named together before. */
static const struct cc_noun_list *
two_named(const struct cc_ctx *x)
{
    const struct cc_noun_list *lists[] = {&x->objects, &x->subjects, &x->pair, &x->list};

    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        if (lists[i]->n == 2 && !lists[i]->v[0].person && !lists[i]->v[1].person)
            return lists[i];
    }
    return NULL;
}

/* The "both" or "either" in [a, e) that is all of an object: behind a verb or "for", "of", "with", before a mark or
 * another preposition; CC_NO_INDEX when there is none. */
static uint32_t
lone_both(const struct cc_text *t, uint32_t a, uint32_t e)
{
    for (uint32_t i = a + 1; i + 1 < e; i++) {
        const struct cc_token *k = &t->tokens[i], *before = k - 1, *next = k + 1;

        if (!cc_token_in(k, "both either") || k->depth > 0)
            continue;
        if ((cc_tag_is_verb(before->tag) && !cc_token_lemma_in(before, "be do have say know want try use")) ||
            cc_token_in(before, "for of with on from to against")) {
            if (cc_tag_is_punct(next->tag) || (next->tag == CC_TAG_IN && !cc_token_in(next, "of in on")))
                return i;
        }
    }
    return CC_NO_INDEX;
}

bool
cc_tell_both(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    const struct cc_restating r = {x, t, s, how, s->title_case ? CC_WORDS_TITLE : 0};
    const struct cc_noun_list *two;
    uint32_t i = lone_both(t, s->first, s->end);
    struct cc_buf b = {0};

    if (x->depth > 1 || i == CC_NO_INDEX || (two = two_named(x)) == NULL)
        return false;
    for (uint32_t k = s->first; k < i; k++) {
        if (cc_token_is(&t->tokens[k], "and"))
            return false; /* two are named in the sentence itself */
    }
    cc_words_append(&b, t, s->first, i, CC_WORDS_BRACKETS | r.title);
    cc_buf_addf(&b, " %s %s %s", two->v[0].text, cc_token_is(&t->tokens[i], "either") ? "or" : "and", two->v[1].text);
    cc_words_append(&b, t, i + 1, s->end, CC_WORDS_BRACKETS | r.title);
    cc_restating_tell(&r, &b, NULL);
    return true;
}
