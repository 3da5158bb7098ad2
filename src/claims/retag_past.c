/* retag_past.c: forms in -ed that the tagger took for participles or adjectives though they are the verbs of their
 * clauses, or the other way round: "Green tea [improved] sleep", "The men [lost] weight, had less pain and slept longer",
 * "In mice [fed] green tea, tumours shrank". Part of the second look after the tagger; see retag.c. */
#include "claims/tag.h"
#include "claims/work.h"

static bool
looks_past(const struct cc_token *k)
{
    return (k->tag == CC_TAG_VBN || k->tag == CC_TAG_JJ) && (k->can & CC_CAN_VBD) && !(k->flags & CC_TOK_HYPHEN);
}

/* Does it, read as a past, do something to an object? */
static bool
acts(struct cc_text *t, const struct cc_token *k)
{
    struct cc_token verb = *k;

    verb.tag = CC_TAG_VBD;
    cc_tag_set_lemma(t, &verb);
    return cc_retag_acts(&verb);
}

/* Forms in -ed that stand between two nouns as often as they are verbs: "a plant based diet". */
static bool
only_describes(const struct cc_token *k)
{
    return cc_token_in(k,
        "based enriched fortified fermented related induced grown made aged dried baked cooked added processed refined rated");
}

/* Behind token i, before a noun that could begin a clause: the next comma or "and" that a past form follows at once. */
static bool
past_is_joined(const struct cc_text *t, uint32_t i, uint32_t end)
{
    bool object = false;

    for (uint32_t j = i + 1; j + 1 < end; j++) {
        const struct cc_token *k = &t->tokens[j];

        if (k->depth > 0)
            continue;
        if (object && (k->tag == CC_TAG_COMMA || cc_token_in(k, "and but")))
            return k[1].tag == CC_TAG_VBD || (cc_tag_is_adverb(k[1].tag) && k[2].tag == CC_TAG_VBD);
        if (cc_tag_is_finite(k->tag) || cc_tag_is_punct(k->tag) || k->tag == CC_TAG_WDT || k->tag == CC_TAG_WP)
            return false;
        object = object || cc_tag_is_noun(k->tag);
    }
    return false;
}

/* "Tea drinkers [reported] fewer colds, had better teeth and lived longer" */
static bool
first_of_several(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    return k->tag == CC_TAG_VBN && looks_past(k) && cc_tag_is_noun(k[-1].tag) && cc_retag_begins_object(k + 1) &&
        !only_describes(k) && past_is_joined(t, i, s->end);
}

/* "Green tea extract [improved] insulin sensitivity": a whole sentence that has no verb otherwise. */
static bool
only_verb(struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    return s->ending == CC_SENTENCE_STOP && !s->title_case && looks_past(k) && cc_tag_is_noun(k[-1].tag) &&
        !only_describes(k) && (acts(t, k) || cc_token_in(k, "proved showed led caused affected caught turned")) &&
        (cc_retag_begins_object(k + 1) || cc_token_in(k + 1, "as in by to more less no")) &&
        !cc_retag_finite(t, s->first, s->end);
}

/* "In mice [fed] green tea, tumours shrank": what the words in front are about, with the clause behind the comma. */
static bool
in_front(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];
    uint32_t j = i + 1;

    if (k->tag != CC_TAG_VBD || !(k->can & CC_CAN_VBN) || !cc_token_in(&t->tokens[s->first], "in among for with") ||
        i > s->first + 5 || !cc_tag_is_noun(k[-1].tag))
        return false;
    for (uint32_t a = s->first + 1; a < i; a++) {
        if (cc_tag_is_verb(t->tokens[a].tag) || cc_tag_is_punct(t->tokens[a].tag))
            return false;
    }
    while (j < s->end && t->tokens[j].tag != CC_TAG_COMMA) {
        if (cc_tag_is_finite(t->tokens[j].tag))
            return false;
        j++;
    }
    return j + 2 < s->end && !cc_tag_is_finite(t->tokens[j + 1].tag) && cc_retag_finite(t, j + 2, s->end);
}

