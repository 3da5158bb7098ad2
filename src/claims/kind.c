/* kind.c: see kind.h. Which words name kinds, and which things are of a kind, is in kind_words.tsv and kinds.tsv. */
#include "claims/kind.h"

#include <ctype.h>
#include <string.h>

#include "vocab/tables.h"

enum { OF_KIND = 25, OF_KIND_ATOP = 10, ONLY_NEAR = 1, WORD_MAX = 40 };

/* A word that names a kind. */
struct kind {
    const char *name;             /* as kinds.tsv has it; NULL when groups decide alone */
    const char *groups;           /* letters, as in kind_words.tsv */
    const struct cc_token *head;
};

/* Is there a word or a pair of words for a kind that ends at token head? */
static bool
kind_at(const struct cc_text *t, uint32_t first, uint32_t head, struct kind *out)
{
    const struct cc_token *k = &t->tokens[head];
    uint32_t row = CC_VOCAB_NONE;
    const char *name;

    if (!cc_tag_is_noun(k->tag) || k->lemma_len == 0)
        return false;
    if (head > first && k[-1].lower_len + k->lemma_len + 2u < WORD_MAX) { /* "amino acid" */
        char two[WORD_MAX];
        int n = snprintf(two, sizeof two, "%.*s %.*s", (int)k[-1].lower_len, k[-1].lower, (int)k->lemma_len, k->lemma);

        row = cc_vocab_find(&cc_vocab_kind_words, two, (size_t)n);
    }
    if (row == CC_VOCAB_NONE)
        row = cc_vocab_find(&cc_vocab_kind_words, k->lemma, k->lemma_len);
    if (row == CC_VOCAB_NONE)
        return false;
    name = cc_vocab_field(&cc_vocab_kind_words, row, CC_VOCAB_KIND_WORDS_KIND);
    if (name[0] == '!')
        return false;
    *out = (struct kind){
        name[0] == '-' ? NULL : name, cc_vocab_field(&cc_vocab_kind_words, row, CC_VOCAB_KIND_WORDS_GROUPS), k};
    return true;
}

/* Does the word before the kind say that another thing is meant: "the other drug"? */
static bool
means_another(const struct cc_token *k)
{
    uint32_t row = cc_vocab_find(&cc_vocab_kind_words, k->lower, k->lower_len);

    return row != CC_VOCAB_NONE && cc_vocab_field(&cc_vocab_kind_words, row, CC_VOCAB_KIND_WORDS_KIND)[0] == '!';
}

/* The kinds of a word or phrase of n bytes, singular or plural; NULL when it is not known. */
static const char *
kinds_of(const char *word, size_t n)
{
    uint32_t row = cc_vocab_find(&cc_vocab_kinds, word, n);

    if (row == CC_VOCAB_NONE && n > 4 && memcmp(word + n - 3, "ies", 3) == 0) {
        char one[WORD_MAX];

        memcpy(one, word, n - 3);
        one[n - 3] = 'y';
        row = cc_vocab_find(&cc_vocab_kinds, one, n - 2);
    }
    if (row == CC_VOCAB_NONE && n > 3 && word[n - 1] == 's')
        row = cc_vocab_find(&cc_vocab_kinds, word, n - 1);
    if (row == CC_VOCAB_NONE && n > 4 && memcmp(word + n - 2, "es", 2) == 0)
        row = cc_vocab_find(&cc_vocab_kinds, word, n - 2);
    return row == CC_VOCAB_NONE ? NULL : cc_vocab_field(&cc_vocab_kinds, row, CC_VOCAB_KINDS_KINDS);
}

static bool
is_named(const char *kinds, const char *name)
{
    size_t n = strlen(name);

    for (const char *p = kinds; (p = strstr(p, name)) != NULL; p += n) {
        if ((p == kinds || p[-1] == '|') && (p[n] == '\0' || p[n] == '|'))
            return true;
    }
    return false;
}

/* The words of a phrase up to its first preposition or comma, lower case, without an article. */
static size_t
core(const char *phrase, char out[WORD_MAX])
{
    static const char *const ends[] = {
        " of ", " for ", " in ", " with ", " from ", " on ", " to ", " that ", ",", " ("};
    size_t n = strlen(phrase), skip;

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const char *p = strstr(phrase, ends[i]);

        if (p != NULL && p > phrase && (size_t)(p - phrase) < n)
            n = (size_t)(p - phrase);
    }
    skip = strncasecmp(phrase, "the ", 4) == 0 ? 4
        : strncasecmp(phrase, "a ", 2) == 0    ? 2
        : strncasecmp(phrase, "an ", 3) == 0   ? 3
            : 0;
    if (n <= skip || n - skip >= WORD_MAX)
        return 0;
    n -= skip;
    for (size_t i = 0; i < n; i++)
        out[i] = (char)tolower((unsigned char)phrase[skip + i]);
    out[n] = '\0';
    return n;
}

