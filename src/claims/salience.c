/* salience.c: which of the things named before a pronoun stands for. Each has a score: by where it was named (topic,
 * subject, object), how long ago, and whether the pronoun's verb is said of such things; the best one wins, and nothing
 * when even the best is a guess. The section's and the article's subject stand in the same contest. */
#include "claims/salience.h"

#include <string.h>

#include "claims/work.h"
#include "vocab/tables.h"

/* Scores. What matters is their order: topic > subject > object > others; a misfit costs more than a rank. */
enum {
    OF_TOPIC = 50,
    OF_SUBJECT = 40,
    OF_OBJECT = 25,
    OF_OBLIQUE = 12,
    OF_FOCUS = 40,
    OF_SECTION = 28,
    OF_TITLE = 24,
    OF_COUNT = 8,
    SAME_SENTENCE = 18,
    PER_SENTENCE = 13,
    PER_SENTENCE_TOPIC = 4,
    TOPIC_FADES = 20,
    PER_BLOCK = 12,
    PER_BLOCK_TOPIC = 20,
    WEAK = 15,
    LIKED = 9,
    SHUNNED = -35,
    PARALLEL = 8,
    IS_TITLE = 4,
    BLOCK_START = 10,
    LEAST = 5,
    FAR_BLOCKS = 3
};

static uint8_t
group_of(enum cc_noun class)
{
    switch (class) {
    case CC_NOUN_FOOD: case CC_NOUN_AGENT: case CC_NOUN_BEHAVIOUR: return CC_FIT_THING;
    case CC_NOUN_SYMPTOM: case CC_NOUN_DISEASE: case CC_NOUN_BAD: return CC_FIT_ILL;
    case CC_NOUN_STRUCTURE: return CC_FIT_BODY;
    case CC_NOUN_QUANTITY: case CC_NOUN_STATE: case CC_NOUN_PROCESS: return CC_FIT_AMOUNT;
    case CC_NOUN_PEOPLE: return CC_FIT_PEOPLE;
    default: return 0;
    }
}

static uint8_t
groups_of(const char *letters)
{
    static const char order[] = "tibap";
    uint8_t out = 0;

    for (; *letters != '\0'; letters++) {
        const char *p = strchr(order, *letters);

        if (p != NULL)
            out |= (uint8_t)(1u << (p - order));
    }
    return out;
}

/* ------------------------------------------------------------------ notes */

/* Does the text begin with the word (lower case), whatever its case? */
static bool
begins_with(const char *text, const char *word)
{
    return (text[0] | 0x20) == word[0] &&
        strncasecmp(text, word, strlen(word)) == 0; /* most differ in their first letter */
}

#define WORD_ROOM 8 /* a longer word is in none of the lists */

/* The first word of the text in lower case in word; its length, 0 where it is longer. */
static size_t
first_word(const char *text, char word[WORD_ROOM])
{
    size_t n = 0;

    for (; text[n] != '\0' && text[n] != ' '; n++) {
        if (n == WORD_ROOM)
            return 0;
        word[n] = text[n] >= 'A' && text[n] <= 'Z' ? (char)(text[n] + 32) : text[n];
    }
    return n;
}

/* As cc_token_in: nearly always two bits of its letters say that the word is not in the list. */
static inline __attribute__((always_inline)) bool
word_in(const char *word, size_t n, const char *list)
{
    return (cc_word_starts(list, strlen(list)) >> cc_word_start(word, n) & 1) &&
        (cc_word_finishes(list, strlen(list)) >> cc_word_finish(word, n) & 1) &&
        cc_token_one_of(word, n, list, strlen(list));
}

