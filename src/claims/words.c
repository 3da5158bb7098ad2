/* words.c: look-ups in the tables of src/vocab by tokens, and tokens back to text. */
#include "claims/words.h"

#include <string.h>

#include "base/utf8.h"
#include "vocab/tables.h"

#define PHRASE_TOKENS 6
#define PHRASE_BYTES  96

static const char *const cue_names[] = {"hedge", "nohedge", "discourse", "yes", "no", "maybe", "unknown", "denial", "promo",
    "disclaimer", "taste", "relation", "sharehead", "pair", "reciprocal", "generic", "timenoun", "says", "sayshedged", "person"};

static uint32_t
cue_bits(uint32_t row)
{
    uint32_t bits = 0;

    for (; row != CC_VOCAB_NONE; row = cc_vocab_again(&cc_vocab_cues, row)) {
        const char *name = cc_vocab_field(&cc_vocab_cues, row, CC_VOCAB_CUES_CLASS);

        for (size_t i = 0; i < sizeof cue_names / sizeof *cue_names; i++) {
            if (name[0] == cue_names[i][0] && strcmp(name, cue_names[i]) == 0)
                bits |= 1u << i;
        }
    }
    return bits;
}

/* Joins the lower-case forms of up to PHRASE_TOKENS tokens from i into key; end[j] is the length with j + 1 tokens. */
static uint32_t
join(const struct cc_text *t, uint32_t i, uint32_t e, char key[PHRASE_BYTES], size_t end[PHRASE_TOKENS])
{
    size_t n = 0;
    uint32_t j;

    for (j = 0; j < PHRASE_TOKENS && i + j < e; j++) {
        const struct cc_token *k = &t->tokens[i + j];

        if (n + k->lower_len + 2 > PHRASE_BYTES)
            break;
        if (n > 0 && (k->flags & CC_TOK_SPACE))
            key[n++] = ' ';
        else if (n > 0 && cc_token_is(k, "not"))
            key[n++] = ' ';
        memcpy(key + n, k->lower, k->lower_len);
        n += k->lower_len;
        end[j] = n;
    }
    return j;
}

uint32_t
cc_cue_of(const char *lower, size_t n)
{
    return cue_bits(cc_vocab_find(&cc_vocab_cues, lower, n));
}

uint32_t
cc_cue_at(const struct cc_text *t, uint32_t i, uint32_t e, uint32_t classes)
{
    char key[PHRASE_BYTES];
    size_t end[PHRASE_TOKENS];

    if (!(t->tokens[i].flags & CC_TOK_CUE))
        return 0;

    for (uint32_t n = join(t, i, e, key, end); n > 0; n--) {
        if (cc_cue_of(key, end[n - 1]) & classes)
            return n;
    }
    return 0;
}

bool
cc_cue_in(const struct cc_text *t, uint32_t a, uint32_t e, uint32_t classes, uint32_t *where)
{
    for (uint32_t i = a; i < e; i++) {
        if (cc_cue_at(t, i, e, classes) > 0) {
            if (where != NULL)
                *where = i;
            return true;
        }
    }
    return false;
}

bool
cc_says(const struct cc_token *verb)
{
    return (cc_cue_of(verb->lemma, verb->lemma_len) & (CC_CUE_SAYS | CC_CUE_SAYSHEDGED)) != 0;
}

bool
cc_is_time_noun(const struct cc_token *noun)
{
    return (cc_cue_of(noun->lower, noun->lower_len) & CC_CUE_TIMENOUN) != 0;
}

static const struct {
    const char *name;
    enum cc_noun noun;
} nouns[] = {{"symptom", CC_NOUN_SYMPTOM}, {"disease", CC_NOUN_DISEASE}, {"quantity", CC_NOUN_QUANTITY},
    {"structure", CC_NOUN_STRUCTURE}, {"state", CC_NOUN_STATE}, {"bad", CC_NOUN_BAD}, {"food", CC_NOUN_FOOD},
    {"agent", CC_NOUN_AGENT}, {"behaviour", CC_NOUN_BEHAVIOUR}, {"process", CC_NOUN_PROCESS}, {"people", CC_NOUN_PEOPLE}};

