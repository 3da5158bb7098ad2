/* first_hand.c: what somebody felt who took or did it, told in the first person outside a page's reviews: "My knees
 * stopped hurting", "I notice less bloating", "What I noticed is better sleep". What a clinician says of others is
 * none. */
#include "claims/review.h"
#include "claims/tell.h"
#include "claims/lexicon.h"
#include "claims/words.h"


/* Does the word say that something became or is otherwise? */
static bool
is_change(const struct cc_token *k)
{
    return cc_token_lemma_in(k,
               "stop drop fall disappear vanish clear improve shift ease subside resolve calm heal shrink fade soften "
               "lift return lose notice help reduce relieve cure settle flare") ||
        cc_token_in(k, "better less fewer more gone history longer worse smoother clearer calmer deeper normal "
                       "finally through");
}

/* Is it something that one has or feels: a complaint, a part of the body, a state? */
static bool
is_felt(const struct cc_text *t, uint32_t i)
{
    enum cc_noun class = cc_noun_ending(t, i, i + 1);

    return class == CC_NOUN_SYMPTOM || class == CC_NOUN_DISEASE || class == CC_NOUN_STRUCTURE ||
        class == CC_NOUN_STATE ||
        cc_token_lemma_in(&t->tokens[i], "sleep feel bloat ache mood weight digestion pressure");
}

/* How the speaker comes in: "I", "me", "my knees", but not "my doctor". */
static bool
is_speaker(const struct cc_text *t, uint32_t i, uint32_t end)
{
    const struct cc_token *k = &t->tokens[i];

    if (!cc_token_is(k, "my"))
        return k->tag != CC_TAG_CD && cc_token_in(k, "i me mine");
    for (uint32_t j = i + 1; j < end && j < i + 4; j++) {
        if (is_felt(t, j))
            return true;
    }
    return false;
}

/* "recommend", "patients": a professional's view; "would", "hope", "if": it did not happen. */
static bool
is_other_talk(const struct cc_token *k)
{
    return cc_token_lemma_in(k,
               "recommend prescribe advise client patient practice clinic study research review article reader doctor "
               "suggest treat guide list perspective diagnosis insight hope want wish wonder think believe expect goal explain try choose evaluate test") ||
        cc_token_in(k, "would 'd will 'll should could might may if how whether why told says said");
}

static bool
tells_first_hand(const struct cc_text *t, const struct cc_sentence *s)
{
    bool speaker = false, change = false, felt = false;

    if (s->ending == CC_SENTENCE_QUESTION || s->end - s->first < 4 || !cc_sentence_may_have(s, "i me mine my"))
        return false;
    for (uint32_t i = s->first; i < s->end; i++) {
        const struct cc_token *k = &t->tokens[i];

        if (is_other_talk(k))
            return false;
        speaker = speaker || is_speaker(t, i, s->end);
        change = change || is_change(k) || ((k->set & CC_SET_NEG) && i + 1 < s->end && cc_token_in(&k[1], "had"));
        felt = felt || is_felt(t, i);
    }
    return speaker && change && felt;
}

/* "I sleep better since I take it", "I held it to my knee while sitting, and the pain went": one statement, though it has
 * two clauses. */
static bool
is_since(const struct cc_text *t, const struct cc_sentence *s)
{
    for (uint32_t i = s->first + 2; i + 2 < s->end; i++) {
        if (cc_token_in(&t->tokens[i], "while unlike"))
            return true;
        if (cc_token_in(&t->tokens[i], "since after until") && cc_token_in(&t->tokens[i + 1], "i i've my going taking"))
            return true;
    }
    return false;
}

bool
cc_tell_first_hand(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_how felt = *how;
    size_t told = x->out->n;

    if (how->testimonial || x->quoting || !tells_first_hand(t, s))
        return false;
    cc_review_how(x, &felt);
    if (is_since(t, s) && cc_review_tell_part(x, t, s, s->first, s->end, &felt))
        return true;
    x->quoting = true;
    cc_tell_sentence(x, t, s, &felt);
    if (x->out->n == told)
        cc_review_tell(x, t, s, &felt);
    x->quoting = false;
    return true;
}
