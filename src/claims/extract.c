/* extract.c: the walk over an article's blocks, in order. It decides which construction a block belongs to and hands it
 * to the file that knows that construction. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "claims/block_item.h"
#include "claims/card.h"
#include "claims/listing.h"
#include "claims/myth.h"
#include "claims/note.h"
#include "claims/orders.h"
#include "claims/question.h"
#include "claims/review.h"
#include "claims/sign.h"
#include "claims/speaker.h"
#include "claims/verdict.h"

#define MEMORY_BYTES ((size_t)1 << 20) /* what pronouns may point to is forgotten beyond this */

/* "【LABEL】 text", as marketplaces write it -> "LABEL: text" */
static const char *
without_lenses(struct cc_ctx *x, const char *s, size_t n)
{
    const char *close = memmem(s, n, "\u3011", 3);
    const char *rest = close == NULL ? s + 3 : close + 3;

    while (rest < s + n && (*rest == ' ' || *rest == ':'))
        rest++;
    if (close == NULL)
        return cc_arena_strndup(&x->arena, rest, (size_t)(s + n - rest));
    return cc_arena_printf(&x->arena, "%.*s: %.*s", (int)(close - s - 3), s + 3, (int)(s + n - rest), rest);
}

static const char *
make_text(struct cc_ctx *x, size_t block)
{
    const struct cc_block *b = &x->article->blocks[block];
    const char *s = x->article->text + b->span.start;
    size_t n = b->span.end - b->span.start, stamp = b->kind == CC_BLOCK_LIST_ITEM ? cc_speaker_stamp(s, n) : 0;

    if (n - stamp > 6 && memcmp(s + stamp, "\u3010", 3) == 0)
        return without_lenses(x, s + stamp, n - stamp);
    if (b->kind == CC_BLOCK_LIST_ITEM && x->sells && stamp == 0) {
        size_t label = cc_card_strong(x, block);

        if (label > 0)
            return cc_arena_printf(&x->arena, "%.*s: %.*s", (int)label, s, (int)(n - label - 1), s + label + 1);
    }
    return cc_arena_strndup(&x->arena, s + stamp, n - stamp);
}

const char *
cc_block_text(struct cc_ctx *x, size_t block)
{
    if (x->block_text == NULL || x->block_of_text != block) {
        x->block_text = make_text(x, block);
        x->block_of_text = block;
    }
    return x->block_text;
}

struct cc_how
cc_how_of(const struct cc_ctx *x, size_t block, const char *rule)
{
    struct cc_how how = {.block = block, .rule = rule};

    how.pieces[how.n_pieces++] = x->article->blocks[block].span;
    return how;
}

static bool
is_content(const struct cc_article *a, size_t i)
{
    return i < a->n_blocks && a->blocks[i].role == CC_ROLE_CONTENT && a->blocks[i].kind != CC_BLOCK_CODE;
}

/* "Insulin falls as well": the scene of the paragraph before goes on. */
static bool
says_also(const struct cc_text *t, const struct cc_sentence *s)
{
    for (uint32_t i = s->first; i < s->end; i++) {
        if (cc_token_in(&t->tokens[i], "also too") ||
            (cc_token_is(&t->tokens[i], "as") && i + 1 < s->end && cc_token_is(&t->tokens[i + 1], "well")))
            return true;
    }
    return false;
}