/* "Types I & III [Hydrolyzed], with Biotin": how it was made, in a title. */
static bool
made_with(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    return s->title_case && t->tokens[i].tag == CC_TAG_VBD && i + 2 < s->end && t->tokens[i + 1].tag == CC_TAG_COMMA &&
        cc_token_is(&t->tokens[i + 2], "with");
}

/* "In a 24-week study [hydrolyzed] collagen reduced pain": it describes the subject, whose own verb comes next. *other: that
 * verb. */
static bool
before_subject(const struct cc_text *t, const struct cc_sentence *s, uint32_t i, uint32_t *other)
{
    const struct cc_token *k = &t->tokens[i];
    uint32_t j = i + 1;

    if (!(k->tag == CC_TAG_VBD || k->tag == CC_TAG_VBN) || t->tokens[s->first].tag != CC_TAG_IN || i > s->first + 6 ||
        !cc_tag_is_noun(k[-1].tag) || cc_token_lemma_in(k, "show find suggest report say believe think prove reveal see"))
        return false;
    for (uint32_t a = s->first + 1; a < i; a++) {
        if (cc_tag_is_verb(t->tokens[a].tag) || cc_tag_is_punct(t->tokens[a].tag))
            return false;
    }
    while (j + 1 < s->end && j < i + 6 && (cc_tag_is_noun(t->tokens[j].tag) || t->tokens[j].tag == CC_TAG_CD) &&
        !(j > i + 1 && looks_past(&t->tokens[j])))
        j++;
    *other = j;
    return j > i + 1 && j + 1 < s->end && (looks_past(&t->tokens[j]) || t->tokens[j].tag == CC_TAG_VBD) &&
        (cc_retag_begins_object(&t->tokens[j + 1]) || cc_tag_is_noun(t->tokens[j + 1].tag));
}

/* "More stable energy, [reduced] cravings, [improved] mood": a list without a verb, for no comma parts a verb from its
 * subject. */
static bool
in_bare_list(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];
    uint32_t commas = 0;

    if (k->tag != CC_TAG_VBD || !(k->can & CC_CAN_VBN) || i < s->first + 2 ||
        !(k[-1].tag == CC_TAG_COMMA || cc_token_is(k - 1, "and")) ||
        !(cc_tag_is_noun(k[1].tag) || cc_tag_is_adjective(k[1].tag)) || t->tokens[s->first].tag == CC_TAG_IN)
        return false;
    for (uint32_t j = s->first; j < i; j++) {
        const struct cc_token *b = &t->tokens[j];

        commas += b->tag == CC_TAG_COMMA;
        if (cc_tag_is_verb(b->tag) || b->tag == CC_TAG_RB || b->tag == CC_TAG_IN || b->tag == CC_TAG_WDT ||
            b->tag == CC_TAG_PRP || b->tag == CC_TAG_NNP || b->depth > 0 ||
            (commas > 0 && cc_token_in(b, "a an the one which who")))
            return false;
    }
    return commas > 0;
}

/* "The tea blunted hunger, [boosted] metabolism and [left] people calmer": behind a past with its object, before another
 * past with its object. *other: the second one. */
static bool
one_of_three(struct cc_text *t, const struct cc_sentence *s, uint32_t i, uint32_t *other)
{
    const struct cc_token *k = &t->tokens[i];
    uint32_t j = i;
    bool past = false;

    if (!looks_past(k) || i < s->first + 2 || k[-1].tag != CC_TAG_COMMA || !cc_tag_is_noun(k[-2].tag) ||
        !cc_retag_begins_object(k + 1) || !acts(t, k))
        return false;
    while (j-- > s->first + 1) {
        const struct cc_token *before = &t->tokens[j];

        if (before->tag == CC_TAG_VBD) {
            past = !cc_token_lemma_in(before, "report notice experience see observe describe feel show offer provide gain") &&
                !looks_past(before + 1) && cc_tag_is_noun(before[-1].tag);
            break;
        }
        if (looks_past(before) || cc_token_in(before, "with and or of"))
            return false;
    }
    for (j = i + 2; past && j + 2 < s->end && !cc_tag_is_punct(t->tokens[j].tag); j++) {
        if (cc_token_is(&t->tokens[j], "and")) {
            *other = j + 1;
            return t->tokens[j + 1].tag == CC_TAG_VBD ||
                (looks_past(&t->tokens[j + 1]) && cc_retag_begins_object(&t->tokens[j + 2]));
        }
    }
    return false;
}

