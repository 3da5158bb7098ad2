/* benefit.c: what a page that sells promises without a verb: "Better sleep. Calmer mind.", "No more joint pain",
 * "All-day energy without the crash", "Fast relief from heartburn", "For healthy joints". Each is told as a sentence of
 * the subject that the block gives. */
#include <ctype.h>
#include <string.h>

#include "claims/block.h"
#include "claims/tell.h"
#include "vocab/tables.h"

#define BENEFIT_TOKENS 30

/* Which verb makes a sentence of a phrase. */
struct promise {
    const char *verb, *verb_plural; /* NULL: the phrase promises nothing */
    uint32_t skip;                  /* tokens at its start that the verb stands for: "No more" */
};

#define NOTHING ((struct promise){NULL, NULL, 0})

bool
cc_benefit_praises(const struct cc_token *k)
{
    uint32_t row;

    if (cc_cue_of(k->lower, k->lower_len) & CC_CUE_PRAISE)
        return true;
    row = cc_tag_is_noun(k->tag) && !(k->can & CC_CAN_ADJ) ? CC_VOCAB_NONE
        : cc_vocab_find(&cc_vocab_shifts, k->lower, k->lower_len);
    return row != CC_VOCAB_NONE && strcmp(cc_vocab_field(&cc_vocab_shifts, row, CC_VOCAB_SHIFTS_EFFECT), "helps") == 0;
}

/* "Better", "fewer", "calmer", "reduced": more or less of something. */
bool
cc_benefit_compares(const struct cc_token *k)
{
    if (cc_token_in(k, "other latter former upper lower older rather further longer over"))
        return cc_token_in(k, "lower longer");
    return k->tag == CC_TAG_JJR || k->tag == CC_TAG_RBR ||
        (k->can & CC_CAN_COMPARE && k->lower_len > 4 && memcmp(k->lower + k->lower_len - 2, "er", 2) == 0) ||
        cc_token_in(k, "less more fewer better reduced improved increased enhanced faster");
}

/* The end of the noun phrase's own words from a on: before a preposition, a relative, a mark. */
static uint32_t
phrase_end(const struct cc_text *t, uint32_t a, uint32_t e)
{
    while (a < e && (t->tokens[a].flags & CC_TOK_HYPHEN || !cc_tag_is_punct(t->tokens[a].tag)) &&
        t->tokens[a].tag != CC_TAG_IN && t->tokens[a].tag != CC_TAG_TO && t->tokens[a].tag != CC_TAG_WDT &&
        t->tokens[a].tag != CC_TAG_CC &&
        !cc_token_in(&t->tokens[a], "that which who so without for from in with until all every") &&
        !(t->tokens[a].flags & CC_TOK_SYMBOL))
        a++;
    return a;
}

static bool
is_unwanted(enum cc_noun n)
{
    return n == CC_NOUN_SYMPTOM || n == CC_NOUN_DISEASE || n == CC_NOUN_BAD;
}

/* Something of the body that is good to have or that there can be more of. */
static bool
is_good(enum cc_noun n)
{
    return n == CC_NOUN_QUANTITY || n == CC_NOUN_STATE || n == CC_NOUN_STRUCTURE || n == CC_NOUN_PROCESS;
}