/* What is known of the phrase's kinds: of the whole, else of its last two words, else of the last. */
static const char *
kinds_of_phrase(const char *word, size_t n)
{
    const char *kinds = kinds_of(word, n);
    size_t spaces = 0;

    for (size_t i = n; kinds == NULL && i-- > 0 && spaces < 2;) {
        if (word[i] != ' ')
            continue;
        if (++spaces == 2 || memchr(word, ' ', i) == NULL)
            kinds = kinds_of(word + i + 1, n - i - 1);
        else
            continue;
    }
    for (size_t i = n; kinds == NULL && i-- > 0;) {
        if (word[i] == ' ')
            return kinds_of(word + i + 1, n - i - 1);
    }
    return kinds;
}

/* Is the phrase named with the word of the kind: "green tea" for "the tea", "vitamin C" for "the vitamin"? */
static bool
named_with(const char *word, size_t n, const struct cc_token *head)
{
    size_t m = head->lemma_len;
    const char *last = memrchr(word, ' ', n);

    if (last == NULL)
        return false;
    if ((size_t)(last - word) == m && memcmp(word, head->lemma, m) == 0)
        return true;
    last++;
    n -= (size_t)(last - word);
    return n >= m && n <= m + 2 && memcmp(last, head->lemma, m) == 0 && (n == m || last[n - 1] == 's');
}

static bool
in_groups(const char *groups, enum cc_noun class)
{
    char c;

    switch (class) {
    case CC_NOUN_FOOD: case CC_NOUN_AGENT: case CC_NOUN_BEHAVIOUR: c = 't'; break;
    case CC_NOUN_SYMPTOM: case CC_NOUN_DISEASE: case CC_NOUN_BAD: c = 'i'; break;
    case CC_NOUN_STRUCTURE: c = 'b'; break;
    default: return false;
    }
    return strchr(groups, c) != NULL;
}

/* How sure it is that the phrase is of the kind: 0 not, 1 may be, 2 it is. */
static int
is_of_kind(const struct cc_noun_phrase *v, const struct kind *kind)
{
    char word[WORD_MAX];
    size_t n = core(v->text, word);
    const char *kinds;
    enum cc_noun class = v->class;

    if (n == 0 || (n == kind->head->lemma_len && memcmp(word, kind->head->lemma, n) == 0))
        return 0;
    if (named_with(word, n, kind->head))
        return 2;
    kinds = kinds_of_phrase(word, n);
    if (kinds != NULL && kind->name != NULL)
        return is_named(kinds, kind->name) ? 2 : 0;
    if (class == CC_NOUN_NONE) {
        const char *last = memrchr(word, ' ', n);

        last = last == NULL ? word : last + 1;
        class = cc_noun_of(last, n - (size_t)(last - word));
    }
    if (class == CC_NOUN_NONE && !v->person && memchr(word, ' ', n) == NULL)
        return kind->name != NULL &&
            (cc_cue_of(word, n) & (CC_CUE_PERSON | CC_CUE_LIGHT)) == 0; /* a word that no table has: "Rooibos" */
    return in_groups(kind->groups, class) ? 1 : 0;
}

/* The best candidate so far. */
struct best {
    int score;
    const struct cc_noun_phrase *v;
    uint32_t n;
};

static void
offer(struct best *best, int score, const struct cc_noun_phrase *v, uint32_t n)
{
    if (score > 0 && score >= best->score)
        *best = (struct best){score, v, n};
}

