/* block_item.c: list items that are no sentence and take what they say from the headings above them: side effects, signs
 * of a lack, sources, doses. */
#include "claims/block_item.h"

#include <string.h>

#include "base/mem.h"

#define BARE_TOKENS 12  /* a longer item is a sentence that was read badly */
#define HEADINGS_UP 3

static bool
key_word(const struct cc_text *t, uint32_t i, enum cc_frame_kind *kind)
{
    const struct cc_token *k = &t->tokens[i];

    if (!cc_tag_is_noun(k->tag))
        return false;
    if (cc_token_in(k, "effects effect reactions") && i > 0 && cc_token_in(&t->tokens[i - 1], "side adverse"))
        *kind = CC_FRAME_EFFECTS;
    else if (cc_token_in(k, "signs symptoms"))
        *kind = CC_FRAME_SIGNS;
    else if (cc_token_is(k, "sources") && ((i + 1 < t->n_tokens && cc_token_is(&t->tokens[i + 1], "of")) ||
        (i > 0 && cc_token_in(&t->tokens[i - 1], "food dietary natural")))) /* alone: the references */
        *kind = CC_FRAME_SOURCES;
    else if (cc_token_in(k, "dosage dosages dose doses intake intakes allowance allowances") && i > 0 &&
        cc_token_in(&t->tokens[i - 1], "recommended daily dietary suggested"))
        *kind = CC_FRAME_DOSES;
    else
        return false;
    return true;
}

const char *
cc_inside(struct cc_ctx *x, const char *text, size_t n)
{
    struct cc_buf b = {0};
    const char *out;

    cc_claims_read(&x->inner, text, (struct cc_span){0, n});
    cc_words_add(&b, &x->inner, 0, x->inner.n_tokens, CC_WORDS_TITLE | CC_WORDS_BRACKETS);
    while (b.n > 0 && strchr(".,;: ", b.v[b.n - 1]) != NULL)
        b.v[--b.n] = '\0';
    out = cc_arena_strndup(&x->arena, b.n ? b.v : "", b.n);
    cc_buf_clear(&b);
    return out;
}

/* The noun phrase after "of" behind token i: "Signs and symptoms of zinc deficiency". */
static void
read_of(struct cc_ctx *x, uint32_t i, struct cc_frame *f)
{
    const struct cc_text *t = &x->inner;

    while (i < t->n_tokens && !cc_token_is(&t->tokens[i], "of") && !cc_tag_is_finite(t->tokens[i].tag))
        i++;
    for (uint32_t c = 0; c < t->n_chunks; c++) {
        const struct cc_chunk *k = &t->chunks[c];
        struct cc_buf b = {0};

        if (k->kind != CC_CHUNK_NP || k->first != i + 1 || (k->flags & CC_NP_PRONOUN) != 0 || cc_token_in(&t->tokens[k->first], "this these"))
            continue;
        cc_words_add(&b, t, k->det == k->first && k->first + 1 < k->end ? k->first + 1 : k->first, k->end, CC_WORDS_TITLE);
        f->of = cc_arena_strndup(&x->arena, b.n ? b.v : "", b.n);
        f->plural = (k->flags & CC_NP_PLURAL) != 0;
        cc_buf_clear(&b);
    }
}

/* "Zinc deficiency can show …": the lack that the lead-in speaks of. */
static void
read_lack(struct cc_ctx *x, struct cc_frame *f)
{
    const struct cc_text *t = &x->inner;

    for (uint32_t c = 0; c < t->n_chunks && f->of == NULL; c++) {
        const struct cc_chunk *k = &t->chunks[c];
        struct cc_buf b = {0};

        if (k->kind != CC_CHUNK_NP || !cc_token_is(&t->tokens[k->head], "deficiency") || k->end - k->first < 2 || k->det != CC_NO_INDEX)
            continue;
        cc_words_add(&b, t, k->first, k->end, CC_WORDS_TITLE);
        f->of = cc_arena_strndup(&x->arena, b.n ? b.v : "", b.n);
        cc_buf_clear(&b);
    }
}