/* What the phrase [a, e) promises. */
static struct promise
promise_of(const struct cc_text *t, uint32_t a, uint32_t e)
{
    uint32_t i = a, np, head;
    const struct cc_token *k;
    enum cc_noun class;

    if (a < e && cc_token_in(&t->tokens[a], "for") && a + 1 < e) {
        np = phrase_end(t, a + 1, e);
        class = np > a + 1 ? cc_noun_ending(t, a + 1, np) : CC_NOUN_NONE;
        return is_unwanted(class) ? (struct promise){"helps with", "help with", 1}
            : is_good(class) ||
                (np > a + 2 &&
                    cc_token_in(&t->tokens[np - 1],
                        "boost growth recovery control balance support loss health wellness comfort repair renewal detox"))
            ? (struct promise){"supports", "support", 1}
            : NOTHING;
    }
    if (i + 2 < e && cc_token_in(&t->tokens[i], "say wave kiss") &&
        cc_token_in(&t->tokens[i + 1], "goodbye bye good-bye farewell") && cc_token_is(&t->tokens[i + 2], "to"))
        return cc_health_in(t, i + 3, e) ? (struct promise){"ends", "end", 3} : NOTHING;
    if (i + 1 < e && cc_token_in(&t->tokens[i], "goodbye good-bye bye bye-bye farewell adios")) {
        uint32_t skip = cc_tag_is_punct(t->tokens[i + 1].tag) || cc_token_is(&t->tokens[i + 1], "to") ? 2 : 1;

        return cc_health_in(t, i + skip, e) ? (struct promise){"ends", "end", skip} : NOTHING;
    }
    if (i + 1 < e && cc_token_in(&t->tokens[i], "hello welcome hi")) {
        uint32_t skip = cc_tag_is_punct(t->tokens[i + 1].tag) || cc_token_is(&t->tokens[i + 1], "to") ? 2 : 1;

        return cc_health_in(t, i + skip, e) ? (struct promise){"leads to", "lead to", skip} : NOTHING;
    }
    if (i + 3 < e && cc_token_is(&t->tokens[i], "none") && cc_token_is(&t->tokens[i + 1], "of") &&
        cc_token_is(&t->tokens[i + 2], "the"))
        return is_unwanted(cc_noun_ending(t, i + 3, phrase_end(t, i + 3, e)))
            ? (struct promise){"causes no", "cause no", 3}
            : NOTHING;
    if (i + 1 < e && cc_token_in(&t->tokens[i], "no zero without")) {
        uint32_t skip = cc_token_is(&t->tokens[i + 1], "more") ? 2 : 1;

        np = phrase_end(t, i + skip, e);
        class = np > i + skip ? cc_noun_ending(t, i + skip, np) : CC_NOUN_NONE;
        if (skip == 2 && np == i + 3 && t->tokens[i + 2].lower_len > 5 &&
            memcmp(t->tokens[i + 2].lower + t->tokens[i + 2].lower_len - 3, "ing", 3) == 0)
            return (struct promise){"ends", "end", 2}; /* "no more peeling" */
        if (class != CC_NOUN_SYMPTOM && class != CC_NOUN_DISEASE)
            return NOTHING;
        return skip == 2 ? (struct promise){"ends", "end", 2} : (struct promise){"causes no", "cause no", 1};
    }
    if (i + 1 < e && cc_token_in(&t->tokens[i], "a an"))
        i++;
    while (i + 1 < e &&
        (cc_tag_is_adverb(t->tokens[i].tag) || (t->tokens[i].flags & CC_TOK_NUMBER) ||
            (i > a && (t->tokens[i + 1].flags & CC_TOK_NUMBER) && cc_token_in(&t->tokens[i], "in of out")) ||
            cc_token_in(&t->tokens[i], "up to × x times even much") || (t->tokens[i].flags & CC_TOK_SYMBOL)) &&
        !cc_benefit_compares(&t->tokens[i]))
        i++;
    k = &t->tokens[i];
    np = phrase_end(t, i, e);
    while (np < e && t->tokens[np].tag == CC_TAG_COMMA && np > i && np + 1 < e &&
        cc_benefit_praises(&t->tokens[np - 1]) && phrase_end(t, np + 1, e) > np + 1)
        np = phrase_end(t, np + 1, e); /* "clear, glowing skin" */
    if (np <= i || np - i > 7)
        return NOTHING;
    head = np - 1;
    class = cc_noun_ending(t, i, np);
    for (uint32_t j = i; j < np; j++) {
        uint8_t tag = t->tokens[j].tag;

        if (tag == CC_TAG_VBZ && j == head && j == i + 1 && cc_benefit_compares(k) &&
            (t->tokens[j].can & CC_CAN_PLURAL))
            continue; /* "stronger nails" */
        if (tag == CC_TAG_PRP || tag == CC_TAG_DT || tag == CC_TAG_MD || tag == CC_TAG_VBZ ||
            (tag == CC_TAG_VBG && j > i && !cc_benefit_praises(&t->tokens[j]) &&
                !(j == head && class != CC_NOUN_NONE && cc_benefit_compares(k))) ||
            cc_token_in(&t->tokens[j], "your you any if"))
            return NOTHING;
    }
    if (cc_token_in(&t->tokens[head], "benefits benefit ingredients value price prices cost costs shipping delivery results quality temperature"))
        return NOTHING;
    if (i > a &&
        cc_token_in(
            &t->tokens[head], "reduction decrease drop decline increase improvement rise boost gain loss growth") &&
        cc_health_in(t, i, e))
        return cc_token_in(&t->tokens[head], "gain loss growth")
            ? (struct promise){"leads to", "lead to", 0}
            : (struct promise){"leads to a", "lead to a", 0}; /* "40% reduction in lines" */
    if (cc_benefit_compares(k))
        return np > i + 1 && (is_good(class) || is_unwanted(class)) ? (struct promise){"leads to", "lead to", 0}
            : NOTHING;
    if (cc_token_in(&t->tokens[head], "relief support protection defense defence recovery boost help comfort") &&
        (np > i + 1 || np < e)) {
        bool to = np < e && cc_token_in(&t->tokens[np], "for from against of to in");
        uint32_t thing = to ? phrase_end(t, np + 1, e) : np;

        if (to && thing <= np + 1)
            return NOTHING;
        if (to ? cc_health_in(t, np + 1, thing)
               : cc_health_in(t, i, head) ||
                    (head > i &&
                        cc_token_in(&t->tokens[head - 1],
                            "immune digestive hormonal hormone cognitive "
                            "cardiovascular respiratory urinary metabolic mental emotional antioxidant prenatal menopausal adrenal nutritional sexual intestinal")))
            return (struct promise){"provides", "provide", 0};
        return NOTHING;
    }
    if (!is_good(class) ||
        cc_token_in(&t->tokens[head], "inflammation stress pressure cortisol weight fat cholesterol appetite hunger"))
        return NOTHING;
    for (uint32_t j = i; j < head; j++) {
        if (cc_benefit_praises(&t->tokens[j]))
            return (struct promise){"supports", "support", 0};
    }
    if (np < e && i == a && np - i <= 2 && cc_token_in(&t->tokens[np], "without that until all so"))
        return (struct promise){"supports", "support", 0};
    return NOTHING;
}

