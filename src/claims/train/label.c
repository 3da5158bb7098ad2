/* label.c: see label.h. */
#include "label.h"

#include <string.h>

static const char *const NAMES[U__MAX] = {"-", "NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADV", "ADP", "SCONJ", "CCONJ",
    "DET", "PRON", "NUM", "PART", "INTJ", "PUNCT", "SYM", "X"};

static uint32_t nouns[65536], verbs[65536];

bool
label_read(const char *list, uint8_t *upos, uint32_t n)
{
    uint32_t i = 0;

    while (*list != '\0') {
        size_t len = strcspn(list, " ");

        if (i == n)
            return false;
        upos[i] = U_NONE;
        for (uint8_t u = 1; u < U__MAX; u++) {
            if (strlen(NAMES[u]) == len && memcmp(NAMES[u], list, len) == 0)
                upos[i] = u;
        }
        i++;
        list += len + (list[len] == ' ');
    }
    return i == n;
}

void
label_count(const struct cc_text *t, const uint8_t *upos)
{
    for (uint32_t i = 0; i < t->n_tokens; i++) {
        nouns[t->tokens[i].word] += upos[i] == U_NOUN;
        verbs[t->tokens[i].word] += upos[i] == U_VERB;
    }
}

static bool
is_a(uint8_t u, uint8_t tag)
{
    switch (u) {
    case U_NOUN: case U_PROPN: return cc_tag_is_noun(tag);
    case U_VERB: case U_AUX: return cc_tag_is_verb(tag);
    case U_ADJ: return cc_tag_is_adjective(tag) || tag == CC_TAG_PDT;
    case U_ADV: return cc_tag_is_adverb(tag) || tag == CC_TAG_WRB || tag == CC_TAG_EX;
    case U_ADP: return tag == CC_TAG_IN || tag == CC_TAG_TO || tag == CC_TAG_RP;
    case U_SCONJ: return tag == CC_TAG_IN || tag == CC_TAG_WRB || tag == CC_TAG_TO;
    case U_CCONJ: return tag == CC_TAG_CC;
    case U_DET: return tag == CC_TAG_DT || tag == CC_TAG_PDT || tag == CC_TAG_WDT || tag == CC_TAG_PRPS;
    case U_PRON:
        return tag == CC_TAG_PRP || tag == CC_TAG_PRPS || tag == CC_TAG_WP || tag == CC_TAG_WDT || tag == CC_TAG_DT ||
            tag == CC_TAG_EX;
    case U_NUM: return tag == CC_TAG_CD;
    case U_PART: return tag == CC_TAG_TO || tag == CC_TAG_POS || tag == CC_TAG_RB;
    case U_INTJ: return tag == CC_TAG_UH;
    default: return false;
    }
}

static bool
can(const struct cc_candidates *c, uint8_t tag)
{
    for (uint8_t i = 0; i < c->n; i++) {
        if (c->tags[i] == tag)
            return true;
    }
    return false;
}

static bool
certain_finite(const struct cc_candidates *c)
{
    return c->n == 1 && cc_tag_is_finite(c->tags[0]);
}

/* ---- the reference's systematic error: a verb that could be a noun is called a noun, and its sentence has no verb */

static bool
has_finite(const struct cc_text *t, const struct cc_candidates *c, const uint8_t *upos)
{
    for (uint32_t i = 0; i < t->n_tokens; i++) {
        const struct cc_token *k = &t->tokens[i];

        if (certain_finite(&c[i]))
            return true;
        if (upos[i] != U_VERB && upos[i] != U_AUX)
            continue;
        if (i > 0 && k[-1].tag == CC_TAG_TO)
            continue;
        if (!(k->can & (CC_CAN_BASE | CC_CAN_VBZ | CC_CAN_VBD)) && k->can & (CC_CAN_VBG | CC_CAN_VBN))
            continue;
        return true;
    }
    return false;
}

static bool
opens_phrase(const struct cc_token *k, uint8_t u)
{
    return u == U_NOUN || u == U_PROPN || u == U_ADJ || u == U_DET || u == U_PRON || u == U_NUM ||
        cc_token_in(k, "more less the a an your");
}

