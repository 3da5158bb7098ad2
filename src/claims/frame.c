/* frame.c: reads from headings and lead-ins what the bare items below them are, and of what: "Signs of zinc
 * deficiency". The phrases stand in frames.tsv. */
#include <string.h>

#include "claims/block_item.h"
#include "vocab/tables.h"

#define HEADINGS_UP 3
#define PHRASE_TOKENS 4
#define PHRASE_BYTES 80
#define LABEL_BYTES 50
#define ITEMS_BYTES 240

static enum cc_frame_kind
kind_named(const char *name)
{
    static const struct {
        const char *name;
        enum cc_frame_kind kind;
    } kinds[] = {{"effects", CC_FRAME_EFFECTS}, {"signs", CC_FRAME_SIGNS}, {"sources", CC_FRAME_SOURCES},
        {"doses", CC_FRAME_DOSES}, {"risk", CC_FRAME_RISK}, {"causes", CC_FRAME_CAUSES}, {"helps", CC_FRAME_HELPS},
        {"interacts", CC_FRAME_INTERACTS}, {"avoid", CC_FRAME_AVOID}, {"advice", CC_FRAME_ADVICE},
        {"links", CC_FRAME_LINKS}};

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kinds[i].name, name) == 0)
            return kinds[i].kind;
    }
    return CC_FRAME_NONE;
}

/* The frame whose phrase begins at token i; *n is its number of tokens. */
static enum cc_frame_kind
frame_at(const struct cc_text *t, uint32_t i, uint32_t *n)
{
    enum cc_frame_kind found = CC_FRAME_NONE;
    char key[PHRASE_BYTES];
    size_t len = 0;

    for (uint32_t j = i; j < t->n_tokens && j < i + PHRASE_TOKENS; j++) {
        const struct cc_token *k = &t->tokens[j];
        uint32_t row;

        if (cc_tag_is_punct(k->tag) || len + k->lower_len + 2 > sizeof key)
            break;
        if (len > 0 && (k->flags & CC_TOK_SPACE || cc_token_is(k, "not")))
            key[len++] = ' ';
        memcpy(key + len, k->lower, k->lower_len);
        len += k->lower_len;
        row = cc_vocab_find(&cc_vocab_frames, key, len);
        if (row != CC_VOCAB_NONE) {
            found = kind_named(cc_vocab_field(&cc_vocab_frames, row, CC_VOCAB_FRAMES_FRAME));
            *n = j + 1 - i;
        }
    }
    return found;
}

/* "Causes", "Common triggers", "Causes of X", "Causes and symptoms": the one word of token i is a noun there, no
 * verb. */
static bool
is_heading_noun(const struct cc_text *t, uint32_t i)
{
    for (uint32_t k = 0; k < i; k++) {
        if (!cc_tag_is_adjective(t->tokens[k].tag) && !cc_token_in(&t->tokens[k], "the symptoms and signs"))
            return false;
    }
    return i + 1 >= t->n_tokens || cc_tag_is_punct(t->tokens[i + 1].tag) ||
        cc_token_in(&t->tokens[i + 1], "of for and");
}

static void
set_of(struct cc_ctx *x, const struct cc_chunk *k, uint32_t first, uint32_t end, struct cc_frame *f)
{
    struct cc_buf b = {0};

    cc_words_add(&b, &x->inner, first, end, CC_WORDS_TITLE);
    f->of = cc_arena_strndup(&x->arena, b.n ? b.v : "", b.n);
    f->plural = k != NULL && (k->flags & CC_NP_PLURAL) != 0;
    cc_buf_clear(&b);
    if (f->of[0] == '\0')
        f->of = NULL;
}

/* The noun phrase after the preposition behind token i: "Signs and symptoms of zinc deficiency", "Foods rich in
 * iron". */
static void
read_of(struct cc_ctx *x, uint32_t i, struct cc_frame *f)
{
    const struct cc_text *t = &x->inner;

    if (i > 0 && cc_token_in(&t->tokens[i - 1], "in of for with contain find causes triggers avoid skip take use") &&
        !cc_token_is(&t->tokens[i], "of"))
        i--;
    else
        while (i < t->n_tokens && !cc_token_in(&t->tokens[i], "of for") && !cc_tag_is_finite(t->tokens[i].tag))
            i++;
    for (uint32_t c = 0; c < t->n_chunks; c++) {
        const struct cc_chunk *k = &t->chunks[c];
        uint32_t first = k->det == k->first && k->first + 1 < k->end ? k->first + 1 : k->first;

        if (k->kind == CC_CHUNK_NP && k->first == i + 1 && (k->flags & CC_NP_PRONOUN) == 0 &&
            !cc_token_in(&t->tokens[k->first], "this these") && !cc_is_time_noun(&t->tokens[k->head]))
            set_of(x, k, first, k->end, f);
    }
}