/* Offers what was named together: one of it that is of the kind, or all of it where the kind stands in the plural. */
static void
offer_entity(const struct cc_ctx *x, const struct cc_entity *e, const struct kind *kind, bool plural, struct best *best)
{
    uint32_t n_sure = 0;
    const struct cc_noun_phrase *last = NULL;
    int score = cc_salience_score(x, e);

    for (uint32_t i = 0; i < e->n; i++) {
        int sure = is_of_kind(&e->v[i], kind);

        n_sure += sure == 2;
        last = sure == 2 || (sure == 1 && e->n == 1 && (e->v[i].plural == plural || kind->groups[0] == 'i')) ? &e->v[i]
            : last;
    }
    if (plural && e->n > 1) {
        if (n_sure == e->n)
            offer(best, score + OF_KIND, e->v, e->n);
    } else if (n_sure == 1 || (e->n == 1 && n_sure > 0)) {
        if (!plural || last->plural)
            offer(best, score + OF_KIND, last, 1);
    } else if (last != NULL && e->role >= CC_SALIENT_SUBJECT && x->salience.sentence - e->sentence <= ONLY_NEAR) {
        offer(best, score, last, 1);
    }
}

/* Offers what the section or the article is about. */
static void
offer_outside(const char *text, bool many, const struct kind *kind, bool plural, int score, struct best *best,
    struct cc_noun_phrase *to)
{
    int sure;

    if (text == NULL || text[0] == '\0')
        return;
    *to = (struct cc_noun_phrase){.text = text, .plural = many};
    sure = is_of_kind(to, kind);
    if (plural ? !many : many && sure < 2)
        return;
    if (sure > 0)
        offer(best, score + (sure == 2 ? OF_KIND : 0), to, 1);
}

bool
cc_kind_other(const char *phrase, const struct cc_token *head)
{
    struct kind kind;
    char word[WORD_MAX];
    uint32_t row = cc_vocab_find(&cc_vocab_kind_words, head->lemma, head->lemma_len);
    size_t n = core(phrase, word);
    const char *kinds = n > 0 ? kinds_of_phrase(word, n) : NULL;

    if (row == CC_VOCAB_NONE || kinds == NULL)
        return false;
    kind = (struct kind){.name = cc_vocab_field(&cc_vocab_kind_words, row, CC_VOCAB_KIND_WORDS_KIND), .head = head};
    return kind.name[0] != '-' && kind.name[0] != '!' && !is_named(kinds, kind.name) && !named_with(word, n, head);
}

bool
cc_kind_refer(struct cc_ctx *x, const struct cc_text *t, struct cc_range item, uint32_t head, bool plural,
    struct cc_noun_list *out)
{
    struct kind kind;
    struct best best = {0};
    struct cc_noun_phrase local, topic;

    if (head + 1 != item.b || head == item.a || !cc_token_in(&t->tokens[item.a], "the this that these those") ||
        !kind_at(t, item.a + 1, head, &kind))
        return false;
    if (plural && x->list.n > 0 && (cc_token_cues(&t->tokens[head]) & CC_CUE_GENERIC) != 0)
        return false; /* "these strains" after a list of them */
    if (strchr(kind.groups, '!') != NULL && cc_token_is(&t->tokens[item.a], "the"))
        return false;
    if (item.b < t->n_tokens &&
        (cc_token_in(&t->tokens[item.b], "that who called known used found containing of") ||
            t->tokens[item.b].tag == CC_TAG_WDT))
        return false;
    for (uint32_t i = item.a + 1; i < head; i++) {
        if (!(cc_tag_is_adjective(t->tokens[i].tag) || t->tokens[i].tag == CC_TAG_VBN ||
                (i + 1 == head && kind.name != NULL && strchr(kind.name, ' ') != NULL)) ||
            means_another(&t->tokens[i]))
            return false;
    }
    offer_outside(x->topic_sure ? x->topic : NULL, x->topic_plural, &kind, plural, OF_KIND_ATOP, &best, &topic);
    offer_outside(x->local, x->local_plural, &kind, plural, OF_KIND_ATOP, &best, &local);
    for (uint32_t i = 0; i < x->salience.n; i++) { /* oldest first: of equals the later one wins */
        const struct cc_entity *e =
            &x->salience.v[x->salience.n < CC_SALIENT_MAX ? i : (x->salience.next + i) % CC_SALIENT_MAX];

        if (e->clause < x->salience.clause)
            offer_entity(x, e, &kind, plural, &best);
    }
    for (uint32_t i = 0; i < best.n && out->n < CC_NOUNS_MAX; i++) {
        const char *purpose = strstr(best.v[i].text, " for "); /* "take ibuprofen for headaches" */

        out->v[out->n] = best.v[i];
        if (purpose != NULL && purpose > best.v[i].text)
            out->v[out->n].text = cc_arena_strndup(&x->scratch, best.v[i].text, (size_t)(purpose - best.v[i].text));
        out->n++;
    }
    return best.n > 0;
}