/* The sentences of one speaker's turn, or of a whole block. */
static void
turn(struct cc_ctx *x, size_t block, const struct cc_how *how, struct cc_span rest, bool leave_lead_in)
{
    const struct cc_article *a = x->article;
    bool rebuts = false; /* what is said next is said against a myth, or for a fact */

    while (rest.start < rest.end && x->status == CC_OK) {
        size_t at = cc_claims_read_once(&x->text, a->text, rest);

        for (uint32_t i = 0; i < x->text.n_sentences; i++) {
            const struct cc_sentence *s = &x->text.sentences[i];
            struct cc_how h = *how;
            size_t told;

            cc_arena_reset(&x->scratch);
            if (s->ending == CC_SENTENCE_QUESTION)
                cc_speaker_tag_question(&x->text, &x->text.sentences[i]);
            h.n_pieces = 0;
            h.pieces[h.n_pieces++] = s->span;
            cc_verdict_label(x, &x->text, s, block, &h);
            if (leave_lead_in && at >= rest.end && i + 1 == x->text.n_sentences)
                return;
            if (h.denied && cc_myth_label(a->text + s->span.start) > 0) {
                size_t label = s->span.start + cc_myth_label(a->text + s->span.start);

                if (label < s->span.end)
                    cc_tell_judged(x, a->text + label, s->span.end - label, CC_VERDICT_FALSE, &h);
                continue;
            }
            if (s->ending != CC_SENTENCE_QUESTION && cc_answer_spoken(x, &x->text, s, &h)) {
                x->question.asked = false;
                continue;
            }
            if (x->dialogue && i == 0 && x->text.n_sentences == 1 && s->ending != CC_SENTENCE_QUESTION &&
                cc_answer_topic(x, &x->text, s, s->first, block))
                continue;
            if (x->dialogue && i == 0 && x->text.n_sentences > 1 && s->ending != CC_SENTENCE_QUESTION &&
                x->text.sentences[1].ending != CC_SENTENCE_QUESTION && cc_question_names(x, &x->text, s))
                continue;
            if (x->question.asked && cc_question_answer(x, &x->text, s, &h))
                continue;
            if (cc_tell_reader(x, &x->text, i, &h)) {
                i++;
                continue;
            }
            if (cc_tell_with_verdict(x, &x->text, i, &h)) {
                rebuts = true;
                i++;
                continue;
            }
            h.rebuts = rebuts;
            rebuts = false;
            if (s->ending == CC_SENTENCE_QUESTION) {
                cc_question_ask(x, &x->text, s, s->span, block);
                cc_answer_asked(x, &x->text, s, s->span, block);
                continue;
            }
            if (x->question.scene != NULL)
                h.scene = x->question.scene;
            if (h.scene == NULL && i == 0 && x->question.last_scene != NULL && says_also(&x->text, s))
                h.scene = x->question.last_scene;
            told = x->out->n;
            if (h.testimonial && cc_review_before(&x->text, s)) {
                cc_explain(x, s->span, h.rule, NULL, "how it was before");
                cc_review_tell(x, &x->text, s, &h);
                continue;
            }
            cc_tell_sentence(x, &x->text, s, &h);
            if (h.testimonial && x->out->n == told)
                cc_review_tell(x, &x->text, s, &h);
        }
        if (at <= rest.start)
            break;
        rest.start = at;
    }
}

void
cc_block_sentences(struct cc_ctx *x, size_t block, struct cc_how how, bool leave_lead_in)
{
    struct cc_span rest = x->article->blocks[block].span;

    while (rest.start < rest.end && x->status == CC_OK) {
        size_t end = cc_speaker_turn_end(x, rest);

        if (end < x->article->blocks[block].span.end || rest.start > x->article->blocks[block].span.start)
            x->paragraph_start = !x->question.asked;
        if (cc_speaker_label(x, rest) > 0)
            cc_answer_turn(x);
        turn(x, block, &how, (struct cc_span){rest.start + cc_speaker_label(x, rest), end},
            leave_lead_in && end >= rest.end);
        rest.start = end;
    }
    if (x->question.scene != NULL)
        x->question.last_scene = x->question.scene;
    x->question.scene = NULL;
}

/* What a customer says in the block. */
static void
testimonial(struct cc_ctx *x, size_t i)
{
    struct cc_how how = cc_how_of(x, i, "testimonial");

    cc_review_how(x, &how);
    how.given = x->products[0];
    how.given_plural = x->product_plural;
    how.fragments = true;
    x->paragraph_start = x->quoting = true;
    cc_salience_block(x, 1);
    turn(x, i, &how, cc_review_words(x, i), false);
    x->quoting = false;
}

/* The product that a block consists of, or NULL: a button or a line "PrimeBiome". */
static const char *
product_named(const struct cc_ctx *x, size_t i)
{
    const struct cc_span s = x->article->blocks[i].span;

    for (uint32_t k = 0; k < x->n_products; k++) {
        size_t n = strlen(x->products[k]);

        if (s.end - s.start >= n && s.end - s.start <= n + 12 &&
            memmem(x->article->text + s.start, s.end - s.start, x->products[k], n) != NULL)
            return x->products[k];
    }
    return NULL;
}

