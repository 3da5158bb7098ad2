/* chunk_np.c: where a noun phrase ends and what its head is. */
#include "claims/chunk.h"
#include "claims/lexicon.h"

/* "up to 40%", "more than 3", "about 5", "as much as 65%": quantifiers before a number. Returns the number's place or
 * i. */
static uint32_t
skip_quantifier(const struct cc_chunker *c, uint32_t i)
{
    uint32_t k = i;

    if (i + 1 < c->end && cc_token_in(&c->v[i], "nearly almost") &&
        cc_token_in(&c->v[i + 1], "everyone everybody all every half"))
        return i + 1; /* "[Nearly] everyone" */
    if (i + 3 < c->end && cc_token_in(&c->v[i], "only just about nearly almost roughly around barely") &&
        (cc_token_is(&c->v[i + 1], "half") ||
            (cc_token_is(&c->v[i + 1], "a") &&
                cc_token_in(&c->v[i + 2], "third quarter fifth tenth few fraction handful minority"))))
        return i + 1; /* "[Only] a third of adults" */
    if (c->v[i].tag == CC_TAG_SYM)
        return cc_chunk_tag(c, i + 1) == CC_TAG_CD ? i + 1 : i;
    if (!(c->v[i].set & CC_SET_QUANT) ||
        (cc_chunk_tag(c, i + 1) != CC_TAG_CD && cc_chunk_tag(c, i + 2) != CC_TAG_CD &&
            cc_chunk_tag(c, i + 3) != CC_TAG_CD))
        return i;
    if (k + 2 < c->end && cc_token_is(&c->v[k], "as") && cc_token_in(&c->v[k + 1], "little much many few low high") &&
        cc_token_is(&c->v[k + 2], "as"))
        k += 3;
    else if (k + 1 < c->end &&
        ((cc_token_is(&c->v[k], "up") && cc_token_is(&c->v[k + 1], "to")) ||
            (cc_token_in(&c->v[k], "more less fewer greater") && cc_token_is(&c->v[k + 1], "than")) ||
            (cc_token_is(&c->v[k], "at") && cc_token_in(&c->v[k + 1], "least most"))))
        k += 2;
    else if (k < c->end && cc_token_in(&c->v[k], "about around approximately nearly almost over under roughly some only just"))
        k += 1;
    return k > i && cc_chunk_tag(c, k) == CC_TAG_CD ? k : i;
}

/* RB* before an adjective or participle that stands before a noun: "very harmful bacteria", "clinically proven
 * strains". */
static uint32_t
skip_adverbs(const struct cc_chunker *c, uint32_t i)
{
    uint32_t k = i;

    while (k < c->end && cc_tag_is_adverb(c->v[k].tag) && c->v[k].tag != CC_TAG_WRB)
        k++;
    return k > i && (cc_tag_is_adjective(cc_chunk_tag(c, k)) || c->v[k < c->end ? k : i].tag == CC_TAG_VBN) ? k : i;
}

static bool
is_name_part(uint8_t tag)
{
    return cc_tag_is_noun(tag) || cc_tag_is_adjective(tag) || tag == CC_TAG_CD;
}

/* A participle that modifies the noun after it: "reduced inflammation", "a growing body". Never after a noun or
 * verb. */
static bool
is_modifier(const struct cc_chunker *c, uint32_t start, uint32_t i)
{
    uint8_t tag = c->v[i].tag, next = cc_chunk_tag(c, i + 1),
            before = i > c->first ? c->v[i - 1].tag : (uint8_t)CC_TAG_NONE;
    bool inside = i > start;

    if (tag != CC_TAG_VBN && tag != CC_TAG_VBG)
        return false;
    if (!cc_tag_is_noun(next) && !cc_tag_is_adjective(next))
        return false;
    if (inside)
        return !cc_tag_is_noun(before) || before == CC_TAG_POS;
    /* at the beginning of a phrase: "eating fibre" is a gerund, "reduced risk" is not; "foods eaten raw" is neither */
    return tag == CC_TAG_VBN && !cc_tag_is_nominal(before);
}