/* Nothing can be "it" that is a number, a denial or a word for a part of something. */
static bool
worth_noting(const struct cc_noun_phrase *p)
{
    static const char *const times[] = {
        " seconds", " minutes", " hours", " days", " weeks", " months", " years", " decades"};
    char word[WORD_ROOM];
    size_t n = strlen(p->text), m;

    for (size_t i = 0; n > 0 && p->text[n - 1] == 's' && i < sizeof times / sizeof *times; i++) {
        m = strlen(times[i]);
        if (n > m && n < m + 12 && strcmp(p->text + n - m, times[i]) == 0 && memchr(p->text, ' ', n - m) == NULL)
            return false; /* "after three weeks": nothing that "they" are */
    }
    if (n < 2 || n > 120 || p->text[n - 1] == '?' || (p->text[n - 1] == 'I' && p->text[n - 2] == ' ') || p->neither ||
        (p->text[0] >= '0' && p->text[0] <= '9' && strchr(p->text, ' ') == NULL))
        return false;
    m = first_word(p->text, word);
    if (m == 0)
        return true;
    if (strcmp(p->text, "the rest") == 0 || strcmp(p->text, "the remainder") == 0)
        return false;
    return !word_in(word, m, "nothing nobody none neither you we there who what it they this that these which") &&
        !(m < n && word_in(word, m, "no not i he she than whether how why of for with by from"));
}

static bool
is_somebody(const char *text)
{
    static const char *const words[] = {"anyone", "everyone", "someone", "anybody", "everybody", "people", "those",
        "a doctor", "your doctor", "a healthcare", "your healthcare", "dr ", "dr. ", "professor ", "prof "};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (begins_with(text, words[i]))
            return true;
    }
    return false;
}

bool
cc_salience_is_weak(const char *text)
{
    const char *end, *word;
    char first[WORD_ROOM];
    size_t n;

    if (text[0] >= '0' && text[0] <= '9')
        return true;
    n = first_word(text, first);
    if (n > 0 && text[n] == ' ' && word_in(first, n, "more less fewer your another each every one some"))
        return true;
    if (begins_with(text, "a little "))
        return true;
    end = strstr(text, " of ");
    if (end == NULL)
        end = text + strlen(text);
    for (word = end; word > text && word[-1] != ' ';)
        word--;
    return end > word && (cc_cue_of(word, (size_t)(end - word)) & CC_CUE_LIGHT) != 0;
}

void
cc_salience_note(struct cc_ctx *x, const struct cc_noun_list *list, enum cc_salient role)
{
    struct cc_salience *s = &x->salience;
    struct cc_entity e = {
        .role = (uint8_t)role, .clause = s->clause, .sentence = s->sentence, .block = s->block, .person = true};
    struct cc_noun_phrase *v;

    if (list->n == 0)
        return;
    for (uint32_t i = 0; i < list->n; i++) {
        if (!worth_noting(&list->v[i]))
            return;
    }
    v = cc_arena_alloc(&x->memory, list->n * sizeof *v);
    for (uint32_t i = 0; i < list->n; i++) {
        v[i] = list->v[i];
        v[i].text = cc_remember(x, list->v[i].text);
        e.groups |= group_of(list->v[i].class);
        e.person = e.person && (list->v[i].person || is_somebody(list->v[i].text));
    }
    e.v = v;
    e.n = list->n;
    e.plural = list->n > 1 || list->v[0].plural;
    e.weak = list->n == 1 && cc_salience_is_weak(list->v[0].text);
    s->v[s->next] = e;
    s->next = (s->next + 1) % CC_SALIENT_MAX;
    if (s->n < CC_SALIENT_MAX)
        s->n++;
}

void
cc_salience_raise(struct cc_ctx *x)
{
    struct cc_salience *s = &x->salience;
    struct cc_entity *last = &s->v[(s->next + CC_SALIENT_MAX - 1) % CC_SALIENT_MAX];

    if (s->n > 0 && last->clause == s->clause)
        last->role = CC_SALIENT_TOPIC;
}

void
cc_salience_lower(struct cc_ctx *x)
{
    struct cc_salience *s = &x->salience;
    struct cc_entity *last = &s->v[(s->next + CC_SALIENT_MAX - 1) % CC_SALIENT_MAX];

    if (s->n > 0 && last->clause == s->clause && last->role == CC_SALIENT_OBJECT)
        last->role = CC_SALIENT_OBLIQUE;
}

void
cc_salience_block(struct cc_ctx *x, uint32_t distance)
{
    x->salience.block += distance;
}

void
cc_salience_fade(struct cc_ctx *x, uint32_t block)
{
    for (uint32_t i = 0; i < x->salience.n; i++) {
        if (x->salience.v[i].block > block)
            x->salience.v[i].role = CC_SALIENT_OBLIQUE;
    }
}