/* Where the phrase that begins at a ends: at a comma or "and" behind which another promise begins, else at e. */
static uint32_t
part_end(const struct cc_text *t, uint32_t a, uint32_t e)
{
    for (uint32_t i = a + 1; i + 1 < e; i++) {
        const struct cc_token *k = &t->tokens[i];

        if ((k->tag == CC_TAG_COMMA || k->tag == CC_TAG_CC || (k->flags & (CC_TOK_SYMBOL | CC_TOK_BULLET)) ||
                k->tag == CC_TAG_DASH || k->tag == CC_TAG_COLON) &&
            !cc_benefit_praises(&t->tokens[i - 1]) &&
            (cc_benefit_compares(&t->tokens[i + 1]) || cc_token_in(&t->tokens[i + 1], "no zero none goodbye hello and") ||
                ((k->tag != CC_TAG_CC || (k->flags & CC_TOK_SYMBOL)) && promise_of(t, i + 1, e).verb != NULL)))
            return i;
    }
    return e;
}

/* Has the sentence no verb of its own, or only one in a clause that describes its noun? The word behind a comparative
 * is none: "Better sleep". */
static bool
is_phrase(const struct cc_text *t, const struct cc_sentence *s, uint32_t first)
{
    bool described = false;

    for (uint32_t i = first; i < s->end; i++) {
        const struct cc_token *k = &t->tokens[i];

        if (k->depth > 0)
            continue;
        described = described || (i > first && (k->tag == CC_TAG_WDT || cc_token_in(k, "that which who you so when")));
        if (described)
            return true;
        if (k->tag == CC_TAG_MD)
            return false;
        if (cc_tag_is_finite(k->tag) || k->tag == CC_TAG_VB) {
            bool noun = (k->can & (CC_CAN_NOUN | CC_CAN_PLURAL)) && i > first &&
                (cc_benefit_compares(&t->tokens[i - 1]) || cc_tag_is_adjective(t->tokens[i - 1].tag) ||
                    cc_benefit_praises(&t->tokens[i - 1]) || cc_token_in(&t->tokens[i - 1], "no zero more for to back"));

            if (!noun && i > first + 1 && k->tag == CC_TAG_VBZ && (k->can & CC_CAN_PLURAL) &&
                cc_token_in(&t->tokens[first], "no zero less fewer goodbye bye") &&
                is_unwanted(cc_noun_ending(t, i, i + 1)))
                noun = true; /* "No more leg cramps" */
            bool adjective = k->tag == CC_TAG_VBD && (k->can & CC_CAN_VBN) && i + 1 < s->end &&
                cc_tag_is_noun(t->tokens[i + 1].tag);

            if (!noun && !adjective &&
                !((i == first || cc_token_in(&t->tokens[i - 1], "a an")) &&
                    (cc_benefit_compares(k) || cc_benefit_praises(k) || cc_token_in(k, "say wave kiss welcome"))))
                return false;
        }
    }
    return true;
}

/* "Flat stomach": one of which everybody has one, named without its article. */
static bool
wants_article(const struct cc_text *t, uint32_t a, uint32_t e)
{
    uint32_t np = phrase_end(t, a, e);

    while (np < e && t->tokens[np].tag == CC_TAG_COMMA)
        np = phrase_end(t, np + 1, e);
    return np > a + 1 && !cc_token_in(&t->tokens[a], "a an the your less more") &&
        cc_token_in(&t->tokens[np - 1], "stomach belly tummy mind gut heart head brain body complexion scalp waist waistline liver prostate bladder system "
        "response microbiome barrier metabolism memory smile figure glow jawline back");
}

