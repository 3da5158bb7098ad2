/* chunk_vp.c: verb groups: modal, auxiliaries, negation, adverbs, one main verb. */
#include "claims/chunk.h"
#include "claims/lexicon.h"

static bool
is_adverb(const struct cc_chunker *c, uint32_t i)
{
    return i < c->end && (c->v[i].tag == CC_TAG_RB || c->v[i].tag == CC_TAG_RBR || c->v[i].tag == CC_TAG_RBS);
}

/* The verb that follows token i, adverbs skipped; CC_NO_INDEX when something else does. */
static uint32_t
verb_after(const struct cc_chunker *c, uint32_t i)
{
    i++;
    while (is_adverb(c, i))
        i++;
    return i < c->end && cc_tag_is_verb(c->v[i].tag) ? i : CC_NO_INDEX;
}

/* Is the verb at i an auxiliary of the one after it? Sets what that makes of the group. */
static bool
is_auxiliary(const struct cc_chunker *c, uint32_t i, uint32_t *flags)
{
    uint32_t next = verb_after(c, i);
    uint8_t tag = next != CC_NO_INDEX ? c->v[next].tag : (uint8_t)CC_TAG_NONE;

    if (next == CC_NO_INDEX)
        return false;
    if (c->v[i].tag == CC_TAG_MD)
        return true;
    if (c->v[i].set & CC_SET_BE) {
        if (tag == CC_TAG_VBG)
            *flags |= CC_VP_PROGRESSIVE;
        if (tag == CC_TAG_VBN)
            *flags |= CC_VP_PASSIVE;
        return tag == CC_TAG_VBG || tag == CC_TAG_VBN;
    }
    if ((c->v[i].set & CC_SET_HAVE) && (tag == CC_TAG_VBN || tag == CC_TAG_VBD)) {
        *flags |= CC_VP_PERFECT;
        return true;
    }
    if (c->v[i].set & CC_SET_DO)
        return tag == CC_TAG_VB || tag == CC_TAG_VBP;
    if ((c->v[i].set & CC_SET_GET) && tag == CC_TAG_VBN && next == i + 1) {
        *flags |= CC_VP_PASSIVE;
        return true;
    }
    return false;
}

/* An auxiliary whose verb stands behind the subject: "Can probiotics help", "does leaky gut affect", "nor does it
 * weaken". */
static bool
is_inverted(const struct cc_chunker *c, uint32_t first, uint32_t i)
{
    uint8_t next;
    bool opens = first == c->first;

    if (!(c->v[i].tag == CC_TAG_MD || c->v[i].set & (CC_SET_DO | CC_SET_BE | CC_SET_HAVE)) ||
        !cc_tag_is_finite(c->v[i].tag))
        return false;
    for (uint32_t k = first; k > c->first && !opens; k--) {
        const struct cc_token *b = &c->v[k - 1];

        if (!(b->flags & (CC_TOK_QUOTE_OPEN | CC_TOK_BULLET | CC_TOK_SYMBOL | CC_TOK_EMOJI))) {
            opens = b->tag == CC_TAG_WRB || b->tag == CC_TAG_WP || b->tag == CC_TAG_WDT || b->tag == CC_TAG_COLON ||
                b->tag == CC_TAG_COMMA || b->tag == CC_TAG_STOP || b->tag == CC_TAG_DASH ||
                cc_token_in(b, "nor neither but so and only");
            break;
        }
        opens = k - 1 == c->first;
    }
    if (!opens)
        return false;
    i++;
    if (i < c->end && cc_token_is(&c->v[i], "not")) /* "Isn't breakfast" */
        i++;
    next = cc_chunk_tag(c, i);
    return cc_tag_is_nominal(next) || next == CC_TAG_DT || next == CC_TAG_PDT || next == CC_TAG_PRPS ||
        next == CC_TAG_CD || (cc_tag_is_adjective(next) && cc_tag_is_noun(cc_chunk_tag(c, i + 1))) ||
        (next == CC_TAG_RB && cc_token_in(&c->v[i], "too so very") && cc_tag_is_adjective(cc_chunk_tag(c, i + 1)) &&
            cc_tag_is_noun(cc_chunk_tag(c, i + 2))); /* "does too little sleep raise" */
}

static void
classify(const struct cc_chunker *c, uint32_t to, struct cc_chunk *out)
{
    uint8_t first = c->v[out->aux != CC_NO_INDEX ? out->aux : out->head].tag, tag = c->v[out->head].tag;

    if (out->modal != CC_NO_INDEX)
        first = CC_TAG_MD;
    if (to != CC_NO_INDEX)
        out->flags |= CC_VP_TO;
    else if (cc_tag_is_finite(first))
        out->flags |= CC_VP_FINITE;
    else if (first == CC_TAG_VB)
        out->flags |= CC_VP_BARE;
    else if (first == CC_TAG_VBG)
        out->flags |= CC_VP_GERUND;
    else if (first == CC_TAG_VBN)
        out->flags |= CC_VP_PARTICIPLE | CC_VP_PASSIVE;
    if (first == CC_TAG_VBD)
        out->flags |= CC_VP_PAST;
    if (tag != CC_TAG_VBN || !(out->flags & CC_VP_PASSIVE)) {
        if (cc_token_lemma_in(&c->v[out->head], "be become seem remain appear feel look stay"))
            out->flags |= CC_VP_COPULA;
    }
}

uint32_t
cc_chunk_vp(const struct cc_chunker *c, uint32_t i, struct cc_chunk *out)
{
    uint32_t k = i, to = CC_NO_INDEX;

    *out = cc_chunk_new(CC_CHUNK_VP, i, i);
    for (;; k++) {
        if (k >= c->end)
            return i;
        if (is_adverb(c, k)) {
            if (c->v[k].set & CC_SET_NEG)
                out->neg = k;
            continue;
        }
        if (c->v[k].tag == CC_TAG_TO && to == CC_NO_INDEX && verb_after(c, k) != CC_NO_INDEX &&
            out->aux == CC_NO_INDEX) {
            to = k;
            continue;
        }
        if (!cc_tag_is_verb(c->v[k].tag))
            return i;
        if (to == CC_NO_INDEX && out->aux == CC_NO_INDEX && out->modal == CC_NO_INDEX && is_inverted(c, i, k)) {
            out->head = k;
            out->flags |= CC_VP_INVERTED | CC_VP_FINITE;
            if (c->v[k].tag == CC_TAG_MD)
                out->modal = k;
            else
                out->aux = k;
            break;
        }
        if (!is_auxiliary(c, k, &out->flags)) {
            out->head = out->main = k;
            break;
        }
        if (c->v[k].tag == CC_TAG_MD)
            out->modal = k;
        else if (out->aux == CC_NO_INDEX)
            out->aux = k;
    }
    k++;
    if (k < c->end && (c->v[k].set & CC_SET_NEG) &&
        ((cc_token_is(&c->v[k], "not") &&
             (c->v[k - 1].tag == CC_TAG_MD || c->v[k - 1].set & (CC_SET_BE | CC_SET_DO | CC_SET_HAVE))) ||
            (cc_token_is(&c->v[k], "never") && c->v[k - 1].set & CC_SET_BE)))
        out->neg = k++;
    if (k < c->end && c->v[k].tag == CC_TAG_RP)
        out->particle = k++;
    if (out->neg != CC_NO_INDEX)
        out->flags |= CC_VP_NEGATED;
    if (!(out->flags & CC_VP_INVERTED))
        classify(c, to, out);
    out->end = k;
    return k;
}