void
cc_salience_forget(struct cc_ctx *x)
{
    x->salience.n = x->salience.next = 0;
}

/* ------------------------------------------------------------------ verbs */

static bool
table_fit(const char *word, size_t n, bool object, struct cc_fit *out)
{
    uint32_t row = cc_vocab_find(&cc_vocab_selects, word, n);

    if (row == CC_VOCAB_NONE)
        return false;
    out->like = groups_of(
        cc_vocab_field(&cc_vocab_selects, row, object ? CC_VOCAB_SELECTS_OBJECT_LIKE : CC_VOCAB_SELECTS_LIKE));
    out->shun = groups_of(
        cc_vocab_field(&cc_vocab_selects, row, object ? CC_VOCAB_SELECTS_OBJECT_NOT : CC_VOCAB_SELECTS_NOT));
    return true;
}

/* By what the verb does when the table has no row for it. */
static struct cc_fit
effect_fit(enum cc_effect e, bool object)
{
    switch (e) {
    case CC_EFFECT_UP:
        return object ? (struct cc_fit){CC_FIT_AMOUNT, 0, true} : (struct cc_fit){CC_FIT_THING, 0, false};
    case CC_EFFECT_DOWN:
        return object ? (struct cc_fit){CC_FIT_AMOUNT | CC_FIT_ILL, CC_FIT_THING, true}
                      : (struct cc_fit){CC_FIT_THING, CC_FIT_ILL, false};
    case CC_EFFECT_EASES:
        return object ? (struct cc_fit){CC_FIT_ILL, CC_FIT_THING, true}
                      : (struct cc_fit){CC_FIT_THING, CC_FIT_ILL, false};
    case CC_EFFECT_HELPS:
        return object ? (struct cc_fit){CC_FIT_BODY | CC_FIT_AMOUNT, 0, true}
                      : (struct cc_fit){CC_FIT_THING, CC_FIT_ILL, false};
    case CC_EFFECT_HARMS:
        return object ? (struct cc_fit){CC_FIT_BODY | CC_FIT_AMOUNT, 0, true} : (struct cc_fit){0, 0, false};
    default: return (struct cc_fit){0, 0, object};
    }
}

static struct cc_fit
verb_fit(const struct cc_text *t, uint32_t main, uint32_t e, bool object)
{
    struct cc_fit f = {.object = object};
    const struct cc_token *v = &t->tokens[main];
    uint32_t len;
    bool mechanism;

    if (main + 1 < e && main + 1 < t->n_tokens &&
        v->lemma_len + t->tokens[main + 1].lower_len < 40) { /* "break down", "come back" */
        char key[48];
        size_t n = v->lemma_len;

        memcpy(key, v->lemma, n);
        key[n++] = ' ';
        memcpy(key + n, t->tokens[main + 1].lower, t->tokens[main + 1].lower_len);
        if (table_fit(key, n + t->tokens[main + 1].lower_len, object, &f))
            return f;
    }
    if (table_fit(v->lemma, v->lemma_len, object, &f))
        return f;
    return effect_fit(cc_effect_of(t, main, e, &len, &mechanism), object);
}

struct cc_fit
cc_fit_subject(const struct cc_text *t, const struct cc_clause *c)
{
    struct cc_fit f = {0};

    if (c->main == CC_NO_INDEX)
        return f;
    if (!(c->flags & CC_CL_COPULA) || (c->flags & CC_CL_PASSIVE)) {
        f = verb_fit(t, c->main, c->comp.b > c->main ? c->comp.b : c->main + 1, (c->flags & CC_CL_PASSIVE) != 0);
        f.object = false;
        if ((f.like & CC_FIT_ILL) && !(f.like & CC_FIT_THING) && !(c->flags & CC_CL_PASSIVE) && c->comp.b > c->comp.a &&
            (cc_tag_is_noun(t->tokens[c->comp.a].tag) || t->tokens[c->comp.a].tag == CC_TAG_DT ||
                t->tokens[c->comp.a].tag == CC_TAG_PRPS))
            return (struct cc_fit){0}; /* "heals the skin" is said of others than "heals" */
        return f;
    }
    for (uint32_t i = c->comp.a; i < c->comp.b; i++) { /* the adjective, or the head of the noun phrase */
        const struct cc_token *k = &t->tokens[i];

        if (k->tag == CC_TAG_IN || k->tag == CC_TAG_TO || cc_tag_is_verb(k->tag) || cc_tag_is_punct(k->tag) ||
            k->tag == CC_TAG_WDT)
            break;
        if ((cc_tag_is_adjective(k->tag) || cc_tag_is_noun(k->tag)) &&
            (i + 1 >= c->comp.b || !cc_tag_is_noun(t->tokens[i + 1].tag)))
            (void)table_fit(k->lemma, k->lemma_len, false, &f);
    }
    return f;
}