/* The words of a part as they stand inside a sentence. */
static void
add_words(struct cc_buf *b, const struct cc_text *t, const struct cc_sentence *s, uint32_t a, uint32_t e)
{
    struct cc_buf words = {0};

    while (e > a && cc_tag_is_punct(t->tokens[e - 1].tag) && t->tokens[e - 1].depth == 0)
        e--;
    cc_words_add(&words, t, a, e, s->title_case ? CC_WORDS_TITLE : 0);
    for (uint32_t i = a; i < e && e > a + 1; i++) { /* "DRY EYE RELIEF" is shouted, "DHA" is not */
        if (!(t->tokens[i].flags & CC_TOK_UPPER) || !(t->tokens[i].flags & CC_TOK_KNOWN))
            break;
        for (size_t k = 0; i + 1 == e && k < words.n; k++)
            words.v[k] = words.v[k] >= 'A' && words.v[k] <= 'Z' ? (char)(words.v[k] | 0x20) : words.v[k];
    }
    if (words.n > 1 && words.v[0] >= 'A' && words.v[0] <= 'Z' && !(t->tokens[a].flags & CC_TOK_UPPER) &&
        t->tokens[a].tag != CC_TAG_NNP)
        words.v[0] = (char)(words.v[0] | 0x20);
    if (words.n > 0 && wants_article(t, a, e))
        cc_buf_adds(b, strchr("aeiou", words.v[0]) != NULL ? "an " : "a ");
    cc_buf_adds(b, words.n > 0 ? words.v : "");
    cc_buf_clear(&words);
}

/* "Baby hairs along the hairline" under "After 12 weeks": something of the body that was not there before. */
static bool
is_result_noun(const struct cc_text *t, const struct cc_sentence *s, uint32_t a, uint32_t e)
{
    uint32_t np = phrase_end(t, a, e);
    enum cc_noun class = np > a ? cc_noun_ending(t, a, np) : CC_NOUN_NONE;

    return is_good(class) && np - a >= 2 && np - a <= 5 && is_phrase(t, s, a) &&
        (np == e || t->tokens[np].tag == CC_TAG_IN);
}

/* "Helping you sleep better since 2011". */
static bool
is_helping(const struct cc_text *t, uint32_t a, uint32_t e)
{
    return a + 3 < e && cc_token_in(&t->tokens[a], "helping") &&
        cc_token_in(&t->tokens[a + 1], "you your to men women people");
}

/* "Lowered stress scores by 44% in a trial", "Cut the time to fall asleep": what it did, without saying what "it" is. */
static bool
is_result(const struct cc_text *t, uint32_t a, uint32_t e)
{
    const struct cc_token *k = &t->tokens[a];

    if (a + 2 >= e || !((k->can & CC_CAN_VBD) || cc_token_in(k, "cut")) || !cc_retag_acts(k) ||
        t->tokens[a + 1].tag == CC_TAG_IN || t->tokens[a + 1].tag == CC_TAG_TO)
        return false;
    if (t->tokens[a + 1].tag == CC_TAG_DT || t->tokens[a + 1].tag == CC_TAG_PRPS)
        return true;
    for (uint32_t i = a + 2; i + 1 < e; i++) {
        if (cc_token_is(&t->tokens[i], "by") &&
            ((t->tokens[i + 1].flags & CC_TOK_NUMBER) || t->tokens[i + 1].tag == CC_TAG_CD))
            return true;
        if (cc_token_is(&t->tokens[i], "in") &&
            cc_token_in(&t->tokens[e - 1], "trial trials study studies volunteers people adults women men"))
            return true;
    }
    return false;
}

static struct cc_how
how_told(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_how h = *how;

    h.given = NULL;
    h.fragments = false;
    h.rule = "benefit";
    h.it = how->given;
    h.it_plural = how->given_plural;
    h.it_span = how->given_span;
    if (t == &x->text) {
        h.pieces[0] = s->span;
        h.n_pieces = 1;
    }
    if (how->given_span.end > 0 && h.n_pieces < CC_PIECES_MAX)
        h.pieces[h.n_pieces++] = how->given_span;
    return h;
}

static void
tell(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, uint32_t a, uint32_t e, const char *verb,
    const struct cc_how *h)
{
    struct cc_buf b = {0};

    cc_buf_adds(&b, "it ");
    cc_buf_adds(&b, verb);
    cc_buf_adds(&b, verb[0] != '\0' ? " " : "");
    add_words(&b, t, s, a, e);
    cc_buf_addc(&b, '.');
    cc_tell_text(x, b.v, b.n, h);
    cc_buf_clear(&b);
}

/* "Zinc for strong nails", "A day's worth of vitamin C for collagen": a substance and what it is in it for. True when
 * told. */