/* Heading: a question, a statement ("How gut inflammation triggers eczema"), or the name of what follows. */
static void
heading(struct cc_ctx *x, size_t i)
{
    const struct cc_article *a = x->article;
    struct cc_how how = cc_how_of(x, i, "heading");
    const struct cc_sentence *s;
    size_t n;
    const char *text = cc_block_text(x, i), *from = text;

    if (a->blocks[i].level <= 2 || x->memory.used > MEMORY_BYTES)
        cc_refer_forget(x);
    memset(&x->question, 0, sizeof x->question);
    memset(&x->thread, 0, sizeof x->thread);
    cc_salience_block(x, 2);
    x->list.n = x->focus.n = 0;
    x->named = product_named(x, i);
    cc_claims_read(&x->text, a->text, a->blocks[i].span);
    if (x->text.n_sentences == 0)
        return;
    if (cc_card_figure(x, i))
        return;
    cc_section_enter(x, i);
    cc_review_heading(x, i);
    if (cc_review_is(x, i)) { /* "“I lost 41 pounds”" */
        testimonial(x, i);
        return;
    }
    x->when[0] = '\0';
    if (cc_benefit_when(x, &x->text, 0, x->text.n_tokens) != NULL)
        snprintf(x->when, sizeof x->when, "%s", cc_benefit_when(x, &x->text, 0, x->text.n_tokens));
    if (cc_listing_heading(x, i) || cc_listing_counts(x, i))
        return;
    if ((a->blocks[i].kind == CC_BLOCK_TITLE || a->blocks[i].level <= 1) && cc_page_title(x, i))
        return;
    s = &x->text.sentences[x->text.n_sentences - 1];
    if (s->ending == CC_SENTENCE_QUESTION || cc_judge_asks_how(&x->text, s)) {
        how.soft = true; /* "You prescribe HRT. Is it safe?" */
        for (uint32_t k = 0; k + 1 < x->text.n_sentences; k++)
            cc_tell_sentence(x, &x->text, &x->text.sentences[k], &how);
        x->paragraph_start = x->sells;
        cc_question_ask(x, &x->text, s, a->blocks[i].span, i);
        cc_answer_asked(x, &x->text, s, a->blocks[i].span, i);
        x->question.weak = a->blocks[i].kind == CC_BLOCK_TITLE || a->blocks[i].level == 1;
        return;
    }
    if (cc_myth_heading(x, i))
        return;
    n = strlen(text);
    for (const char *const *p = (const char *const[]){"How ", "Why ", NULL}; *p != NULL; p++) {
        if (strncasecmp(text, *p, 4) == 0)
            from = text + 4, how.states = true;
    }
    if (x->sells && x->topic != NULL && from == text) { /* "Better sleep. Calmer mind." */
        how.given = cc_topic(x);
        how.given_plural = cc_topic_plural(x);
        how.fragments = true;
    }
    if (strncasecmp(from, "it ", 3) != 0 && strncasecmp(from, "they ", 5) != 0 && strncasecmp(from, "this ", 5) != 0 &&
        strncasecmp(from, "it's ", 5) != 0 && strncasecmp(from, "it\u2019s ", 7) != 0)
        cc_tell_text(x, from, n - (size_t)(from - text), &how);
    cc_section_pair(x, i);
}

/* The end of the run of blocks that belong to the list or table of block i. */
static size_t
run_end(const struct cc_article *a, size_t i)
{
    const struct cc_block *first = &a->blocks[i];
    size_t j = i + 1;

    if (first->table > 0) {
        while (j < a->n_blocks && a->blocks[j].table == first->table)
            j++;
        return j;
    }
    while (j < a->n_blocks && a->blocks[j].kind == CC_BLOCK_LIST_ITEM &&
        (a->blocks[j].list == first->list || a->blocks[j].level > first->level))
        j++;
    return j;
}

/* A term that is an item of what its heading lists: "Vegans" under "Who is at risk?". */
static void
term(struct cc_ctx *x, size_t i)
{
    struct cc_frame f = cc_frame_of(x, SIZE_MAX, x->article->blocks[i].section);
    const char *text = cc_block_text(x, i);

    if (f.kind != CC_FRAME_NONE && f.kind != CC_FRAME_DOSES && f.kind != CC_FRAME_ADVICE)
        cc_frame_tell(x, &f, text, 0, text, cc_how_of(x, i, "term"));
}