static void
read_block(struct cc_ctx *x, size_t block, bool lead, struct cc_frame *f)
{
    const char *text = cc_block_text(x, block);
    const struct cc_text *t = &x->inner;
    enum cc_frame_kind kind = CC_FRAME_NONE;

    cc_claims_read(&x->inner, text, (struct cc_span){0, strlen(text)});
    if (t->n_sentences == 0)
        return;
    for (uint32_t i = 0; i < t->n_tokens; i++) {
        if ((lead && i < t->sentences[t->n_sentences - 1].first) || !key_word(t, i, &kind))
            continue;
        if (f->kind == CC_FRAME_NONE) {
            f->kind = kind;
            f->span = x->article->blocks[block].span;
            f->maybe = i > 1 && cc_token_in(&t->tokens[i - 2], "potential possible rare");
        }
        if (f->kind == kind && f->of == NULL)
            read_of(x, i + 1, f);
    }
    if (f->kind == CC_FRAME_SIGNS && f->of == NULL)
        read_lack(x, f);
    if (lead)
        f->hedged = cc_judge_hedged(t, 0, t->n_tokens);
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
    if (f.of == NULL && f.kind != CC_FRAME_SIGNS) {
        f.of = x->topic;
        f.plural = x->topic_plural;
    }
    return f;
}

bool
cc_is_bare_noun(struct cc_ctx *x, const char *text)
{
    const struct cc_text *t = &x->inner;
    bool noun = false;

    cc_claims_read(&x->inner, text, (struct cc_span){0, strlen(text)});
    if (t->n_sentences != 1 || t->n_tokens > BARE_TOKENS || t->tokens[0].tag == CC_TAG_VB || t->tokens[0].tag == CC_TAG_VBZ)
        return false;
    for (uint32_t i = 0; i < t->n_tokens; i++) {
        const struct cc_token *k = &t->tokens[i];

        noun = noun || cc_tag_is_noun(k->tag) || k->tag == CC_TAG_VBG;
        if ((i > 0 && cc_tag_is_finite(k->tag)) || k->tag == CC_TAG_MD || k->tag == CC_TAG_TO || k->tag == CC_TAG_COLON || k->tag == CC_TAG_CD)
            return false;
    }
    return noun;
}

static void
tell_it(struct cc_ctx *x, const struct cc_frame *f, const char *predicate, const char *object, struct cc_how *how)
{
    char *s = cc_arena_printf(&x->arena, "it %s %s.", predicate, object);

    how->it = f->of;
    how->it_plural = f->plural;
    cc_tell_text(x, s, strlen(s), how);
}

/* "Dermatitis is a possible sign", "Memory problems may arise": what stands before the verb; NULL for other sentences. */
static const char *
appears(struct cc_ctx *x, const char *say)
{
    const struct cc_text *t = &x->inner;
    const struct cc_token *last;
    uint32_t v = 0, e;
    struct cc_buf b = {0};
    const char *out;

    cc_claims_read(&x->inner, say, (struct cc_span){0, strlen(say)});
    if (t->n_sentences != 1)
        return NULL;
    e = t->n_tokens;
    while (e > 0 && cc_tag_is_punct(t->tokens[e - 1].tag))
        e--;
    while (v < e && t->tokens[v].tag != CC_TAG_MD && !cc_token_in(&t->tokens[v], "is are be can may might could"))
        v++;
    if (v == 0 || v >= e || e - v > 6)
        return NULL;
    last = &t->tokens[e - 1];
    if (!cc_token_in(last, "occur arise appear develop follow result indicator indicators sign signs symptom symptoms concern clue clues common"))
        return NULL;
    cc_words_add(&b, t, 0, v, 0);
    out = cc_arena_strndup(&x->arena, b.n ? b.v : "", b.n);
    cc_buf_clear(&b);
    return out;
}