static bool
tell_substance_for(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, uint32_t first, uint32_t end,
    struct cc_how h)
{
    uint32_t a = first, f = first;
    struct cc_buf name = {0};
    struct promise p;

    while (f < end && !cc_token_is(&t->tokens[f], "for")) {
        if (t->tokens[f].tag == CC_TAG_TO || cc_tag_is_finite(t->tokens[f].tag) || t->tokens[f].tag == CC_TAG_COLON ||
            cc_token_in(&t->tokens[f], "and or which that as than like best good great ideal perfect"))
            return false;
        if (cc_token_in(&t->tokens[f], "of with") || (t->tokens[f].flags & CC_TOK_NUMBER))
            a = f + 1;
        f++;
    }
    if (f + 1 >= end || f <= a || !is_phrase(t, s, f))
        return false;
    while (
        a + 1 < f && (t->tokens[a].tag == CC_TAG_DT || cc_token_in(&t->tokens[a], "mg mcg g iu extra added our more")))
        a++;
    p = promise_of(t, f, end);
    if (p.verb == NULL || f - a > 4 || !cc_is_substance(t, a, f) ||
        (cc_cue_of(t->tokens[f - 1].lower, t->tokens[f - 1].lower_len) & CC_CUE_GENERIC))
        return false;
    cc_words_add(&name, t, a, f, s->title_case ? CC_WORDS_TITLE : 0);
    h.it = cc_arena_strndup(&x->arena, name.v, name.n);
    h.it_plural = cc_tag_is_plural(t->tokens[f - 1].tag);
    h.it_span = (struct cc_span){0, 0};
    cc_buf_clear(&name);
    tell(x, t, s, f + 1, end, h.it_plural ? p.verb_plural : p.verb, &h);
    return true;
}

/* "The magnesium spray that melts away muscle tension": the product, named by its kind. True when told. */
static bool
tell_hero(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, uint32_t first, uint32_t end,
    const struct cc_how *h)
{
    uint32_t i = first + 1;
    struct cc_buf b = {0};

    if (!cc_token_in(&t->tokens[first], "the a an your"))
        return false;
    while (i < end && i < first + 9 && !cc_token_in(&t->tokens[i], "that which"))
        i++;
    if (i + 2 >= end || i >= first + 9 || !cc_tag_is_noun(t->tokens[i - 1].tag) ||
        !(t->tokens[i + 1].can & CC_CAN_VBZ) || !(cc_token_cues(&t->tokens[i - 1]) & (CC_CUE_GENERIC | CC_CUE_CARRIER)))
        return false;
    cc_buf_adds(&b, "it");
    cc_words_append(&b, t, i + 1, end, s->title_case ? CC_WORDS_TITLE : 0);
    cc_buf_addc(&b, '.');
    cc_tell_text(x, b.v, b.n, h);
    cc_buf_clear(&b);
    return true;
}

/* "Blocks DHT, the hormone …": a predicate whose verb the tagger took for a noun. True when told. */
static bool
tell_predicate(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, uint32_t first, uint32_t end,
    const struct cc_how *h)
{
    const struct cc_token *k = &t->tokens[first], *next = k + 1;
    struct cc_buf b = {0};

    if (end < first + 2 || !cc_tag_is_noun(k->tag) || !(k->can & CC_CAN_VBZ) || !cc_retag_acts(k) ||
        cc_tag_is_punct(next->tag) || next->tag == CC_TAG_IN || next->tag == CC_TAG_CC || next->tag == CC_TAG_TO ||
        cc_tag_is_finite(next->tag) || !is_phrase(t, s, first + 1))
        return false;
    cc_buf_adds(&b, "it ");
    cc_buf_add(&b, k->lower, k->lower_len);
    cc_words_append(&b, t, first + 1, end, s->title_case ? CC_WORDS_TITLE : 0);
    cc_buf_addc(&b, '.');
    cc_tell_text(x, b.v, b.n, h);
    cc_buf_clear(&b);
    return true;
}

