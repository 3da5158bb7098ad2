/* decide.c: applies people's decisions over an extraction. It must not know where decisions are kept. */
#include <claimcheck/claims.h>
#include <claimcheck/decisions.h>

#include "base/buf.h"
#include "base/hash.h"
#include "base/words.h"

static const char *const KINDS[CC_DECISION__MAX] = {"edit", "merge", "split", "drop", "add"};

const char *
cc_decision_kind_name(enum cc_decision_kind kind)
{
    return (unsigned)kind < CC_DECISION__MAX ? KINDS[kind] : "unknown";
}

bool
cc_decision_kind_parse(const char *name, enum cc_decision_kind *out)
{
    for (unsigned i = 0; i < CC_DECISION__MAX; i++) {
        if (strcmp(KINDS[i], name) == 0) {
            *out = (enum cc_decision_kind)i;
            return true;
        }
    }
    return false;
}

struct cc_decision *
cc_decisions_push(struct cc_decisions *list)
{
    list->v = cc_mem_grow(list->v, list->n, &list->cap, sizeof *list->v);
    return &list->v[list->n++];
}

static void
free_strings(char **v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        free(v[i]);
    free(v);
}

void
cc_decisions_clear(struct cc_decisions *list)
{
    for (size_t i = 0; i < list->n; i++) {
        struct cc_decision *d = &list->v[i];

        free(d->article);
        free(d->claim);
        free(d->reason);
        free(d->by);
        free_strings(d->others, d->n_others);
        free_strings(d->texts, d->n_texts);
    }
    free(list->v);
    *list = (struct cc_decisions){0};
}

/* ------------------------------------------------------- claims from words */

static void
replace(char **to, const char *with)
{
    free(*to);
    *to = cc_mem_strdup(with);
}

/* The frame of new words: they are read as an article of one paragraph. Finding nothing is no failure. */
static enum cc_status
read_frame(const char *text, struct cc_claim *c, struct cc_error *error)
{
    struct cc_block block = {.kind = CC_BLOCK_PARAGRAPH, .span = {0, strlen(text)}, .line_first = 1, .line_last = 1};
    struct cc_line_mark line = {0, 1};
    char *copy = cc_mem_strdup(text);
    struct cc_article one = {
        .text = copy, .text_len = block.span.end, .blocks = &block, .n_blocks = 1, .lines = &line, .n_lines = 1};
    struct cc_claims found = {0};
    enum cc_status status = cc_claims_extract(&one, NULL, &found, error);

    if (status == CC_OK && found.n > 0) {
        const struct cc_claim *f = &found.v[0];

        replace(&c->subject, f->subject);
        replace(&c->relation, f->relation);
        replace(&c->object, f->object);
        c->direction = f->direction;
        c->kind = f->kind;
        c->hedged = f->hedged;
        c->negated = f->negated;
    }
    cc_claims_clear(&found);
    free(copy);
    return status;
}

/* An id that depends on the words only: the same words decided again give the same claim. */
static char *
id_of_words(const char *text)
{
    struct cc_words words = {0};
    struct cc_buf b = {0};
    char hex[CC_SHA256_HEX], *id;

    cc_words_read(text, SIZE_MAX, &words);
    cc_words_join(&b, words.v, words.n);
    id = cc_mem_printf("c%.10s", cc_hash_sha256(b.v ? b.v : "", b.n, hex));
    cc_words_clear(&words);
    cc_buf_clear(&b);
    return id;
}

static size_t
index_of(const struct cc_claims *claims, const char *id)
{
    size_t i = 0;

    while (i < claims->n && strcmp(claims->v[i].id, id) != 0)
        i++;
    return i;
}

static void
remove_at(struct cc_claims *claims, size_t i)
{
    cc_claim_clear(&claims->v[i]);
    memmove(&claims->v[i], &claims->v[i + 1], (--claims->n - i) * sizeof *claims->v);
}

static void
insert_at(struct cc_claims *claims, size_t i, struct cc_claim *claim)
{
    (void)cc_claims_push(claims);
    memmove(&claims->v[i + 1], &claims->v[i], (claims->n - 1 - i) * sizeof *claims->v);
    claims->v[i] = *claim;
    *claim = (struct cc_claim){0};
}

/* A claim with a parent's place and other words. */
static enum cc_status
child_of(const struct cc_claim *parent, const char *text, struct cc_claim *out, struct cc_error *error)
{
    *out = (struct cc_claim){.id = id_of_words(text),
        .text = cc_mem_strdup(text),
        .quote = cc_mem_strdup(parent->quote),
        .spans = cc_mem_dup(parent->spans, parent->n_spans * sizeof *parent->spans),
        .n_spans = parent->n_spans,
        .lines = cc_mem_dup(parent->lines, parent->n_lines * sizeof *parent->lines),
        .n_lines = parent->n_lines,
        .section = cc_mem_strdup(parent->section),
        .subject = cc_mem_strdup(parent->subject),
        .relation = cc_mem_strdup(parent->relation),
        .object = cc_mem_strdup(parent->object),
        .direction = parent->direction,
        .kind = parent->kind,
        .hedged = parent->hedged,
        .testimonial = parent->testimonial,
        .worth = parent->worth,
        .worth_why = cc_mem_strdup(parent->worth_why),
        .rule = cc_mem_strdup("decided"),
        .block = parent->block};
    return read_frame(text, out, error);
}

/* ------------------------------------------------------------ each decision */

static enum cc_status
apply_edit(const struct cc_decision *d, struct cc_claims *claims, size_t i, struct cc_error *error)
{
    replace(&claims->v[i].text, d->texts[0]);
    replace(&claims->v[i].rule, "decided");
    return read_frame(d->texts[0], &claims->v[i], error);
}