struct cc_fit
cc_fit_object(const struct cc_text *t, uint32_t i)
{
    if (i > 0 && cc_tag_is_verb(t->tokens[i - 1].tag))
        return verb_fit(t, i - 1, i, true);
    if (i > 2 && cc_token_is(&t->tokens[i - 1], "of") && cc_token_is(&t->tokens[i - 2], "rid")) /* "gets rid of them" */
        return effect_fit(CC_EFFECT_EASES, true);
    return (struct cc_fit){.object = true};
}

struct cc_fit
cc_fit_words(const struct cc_text *t, uint32_t a, uint32_t e)
{
    for (uint32_t i = a; i < e; i++) {
        const struct cc_token *k = &t->tokens[i];
        struct cc_fit f = {0};

        if (k->tag == CC_TAG_IN || k->tag == CC_TAG_TO)
            break;
        if (cc_tag_is_verb(k->tag))
            return verb_fit(t, i, e, false);
        if ((cc_tag_is_adjective(k->tag) || cc_tag_is_noun(k->tag)) && table_fit(k->lemma, k->lemma_len, false, &f))
            return f;
    }
    return (struct cc_fit){0};
}

bool
cc_takes_time(const struct cc_text *t, const struct cc_clause *c)
{
    if (c->subj.b - c->subj.a != 1 || c->main == CC_NO_INDEX || !cc_token_lemma_is(&t->tokens[c->main], "take"))
        return false;
    for (uint32_t i = c->comp.a; i < c->comp.b && i < c->comp.a + 6; i++) {
        if (t->tokens[i].tag == CC_TAG_TO)
            return false; /* "it takes time to" */
        if (cc_is_time_noun(&t->tokens[i]))
            return true;
    }
    return false;
}

/* -------------------------------------------------------------- expletives */

/* "(it is rare) for statins to harm": the "for" at token i. */
static bool
for_whom_to(const struct cc_text *t, uint32_t i, uint32_t end)
{
    for (uint32_t j = i + 2; j + 1 < end && j < i + 6; j++) {
        if (cc_tag_is_punct(t->tokens[j].tag) || cc_tag_is_finite(t->tokens[j].tag) || t->tokens[j].tag == CC_TAG_VBG)
            return false;
        if (t->tokens[j].tag == CC_TAG_TO)
            return t->tokens[j + 1].tag == CC_TAG_VB;
    }
    return false;
}