/* "87% felt calmer", "9 in 10 noticed thicker hair": of those who use it. True when told. */
static bool
tell_share(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, uint32_t first, uint32_t end,
    const struct cc_how *how)
{
    uint32_t v = first;
    struct cc_how h = *how;
    struct cc_buf b = {0};
    bool share = false;

    while (v < end && v < first + 6 &&
        ((t->tokens[v].flags & CC_TOK_NUMBER) || t->tokens[v].tag == CC_TAG_CD ||
            cc_token_in(&t->tokens[v], "% percent in out of nearly almost over more than up to"))) {
        share = share || cc_token_in(&t->tokens[v], "% percent in out") || t->text[t->tokens[v].span.end - 1] == '%';
        v++;
    }
    if (!share || v + 1 >= end || v == first ||
        !((t->tokens[v].can & CC_CAN_VBD) || t->tokens[v].tag == CC_TAG_VBD ||
            cc_token_in(&t->tokens[v], "say agree report feel see notice cut quit")))
        return false;
    if (cc_token_in(&t->tokens[v - 1], "of in"))
        return false;
    cc_words_add(&b, t, first, v, 0);
    cc_buf_adds(&b, b.v[b.n - 1] == '%' || cc_token_in(&t->tokens[v - 1], "% percent") ? " of users" : " users");
    cc_words_append(&b, t, v, end, CC_WORDS_BRACKETS);
    cc_buf_addc(&b, '.');
    h.given = NULL;
    h.fragments = false;
    h.product = true;
    if (t == &x->text) {
        h.pieces[0] = s->span;
        h.n_pieces = 1;
    }
    cc_tell_text(x, b.v, b.n, &h);
    cc_buf_clear(&b);
    return true;
}

/* "Week 2", "Day 10", "After 30 days", "In just 2 weeks": tokens [a, *end) say when. NULL: they do not. */
static const char *
time_label(struct cc_ctx *x, const struct cc_text *t, uint32_t a, uint32_t e, uint32_t *end)
{
    struct cc_buf b = {0};
    const char *out;
    uint32_t i = a, time = CC_NO_INDEX;
    bool bare = false;

    if (i < e && cc_token_in(&t->tokens[i], "after within by in from")) {
        i++;
    } else if (i + 1 < e && cc_is_time_noun(&t->tokens[i]) &&
        ((t->tokens[i + 1].flags & CC_TOK_NUMBER) || t->tokens[i + 1].tag == CC_TAG_CD)) {
        bare = true;
    } else {
        return NULL;
    }
    while (i < e && i < a + 7 && !(cc_tag_is_punct(t->tokens[i].tag) && t->tokens[i].tag != CC_TAG_DASH)) {
        bool number = (t->tokens[i].flags & CC_TOK_NUMBER) || t->tokens[i].tag == CC_TAG_CD;

        if (cc_is_time_noun(&t->tokens[i]))
            time = i;
        else if (!number &&
            !(t->tokens[i].tag == CC_TAG_DASH && i + 1 < e && (t->tokens[i + 1].flags & CC_TOK_NUMBER)) &&
            !cc_token_in(&t->tokens[i], "just only about to and the first one two three four six eight a"))
            break;
        i++;
    }
    if (time == CC_NO_INDEX || (i < e && t->tokens[i].tag != CC_TAG_COLON && t->tokens[i].tag != CC_TAG_DASH))
        return NULL;
    *end = i;
    if (bare)
        cc_buf_adds(&b, cc_token_in(&t->tokens[a], "day days") ? "by " : "in ");
    cc_words_add(&b, t, a, i, CC_WORDS_TITLE);
    b.v[0] = (char)(b.v[0] & ~0x20);
    for (size_t k = 1; k < b.n; k++) { /* "AFTER 12 WEEKS" */
        if (isupper((unsigned char)b.v[k]))
            b.v[k] = (char)(b.v[k] | 0x20);
    }
    out = cc_arena_strndup(&x->arena, b.v, b.n);
    cc_buf_clear(&b);
    return out;
}

/* Are the tokens [a, e) a product's name, "our serum" or the like? */
static bool
names_only_product(const struct cc_ctx *x, const struct cc_text *t, uint32_t a, uint32_t e)
{
    const char *s = t->text + t->tokens[a].span.start;
    size_t n = t->tokens[e - 1].span.end - t->tokens[a].span.start;

    for (uint32_t i = 0; i < x->n_products; i++) {
        if (strncasecmp(s, x->products[i], strlen(x->products[i])) == 0)
            return n < strlen(x->products[i]) + 24;
    }
    return cc_token_in(&t->tokens[a], "our") && e - a < 5;
}

const char *
cc_benefit_when(struct cc_ctx *x, const struct cc_text *t, uint32_t a, uint32_t e)
{
    uint32_t end = a;
    const char *when;

    while (e > a && (cc_tag_is_punct(t->tokens[e - 1].tag) || (t->tokens[e - 1].flags & CC_TOK_EMOJI)))
        e--;
    for (uint32_t i = a + 2; x->sells && i + 1 < e; i++) { /* "After 12 weeks with Acme" */
        if (cc_token_in(&t->tokens[i], "with of on using taking") && names_only_product(x, t, i + 1, e))
            e = i;
    }
    when = time_label(x, t, a, e, &end);
    return when != NULL && end == e ? when : NULL;
}

