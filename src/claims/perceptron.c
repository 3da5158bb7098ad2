/* perceptron.c: the choice among a token's candidates, in context: a greedy averaged perceptron (Collins 2002) over
 * hashed features. Its weights are src/vocab/tagger_weights.bin, made by src/claims/train/train.c from this same
 * code. */
#include "claims/perceptron.h"

#include <string.h>

/* One step of hashing: order matters, cheap, good low bits. */
static uint32_t
mix(uint32_t a, uint32_t b)
{
    uint32_t h = (a ^ b) * 0x9E3779B1u;

    return h ^ h >> 15;
}

/* Does a clause, or a member of a coordination, begin after this token? */
static uint8_t
segment_after(const struct cc_token *k)
{
    switch (k->tag) {
    case CC_TAG_COMMA: return 1;
    case CC_TAG_CC: return 2;
    case CC_TAG_WDT: case CC_TAG_WP: return 3;
    case CC_TAG_COLON: case CC_TAG_DASH: case CC_TAG_ARROW: case CC_TAG_STOP: return 4;
    case CC_TAG_WRB: return 5;
    case CC_TAG_IN:
        return k->set & CC_SET_SUB ? 6 : 0;
    case CC_TAG_LRB: case CC_TAG_RRB: return 7;
    default: return 0;
    }
}

void
cc_perceptron_begin(struct cc_perceptron *p, const struct cc_text *t, const struct cc_sentence *s,
    const struct cc_candidates *candidates)
{
    uint32_t n = s->end - s->first;
    bool ahead = false;

    p->v = t->tokens + s->first;
    p->n = n;
    p->segment = 0;
    p->verb_seen = false;
    p->last_verb = p->last_noun = 0;
    for (uint32_t i = n; i-- > 0;) {
        const struct cc_candidates *c = &candidates[i];
        uint64_t tags = 0;

        p->word[i] = p->v[i].hash != 0 ? p->v[i].hash : cc_lexicon_hash(p->v[i].lower, p->v[i].lower_len);
        if (c->n == 1) {
            uint8_t tag = c->tags[0];

            p->kind[i] = tag;
            if (cc_tag_is_finite(tag))
                ahead = true;
            else if (cc_tag_bit(tag) &
                (CC_TAG_BIT(COMMA) | CC_TAG_BIT(CC) | CC_TAG_BIT(WDT) | CC_TAG_BIT(WP) | CC_TAG_BIT(COLON) |
                    CC_TAG_BIT(DASH)))
                ahead = false;
        } else {
            memcpy(&tags, c->tags, c->n);
            p->kind[i] = mix((uint32_t)tags, (uint32_t)(tags >> 32)) | 64;
        }
        p->ahead[i] = ahead;
    }
    p->word[n] = p->word[n + 1] = 0;
    p->kind[n] = p->kind[n + 1] = 0;
}

void
cc_perceptron_step(struct cc_perceptron *p, uint32_t i)
{
    const struct cc_token *k = &p->v[i];
    uint8_t segment = segment_after(k);

    if (segment != 0) {
        p->segment = segment;
        p->verb_seen = false;
        if (segment >= 3)
            p->last_verb = p->last_noun = 0;
    } else if (cc_tag_is_verb(k->tag)) {
        p->last_verb = k->tag;
        p->verb_seen = true;
    } else if (cc_tag_is_nominal(k->tag)) {
        p->last_noun = k->tag;
    }
}

static uint32_t
suffix(const struct cc_token *k)
{
    uint32_t h = 0;
    size_t n = k->lower_len < 3 ? k->lower_len : 3;

    memcpy(&h, k->lower + k->lower_len - n, n);
    return h;
}

void
cc_perceptron_features(const struct cc_perceptron *p, uint32_t i, uint32_t *out)
{
    uint32_t w = p->word[i], m = p->kind[i], m1 = p->kind[i + 1], m2 = p->kind[i + 2];
    uint32_t t1 = i > 0 ? p->v[i - 1].tag : 62, t2 = i > 1 ? p->v[i - 2].tag : 62;
    uint32_t w1 = i > 0 ? p->word[i - 1] : 1;
    uint32_t state = (uint32_t)p->segment | (uint32_t)p->verb_seen << 3 | (uint32_t)p->ahead[i] << 4 |
        (uint32_t)p->last_verb << 5;
    uint32_t subject = (uint32_t)p->last_noun << 11 | state;

    out[0] = mix(w, 0x1001);
    out[1] = mix(mix(w, 0x2001), t1);
    out[2] = mix(mix(m, 0x3001), t1 << 8 | t2);
    out[3] = mix(mix(w, 0x4001), m1);
    out[4] = mix(mix(m, 0x5001), mix(m1, t1));
    out[5] = mix(mix(m, 0x6001), mix(mix(m1, 7), m2));
    out[6] = mix(mix(m, 0x7001), w1);
    out[7] = mix(mix(m, 0x8001), p->word[i + 1]);
    out[8] = mix(mix(m, 0x9001), subject);
    out[9] = mix(mix(w, 0xA001), state);
    out[10] = mix(mix(mix(m, 0xB001), subject), t1 << 16 | t2);
    out[11] = mix(mix(mix(m, 0xC001), mix(subject, t1)), m1);
    out[12] = p->v[i].word != 0 ? mix(mix(w, 0xD001), mix(t1, m1)) : mix(mix(m, 0xD101), suffix(&p->v[i]));
    out[13] = mix(mix(m, 0xE001), mix(mix(t1 << 8 | t2, m1), m2));
}

static uint8_t
best(const struct cc_perceptron *p, uint32_t i, const struct cc_candidates *c)
{
    uint32_t features[CC_PERCEPTRON_FEATURES];
    int top = INT32_MIN;
    uint8_t tag = c->tags[0];

    cc_perceptron_features(p, i, features);
    for (size_t f = 0; f < CC_PERCEPTRON_FEATURES;
         f++) /* the lines come from memory side by side, not one after the other */
        __builtin_prefetch(&cc_perceptron_weights[cc_perceptron_slot(features[f], 0)]);
    for (uint8_t k = 0; k < c->n; k++) {
        int score = 0;

        for (size_t f = 0; f < CC_PERCEPTRON_FEATURES; f++)
            score += cc_perceptron_weights[cc_perceptron_slot(features[f], c->tags[k])];
        if (score > top) {
            top = score;
            tag = c->tags[k];
        }
    }
    return tag;
}

void
cc_tag_choose(struct cc_text *t, const struct cc_sentence *s, const struct cc_candidates *candidates)
{
    struct cc_perceptron p;

    cc_perceptron_begin(&p, t, s, candidates);
    for (uint32_t i = 0; i < p.n; i++) {
        t->tokens[s->first + i].tag = candidates[i].n == 1 ? candidates[i].tags[0] : best(&p, i, &candidates[i]);
        cc_perceptron_step(&p, i);
    }
}
