/* proof.c: how well something is shown, and then what: "There's little evidence that keto makes the body burn more",
 * "Evidence is lacking that it helps". What is told keeps the words before "that" where they deny or weaken it, and
 * stands alone where they vouch for it ("There's strong evidence that"). */
#include <string.h>

#include "claims/tell.h"

#define BEFORE_TOKENS 12 /* up to "that" */

struct proof {
    uint32_t noun;  /* "evidence" */
    uint32_t says;  /* where the statement begins */
    bool denied, weak;
};

/* Does a clause begin at i: something that can be a subject, and a verb within reach? */
static bool
begins_clause(const struct cc_text *t, uint32_t i, uint32_t e)
{
    if (!cc_tag_is_nominal(t->tokens[i].tag) && t->tokens[i].tag != CC_TAG_DT && t->tokens[i].tag != CC_TAG_PRPS &&
        t->tokens[i].tag != CC_TAG_PRP && !cc_tag_is_adjective(t->tokens[i].tag))
        return false;
    for (uint32_t j = i + 1; j < e && j < i + 9 && !cc_tag_is_punct(t->tokens[j].tag); j++) {
        if (cc_tag_is_finite(t->tokens[j].tag) || t->tokens[j].tag == CC_TAG_MD || (t->tokens[j].can & CC_CAN_VBZ))
            return true;
    }
    return false;
}

/* Reads the words before the statement; false when the sentence is none of this form. */
static bool
read(const struct cc_text *t, uint32_t a, uint32_t e, struct proof *p)
{
    bool there = cc_token_is(&t->tokens[a], "there") && a + 1 < e &&
        cc_token_in(&t->tokens[a + 1], "is 's are was remains exists");
    uint32_t i = a;

    p->noun = CC_NO_INDEX;
    for (; i + 2 < e && i < a + BEFORE_TOKENS; i++) {
        const struct cc_token *k = &t->tokens[i];

        if (cc_tag_is_punct(k->tag) || cc_token_in(k, "whether if who which for"))
            return false;
        if (p->noun == CC_NO_INDEX && cc_token_in(k, "evidence proof indication indications data research"))
            p->noun = i;
        p->denied = p->denied || cc_token_in(k, "no not n't little scant insufficient hardly few lacking scarce never");
        p->weak = p->weak || cc_token_in(k, "limited weak mixed conflicting early preliminary thin low-quality patchy inconclusive");
        if (p->noun != CC_NO_INDEX && i > p->noun && cc_token_is(k, "that"))
            break;
        if (there && p->noun == i && begins_clause(t, i + 1, e) && !cc_token_in(&t->tokens[i + 1], "that to"))
            break; /* "little evidence it works" */
    }
    if (p->noun == CC_NO_INDEX || i + 3 >= e || i >= a + BEFORE_TOKENS || (!there && p->noun > a + 2))
        return false;
    if (!there && !cc_token_in(&t->tokens[p->noun + 1], "is remains was"))
        return false; /* "Evidence shows that …" */
    p->says = i + 1;
    return true;
}

/* Where the statement ends: before what is held against it. */
static uint32_t
statement_end(const struct cc_text *t, uint32_t a, uint32_t e)
{
    for (uint32_t i = a + 1; i + 2 < e; i++) {
        if (t->tokens[i].tag == CC_TAG_COLON ||
            (t->tokens[i].tag == CC_TAG_COMMA && cc_token_is(&t->tokens[i + 1], "nor")) ||
            (t->tokens[i].tag == CC_TAG_COMMA &&
                cc_token_in(&t->tokens[i + 1], "but although though while so yet however and") &&
                (begins_clause(t, i + 2, e) || cc_token_in(&t->tokens[i + 2], "little less none no scant not"))))
            return i;
    }
    return e;
}

bool
cc_tell_proof(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct proof p = {0};
    struct cc_how h = *how;
    struct cc_buf b = {0};
    uint32_t a = s->first, end;

    while (a + 4 < s->end && (t->tokens[a].tag == CC_TAG_QUOTE || t->tokens[a].tag == CC_TAG_CC))
        a++;
    if (x->depth > 1 || how->fresh > 0 || how->order != NULL || how->before != NULL || how->denied ||
        !cc_sentence_may_have(s, "evidence proof indication indications data research") || !read(t, a, s->end, &p))
        return false;
    end = statement_end(t, p.says, s->end);
    if (end + 2 < s->end && cc_token_in(&t->tokens[end + 2], "little less none no scant not"))
        return false; /* "some evidence that it helps joints, but little that it helps hair": spoken.c */
    if (t == &x->text) {
        h.pieces[0] = s->span;
        h.n_pieces = 1;
    }
    if (p.denied || p.weak) {
        cc_words_add(&b, t, a, p.says, CC_WORDS_BRACKETS);
        if (!cc_token_is(&t->tokens[p.says - 1], "that"))
            cc_buf_adds(&b, " that");
        h.before = cc_arena_strndup(&x->arena, b.v, b.n);
        cc_buf_reset(&b);
    }
    h.doubted = p.denied;
    h.hedged = h.hedged || (p.weak && !p.denied);
    cc_words_add(&b, t, p.says, end, CC_WORDS_BRACKETS);
    cc_buf_addc(&b, '.');
    h.rule = "proof";
    cc_tell_text(x, b.v, b.n, &h);
    if (end + 2 < s->end) {
        h.before = NULL;
        h.doubted = false;
        h.hedged = how->hedged;
        h.rule = how->rule;
        cc_buf_reset(&b);
        cc_words_add(&b, t, end + 1, s->end, CC_WORDS_BRACKETS);
        cc_tell_text(x, b.v, b.n, &h);
    }
    cc_buf_clear(&b);
    return true;
}