static enum cc_noun
noun_row(uint32_t row)
{
    const char *name = row == CC_VOCAB_NONE ? "" : cc_vocab_field(&cc_vocab_nouns, row, CC_VOCAB_NOUNS_CLASS);

    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++) {
        if (name[0] == nouns[i].name[0] && strcmp(name, nouns[i].name) == 0)
            return nouns[i].noun;
    }
    return CC_NOUN_NONE;
}

enum cc_noun
cc_noun_ending(const struct cc_text *t, uint32_t a, uint32_t e)
{
    for (uint32_t i = e > a + 4 ? e - 4 : a; i < e; i++) {
        char key[PHRASE_BYTES];
        size_t n = 0;
        const struct cc_token *last = &t->tokens[e - 1];
        enum cc_noun found;

        for (uint32_t j = i; j < e - 1; j++) {
            const struct cc_token *k = &t->tokens[j];

            if (n + k->lower_len + 2 > sizeof key)
                return CC_NOUN_NONE;
            memcpy(key + n, k->lower, k->lower_len);
            n += k->lower_len;
            key[n++] = ' ';
        }
        if (n + last->lower_len + 1 > sizeof key || n + last->lemma_len + 1 > sizeof key)
            continue;
        memcpy(key + n, last->lower, last->lower_len);
        found = noun_row(cc_vocab_find(&cc_vocab_nouns, key, n + last->lower_len));
        if (found == CC_NOUN_NONE && last->lemma_len > 0) {
            memcpy(key + n, last->lemma, last->lemma_len);
            found = noun_row(cc_vocab_find(&cc_vocab_nouns, key, n + last->lemma_len));
        }
        if (found != CC_NOUN_NONE)
            return found;
    }
    return CC_NOUN_NONE;
}

bool
cc_health_in(const struct cc_text *t, uint32_t a, uint32_t e)
{
    for (uint32_t i = a; i < e; i++) {
        if (t->tokens[i].flags & CC_TOK_HEALTH)
            return true;
    }
    return false;
}

void
cc_cues_mark(struct cc_text *t)
{
    for (uint32_t i = 0; i < t->n_tokens; i++) {
        char key[PHRASE_BYTES];
        size_t end[PHRASE_TOKENS];
        struct cc_token *k = &t->tokens[i];

        k->flags &= ~(CC_TOK_CUE | CC_TOK_HEALTH);
        if (k->flags & CC_TOK_PUNCT)
            continue;
        if (cc_tag_is_noun(k->tag) || cc_tag_is_adjective(k->tag) || k->tag == CC_TAG_VBG || (k->flags & CC_TOK_HYPHEN)) {
            enum cc_noun class = cc_noun_ending(t, i > 3 ? i - 3 : 0, i + 1);

            if (class != CC_NOUN_NONE && class != CC_NOUN_PEOPLE)
                k->flags |= CC_TOK_HEALTH;
        }
        for (uint32_t n = join(t, i, t->n_tokens, key, end); n > 0 && !(k->flags & CC_TOK_CUE); n--) {
            if (cc_vocab_find(&cc_vocab_cues, key, end[n - 1]) != CC_VOCAB_NONE)
                k->flags |= CC_TOK_CUE;
        }
    }
}

static const struct {
    const char *name;
    enum cc_effect effect;
} effects[] = {{"up", CC_EFFECT_UP}, {"down", CC_EFFECT_DOWN}, {"eases", CC_EFFECT_EASES}, {"helps", CC_EFFECT_HELPS},
    {"harms", CC_EFFECT_HARMS}, {"causes", CC_EFFECT_CAUSES}, {"moves", CC_EFFECT_MOVES}, {"links", CC_EFFECT_LINKS}};

enum cc_effect
cc_effect_named(const char *name)
{
    for (size_t i = 0; i < sizeof effects / sizeof *effects; i++) {
        if (name[0] == effects[i].name[0] && strcmp(name, effects[i].name) == 0)
            return effects[i].effect;
    }
    return CC_EFFECT_NONE;
}