bool
cc_is_expletive(const struct cc_text *t, const struct cc_clause *c, uint32_t end)
{
    uint32_t i = c->verb.b;
    const struct cc_token *v;

    if (c->subj.b - c->subj.a == 1 && cc_token_in(&t->tokens[c->subj.a], "that this") && c->main != CC_NO_INDEX)
        return cc_token_lemma_is(&t->tokens[c->main], "depend");
    if (c->subj.b - c->subj.a != 1 || !cc_token_is(&t->tokens[c->subj.a], "it") || c->main == CC_NO_INDEX)
        return false;
    v = &t->tokens[c->main];
    while (i < end && cc_tag_is_adverb(t->tokens[i].tag))
        i++;
    if (cc_token_lemma_in(v, "depend rain snow"))
        return true;
    if (cc_token_lemma_in(v, "seem appear turn follow happen mean") && i < end &&
        cc_token_in(&t->tokens[i], "that out") && !cc_token_lemma_is(v, "mean"))
        return true;
    if (c->flags & CC_CL_PASSIVE) /* "it is generally advised to wear", "it is thought that" */
        return i < end &&
            (cc_token_in(&t->tokens[i], "that which whether why how what who") ||
                (t->tokens[i].tag == CC_TAG_TO && cc_token_lemma_in(v, "advise recommend suggest need require")));
    if (!cc_token_lemma_in(v, "be become seem") || i >= end)
        return false;
    for (uint32_t j = c->verb.b; j + 1 < end && j < c->verb.b + 3; j++) { /* "it is more like nine in ten" */
        if (cc_token_in(&t->tokens[j], "like about") && t->tokens[j + 1].tag == CC_TAG_CD)
            return true;
    }
    if (cc_tag_is_adjective(t->tokens[i].tag) || cc_token_in(&t->tokens[i], "worth best time up advisable a no")) {
        for (uint32_t j = i + 1; j < end && j < i + 6; j++) {
            const struct cc_token *k = &t->tokens[j];

            if (cc_token_in(k, "that whether why how if when what") ||
                (k->tag == CC_TAG_TO &&
                    cc_token_in(&t->tokens[j - 1],
                        "important essential crucial vital necessary possible impossible best better wise advisable helpful recommended idea common time critical "
                        "imperative normal tempting reasonable sensible")))
                return cc_tag_is_adjective(t->tokens[j - 1].tag) ||
                    cc_token_in(&t->tokens[j - 1], "idea time wonder best better");
            if (cc_token_is(k, "for") && cc_tag_is_adjective(t->tokens[i].tag) && !cc_token_is(k - 1, "enough") &&
                for_whom_to(t, j, end))
                return true;
            if (k->tag == CC_TAG_IN || cc_tag_is_punct(k->tag) || (cc_tag_is_verb(k->tag) && k->tag != CC_TAG_VBG))
                return false;
        }
    }
    if (t->tokens[i].tag == CC_TAG_DT) { /* "it's the short end that does harm" */
        for (uint32_t j = i + 2; j < end && j < i + 6; j++) {
            if (cc_token_in(&t->tokens[j], "that who") && cc_token_is(&t->tokens[i], "the") &&
                cc_tag_is_noun(t->tokens[j - 1].tag))
                return !(t->tokens[j - 1].flags & CC_TOK_HEALTH) &&
                    !(cc_cue_of(t->tokens[j - 1].lower, t->tokens[j - 1].lower_len) & CC_CUE_GENERIC);
        }
    }
    return false;
}

/* ------------------------------------------------------------------- picks */

static int
fit_score(const struct cc_fit *fit, uint8_t groups)
{
    return groups == 0 ? 0 : (groups & fit->shun) && !(groups & fit->like) ? SHUNNED : (groups & fit->like) ? LIKED : 0;
}

static bool
named_in(const char *whole, const char *part)
{
    return whole != NULL && part != NULL && part[0] != '\0' && strcasestr(whole, part) != NULL;
}

int
cc_salience_score(const struct cc_ctx *x, const struct cc_entity *e)
{
    static const int base[] = {OF_OBLIQUE, OF_OBJECT, OF_SUBJECT, OF_TOPIC};
    const struct cc_salience *s = &x->salience;
    int age = (int)(s->sentence - e->sentence), blocks = (int)(s->block - e->block), score = base[e->role];

    if (blocks >= FAR_BLOCKS)
        return -1;
    if (e->role == CC_SALIENT_TOPIC)
        score -= age * PER_SENTENCE_TOPIC > TOPIC_FADES ? TOPIC_FADES : age * PER_SENTENCE_TOPIC;
    else
        score -= age > 1 ? (age - 1) * PER_SENTENCE : 0;
    score += age == 0 ? SAME_SENTENCE : 0;
    score -= blocks * (e->role == CC_SALIENT_TOPIC ? PER_BLOCK_TOPIC : PER_BLOCK);
    score -= e->weak ? WEAK : 0;
    score += s->fit.object && e->role == CC_SALIENT_OBJECT ? PARALLEL : 0;
    score += x->topic_sure && named_in(e->v[0].text, x->topic) ? IS_TITLE : 0;
    return score + fit_score(&s->fit, e->groups);
}

