/* words.c: look-ups in the tables of src/vocab by tokens, and tokens back to text. */
#include "claims/words.h"

#include <string.h>

#include "base/utf8.h"
#include "claims/lexicon.h"
#include "vocab/tables.h"

#define PHRASE_TOKENS 6
#define PHRASE_BYTES  96

static uint32_t
hash_of(const struct cc_token *k)
{
    return k->hash != 0 && k->lower_len <= CC_HASH_ENDS_MAX ? k->hash : cc_vocab_hash(k->lower, k->lower_len);
}

/* A phrase that grows by one token at a time, as long as some key of the table begins with it. */
struct phrase {
    const struct cc_vocab *table;
    char key[PHRASE_BYTES];
    size_t n;
    uint32_t hash;
};

static bool
grow(struct phrase *p, const struct cc_token *k, bool spaced)
{
    if (p->n + k->lower_len + 2 > sizeof p->key)
        return false;
    if (p->n == 0) {
        p->hash = hash_of(k);
        if (!cc_vocab_begins(p->table, p->hash))
            return false;
    } else if (spaced || (k->flags & CC_TOK_SPACE) || cc_token_is(k, "not")) {
        p->key[p->n++] = ' ';
    }
    memcpy(p->key + p->n, k->lower, k->lower_len);
    p->n += k->lower_len;
    if (p->n > k->lower_len)
        p->hash = cc_vocab_hash(p->key, p->n);
    return cc_vocab_begins(p->table, p->hash);
}

static uint32_t
found(const struct phrase *p)
{
    return cc_vocab_find_hashed(p->table, p->key, p->n, p->hash);
}

uint32_t
cc_cue_of(const char *lower, size_t n)
{
    uint32_t row = cc_vocab_find(&cc_vocab_cues, lower, n);

    return row == CC_VOCAB_NONE ? 0 : cc_class_of_cue[row];
}

uint32_t
cc_token_cues(const struct cc_token *k)
{
    return k->word != 0 ? cc_lexicon_facts[k->word - 1].cues : cc_cue_of(k->lower, k->lower_len);
}

/* The classes of all cues that begin at token i and end before e; *longest (may be NULL) is the number of tokens of the
 * longest of one of the classes wanted. */
static uint32_t
cues_from(const struct cc_text *t, uint32_t i, uint32_t e, uint32_t wanted, uint32_t *longest)
{
    const struct cc_token *k = &t->tokens[i];
    struct phrase p;
    uint32_t all = 0, j = 0;

    p.table = &cc_vocab_cues;
    p.n = 0;
    if (k->word != 0 && i < e) {
        const struct cc_facts *f = &cc_lexicon_facts[k->word - 1];

        all = f->cues;
        if (all & wanted)
            *longest = 1;
        if (!(f->flags & CC_FACT_CUE_LONGER))
            return all;
        memcpy(p.key, k->lower, k->lower_len);
        p.n = k->lower_len;
        j = 1;
    }
    for (; j < PHRASE_TOKENS && i + j < e && grow(&p, &t->tokens[i + j], false); j++) {
        uint32_t row = found(&p), bits = row == CC_VOCAB_NONE ? 0 : cc_class_of_cue[row];

        all |= bits;
        if (bits & wanted)
            *longest = j + 1;
    }
    return all;
}

uint32_t
cc_cue_at(const struct cc_text *t, uint32_t i, uint32_t e, uint32_t classes)
{
    uint32_t longest = 0;

    if (t->tokens[i].cues & classes)
        cues_from(t, i, e, classes, &longest);
    return longest;
}