/* "Vitamin D deficiency signs", "Melatonin side effects": what stands before the phrase at token i. */
static void
read_before(struct cc_ctx *x, uint32_t i, struct cc_frame *f)
{
    const struct cc_text *t = &x->inner;
    uint32_t a = i, noun;

    while (a > 0 &&
        (cc_tag_is_noun(t->tokens[a - 1].tag) || cc_tag_is_adjective(t->tokens[a - 1].tag) ||
            t->tokens[a - 1].tag == CC_TAG_CD) &&
        !cc_token_in(&t->tokens[a - 1],
            "common possible potential early main typical other rare mild serious best good top recommended daily physical"))
        a--;
    noun = a;
    while (noun < i && !cc_tag_is_noun(t->tokens[noun].tag))
        noun++;
    if (noun < i &&
        (cc_is_substance(t, a, i) || cc_noun_ending(t, a, i) == CC_NOUN_DISEASE ||
            cc_noun_ending(t, a, i) == CC_NOUN_SYMPTOM))
        set_of(x, NULL, a, i, f);
}

/* A lack or a disease that the heading or lead-in speaks of: "Zinc deficiency can show …". */
static void
read_disease(struct cc_ctx *x, struct cc_frame *f)
{
    const struct cc_text *t = &x->inner;

    for (uint32_t c = 0; c < t->n_chunks && f->of == NULL; c++) {
        const struct cc_chunk *k = &t->chunks[c];

        if (k->kind == CC_CHUNK_NP && k->det == CC_NO_INDEX &&
            (k->end - k->first > 1 || !cc_token_is(&t->tokens[k->head], "deficiency")) &&
            cc_noun_ending(t, k->first, k->end) == CC_NOUN_DISEASE)
            set_of(x, k, k->first, k->end, f);
    }
}

/* "Why it's falling out", "Why this keeps happening" over a list: its items are causes. */
static bool
asks_why_so(const struct cc_text *t)
{
    if (t->n_tokens < 4 || t->n_tokens > 8 || !cc_token_is(&t->tokens[0], "why") ||
        !cc_token_in(&t->tokens[1], "it this that they") || !cc_token_in(&t->tokens[2], "'s is are keeps keep"))
        return false;
    return t->tokens[3].tag == CC_TAG_VBG && !cc_token_lemma_in(&t->tokens[3], "work help matter sell trend pay");
}

/* Reads a heading, lead-in or label that stands at `span` of the article. */
static void
read_text(struct cc_ctx *x, const char *text, struct cc_span span, bool lead, struct cc_frame *f)
{
    const struct cc_text *t = &x->inner;
    uint32_t n = 1;

    cc_claims_read(&x->inner, text, (struct cc_span){0, strlen(text)});
    if (t->n_sentences == 0)
        return;
    if (!lead && f->kind == CC_FRAME_NONE && asks_why_so(t)) {
        f->kind = CC_FRAME_CAUSES;
        f->span = span;
        return;
    }
    for (uint32_t i = lead ? t->sentences[t->n_sentences - 1].first : 0; i < t->n_tokens; i += n) {
        enum cc_frame_kind kind = frame_at(t, i, &n);

        if (kind == CC_FRAME_NONE || (kind == CC_FRAME_LINKS && (lead || i > 0 || n < t->n_tokens)) ||
            (n == 1 && cc_token_in(&t->tokens[i], "causes triggers") && !is_heading_noun(t, i))) {
            n = 1;
            continue;
        }
        if (f->kind == CC_FRAME_NONE) {
            f->kind = kind;
            f->span = span;
            f->maybe = i > 0 && cc_token_in(&t->tokens[i - 1], "rare uncommon");
        }
        if (f->kind == kind && f->of == NULL)
            read_of(x, i + n, f);
        if (f->kind == kind && f->of == NULL)
            read_before(x, i, f);
    }
    if ((f->kind == CC_FRAME_SIGNS || f->kind == CC_FRAME_RISK || f->kind == CC_FRAME_CAUSES) && f->of == NULL)
        read_disease(x, f);
    if (lead)
        f->hedged = cc_judge_hedged(t, 0, t->n_tokens);
}