/* "Peroxide gel": what its definition says without a subject ("Works, and …") is said of it. */
static void
give_term(struct cc_ctx *x, size_t i, struct cc_how *how)
{
    const char *text = cc_block_text(x, i), *name = cc_arena_strndup(&x->arena, text, strcspn(text, ",(:"));
    const struct cc_text *t = &x->inner;

    if (!cc_is_bare_noun(x, name))
        return;
    how->given = cc_inside(x, name, strlen(name));
    how->given_plural = t->n_tokens > 0 && cc_tag_is_plural(t->tokens[t->n_tokens - 1].tag);
    how->given_span = x->article->blocks[i].span;
    how->fragments = true;
}

static void
paragraph(struct cc_ctx *x, size_t i, size_t last_heading, size_t before)
{
    const struct cc_article *a = x->article;
    const struct cc_block *b = &a->blocks[i];
    struct cc_how how = cc_how_of(x, i, b->kind == CC_BLOCK_META ? "meta-description" : "sentence");
    bool lead = i + 1 < a->n_blocks && is_content(a, i + 1) &&
        (a->blocks[i + 1].kind == CC_BLOCK_LIST_ITEM || a->blocks[i + 1].table > 0) && cc_is_lead_in(x, i);

    if (cc_review_is(x, i) && cc_speaker_label(x, b->span) == 0) {
        testimonial(x, i);
        return;
    }
    if (cc_review_dateline(x, i))
        return;
    x->paragraph_start = !x->question.asked;
    cc_salience_block(x, 1);
    if (cc_myth_line(x, i) || cc_card_counted(x, i, how) || cc_card_figure(x, i) ||
        (!x->sells && b->card == 0 && cc_speaker_label(x, b->span) == 0 &&
            cc_note_tell(x, cc_block_text(x, i), false, &how)) ||
        cc_sign_tell(x, cc_block_text(x, i), cc_topic(x), cc_topic_plural(x), &how))
        return;
    if (last_heading != SIZE_MAX &&
        ((b->card > 0 && a->blocks[last_heading].card == b->card) ||
            (x->sells && before == last_heading && a->blocks[before].level > 2))) {
        how.given = cc_page_card_subject(x, last_heading);
        how.given_span = how.given != NULL ? a->blocks[last_heading].span : (struct cc_span){0, 0};
        how.fragments = how.named = how.given != NULL;
    }
    if ((b->kind == CC_BLOCK_ALT && cc_page_alt(x, i)) || (before == SIZE_MAX && cc_page_title(x, i)))
        return;
    if (product_named(x, i) != NULL) {
        x->named = product_named(x, i);
        return;
    }
    if (b->section > 0 && cc_frequency_begins(a->text + b->span.start, b->span.end - b->span.start)) {
        struct cc_frame f = cc_frame_of(x, SIZE_MAX, b->section);

        if (cc_frequency_tell(x, &f, cc_block_text(x, i), how))
            return;
    }
    if (cc_order_paragraph(x, i, how) || cc_timeline_paragraph(x, i, how) ||
        cc_frame_paragraph(x, i, how) || cc_amounts_paragraph(x, i, how))
        return;
    if (how.given == NULL && x->named != NULL) {
        how.given = x->named;
        how.fragments = true;
        if (before != SIZE_MAX)
            how.given_span = a->blocks[before].span;
    }
    x->named = NULL;
    if (how.given == NULL && b->kind == CC_BLOCK_DEFINITION && last_heading != SIZE_MAX &&
        a->blocks[last_heading].kind == CC_BLOCK_TERM)
        give_term(x, last_heading, &how);
    if (how.given == NULL && !lead && cc_speaker_label(x, b->span) == 0 &&
        cc_label_subject(x, cc_block_text(x, i), &how) > 0) {
        const char *text = cc_block_text(x, i);
        size_t at = cc_label_subject(x, text, &how);

        how.rule = "label";
        cc_claims_read(&x->inner, text + at, (struct cc_span){0, strlen(text + at)});
        if (islower((unsigned char)text[at]) && x->inner.n_tokens > 1 &&
            (x->inner.tokens[0].can & (how.given_plural ? CC_CAN_BASE : CC_CAN_VBZ)) &&
            cc_retag_acts(&x->inner.tokens[0])) {
            text = cc_arena_printf(&x->arena, "%s %s", how.given_plural ? "they" : "it",
                text + at); /* "Hops: ease restlessness", "Capsicum – curbs appetite" */
            how.it = how.given;
            how.it_plural = how.given_plural;
            at = 0;
        }
        cc_tell_text(x, text + at, strlen(text + at), &how);
        return;
    }
    if (how.given == NULL && before != SIZE_MAX &&
        a->blocks[before].kind == CC_BLOCK_TERM) { /* "Peroxide gel" above "Works." */
        how.given = cc_page_card_subject(x, before);
        how.given_span = a->blocks[before].span;
        how.fragments = true;
    }
    if (how.given == NULL && before != SIZE_MAX) { /* "Menthol" above "Cools aching joints." */
        how.given = cc_card_name(x, before, &how.given_plural);
        if (how.given != NULL) {
            how.given_span = a->blocks[before].span;
            how.fragments = how.named = true;
        }
    }
    if (how.given == NULL && cc_topic(x) != NULL) { /* "Aids digestion." as a line of its own */
        how.given = cc_topic(x);
        how.given_plural = cc_topic_plural(x);
        how.fragments = x->sells || (x->local_listed && cc_topic(x) == x->local);
    }
    how.scene = x->when[0] != '\0' ? cc_card_scene(x, x->when, cc_block_text(x, i)) : NULL;
    how.product = how.product || (how.scene != NULL && cc_is_product(x, how.scene));
    cc_block_sentences(x, i, how, lead);
    x->quoting = false;
}

