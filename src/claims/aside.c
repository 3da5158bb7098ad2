/* aside.c: "zinc, however, shortens colds": words between commas that only colour the sentence (asides.tsv) are put
 * into brackets, so to speak, before tagging, chunks and clauses could stumble over them. */
#include <string.h>

#include "claims/lexicon.h"
#include "claims/token.h"
#include "claims/words.h"
#include "vocab/tables.h"

#define ASIDE_WORDS 5
#define SOURCE_WORDS 11
#define MEANS_WORDS 9

/* Is [a, b) such an aside, to the word? */
static bool
is_aside(const struct cc_text *t, uint32_t a, uint32_t b)
{
    char key[64];
    size_t n = 0;

    for (uint32_t i = a; i < b; i++) {
        const struct cc_token *k = &t->tokens[i];

        if (n + k->lower_len + 1 >= sizeof key)
            return false;
        if (i > a && (k->flags & CC_TOK_SPACE))
            key[n++] = ' ';
        memcpy(key + n, k->lower, k->lower_len);
        n += k->lower_len;
    }
    return cc_vocab_find(&cc_vocab_asides, key, n) != CC_VOCAB_NONE;
}

static bool
is_comma(const struct cc_token *k)
{
    return k->lower_len == 1 && k->lower[0] == ',';
}

/* Does the comma before the aside part something of its own: "When it rains, though, joints ache", "from food, however,
 * and not …"? Then it stays. The aside stands inside a clause when a verb can follow it, or an auxiliary is before
 * it. */
static bool
comma_parts(const struct cc_text *t, uint32_t first, uint32_t comma, uint32_t next)
{
    const struct cc_token *before = &t->tokens[comma - 1], *begin = &t->tokens[first];

    if (before->set & (CC_SET_BE | CC_SET_DO | CC_SET_HAVE | CC_SET_NEG))
        return false;
    if ((begin->set & CC_SET_SUB) || cc_token_in(begin, "in for with without at on among to by unlike despite"))
        return true;
    return (t->tokens[next].can & CC_CAN_VERB) == 0 && !(t->tokens[next].can & CC_CAN_ADV) &&
        !cc_token_in(&t->tokens[next], "can may might could will would should must");
}

/* ", not garlic," before a verb: what is not meant, between the subject and its verb. [a, b) are the words between the
 * commas; the verb would be the token behind the second. */
static bool
is_contrast(const struct cc_text *t, uint32_t a, uint32_t b, uint32_t e)
{
    const struct cc_token *verb = &t->tokens[b + 1];

    if (b + 2 >= e || b < a + 2 || !cc_token_is(&t->tokens[a], "not") ||
        cc_token_in(&t->tokens[a + 1],
                    "only just merely to in on at for with if when because by as that all always"))
        return false;
    for (uint32_t i = a + 1; i < b; i++) {
        if (t->tokens[i].set & (CC_SET_BE | CC_SET_DO | CC_SET_HAVE | CC_SET_SUB | CC_SET_NEG))
            return false;
    }
    return (verb->set & (CC_SET_BE | CC_SET_HAVE | CC_SET_DO)) ||
           cc_token_in(verb, "can may might could will would should must") ||
           ((verb->can & (CC_CAN_VBZ | CC_CAN_VBD)) && !(verb->can & (CC_CAN_ADJ | CC_CAN_ADV))) ||
           ((verb->can & CC_CAN_BASE) &&
            t->tokens[a - 2].lower[t->tokens[a - 2].lower_len - 1] == 's' && b + 3 < e &&
            (t->tokens[b + 2].can & (CC_CAN_NOUN | CC_CAN_PLURAL | CC_CAN_ADJ | CC_CAN_OTHER)) &&
            !is_comma(&t->tokens[b + 2]));
}