enum cc_effect
cc_effect_of(const struct cc_text *t, uint32_t main, uint32_t e, uint32_t *len, bool *mechanism)
{
    char key[PHRASE_BYTES];
    size_t end[PHRASE_TOKENS], n = 0;
    uint32_t j, row = CC_VOCAB_NONE;

    *len = 1;
    *mechanism = false;
    for (j = 0; j < PHRASE_TOKENS && main + j < e; j++) {
        const struct cc_token *k = &t->tokens[main + j];
        const char *s = j == 0 ? k->lemma : k->lower;
        size_t m = j == 0 ? k->lemma_len : k->lower_len;

        if (n + m + 2 > sizeof key)
            break;
        if (n > 0)
            key[n++] = ' ';
        memcpy(key + n, s, m);
        n += m;
        end[j] = n;
    }
    for (; j > 0 && row == CC_VOCAB_NONE; j--) {
        row = cc_vocab_find(&cc_vocab_verbs, key, end[j - 1]);
        *len = j;
    }
    if (row == CC_VOCAB_NONE)
        return CC_EFFECT_NONE;
    *mechanism = cc_vocab_field(&cc_vocab_verbs, row, CC_VOCAB_VERBS_KIND)[0] == 'm';
    return cc_effect_named(cc_vocab_field(&cc_vocab_verbs, row, CC_VOCAB_VERBS_EFFECT));
}

/* Is the capital of this word only there because it begins a sentence or stands in a headline? */
static bool
capital_by_place(const struct cc_token *k, unsigned flags)
{
    if (!(k->flags & CC_TOK_CAPITAL) || (k->flags & CC_TOK_UPPER) || !(k->flags & CC_TOK_KNOWN))
        return false;
    if (cc_token_is(k, "i") || k->lower_len < 2)
        return cc_token_is(k, "a") && (k->flags & CC_TOK_FIRST);
    if (!(k->flags & CC_TOK_FIRST) && !(flags & CC_WORDS_TITLE))
        return false;
    if (k->lower_len > 2 && k->lower[1] == '-')
        return false; /* "T-cells" */
    return k->can != 0 || (k->tag != CC_TAG_NNP && k->tag != CC_TAG_NNPS);
}

void
cc_words_add(struct cc_buf *out, const struct cc_text *t, uint32_t a, uint32_t b, unsigned flags)
{
    bool first = true, space = false;
    uint8_t base = a < b ? t->tokens[a].depth : 0;

    if (a < b && (t->tokens[a].flags & CC_TOK_BRACKET_OPEN))
        base--;
    for (uint32_t i = a; i < b; i++) {
        const struct cc_token *k = &t->tokens[i];
        size_t n = k->span.end - k->span.start;

        if (k->tag == CC_TAG_QUOTE || (k->flags & (CC_TOK_EMOJI | CC_TOK_BULLET | CC_TOK_QUOTE_OPEN | CC_TOK_QUOTE_CLOSE))) {
            space = space || (k->flags & CC_TOK_SPACE) != 0;
            continue;
        }
        if (!(flags & CC_WORDS_BRACKETS) && k->depth > base)
            continue;
        if (!first && (space || (k->flags & CC_TOK_SPACE) || (i > a && t->tokens[i - 1].depth > base && k->depth == base)) && k->tag != CC_TAG_COMMA)
            cc_buf_addc(out, ' ');
        if (capital_by_place(k, flags) && k->lower_len == n)
            cc_buf_add(out, k->lower, n);
        else
            cc_buf_add(out, t->text + k->span.start, n);
        first = space = false;
    }
}

void
cc_words_append(struct cc_buf *out, const struct cc_text *t, uint32_t a, uint32_t b, unsigned flags)
{
    struct cc_buf w = {0};

    cc_words_add(&w, t, a, b, flags);
    if (w.n > 0 && out->n > 0 && out->v[out->n - 1] != ' ')
        cc_buf_addc(out, ' ');
    cc_buf_adds(out, w.v);
    cc_buf_clear(&w);
}