static bool
tell_sign(struct cc_ctx *x, const struct cc_frame *f, const char *label, size_t n, const char *say, struct cc_how how)
{
    const char *what;

    if (f->kind == CC_FRAME_SIGNS)
        how.hedged = f->hedged;
    if (n > 0) {
        const char *name = cc_arena_strndup(&x->arena, label, n);

        if (cc_is_bare_noun(x, name))
            tell_it(x, f, "leads to", cc_inside(x, label, n), &how);
    }
    what = appears(x, say);
    if (what != NULL) {
        tell_it(x, f, "may cause", what, &how);
        return true;
    }
    if (n == 0 && cc_is_bare_noun(x, say)) {
        tell_it(x, f, f->maybe ? "may lead to" : "leads to", cc_inside(x, say, strlen(say)), &how);
        return true;
    }
    return false;
}

/* "Chicken is an excellent source; fish also contributes": what they are a source of is added. */
static bool
tell_source(struct cc_ctx *x, const struct cc_frame *f, size_t n, const char *say, const struct cc_how *how)
{
    const struct cc_text *t = &x->inner;
    struct cc_buf b = {0};
    bool changed = false;

    if (n == 0 && cc_is_bare_noun(x, say)) {
        char *s = cc_arena_printf(&x->arena, "%s provides %s.", cc_inside(x, say, strlen(say)), f->of);

        cc_tell_text(x, s, strlen(s), how);
        return true;
    }
    cc_claims_read(&x->inner, say, (struct cc_span){0, strlen(say)});
    for (uint32_t i = 0; i < t->n_tokens; i++) {
        const struct cc_token *k = &t->tokens[i];
        bool stop = i + 1 == t->n_tokens || cc_tag_is_punct(t->tokens[i + 1].tag);

        if (stop && i > 1 && cc_token_in(k, "contribute contributes qualify count")) {
            if (cc_token_is(&t->tokens[i - 1], "also"))
                b.n -= strlen(" also");
            cc_buf_adds(&b, " provide ");
            cc_buf_adds(&b, f->of);
            changed = true;
            continue;
        }
        if (stop && i > 1 && cc_token_in(k, "examples example options option choices choice")) {
            cc_buf_adds(&b, cc_tag_is_plural(k->tag) ? " sources" : " source");
            k = NULL;
        }
        if (k != NULL)
            cc_words_append(&b, t, i, i + 1, 0);
        if (stop && (k == NULL || cc_token_in(k, "source sources"))) {
            cc_buf_adds(&b, " of ");
            cc_buf_adds(&b, f->of);
            changed = true;
        }
    }
    if (changed)
        cc_tell_text(x, b.v, b.n, how);
    cc_buf_clear(&b);
    return changed;
}

bool
cc_frame_tell(struct cc_ctx *x, const struct cc_frame *f, const char *label, size_t n, const char *say, struct cc_how how)
{
    if (f->kind == CC_FRAME_NONE || f->of == NULL)
        return false;
    if (f->span.end > 0 && how.n_pieces < CC_PIECES_MAX)
        how.pieces[how.n_pieces++] = f->span;
    how.rule = "heading-item";
    switch (f->kind) {
    case CC_FRAME_EFFECTS:
    case CC_FRAME_SIGNS:
        return tell_sign(x, f, label, n, say, how);
    case CC_FRAME_SOURCES:
        return tell_source(x, f, n, say, &how);
    case CC_FRAME_DOSES:
        if (n > 0 && say[0] >= '0' && say[0] <= '9') {
            size_t len = strcspn(say, ".;(");
            const char *who = cc_inside(x, label, n);
            char *s;

            while (len > 0 && say[len] == '.' && say[len + 1] >= '0' && say[len + 1] <= '9')
                len += 1 + strcspn(say + len + 1, ".;("); /* "1.5 mg" */
            if (cc_noun_ending(&x->inner, 0, x->inner.n_tokens) != CC_NOUN_PEOPLE)
                return false; /* "Standard dose", "Minimum" */
            s = cc_arena_printf(&x->arena, "%s should get %.*s of %s.", who, (int)len, say, f->of);
            cc_tell_text(x, s, strlen(s), &how);
            return true;
        }
        return false;
    default:
        return false;
    }
}