static bool
may_be(const struct cc_salience *s, const struct cc_entity *e, bool plural)
{
    if (e->clause >= s->clause)
        return false;
    if (s->process ? e->role < CC_SALIENT_SUBJECT || e->person : plural ? !e->plural : e->plural || e->person)
        return false;
    if (s->apart == NULL)
        return true;
    return !named_in(s->apart, e->v[0].text);
}

/* A subject that is known from elsewhere: of the section, of the article. */
static int
outside_score(const struct cc_ctx *x, const char *text, int base, uint8_t group)
{
    const struct cc_salience *s = &x->salience;

    if (text == NULL || text[0] == '\0' || named_in(s->apart, text))
        return -1;
    return base + (x->paragraph_start && base > OF_COUNT ? BLOCK_START : 0) + fit_score(&s->fit, group);
}

/* Is the topic a product? "It" can be one whose name is a plural: "Acme Drops". */
static bool
names_product(const struct cc_ctx *x)
{
    return x->topic_sure && x->n_products > 0 && strcmp(x->topic, x->products[0]) == 0;
}

bool
cc_salience_pick(struct cc_ctx *x, bool plural, struct cc_noun_list *out)
{
    struct cc_salience *s = &x->salience;
    const struct cc_entity *best = NULL;
    int most = LEAST - 1, score;

    for (uint32_t i = 0; i < s->n; i++) { /* oldest first: of equals the later one wins */
        const struct cc_entity *e = &s->v[s->n < CC_SALIENT_MAX ? i : (s->next + i) % CC_SALIENT_MAX];

        score = may_be(s, e, plural) ? cc_salience_score(x, e) : -1;
        if (score > 0 && score >= most) {
            most = score;
            best = e;
        }
    }
    static const char *const names[] = {"named before", "the object before", "the subject before", "what is spoken of"};

    s->rule = best != NULL ? names[best->role] : NULL;
    out->n = 0;
    if (x->local[0] != '\0' && x->local_plural == plural &&
        (score = outside_score(x, x->local, OF_SECTION, CC_FIT_THING)) > most) {
        most = score;
        s->rule = "the section's subject";
        out->n = 1;
        out->v[0] = (struct cc_noun_phrase){.text = x->local, .plural = x->local_plural};
    }
    if (x->topic != NULL && (x->topic_plural == plural || (!plural && names_product(x))) &&
        (score = outside_score(x, x->topic, x->topic_sure ? OF_TITLE : OF_COUNT, CC_FIT_THING)) > most) {
        most = score;
        s->rule = "the article's subject";
        out->n = 1;
        out->v[0] = (struct cc_noun_phrase){.text = x->topic, .plural = x->topic_plural};
    }
    if (x->ill[0] != '\0' && x->ill_plural == plural &&
        (score = outside_score(x, x->ill, OF_TITLE, CC_FIT_ILL)) > most) {
        most = score;
        s->rule = "the illness of the title";
        out->n = 1;
        out->v[0] = (struct cc_noun_phrase){.text = x->ill, .plural = x->ill_plural, .class = CC_NOUN_DISEASE};
    }
    for (uint32_t i = 0; x->focus.n == 1 && i < 1; i++) {
        const struct cc_noun_phrase *f = &x->focus.v[0];

        if (f->plural != plural || f->person || named_in(s->apart, f->text))
            continue;
        score = fit_score(&s->fit, group_of(f->class));
        score = OF_FOCUS + (x->paragraph_start ? BLOCK_START : 0) +
            (score < 0 && group_of(f->class) == CC_FIT_ILL ? score / 2 : score); /* "And stress?" – "It slows …" */
        score -= s->sentence - x->focus_sentence > 2 ? 2 * PER_SENTENCE_TOPIC
            : (int)(s->sentence - x->focus_sentence) * PER_SENTENCE_TOPIC;
        score -= s->block - x->focus_block > 2 ? (int)(s->block - x->focus_block - 2) * PER_BLOCK : 0;
        if (score > most) {
            s->rule = "what the question asks about";
            *out = x->focus;
            return true;
        }
    }
    if (out->n == 0 && best != NULL) {
        out->n = best->n;
        memcpy(out->v, best->v, best->n * sizeof *best->v);
    }
    return out->n > 0;
}