/* "Niacin, by opening small vessels, warms the skin": by what means, between the subject and its verb. */
static bool
is_means(const struct cc_text *t, uint32_t first, uint32_t a, uint32_t b, uint32_t e)
{
    const struct cc_token *verb = &t->tokens[b + 1];

    if (b + 2 >= e || b < a + 3 || b - a > MEANS_WORDS || a < first + 2 || a > first + 6 ||
        !cc_token_in(&t->tokens[a], "by through") || t->tokens[a + 1].lower_len < 5 ||
        memcmp(t->tokens[a + 1].lower + t->tokens[a + 1].lower_len - 3, "ing", 3) != 0)
        return false;
    for (uint32_t i = first; i < a - 1; i++) { /* the subject, and no verb yet */
        if (t->tokens[i].set & (CC_SET_BE | CC_SET_DO | CC_SET_HAVE | CC_SET_SUB))
            return false;
    }
    return (verb->set & (CC_SET_BE | CC_SET_HAVE | CC_SET_DO)) ||
        cc_token_in(verb, "can may might could will would should must") ||
        ((verb->can & CC_CAN_VBZ) && !(verb->can & (CC_CAN_ADJ | CC_CAN_ADV)));
}

/* ", according to a small study," and ", as two trials have shown,": who says it, in the middle of what is said. */
static bool
is_source(const struct cc_text *t, uint32_t a, uint32_t b)
{
    if (b < a + 3 || b - a > SOURCE_WORDS)
        return false;
    if (cc_token_is(&t->tokens[a], "according") && cc_token_is(&t->tokens[a + 1], "to"))
        return true;
    if (!cc_token_is(&t->tokens[a], "as"))
        return false;
    for (uint32_t i = a + 2; i < b; i++) {
        if (cc_token_in(&t->tokens[i], "showed shows shown show found suggests suggest suggested reported reports demonstrated "
                                       "confirmed revealed"))
            return true;
    }
    return false;
}

/* "…, however." and "…, though: …": the aside before the mark at end. */
static void
mark_last(struct cc_text *t, uint32_t first, uint32_t end)
{
    uint32_t comma = end - 1;

    while (comma > first && end - comma <= ASIDE_WORDS && !is_comma(&t->tokens[comma]))
        comma--;
    if (comma <= first || !is_comma(&t->tokens[comma]) || !is_aside(t, comma + 1, end))
        return;
    for (uint32_t i = comma; i < end; i++)
        t->tokens[i].depth += t->tokens[i].depth < UINT8_MAX;
}

void
cc_asides_mark(struct cc_text *t)
{
    for (uint32_t s = 0; s < t->n_sentences; s++) {
        uint32_t first = t->sentences[s].first, end = t->sentences[s].end, open = CC_NO_INDEX;

        for (uint32_t i = first + 3; i < end; i++) {
            if (t->tokens[i].tag == CC_TAG_COLON || (i + 1 == end && t->tokens[i].tag == CC_TAG_STOP))
                mark_last(t, first, i);
        }
        for (uint32_t i = first + 1, from = first; i < end; i++) {
            if (t->tokens[i].tag == CC_TAG_COLON)
                from = i + 1;
            if (!is_comma(&t->tokens[i]))
                continue;
            if (open != CC_NO_INDEX && i - open > 1 && i + 1 < end &&
                ((i - open <= ASIDE_WORDS + 1 &&
                     (is_aside(t, open + 1, i) || is_contrast(t, open + 1, i, end))) ||
                    (open > first && is_source(t, open + 1, i)) || is_means(t, from, open + 1, i, end))) {
                bool parted =
                    !cc_token_is(&t->tokens[open + 1], "not") && comma_parts(t, from, open, i + 1);

                for (uint32_t j = open + parted; j <= i; j++)
                    t->tokens[j].depth += t->tokens[j].depth < UINT8_MAX;
                open = CC_NO_INDEX;
            } else {
                from = open != CC_NO_INDEX ? open + 1 : from;
                open = i;
            }
        }
    }
}

void
cc_asides_retag(struct cc_text *t, const struct cc_sentence *s)
{
    uint32_t aux = s->first;

    for (uint32_t i = s->first + 1; i < s->end; i++) {
        struct cc_token *k = &t->tokens[i];

        if (k->depth > 0)
            continue;
        if (i - aux > 1 && is_comma(k - 1) && ((t->tokens[aux].set & CC_SET_DO) || t->tokens[aux].tag == CC_TAG_MD)) {
            if (cc_token_is(k, "not"))
                k++;
            if (k->can & CC_CAN_BASE)
                k->tag = CC_TAG_VB;
        }
        aux = i;
    }
}