bool
cc_cue_in(const struct cc_text *t, uint32_t a, uint32_t e, uint32_t classes, uint32_t *where)
{
    for (uint32_t i = a; i < e; i++) {
        if ((t->tokens[i].cues & classes) != 0 && cc_cue_at(t, i, e, classes) > 0) {
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
    uint32_t word = cc_lexicon_lemma_row(verb),
             cues = word != 0 ? cc_lexicon_facts[word - 1].cues : cc_cue_of(verb->lemma, verb->lemma_len);

    return (cues & (CC_CUE_SAYS | CC_CUE_SAYSHEDGED)) != 0;
}

bool
cc_prose_word(const struct cc_token *k, const char *class)
{
    uint32_t row = cc_vocab_find(&cc_vocab_prose_words, k->lower, k->lower_len);

    return row != CC_VOCAB_NONE &&
        strstr(cc_vocab_field(&cc_vocab_prose_words, row, CC_VOCAB_PROSE_WORDS_CLASS), class) != NULL;
}

bool
cc_is_time_noun(const struct cc_token *noun)
{
    return (cc_token_cues(noun) & CC_CUE_TIMENOUN) != 0;
}

enum cc_noun
cc_noun_of(const char *word, size_t n)
{
    uint32_t row = cc_vocab_find(&cc_vocab_nouns, word, n);

    if (row == CC_VOCAB_NONE && n > 1 && word[n - 1] == 's')
        row = cc_vocab_find(&cc_vocab_nouns, word, n - 1);
    return row == CC_VOCAB_NONE ? CC_NOUN_NONE : (enum cc_noun)cc_class_of_noun[row];
}

#define NOUN_BITS 4 /* of cc_token.nouns for each number of words */

/* Adds to nouns the classes of the table's phrases that end with `last` and the words before token e. */
static uint16_t
nouns_with(const struct cc_vocab *table, const struct cc_text *t, uint32_t e, const char *last, size_t n, uint32_t hash,
    uint16_t nouns)
{
    char key[PHRASE_BYTES];
    char *start = key + sizeof key - n;

    if (n + 1 > sizeof key || !cc_vocab_ends(table, hash))
        return nouns;
    memcpy(start, last, n);
    for (uint32_t words = 0; words < CC_NOUN_WORDS; words++) {
        if (words > 0) {
            const struct cc_token *k = e >= words ? &t->tokens[e - words] : NULL;

            if (k == NULL || (size_t)(start - key) < k->lower_len + 1u)
                break;
            *--start = ' ';
            start -= k->lower_len;
            memcpy(start, k->lower, k->lower_len);
            hash = cc_vocab_hash(start, (size_t)(key + sizeof key - start));
            if (!cc_vocab_ends(table, hash))
                break;
        }
        if ((nouns >> NOUN_BITS * words & 15) == CC_NOUN_NONE) {
            uint32_t row = cc_vocab_find_hashed(table, start, (size_t)(key + sizeof key - start), hash);

            if (row != CC_VOCAB_NONE)
                nouns |= (uint16_t)((table == &cc_vocab_nouns ? cc_class_of_noun : cc_class_of_term)[row]
                    << NOUN_BITS * words);
        }
    }
    return nouns;
}

/* The same of the word p[0, n), whose row in the lexicon is known (+ 1; 0 = it has none). */
static uint16_t
nouns_of(const struct cc_vocab *table, const struct cc_text *t, uint32_t e, const char *p, size_t n, uint32_t word,
    uint16_t nouns)
{
    if (word != 0) {
        const struct cc_facts *f = &cc_lexicon_facts[word - 1];
        bool own = table == &cc_vocab_nouns;

        if ((nouns & 15) == CC_NOUN_NONE)
            nouns |= own ? f->noun : f->term;
        if (!(f->flags & (own ? CC_FACT_NOUN_LONGER : CC_FACT_TERM_LONGER)))
            return nouns;
    }
    return nouns_with(table, t, e, p, n, cc_vocab_hash(p, n), nouns);
}

/* The same of nearly all tokens, whose form and lemma are words of the lexicon: false when a longer phrase may end
 * here. */
static bool
nouns_alone(const struct cc_token *k, bool lemma, uint16_t *nouns)
{
    const struct cc_facts *f, *base;
    uint32_t row = lemma ? cc_lexicon_lemma_row(k) : k->word;

    if (k->word == 0 || row == 0)
        return false;
    f = &cc_lexicon_facts[k->word - 1];
    base = &cc_lexicon_facts[row - 1];
    if ((f->flags | base->flags) & (CC_FACT_NOUN_LONGER | CC_FACT_TERM_LONGER))
        return false;
    *nouns = f->noun != CC_NOUN_NONE ? f->noun
        : base->noun != CC_NOUN_NONE ? base->noun
        : f->term != CC_NOUN_NONE    ? f->term
            : base->term;
    return true;
}

/* cc_token.nouns of token i: nouns.tsv goes before terms.tsv, the form as it stands before the lemma. */
static uint16_t
nouns_at(const struct cc_text *t, uint32_t i)
{
    static const struct cc_vocab *const tables[] = {&cc_vocab_nouns, &cc_vocab_terms};
    const struct cc_token *k = &t->tokens[i];
    bool lemma = k->lemma_len > 0 && (k->lemma != k->lower || k->lemma_len != k->lower_len);
    uint16_t nouns = 0;

    if (nouns_alone(k, lemma, &nouns))
        return nouns;
    for (size_t j = 0; j < sizeof tables / sizeof *tables; j++) {
        nouns = nouns_of(tables[j], t, i, k->lower, k->lower_len, k->word, nouns);
        if (lemma)
            nouns = nouns_of(tables[j], t, i, k->lemma, k->lemma_len, cc_lexicon_lemma_row(k), nouns);
    }
    return nouns;
}

enum cc_noun
cc_noun_ending(const struct cc_text *t, uint32_t a, uint32_t e)
{
    uint32_t words = e > a + CC_NOUN_WORDS ? CC_NOUN_WORDS : e > a ? e - a : 0;
    enum cc_noun class = CC_NOUN_NONE;

    for (; words > 0 && class == CC_NOUN_NONE; words--)
        class = (enum cc_noun)(t->tokens[e - 1].nouns >> NOUN_BITS * (words - 1) & 15);
    return class;
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

/* Fills what the sentences say of all their tokens. */
static void
sign_sentences(struct cc_text *t)
{
    for (uint32_t i = 0; i < t->n_sentences; i++) {
        struct cc_sentence *s = &t->sentences[i];

        s->tags = s->starts = s->finishes = 0;
        s->cues = 0;
        for (uint32_t j = s->first; j < s->end; j++) {
            const struct cc_token *k = &t->tokens[j];

            s->tags |= cc_tag_bit(k->tag);
            s->starts |= (uint64_t)1 << (k->start & 63);
            s->finishes |= (uint64_t)1 << (k->finish & 63);
            s->cues |= k->cues;
        }
    }
}

void
cc_cues_mark(struct cc_text *t)
{
    for (uint32_t i = 0; i < t->n_tokens; i++) {
        struct cc_token *k = &t->tokens[i];
        enum cc_noun class;

        k->nouns = nouns_at(t, i);
        k->cues = 0;
        k->flags &= ~CC_TOK_HEALTH;
        if (k->flags & CC_TOK_PUNCT)
            continue;
        if (k->word != 0 && !(cc_lexicon_facts[k->word - 1].flags & CC_FACT_CUE_LONGER))
            k->cues = cc_lexicon_facts[k->word - 1].cues;
        else
            k->cues = cues_from(t, i, t->n_tokens, 0, NULL);
        if (k->nouns == 0 ||
            !(cc_tag_is_noun(k->tag) || cc_tag_is_adjective(k->tag) || k->tag == CC_TAG_VBG ||
                (k->flags & CC_TOK_HYPHEN)))
            continue;
        class = cc_noun_ending(t, 0, i + 1);
        if (class != CC_NOUN_NONE && class != CC_NOUN_PEOPLE)
            k->flags |= CC_TOK_HEALTH;
    }
    sign_sentences(t);
}

uint32_t
cc_verb_row(const struct cc_token *verb)
{
    uint32_t word = cc_lexicon_lemma_row(verb);

    if (word == 0)
        return cc_vocab_find(&cc_vocab_verbs, verb->lemma, verb->lemma_len);
    return cc_lexicon_facts[word - 1].verb != 0 ? cc_lexicon_facts[word - 1].verb - 1u : CC_VOCAB_NONE;
}

/* The row of the verb at `main`, as a phrase with what follows where the table has one; *len is its number of
 * tokens. */
static uint32_t
verb_row(const struct cc_text *t, uint32_t main, uint32_t e, uint32_t *len)
{
    uint32_t row = CC_VOCAB_NONE, word = cc_lexicon_lemma_row(&t->tokens[main]), j = 0;
    struct cc_token verb;
    struct phrase p;

    *len = 1;
    if (word != 0 && main < e) {
        const struct cc_facts *f = &cc_lexicon_facts[word - 1];

        row = f->verb != 0 ? f->verb - 1u : CC_VOCAB_NONE;
        if (!(f->flags & CC_FACT_VERB_LONGER))
            return row; /* nearly always */
    }
    verb = t->tokens[main];
    p.table = &cc_vocab_verbs;
    p.n = 0;
    if (word != 0 && main < e) {
        memcpy(p.key, verb.lemma, verb.lemma_len);
        p.n = verb.lemma_len;
        j = 1;
    }
    verb.lower = verb.lemma;
    verb.lower_len = verb.lemma_len;
    verb.hash = 0;
    for (; j < PHRASE_TOKENS && main + j < e; j++) {
        size_t n = p.n;
        uint32_t longer;

        if (!grow(&p, j == 0 ? &verb : &t->tokens[main + j], true)) {
            if (j == 0 || !(t->tokens[main + j].tag == CC_TAG_DT || t->tokens[main + j].tag == CC_TAG_PRPS))
                break;
            p.n = n; /* "closes the gap": articles need not stand in the table */
            continue;
        }
        longer = found(&p);
        if (longer != CC_VOCAB_NONE) {
            row = longer;
            *len = j + 1;
        }
    }
    return row;
}

enum cc_effect
cc_effect_of(const struct cc_text *t, uint32_t main, uint32_t e, uint32_t *len, bool *mechanism)
{
    uint32_t row = verb_row(t, main, e, len);

    *mechanism = row != CC_VOCAB_NONE && cc_class_of_verb[row].mechanism;
    return row == CC_VOCAB_NONE ? CC_EFFECT_NONE : (enum cc_effect)cc_class_of_verb[row].effect;
}

enum cc_effect
cc_effect_way(const struct cc_text *t, uint32_t main, uint32_t e)
{
    uint32_t len, row = verb_row(t, main, e, &len);

    return row == CC_VOCAB_NONE ? CC_EFFECT_NONE : (enum cc_effect)cc_class_of_verb[row].way;
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

static bool
shout(const struct cc_token *k, size_t least)
{
    return (k->flags & CC_TOK_UPPER) && (k->flags & CC_TOK_KNOWN) && k->lower_len >= least &&
        !(k->flags & CC_TOK_HYPHEN) && k->can != 0;
}

/* "RELIEVES STRESS & ANXIETY": capitals for loudness, no abbreviation: a long word of the dictionary, or one beside
 * another. */
static bool
shouted(const struct cc_text *t, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    if (!shout(k, 4))
        return false;
    return k->lower_len >= 7 || (i > 0 && shout(k - 1, 4)) || (i + 1 < t->n_tokens && shout(k + 1, 4)) ||
        (i > 1 && k[-1].tag == CC_TAG_CC && shout(k - 2, 4)) ||
        (i + 2 < t->n_tokens && k[1].tag == CC_TAG_CC && shout(k + 2, 4));
}

/* memcpy for words: nearly all are short, and a call costs more than the copy. */
static inline char *
put(char *to, const char *p, size_t n)
{
    uint64_t head8, tail8;
    uint32_t head4, tail4;

    if (n > 16) {
        memcpy(to, p, n);
    } else if (n >= 8) {
        memcpy(&head8, p, 8);
        memcpy(&tail8, p + n - 8, 8);
        memcpy(to, &head8, 8);
        memcpy(to + n - 8, &tail8, 8);
    } else if (n >= 4) {
        memcpy(&head4, p, 4);
        memcpy(&tail4, p + n - 4, 4);
        memcpy(to, &head4, 4);
        memcpy(to + n - 4, &tail4, 4);
    } else {
        for (size_t i = 0; i < n; i++)
            to[i] = p[i];
    }
    return to + n;
}

void
cc_words_add(struct cc_buf *out, const struct cc_text *t, uint32_t a, uint32_t b, unsigned flags)
{
    bool first = true, space = false;
    uint8_t base;
    char *w;

    if (a >= b)
        return;
    base = t->tokens[a].depth;
    if ((t->tokens[a].flags & CC_TOK_BRACKET_OPEN) ||
        (t->tokens[a].tag == CC_TAG_COMMA && a > 0 && t->tokens[a - 1].depth < base))
        base--; /* the comma before an aside */
    /* room for all of it at once: the tokens' bytes and a space before each */
    cc_buf_reserve(out, t->tokens[b - 1].span.end - t->tokens[a].span.start + (b - a));
    w = out->v + out->n;
    for (uint32_t i = a; i < b; i++) {
        const struct cc_token *k = &t->tokens[i];
        size_t n = k->span.end - k->span.start;
        bool lowered = false;

        if (k->tag == CC_TAG_QUOTE ||
            (k->flags & (CC_TOK_EMOJI | CC_TOK_BULLET | CC_TOK_QUOTE_OPEN | CC_TOK_QUOTE_CLOSE))) {
            space = space || (k->flags & CC_TOK_SPACE) != 0;
            continue;
        }
        if (!(flags & CC_WORDS_BRACKETS) && k->depth > base)
            continue;
        if (!first &&
            (space || (k->flags & CC_TOK_SPACE) || (i > a && t->tokens[i - 1].depth > base && k->depth == base)) &&
            k->tag != CC_TAG_COMMA)
            *w++ = ' ';
        if (k->flags & (CC_TOK_CAPITAL | CC_TOK_UPPER))
            lowered = (capital_by_place(k, flags) || shouted(t, i)) && k->lower_len == n;
        w = put(w, lowered ? k->lower : t->text + k->span.start, n);
        first = space = false;
    }
    *w = '\0';
    out->n = (size_t)(w - out->v);
}

void
cc_words_append(struct cc_buf *out, const struct cc_text *t, uint32_t a, uint32_t b, unsigned flags)
{
    size_t before = out->n, start;

    if (a >= b)
        return;
    if (out->n > 0 && out->v[out->n - 1] != ' ' &&
        !((t->tokens[a].flags & (CC_TOK_CONTRACTED | CC_TOK_SPACE)) == CC_TOK_CONTRACTED && a > 0))
        cc_buf_addc(out, ' ');
    start = out->n;
    cc_words_add(out, t, a, b, flags);
    if (out->n == start && start > before) /* nothing was to be added */
        out->v[out->n = before] = '\0';
}