/* "reported better sleep, [reduced] redness and [improved] skin": what was felt or seen, one thing after another. */
static bool
one_of_the_seen(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    if (k->tag != CC_TAG_VBD || !(k->can & CC_CAN_VBN) || !cc_tag_is_noun(k[1].tag) || i < s->first + 3 ||
        !(k[-1].tag == CC_TAG_COMMA || cc_token_is(k - 1, "and")) || !cc_retag_acts(k))
        return false;
    for (uint32_t j = i - 1; j-- > s->first;) {
        const struct cc_token *before = &t->tokens[j];

        if (cc_token_lemma_in(before, "report notice experience see observe describe feel show offer provide gain") &&
            cc_tag_is_verb(before->tag))
            return cc_tag_is_adjective(before[1].tag) || before[1].tag == CC_TAG_VBN;
        if (cc_tag_is_finite(before->tag) || cc_token_in(before, "who which that"))
            return false;
    }
    return false;
}

/* "Triggers are stress, bright light and [skipped] meals": what is joined to a present by "and" is no past. */
static bool
after_present(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    if (k->tag != CC_TAG_VBD || !(k->can & CC_CAN_VBN) || !cc_tag_is_noun(k[1].tag) || i < s->first + 4 ||
        !(k[-1].tag == CC_TAG_COMMA || cc_token_in(k - 1, "and or")) || cc_says(k) || (k[1].flags & CC_TOK_CAPITAL))
        return false;
    for (uint32_t j = i - 1; j-- > s->first;) {
        const struct cc_token *before = &t->tokens[j];

        if (cc_token_in(before, "who which that but because while when if after since") || before->tag == CC_TAG_COLON)
            return false;
        if (cc_tag_is_finite(before->tag) || before->tag == CC_TAG_MD)
            return before->tag != CC_TAG_VBD;
    }
    return false;
}

/* "loosening [compacted] waste", "[resting] pulse" */
static bool
before_its_noun(const struct cc_token *k)
{
    if (k->tag == CC_TAG_VBG && cc_token_in(k, "resting fasting standing waking circulating drooping throbbing bulging racing pounding flashing burning") &&
        cc_tag_is_noun(k[1].tag))
        return true;
    return k->tag == CC_TAG_VBD && (k->can & CC_CAN_VBN) && cc_tag_is_noun(k[1].tag) &&
        (k[-1].tag == CC_TAG_VBG || cc_token_in(k - 1, "the a an these those"));
}

bool
cc_retag_past(struct cc_text *t, const struct cc_sentence *s)
{
    bool changed = false;

    for (uint32_t i = s->first + 1; i + 1 < s->end; i++) {
        struct cc_token *k = &t->tokens[i];
        uint32_t other;

        if (k->depth > 0 || !(k->can & (CC_CAN_VBD | CC_CAN_VBN | CC_CAN_VBG)))
            continue;
        if (before_subject(t, s, i, &other)) {
            k->tag = CC_TAG_JJ;
            t->tokens[other].tag = CC_TAG_VBD;
            cc_tag_set_lemma(t, &t->tokens[other]);
        } else if (in_front(t, s, i) || made_with(t, s, i)) {
            k->tag = CC_TAG_VBN;
        } else if (one_of_the_seen(t, s, i) || in_bare_list(t, s, i) || before_its_noun(k) || after_present(t, s, i)) {
            k->tag = CC_TAG_JJ;
        } else if (one_of_three(t, s, i, &other)) {
            k->tag = t->tokens[other].tag = CC_TAG_VBD;
            cc_tag_set_lemma(t, &t->tokens[other]);
        } else if (first_of_several(t, s, i) || only_verb(t, s, i)) {
            k->tag = CC_TAG_VBD;
        } else {
            continue;
        }
        cc_tag_set_lemma(t, k);
        changed = true;
    }
    return changed;
}