static void
read_block(struct cc_ctx *x, size_t block, bool lead, struct cc_frame *f)
{
    read_text(x, cc_block_text(x, block), x->article->blocks[block].span, lead, f);
}

/* What nothing has said so far: the illness of the title, or what the article is about. */
static void
of_article(struct cc_ctx *x, struct cc_frame *f)
{
    bool ill = f->kind == CC_FRAME_SIGNS || f->kind == CC_FRAME_RISK || f->kind == CC_FRAME_CAUSES;

    if (f->of != NULL || f->kind == CC_FRAME_LINKS || (ill && x->ill[0] == '\0'))
        return;
    f->of = ill ? x->ill : cc_topic(x); /* "Symptoms" in an article on gout */
    f->plural = ill ? x->ill_plural : cc_topic_plural(x);
}

/* Is text [0, n) names and nothing else: "coffee, stress and tight belts"? */
static bool
only_names(struct cc_ctx *x, const char *text)
{
    const struct cc_text *t = &x->inner;

    cc_claims_read(&x->inner, text, (struct cc_span){0, strlen(text)});
    for (uint32_t c = 0; c < t->n_chunks; c++) {
        const struct cc_chunk *k = &t->chunks[c];

        if (k->kind != CC_CHUNK_NP && k->kind != CC_CHUNK_CC && k->kind != CC_CHUNK_PP &&
            !(k->kind == CC_CHUNK_PUNCT &&
                (t->tokens[k->first].tag == CC_TAG_COMMA ||
                    (t->tokens[k->first].tag == CC_TAG_STOP && c + 1 == t->n_chunks))))
            return false;
    }
    return t->n_sentences == 1;
}

/* "Ginger eases two symptoms" before its colon says something itself; "What triggers it", "Symptoms include" do not. */
static bool
is_statement(const struct cc_text *t)
{
    return t->n_tokens > 2 && !cc_token_in(&t->tokens[0], "what why which") &&
        !cc_token_in(&t->tokens[t->n_tokens - 1], "include are is") && cc_retag_finite(t, 1, t->n_tokens);
}

bool
cc_frame_paragraph(struct cc_ctx *x, size_t block, struct cc_how how)
{
    const char *text = cc_block_text(x, block), *colon = strstr(text, ": ");
    struct cc_frame f = {0};
    size_t n = colon == NULL ? 0 : (size_t)(colon - text), end = strlen(text);
    char *rest;

    if (n < 3 || n > LABEL_BYTES || memchr(text, '.', n) != NULL || end - n > ITEMS_BYTES)
        return false;
    read_text(x, cc_arena_strndup(&x->arena, text, n), x->article->blocks[block].span, false, &f);
    if (f.kind != CC_FRAME_SIGNS && f.kind != CC_FRAME_CAUSES && f.kind != CC_FRAME_RISK && f.kind != CC_FRAME_EFFECTS)
        return false;
    of_article(x, &f);
    if (f.of == NULL || is_statement(&x->inner))
        return false;
    while (end > n + 2 && strchr(" .", text[end - 1]) != NULL)
        end--;
    rest = cc_arena_strndup(&x->arena, text + n + 2, end - n - 2);
    how.rule = "frame-label";
    if (!only_names(x, rest))
        return false;
    for (char *item = rest, *next; item != NULL; item = next) {
        next = strstr(item, ", ");
        if (next != NULL) {
            *next = '\0';
            next += 2;
        }
        if (strncmp(item, "and ", 4) == 0 || strncmp(item, "or ", 3) == 0)
            item = strchr(item, ' ') + 1;
        (void)cc_frame_tell(x, &f, item, 0, item, how);
    }
    return true;
}

struct cc_frame
cc_frame_of(struct cc_ctx *x, size_t lead, uint32_t section)
{
    const struct cc_article *a = x->article;
    struct cc_frame f = {0};

    if (lead != SIZE_MAX && lead + 1 != section)
        read_block(x, lead, true, &f);
    for (int up = 0; up < HEADINGS_UP && section > 0 && section <= a->n_blocks; up++) {
        if (f.kind == CC_FRAME_NONE && up > 0)
            break; /* the heading above a heading does not say what this list lists */
        read_block(x, section - 1, false, &f);
        section = a->blocks[section - 1].section;
    }
    of_article(x, &f);
    return f;
}