/* How well token i would do as the sentence's verb; 0 = not at all. */
static double
verb_score(const struct cc_text *t, const struct cc_candidates *c, const uint8_t *upos, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];
    bool z = can(&c[i], CC_TAG_VBZ), base = can(&c[i], CC_TAG_VBP), plural, pronoun;
    double score = 0.02 + (verbs[k->word] + 0.5) / (verbs[k->word] + nouns[k->word] + 1.0);

    if ((!z && !base) || i == 0 || i + 1 >= t->n_tokens || upos[i] == U_VERB || k->word == 0)
        return 0;
    plural = (k[-1].can & CC_CAN_PLURAL) && !(k[-1].can & CC_CAN_NOUN);
    pronoun = cc_token_in(&k[-1], "this it that which who they these");
    if (upos[i - 1] != U_NOUN && upos[i - 1] != U_PROPN && !pronoun)
        return 0;
    if (base && !z && !plural && !cc_token_in(&k[-1], "they these that which who bacteria people"))
        return 0;
    if (z && plural)
        return 0;
    if (!opens_phrase(&k[1], upos[i + 1]) && !cc_token_in(&k[1], "with in on to when by from up"))
        return 0;
    if (cc_token_in(&k[1], "of"))
        return 0;
    return score * (pronoun ? 2 : 1);
}

/* A full sentence without a finite verb: make one of the best candidate. False when there is none good enough. */
static bool
give_verb(const struct cc_text *t, const struct cc_candidates *c, uint8_t *upos)
{
    uint32_t best = 0;
    double top = 0.04;

    for (uint32_t i = 1; i < t->n_tokens; i++) {
        double score = verb_score(t, c, upos, i);

        if (score > top) {
            top = score;
            best = i;
        }
    }
    if (best == 0)
        return false;
    upos[best] = U_VERB;
    return true;
}

static void
correct_places(const struct cc_text *t, const struct cc_candidates *c, uint8_t *upos)
{
    for (uint32_t i = 1; i < t->n_tokens; i++) {
        const struct cc_token *k = &t->tokens[i];
        bool noun = k->can & (CC_CAN_NOUN | CC_CAN_PLURAL), verb = k->can & (CC_CAN_BASE | CC_CAN_VBZ);

        if (!noun || !verb)
            continue;
        if (upos[i] == U_VERB &&
            (cc_token_in(&k[-1], "the a an of its their your our") || c[i - 1].tags[0] == CC_TAG_PRPS))
            upos[i] = U_NOUN;
        if (upos[i] == U_NOUN && c[i - 1].n == 1 &&
            (c[i - 1].tags[0] == CC_TAG_MD || cc_token_in(&k[-1], "they we you which who")) &&
            cc_token_in(&k[-1], "can may could will would should must they we you which who"))
            upos[i] = U_VERB;
        if (upos[i] == U_NOUN && cc_token_is(&k[-1], "that") && i > 1 && upos[i - 2] == U_NOUN && i + 1 < t->n_tokens &&
            opens_phrase(&k[1], upos[i + 1]))
            upos[i] = U_VERB; /* "toxins that increase inflammation" */
    }
}

/* ---- Penn's distinctions inside VERB */

static bool
clause_mark(const struct cc_token *k)
{
    return k->tag == CC_TAG_COLON || k->tag == CC_TAG_DASH || k->tag == CC_TAG_LRB ||
        cc_token_in(k, "that which who because if when while although whereas");
}

/* VB or VBP, looking left from i. gold holds the tags so far. */
static uint8_t
base_form(const struct cc_text *t, const uint8_t *gold, uint32_t i)
{
    const struct cc_token *v = t->tokens;
    bool subject = false, joined;
    uint32_t k = i;

    while (k > 0 && cc_token_in(&v[k - 1], "not also never only really even just actually always often"))
        k--;
    if (k > 0 && (gold[k - 1] == CC_TAG_TO || gold[k - 1] == CC_TAG_MD))
        return CC_TAG_VB;
    joined = k > 0 && (v[k - 1].tag == CC_TAG_COMMA || cc_token_in(&v[k - 1], "and or but"));
    for (; k > 0 && i - k < 14; k--) {
        uint8_t g = gold[k - 1];

        if (joined && cc_tag_is_verb(g) && g != CC_TAG_MD && g != CC_TAG_VBG && g != CC_TAG_VBN)
            return g == CC_TAG_VB ? CC_TAG_VB : CC_TAG_VBP;
        if (!joined && (g == CC_TAG_MD || cc_token_in(&v[k - 1], "do does did")))
            return CC_TAG_VB;
        if (!joined && cc_token_in(&v[k - 1], "help helps helped helping let lets make makes") && subject)
            return CC_TAG_VB;
        if (cc_token_in(&v[k - 1], "help helps helped helping") && k == i)
            return CC_TAG_VB;
        if (!joined && cc_tag_is_verb(g) && g != CC_TAG_VBN && g != CC_TAG_VBG)
            return CC_TAG_VBP;
        subject |= cc_tag_is_nominal(g) || g == CC_TAG_DT || g == CC_TAG_WDT;
        if (clause_mark(&v[k - 1]))
            return subject ? CC_TAG_VBP : CC_TAG_VB;
    }
    return subject ? CC_TAG_VBP : CC_TAG_VB;
}