/* "physical and mental health", "cold, dry air": does the coordination at i go on to an adjective and a noun? */
static bool
joins_adjectives(const struct cc_chunker *c, uint32_t i)
{
    uint8_t tag = c->v[i].tag;
    uint32_t k = i + 1;

    if (tag != CC_TAG_CC && tag != CC_TAG_COMMA)
        return false;
    if (tag == CC_TAG_CC ? !cc_token_in(&c->v[i], "and or") : k < c->end && cc_token_in(&c->v[k], "most more many"))
        return false; /* "because it is cheaper, most of it …" */
    if (cc_tag_is_adverb(cc_chunk_tag(c, k)))
        k++;
    while (cc_tag_is_adjective(cc_chunk_tag(c, k)))
        k++;
    return k > i + 1 && cc_tag_is_adjective(c->v[k - 1].tag) && cc_tag_is_noun(cc_chunk_tag(c, k));
}

struct np {
    uint32_t noun;     /* last noun so far */
    uint32_t det, neg;
    uint32_t number;
    uint32_t adjective;
    bool possessed;    /* the last token is 's */
};

static void
note_determiner(const struct cc_chunker *c, uint32_t i, struct np *np, struct cc_chunk *out)
{
    const struct cc_token *k = &c->v[i];

    if (np->det == CC_NO_INDEX)
        np->det = i;
    if (cc_token_in(k, "no neither"))
        np->neg = i;
    if (k->tag == CC_TAG_PRPS || cc_token_in(k, "the this these that those both such"))
        out->flags |= CC_NP_DEFINITE;
}

/* "In dialysis patients [4 ml] a day softened stools": an amount behind a noun that it is no part of. */
static bool
begins_amount(const struct cc_chunker *c, uint32_t i)
{
    return cc_tag_is_noun(cc_chunk_tag(c, i + 1)) && i + 2 < c->end &&
        cc_token_in(&c->v[i + 2], "a per of daily each twice once every");
}

/* Takes one more token into the phrase; false when it does not belong. */
static bool
take(const struct cc_chunker *c, uint32_t start, uint32_t i, struct np *np, struct cc_chunk *out)
{
    uint8_t tag = c->v[i].tag;
    bool after_noun = np->noun != CC_NO_INDEX && !np->possessed;

    np->possessed = false;
    if (cc_tag_is_noun(tag)) {
        np->noun = i;
        return true;
    }
    switch (tag) {
    case CC_TAG_DT: case CC_TAG_PDT: case CC_TAG_PRPS:
        if (after_noun || np->adjective != CC_NO_INDEX || (np->number != CC_NO_INDEX))
            return false;
        note_determiner(c, i, np, out);
        return true;
    case CC_TAG_JJ: case CC_TAG_JJR: case CC_TAG_JJS:
        if (after_noun) /* "type 2 diabetic patients": only where a noun follows a number */
            return c->v[i - 1].tag == CC_TAG_CD && cc_tag_is_noun(cc_chunk_tag(c, i + 1));
        if (cc_token_is(&c->v[i], "such"))
            note_determiner(c, i, np, out);
        np->adjective = i;
        return true;
    case CC_TAG_CD:
        if (after_noun && begins_amount(c, i))
            return false;
        np->number = i;
        out->flags |= CC_NP_NUMBER;
        return !after_noun || i == np->noun + 1;
    case CC_TAG_POS:
        if (np->noun == CC_NO_INDEX)
            return false;
        np->possessed = true;
        out->flags |= CC_NP_DEFINITE;
        return true;
    case CC_TAG_VBN: case CC_TAG_VBG:
        if (is_modifier(c, start, i) && !after_noun) {
            np->adjective = i;
            return true;
        }
        if (tag == CC_TAG_VBG && np->det != CC_NO_INDEX && !after_noun && !is_name_part(cc_chunk_tag(c, i + 1))) {
            np->noun = i; /* "the bloating" */
            out->flags |= CC_NP_GERUND;
            return true;
        }
        return false;
    case CC_TAG_CC: case CC_TAG_COMMA:
        return np->adjective != CC_NO_INDEX && np->adjective == i - 1 && np->noun == CC_NO_INDEX &&
            joins_adjectives(c, i);
    case CC_TAG_QUOTE: /* the “friendly” bacteria, "leaky" gut */
        return i > start && np->noun == CC_NO_INDEX && cc_tag_is_adjective(c->v[i - 1].tag) &&
            cc_tag_is_noun(cc_chunk_tag(c, i + 1));
    default:
        return cc_tag_is_adverb(tag) && !after_noun && skip_adverbs(c, i) > i;
    }
}