/* "Week 2: less bloating", "After: a calm stomach": when, and what stands behind the mark told by itself. */
static bool
tell_labelled(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, uint32_t first, uint32_t end,
    const struct cc_how *how)
{
    struct cc_how h = *how;
    struct cc_buf b = {0};
    uint32_t mark = first;
    const char *when = time_label(x, t, first, end, &mark);

    if (when == NULL && first + 2 < end && cc_token_in(&t->tokens[first], "before after") &&
        t->tokens[first + 1].tag == CC_TAG_COLON) {
        mark = first + 1;
        if (cc_token_is(&t->tokens[first], "before"))
            return true; /* what it was like without */
    }
    if (mark == first || mark + 1 >= end)
        return false;
    if (t == &x->text) {
        h.pieces[0] = s->span;
        h.n_pieces = 1;
    }
    if (when != NULL)
        h.scene = when;
    cc_words_add(&b, t, mark + 1, end, 0);
    cc_tell_text(x, b.v, b.n, &h);
    cc_buf_clear(&b);
    return true;
}

/* "-9.4 lb of fat", "−2 inches of waist": that much less of it. */
static bool
tell_lost(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, uint32_t end, const struct cc_how *h)
{
    struct cc_buf b = {0};
    const char *sign = t->text + t->tokens[s->first].span.start;
    uint32_t n = s->first + !(t->tokens[s->first].flags & CC_TOK_NUMBER);

    if ((*sign != '-' && strncmp(sign, "\u2212", 3) != 0 && strncmp(sign, "\u2013", 3) != 0) || n + 3 >= end ||
        !(t->tokens[n].flags & CC_TOK_NUMBER) ||
        !cc_token_in(&t->tokens[n + 1], "lb lbs kg pound pounds inch inches cm kilo kilos points") ||
        !cc_token_in(&t->tokens[n + 2], "of from off on"))
        return false;
    cc_buf_adds(&b, h->it_plural ? "it lead to a loss of " : "it leads to a loss of ");
    cc_buf_add(&b, sign + strcspn(sign, "0123456789"),
        (size_t)(t->text + t->tokens[n].span.end - sign) - strcspn(sign, "0123456789"));
    cc_words_append(&b, t, n + 1, end, 0);
    cc_buf_addc(&b, '.');
    cc_tell_text(x, b.v, b.n, h);
    cc_buf_clear(&b);
    return true;
}

/* "+32% hair density", "-47% hair loss": more or less of it. */
static bool
tell_signed(
    struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, uint32_t end, const struct cc_how *h)
{
    struct cc_buf b = {0};
    uint32_t first = s->first;
    const char *sign = t->text + t->tokens[first].span.start;
    bool less = *sign == '-' || strncmp(sign, "\u2212", 3) == 0 || strncmp(sign, "\u2013", 3) == 0;
    uint32_t n = first;

    while (n < end && n < first + 3 && t->text[t->tokens[n].span.end - 1] != '%')
        n++;
    if ((!less && *sign != '+') || n + 1 >= end || t->text[t->tokens[n].span.end - 1] != '%' ||
        !cc_health_in(t, n + 1, end) || cc_benefit_compares(&t->tokens[n + 1]))
        return false;
    cc_buf_adds(&b, h->it_plural ? "it lead to " : "it leads to ");
    cc_buf_add(&b, sign + strcspn(sign, "0123456789"),
        (size_t)(t->text + t->tokens[n].span.end - sign) - strcspn(sign, "0123456789"));
    cc_buf_adds(&b, less ? " less" : " more");
    cc_words_append(&b, t, n + 1, end, 0);
    cc_buf_addc(&b, '.');
    cc_tell_text(x, b.v, b.n, h);
    cc_buf_clear(&b);
    return true;
}

/* "Week 4: heavier lifts": behind a time, more or less of whatever it is. */
static bool
in_time(const struct cc_ctx *x, const struct cc_text *t, uint32_t a, uint32_t e, const struct cc_how *how)
{
    uint32_t np = part_end(t, a, e);

    return x->sells && how->scene != NULL && cc_benefit_compares(&t->tokens[a]) && np > a + 1 && np - a <= 4 &&
        (cc_tag_is_noun(t->tokens[np - 1].tag) || (t->tokens[np - 1].can & CC_CAN_PLURAL));
}

/* "Longer walks", "easier stairs": more or less of whatever it is, where no word says that the goods are meant. */
static bool
is_more(const struct cc_text *t, uint32_t a, uint32_t e)
{
    const struct cc_token *last = &t->tokens[e - 1];

    return e >= a + 2 && e - a <= 4 && cc_benefit_compares(&t->tokens[a]) &&
        (cc_tag_is_noun(last->tag) || (last->can & (CC_CAN_PLURAL | CC_CAN_NOUN))) && phrase_end(t, a, e) == e &&
        !cc_goods_thing(last->lower, last->lower_len) &&
        !cc_token_in(last, "price prices delivery shipping value savings options choices flavours flavors taste money "
                           "deals orders life ingredients packaging quality service support");
}