/* VBD or VBN for a form that is both. */
static uint8_t
past_form(const struct cc_text *t, const struct cc_candidates *c, const uint8_t *upos, const uint8_t *gold, uint32_t i)
{
    const struct cc_token *v = t->tokens;
    uint32_t k = i;

    while (k > 0 && (cc_tag_is_adverb(gold[k - 1]) || cc_token_in(&v[k - 1], "not also been")))
        k--;
    if (k > 0 && cc_token_in(&v[k - 1], "is are was were be been being am 's have has had having get gets got getting become"))
        return CC_TAG_VBN;
    if (k == 0 || gold[k - 1] == CC_TAG_DT || cc_tag_is_adjective(gold[k - 1]) || gold[k - 1] == CC_TAG_IN ||
        cc_tag_is_verb(gold[k - 1]))
        return CC_TAG_VBN;
    if (gold[k - 1] == CC_TAG_PRP || gold[k - 1] == CC_TAG_WDT || gold[k - 1] == CC_TAG_WP)
        return CC_TAG_VBD;
    if (i + 1 < t->n_tokens && cc_token_is(&v[i + 1], "by"))
        return CC_TAG_VBN;
    for (uint32_t a = i + 1; a < t->n_tokens;
         a++) { /* the sentence's verb comes later: "foods rich in fat eaten raw lower …" */
        if (v[a].tag == CC_TAG_COMMA || v[a].tag == CC_TAG_COLON ||
            cc_token_in(&v[a], "that which who because while when whereas and but"))
            break;
        if (certain_finite(&c[a]) ||
            ((upos[a] == U_VERB || upos[a] == U_AUX) && (v[a].can & (CC_CAN_VBZ | CC_CAN_BASE)) &&
                !cc_token_in(&v[a - 1], "to can may will could")))
            return CC_TAG_VBN;
    }
    for (uint32_t a = i; a-- > 0;) { /* or came before */
        if (clause_mark(&v[a]) || v[a].tag == CC_TAG_COMMA || cc_token_in(&v[a], "and but"))
            break;
        if (cc_tag_is_finite(gold[a]))
            return CC_TAG_VBN;
    }
    return CC_TAG_VBD;
}

static uint8_t
refine(const struct cc_text *t, const struct cc_candidates *c, const uint8_t *upos, const uint8_t *gold, uint32_t i)
{
    if (upos[i] == U_VERB || upos[i] == U_AUX) {
        if (can(&c[i], CC_TAG_VBP) && can(&c[i], CC_TAG_VB) && !can(&c[i], CC_TAG_VBN))
            return base_form(t, gold, i);
        if (can(&c[i], CC_TAG_VBD) && can(&c[i], CC_TAG_VBN))
            return past_form(t, c, upos, gold, i);
    }
    for (uint8_t k = 0; k < c[i].n; k++) {
        if (is_a(upos[i], c[i].tags[k]))
            return c[i].tags[k];
    }
    if (upos[i] == U_ADJ && can(&c[i], CC_TAG_VBN))
        return CC_TAG_VBN;
    if ((upos[i] == U_ADJ || upos[i] == U_NOUN) && can(&c[i], CC_TAG_VBG))
        return CC_TAG_VBG;
    if (upos[i] == U_DET || upos[i] == U_ADJ || upos[i] == U_ADV) { /* "more", "most", "all" */
        for (uint8_t k = 0; k < c[i].n; k++) {
            if (is_a(upos[i] == U_DET ? U_ADJ : U_DET, c[i].tags[k]))
                return c[i].tags[k];
        }
    }
    return CC_TAG_NONE;
}

bool
label_sentence(const struct cc_text *t, const struct cc_candidates *c, uint8_t *upos, uint8_t *gold)
{
    const struct cc_sentence *s = &t->sentences[0];

    correct_places(t, c, upos);
    if (s->ending == CC_SENTENCE_STOP && t->n_tokens >= 4 && !has_finite(t, c, upos) && !give_verb(t, c, upos))
        return false;
    for (uint32_t i = 0; i < t->n_tokens; i++)
        gold[i] = c[i].n == 1 ? c[i].tags[0] : upos[i] == U_NONE ? (uint8_t)CC_TAG_NONE : refine(t, c, upos, gold, i);
    return true;
}