static void
join_lines(struct cc_claim *to, const struct cc_claim *from)
{
    for (size_t i = 0; i < from->n_lines; i++) {
        size_t at = 0;

        while (at < to->n_lines && to->lines[at] < from->lines[i])
            at++;
        if (at < to->n_lines && to->lines[at] == from->lines[i])
            continue;
        to->lines = cc_mem_resize(to->lines, to->n_lines + 1, sizeof *to->lines);
        memmove(&to->lines[at + 1], &to->lines[at], (to->n_lines++ - at) * sizeof *to->lines);
        to->lines[at] = from->lines[i];
    }
}

static void
take_in(struct cc_claim *to, const struct cc_claim *from)
{
    char *quote = cc_mem_printf("%s \u2026 %s", to->quote, from->quote);

    free(to->quote);
    to->quote = quote;
    to->spans = cc_mem_resize(to->spans, to->n_spans + from->n_spans, sizeof *to->spans);
    for (size_t i = 0; i < from->n_spans; i++)
        to->spans[to->n_spans++] = from->spans[i];
    join_lines(to, from);
    to->hedged |= from->hedged;
}

static void
apply_merge(const struct cc_decision *d, struct cc_claims *claims, cc_decision_orphan *orphan, void *arg)
{
    for (size_t k = 0; k < d->n_others; k++) {
        size_t i = index_of(claims, d->claim), other = index_of(claims, d->others[k]);

        if (other == claims->n || other == i) {
            if (orphan)
                orphan(arg, d, "one of the claims it merges is no longer found");
            continue;
        }
        take_in(&claims->v[i], &claims->v[other]);
        remove_at(claims, other);
    }
}

static enum cc_status
apply_split(const struct cc_decision *d, struct cc_claims *claims, size_t i, struct cc_error *error)
{
    enum cc_status status = CC_OK;

    for (size_t k = 0; status == CC_OK && k < d->n_texts; k++) {
        struct cc_claim child = {0};

        status = child_of(&claims->v[i], d->texts[k], &child, error);
        insert_at(claims, i + 1 + k, &child);
    }
    remove_at(claims, i);
    return status;
}

/* The text of a source line: from its first byte to the next line's, within one block. */
static struct cc_span
line_span(const struct cc_article *a, uint32_t line, size_t *block)
{
    for (size_t i = 0; i < a->n_blocks; i++) {
        struct cc_span s = a->blocks[i].span;

        while (s.start < s.end && cc_article_line_at(a, s.start) < line)
            s.start++;
        if (s.start == s.end || cc_article_line_at(a, s.start) != line)
            continue;
        while (s.end > s.start && cc_article_line_at(a, s.end - 1) > line)
            s.end--;
        *block = i;
        return s;
    }
    return (struct cc_span){0};
}

static enum cc_status
apply_add(const struct cc_article *article, const struct cc_decision *d, cc_decision_orphan *orphan, void *arg,
    struct cc_claims *claims, struct cc_error *error)
{
    size_t block = 0, at = 0;
    struct cc_span span = line_span(article, d->line, &block);
    char *quote;
    struct cc_claim place = {.spans = &span, .n_spans = 1, .lines = (uint32_t[]){d->line}, .n_lines = 1}, added = {0};
    enum cc_status status;

    if (span.end == span.start) {
        if (orphan)
            orphan(arg, d, "its line holds no text any more");
        return CC_OK;
    }
    quote = cc_mem_strndup(article->text + span.start, span.end - span.start);
    place.quote = quote;
    place.block = block;
    if (article->blocks[block].section) {
        const struct cc_block *heading = &article->blocks[article->blocks[block].section - 1];

        place.section = cc_mem_strndup(article->text + heading->span.start, heading->span.end - heading->span.start);
    }
    status = child_of(&place, d->texts[0], &added, error);
    while (at < claims->n && claims->v[at].n_spans && claims->v[at].spans[0].start <= span.start)
        at++;
    insert_at(claims, at, &added);
    free(place.section);
    free(quote);
    return status;
}

/* A claim that repeats one that is gone repeats nothing any more. */
static void
mend_repeats(struct cc_claims *claims)
{
    for (size_t i = 0; i < claims->n; i++) {
        struct cc_claim *c = &claims->v[i];

        if (c->same_as && index_of(claims, c->same_as) == claims->n) {
            free(c->same_as);
            c->same_as = NULL;
        }
    }
}

enum cc_status
cc_decisions_apply(const struct cc_article *article, const struct cc_decisions *decisions, cc_decision_orphan *orphan,
    void *arg, struct cc_claims *claims, struct cc_error *error)
{
    enum cc_status status = CC_OK;

    for (size_t k = 0; status == CC_OK && k < decisions->n; k++) {
        const struct cc_decision *d = &decisions->v[k];
        size_t i = d->claim ? index_of(claims, d->claim) : claims->n;

        if (d->kind == CC_DECISION_ADD) {
            status = apply_add(article, d, orphan, arg, claims, error);
        } else if (i == claims->n) {
            if (orphan)
                orphan(arg, d, "its claim is no longer found in the article");
        } else if (d->kind == CC_DECISION_EDIT) {
            status = apply_edit(d, claims, i, error);
        } else if (d->kind == CC_DECISION_MERGE) {
            apply_merge(d, claims, orphan, arg);
        } else if (d->kind == CC_DECISION_SPLIT) {
            status = apply_split(d, claims, i, error);
        } else {
            remove_at(claims, i);
        }
    }
    if (decisions->n > 0)
        mend_repeats(claims);
    return status;
}