/* Does another part of the sentence, or another sentence of its block, promise something of the body? */
static bool
among_promises(const struct cc_text *t, const struct cc_sentence *s, uint32_t first, uint32_t end)
{
    for (uint32_t a = first; a < end;) {
        uint32_t e = part_end(t, a, end);

        if (promise_of(t, a, e).verb != NULL)
            return true;
        a = e + 1;
    }
    for (uint32_t i = 0; i < t->n_sentences && i < 12; i++) {
        const struct cc_sentence *o = &t->sentences[i];
        uint32_t e = o->end;

        while (e > o->first && cc_tag_is_punct(t->tokens[e - 1].tag))
            e--;
        if (o != s && e > o->first && e - o->first <= 6 && is_phrase(t, o, o->first) &&
            promise_of(t, o->first, e).verb != NULL)
            return true;
    }
    return false;
}

bool
cc_tell_benefit(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    uint32_t first = s->first, end = s->end, next;
    struct cc_how h;
    bool told = false, listed;

    while (first < end &&
        (cc_tag_is_punct(t->tokens[first].tag) ||
            (t->tokens[first].flags & (CC_TOK_SYMBOL | CC_TOK_BULLET | CC_TOK_EMOJI))))
        first++;
    while (end > first && (cc_tag_is_punct(t->tokens[end - 1].tag) || (t->tokens[end - 1].flags & CC_TOK_EMOJI)))
        end--;
    for (uint32_t i = first; i < end; i++) {
        if (t->tokens[i].flags & CC_TOK_ARROW)
            return false; /* "stress > cortisol > cravings" */
    }
    if (!how->fragments || how->given == NULL || how->soft || how->fresh > 0 || x->depth > 1 || end <= first ||
        end - first > BENEFIT_TOKENS)
        return false;
    if ((x->sells || how->named) && tell_labelled(x, t, s, first, end, how))
        return true;
    h = how_told(x, t, s, how);
    if (x->sells && cc_is_product(x, how->given) && cc_is_slogan(t, first, end)) {
        end = cc_slogan_end(x, t, first, end);
        for (uint32_t a = first, e; a < end; a = next) {
            next = cc_slogan_next(t, a, end, &e);
            tell(x, t, s, a, e, h.it_plural ? "help you" : "helps you", &h);
        }
        return true;
    }
    if (x->sells &&
        (tell_share(x, t, s, first, end, how) || tell_signed(x, t, s, end, &h) || tell_lost(x, t, s, end, &h)))
        return true;
    if ((x->sells || how->named) && is_result(t, first, end)) {
        tell(x, t, s, first, end, "", &h);
        return true;
    }
    if ((x->sells || how->named) && tell_predicate(x, t, s, first, end, &h))
        return true;
    if (x->sells && cc_is_product(x, how->given) && tell_hero(x, t, s, first, end, &h))
        return true;
    if (x->sells && tell_substance_for(x, t, s, first, end, h))
        return true;
    if ((x->sells || how->named) && is_helping(t, first, end)) {
        tell(x, t, s, first + 1, end, h.it_plural ? "help" : "helps", &h);
        return true;
    }
    if (promise_of(t, first, end).verb == NULL && how->scene != NULL && x->sells && is_result_noun(t, s, first, end)) {
        tell(x, t, s, first, end, h.it_plural ? "lead to" : "leads to", &h);
        return true;
    }
    listed = x->sells && cc_is_product(x, how->given) && is_more(t, first, part_end(t, first, end)) &&
        among_promises(t, s, first, end);
    if ((promise_of(t, first, end).verb == NULL && !in_time(x, t, first, end, how) && !listed) ||
        !is_phrase(t, s, first))
        return false;
    if (!x->sells && !how->named && !cc_benefit_compares(&t->tokens[first]) &&
        !(t->tokens[first].flags & CC_TOK_NUMBER))
        return false; /* others may only list what they speak of */
    for (uint32_t a = first; a < end; a = next) {
        struct promise p = promise_of(t, a, end);
        uint32_t e = part_end(t, a, end);

        next = e + 1;
        while (next < end && (t->tokens[next].tag == CC_TAG_CC || t->tokens[next].tag == CC_TAG_COMMA))
            next++;
        if (p.verb == NULL && (in_time(x, t, a, e, how) || (listed && is_more(t, a, e))))
            p = (struct promise){"leads to", "lead to", 0};
        if (p.verb == NULL)
            continue;
        tell(x, t, s, a + p.skip, e, h.it_plural ? p.verb_plural : p.verb, &h);
        told = true;
    }
    return told;
}