static uint32_t
pronoun(const struct cc_chunker *c, uint32_t i, struct cc_chunk *out)
{
    *out = cc_chunk_new(CC_CHUNK_NP, i, i + 1);
    out->flags = CC_NP_PRONOUN | CC_NP_DEFINITE;
    if (cc_token_in(&c->v[i], "we they these those us them themselves ourselves both"))
        out->flags |= CC_NP_PLURAL;
    return i + 1;
}

static void
set_head(const struct cc_chunker *c, uint32_t end, const struct np *np, struct cc_chunk *out)
{
    out->end = end;
    out->det = np->det;
    out->neg = np->neg;
    out->head = np->noun != CC_NO_INDEX ? np->noun : np->number != CC_NO_INDEX ? np->number : end - 1;
    if (np->neg != CC_NO_INDEX ||
        (c->v[out->head].lower[0] == 'n' && cc_token_in(&c->v[out->head], "none nothing nobody")))
        out->flags |= CC_NP_NEGATED;
    if (cc_tag_is_plural(c->v[out->head].tag))
        out->flags |= CC_NP_PLURAL;
    if (c->v[out->head].tag == CC_TAG_NNP || c->v[out->head].tag == CC_TAG_NNPS)
        out->flags |= CC_NP_PROPER;
}

/* Tags with which take() lets a phrase begin; any other word needs a number behind it. */
#define BEGINS (CC_TAG_BIT(NN) | CC_TAG_BIT(NNS) | CC_TAG_BIT(NNP) | CC_TAG_BIT(NNPS) | CC_TAG_BIT(DT) | \
    CC_TAG_BIT(PDT) | CC_TAG_BIT(PRPS) | \
    CC_TAG_BIT(JJ) | CC_TAG_BIT(JJR) | CC_TAG_BIT(JJS) | CC_TAG_BIT(CD) | CC_TAG_BIT(VBN) | CC_TAG_BIT(VBG) | \
    CC_TAG_BIT(RB) | \
    CC_TAG_BIT(RBR) | CC_TAG_BIT(RBS) | CC_TAG_BIT(WRB) | CC_TAG_BIT(SYM))

uint32_t
cc_chunk_np(const struct cc_chunker *c, uint32_t i, struct cc_chunk *out)
{
    struct np np = {CC_NO_INDEX, CC_NO_INDEX, CC_NO_INDEX, CC_NO_INDEX, CC_NO_INDEX, false};
    uint32_t start = i, k;
    uint8_t tag = c->v[i].tag;

    if (tag == CC_TAG_PRP || tag == CC_TAG_EX)
        return pronoun(c, i, out);
    if (!(cc_tag_bit(tag) & BEGINS) && !(c->v[i].set & CC_SET_QUANT))
        return start;
    k = skip_quantifier(c, i);
    *out = cc_chunk_new(CC_CHUNK_NP, i, i);
    while (k < c->end) {
        uint32_t quantifier = k > start && np.noun == CC_NO_INDEX ? skip_quantifier(c, k) : k;

        if (quantifier > k) {
            k = quantifier;
            continue;
        }
        if (!take(c, start, k, &np, out))
            break;
        k++;
    }
    while (
        k > start && (c->v[k - 1].tag == CC_TAG_COMMA || c->v[k - 1].tag == CC_TAG_CC || c->v[k - 1].tag == CC_TAG_POS))
        k--;
    if (np.noun == CC_NO_INDEX && np.number == CC_NO_INDEX) {
        if (np.det == CC_NO_INDEX || k == start)
            return start; /* adjectives alone are no noun phrase */
        if (k == np.det + 1) {
            k = pronoun(c, np.det, out); /* "this", "these", "both" alone */
            out->first = start;
            return k;
        }
    }
    set_head(c, k, &np, out);
    return k;
}