static void
walk(struct cc_ctx *x)
{
    const struct cc_article *a = x->article;
    size_t before = SIZE_MAX, last_heading = SIZE_MAX;

    for (size_t i = 0; i < a->n_blocks && x->status == CC_OK;) {
        const struct cc_block *b = &a->blocks[i];
        size_t end = i + 1;

        if (!is_content(a, i)) {
            cc_explain(x, b->span, "role", NULL, cc_block_role_name(b->role));
            i++;
            continue;
        }
        switch (b->kind) {
        case CC_BLOCK_HEADING:
        case CC_BLOCK_TITLE:
        case CC_BLOCK_TERM:
            if (b->kind == CC_BLOCK_TERM)
                term(x, i);
            heading(x, i);
            last_heading = i;
            break;
        case CC_BLOCK_LIST_ITEM:
            if (cc_review_is(x, i)) {
                testimonial(x, i);
                break;
            }
            end = run_end(a, i);
            cc_block_list(x, i, end, before);
            break;
        case CC_BLOCK_CELL:
            end = run_end(a, i);
            cc_block_table(x, i, end, before);
            break;
        case CC_BLOCK_BUTTON:
            x->named = product_named(x, i);
            break;
        case CC_BLOCK_CODE:
            break;
        default:
            if (b->table > 0) {
                end = run_end(a, i);
                cc_block_table(x, i, end, before);
                break;
            }
            paragraph(x, i, last_heading, before);
            break;
        }
        before = end - 1;
        i = end;
        cc_arena_reset(&x->arena);
        x->block_text = NULL;
    }
}

enum cc_status
cc_claims_extract(const struct cc_article *article, const struct cc_claims_options *options, struct cc_claims *out,
    struct cc_error *error)
{
    struct cc_ctx *x = cc_mem_alloc(sizeof *x);
    enum cc_status status;

    x->article = article;
    x->options = options;
    x->out = out;
    x->error = error;
    x->text.before = x->inner.before = &x->before;
    for (size_t i = 0; i < CC_DEPTH_MAX; i++)
        x->made[i].before = &x->before;
    x->goods = cc_goods_article(article);
    cc_speakers_find(x);
    cc_topic_find(x);
    x->observes = !x->sells && cc_study_observes(article);
    walk(x);
    status = x->status;
    if (status != CC_OK)
        cc_claims_clear(out);
    if (options != NULL && options->work != NULL)
        *options->work = x->before.asked;
    cc_claim_forget(x);
    cc_tokens_clear(&x->text);
    cc_tokens_clear(&x->inner);
    for (size_t i = 0; i < CC_DEPTH_MAX; i++)
        cc_tokens_clear(&x->made[i]);
    cc_reread_clear(&x->before);
    cc_arena_clear(&x->arena);
    cc_arena_clear(&x->scratch);
    cc_arena_clear(&x->memory);
    free(x->topic);
    for (uint32_t i = 0; i < x->n_products; i++)
        free(x->products[i]);
    free(x);
    return status;
}
