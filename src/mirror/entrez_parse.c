/* entrez_parse.c: the grammar: operators from left to right, parentheses, runs of words with the tag behind them,
 * ranges. What a term means is decided in the other entrez_ files. */
#include <claimcheck/limits.h>

#include "base/clock.h"
#include "base/utf8.h"
#include "mirror/entrez_parts.h"

#define DATE_TOKENS_MAX 8 /* "2020 / 05 / 17" has five */

static enum cc_status expression(struct cc_translator *t, unsigned depth, struct cc_node **out);

static const struct cc_entrez_token *
token(const struct cc_translator *t, size_t ahead)
{
    size_t at = t->pos + ahead;

    return &t->tokens.v[at < t->tokens.n ? at : t->tokens.n - 1];
}

static void
say(struct cc_translator *t, const char *text)
{
    if (!t->quiet)
        cc_strings_add(&t->out->messages, text, strlen(text));
}

static struct cc_span_text
span_of(const struct cc_translator *t, size_t at, size_t end, bool quoted)
{
    return (struct cc_span_text){t->query + at, end - at, at, quoted};
}

/* The tag token at the position, if there is one: read and taken. An unknown one is reported and gives false, and the
 * term before it is searched as if it had none. */
static bool
take_tag(struct cc_translator *t, struct cc_tag *tag)
{
    const struct cc_entrez_token *k = token(t, 0);

    if (k->kind != CC_ENTREZ_TAG)
        return false;
    t->pos++;
    *tag = cc_tag_read(t->query + k->in_at, k->in_end - k->in_at);
    if (tag->field != CC_FIELD__MAX)
        return true;
    if (!t->quiet)
        cc_strings_add(&t->out->fields_not_found, t->query + k->in_at, k->in_end - k->in_at);
    return false;
}

/* Without a tag: the field of the request, or term mapping. */
static enum cc_status
untagged(struct cc_translator *t, const struct cc_span_text *span, struct cc_node **out)
{
    struct cc_tag tag = {t->field, false, -1};

    if (t->field != CC_FIELD_DEFAULT && span->n > 0)
        return cc_translate_tagged(t, span, &tag, out);
    return cc_translate_untagged(t, span, out);
}

/* ------------------------------------------------------------------ ranges */

static bool
range_end(const struct cc_translator *t, const struct cc_entrez_token *k, enum cc_field field, bool high, uint32_t *out)
{
    uint32_t low_date, high_date;
    const char *s = t->query + k->in_at;
    size_t n = k->in_end - k->in_at;

    if (field == CC_FIELD_UID) {
        char digits[12];

        if (n == 0 || n > 10)
            return false;
        memcpy(digits, s, n);
        digits[n] = '\0';
        if (strspn(digits, "0123456789") < n)
            return false;
        *out = strtoull(digits, NULL, 10) > UINT32_MAX ? UINT32_MAX : (uint32_t)strtoull(digits, NULL, 10);
        return true;
    }
    if (cc_field_kind(field) != CC_FIELDKIND_DATE || !cc_entrez_date(s, n, t->options->now, &low_date, &high_date))
        return false;
    *out = high ? high_date : low_date;
    return true;
}

/* TERM [TAG] : TERM [TAG]. The position is on the first term. */
static enum cc_status
range(struct cc_translator *t, struct cc_node **out)
{
    const struct cc_entrez_token *low = token(t, 0), *high;
    struct cc_tag tag = {CC_FIELD__MAX, false, -1}, second;
    struct cc_node *node;
    struct cc_span_text span;

    t->pos++;
    (void)take_tag(t, &tag);
    t->pos++; /* the colon */
    high = token(t, 0);
    if (high->kind != CC_ENTREZ_WORD && high->kind != CC_ENTREZ_QUOTED) {
        say(t, "A range without an end was ignored.");
        *out = NULL;
        return CC_OK;
    }
    t->pos++;
    if (take_tag(t, &second))
        tag = second;
    if (tag.field == CC_FIELD__MAX)
        tag.field = t->field == CC_FIELD_DEFAULT ? CC_FIELD_PDAT : t->field;
    node = cc_node_new(CC_NODE_RANGE);
    node->field = tag.field;
    node->at = low->at;
    node->end = high->end;
    if (range_end(t, low, tag.field, false, &node->low) && range_end(t, high, tag.field, true, &node->high)) {
        *out = node;
        return CC_OK;
    }
    cc_node_free(node);
    span = span_of(t, low->at, high->end, false);
    say(t, "Ranges are searched in dates (yyyy/mm/dd) and PMIDs only.");
    *out = cc_translate_nothing(t, &span, tag.field);
    return CC_OK;
}

static bool
range_ahead(const struct cc_translator *t)
{
    return token(t, 1)->kind == CC_ENTREZ_COLON ||
        (token(t, 1)->kind == CC_ENTREZ_TAG && token(t, 2)->kind == CC_ENTREZ_COLON);
}

/* -------------------------------------------------------------------- runs */

/* Words in parentheses with a tag behind them: one phrase, not a group: Front Endocrinol (Lausanne)[jo],
 * (asthma)[tiab]. Returns the number of tokens from the parenthesis up to the last before the tag, or 0. */
static size_t
phrase_in_parentheses(const struct cc_translator *t, size_t ahead)
{
    size_t i = ahead + 1;

    if (token(t, ahead)->kind != CC_ENTREZ_OPEN)
        return 0;
    while (token(t, i)->kind == CC_ENTREZ_WORD)
        i++;
    if (i == ahead + 1 || token(t, i)->kind != CC_ENTREZ_CLOSE)
        return 0;
    i++;
    for (size_t k = i; token(t, k)->kind == CC_ENTREZ_WORD || token(t, k)->kind == CC_ENTREZ_TAG; k++) {
        if (token(t, k)->kind == CC_ENTREZ_TAG)
            return i - ahead;
    }
    return 0;
}

/* Fields whose values are one token: words before the value belong to no tag ("asthma 2020[dp]"). */
static size_t
split_before_value(const struct cc_translator *t, size_t from, size_t to, enum cc_field field)
{
    uint32_t low, high;

    if (field == CC_FIELD_VOL || field == CC_FIELD_ISS || field == CC_FIELD_PAGE)
        return to - 1;
    if (cc_field_kind(field) != CC_FIELDKIND_DATE)
        return from;
    for (size_t i = to - from > DATE_TOKENS_MAX ? to - DATE_TOKENS_MAX : from; i < to; i++) {
        size_t at = t->tokens.v[i].at;

        if (cc_entrez_date(t->query + at, t->tokens.v[to - 1].end - at, t->options->now, &low, &high))
            return i;
    }
    return from;
}

/* Words one after the other and the tag that ends them. */
static enum cc_status
run(struct cc_translator *t, struct cc_node **out)
{
    size_t from = t->pos, to, split, inner;
    struct cc_node *before = NULL, *node = NULL;
    struct cc_span_text span;
    struct cc_tag tag;
    enum cc_status status = CC_OK;

    for (;;) {
        if ((inner = phrase_in_parentheses(t, 0)) > 0)
            t->pos += inner;
        else if (token(t, 0)->kind == CC_ENTREZ_WORD && (t->pos == from || token(t, 1)->kind != CC_ENTREZ_COLON))
            t->pos++;
        else
            break;
    }
    to = t->pos;
    if (!take_tag(t, &tag)) {
        span = span_of(t, t->tokens.v[from].at, t->tokens.v[to - 1].end, false);
        return untagged(t, &span, out);
    }
    split = split_before_value(t, from, to, tag.field);
    if (split > from) {
        span = span_of(t, t->tokens.v[from].at, t->tokens.v[split - 1].end, false);
        status = untagged(t, &span, &before);
    }
    span = span_of(t, t->tokens.v[split].at, t->tokens.v[to - 1].end, false);
    if (status == CC_OK)
        status = cc_translate_tagged(t, &span, &tag, &node);
    if (status != CC_OK)
        cc_node_free(before);
    else
        *out = cc_node_join(CC_NODE_AND, before, node);
    return status;
}

static enum cc_status
quoted(struct cc_translator *t, struct cc_node **out)
{
    const struct cc_entrez_token *k = token(t, 0);
    struct cc_span_text span = span_of(t, k->in_at, k->in_end, true);
    struct cc_tag tag;

    t->pos++;
    if (take_tag(t, &tag))
        return cc_translate_tagged(t, &span, &tag, out);
    return untagged(t, &span, out);
}

static enum cc_status
history(struct cc_translator *t, uint32_t number, struct cc_node **out)
{
    const struct cc_entrez_index *index = t->options->index;
    struct cc_node *node;
    enum cc_status status;

    if (index == NULL || index->history == NULL)
        return cc_error_set(t->error, CC_NOTFOUND, "Unable to obtain query #%u", number);
    node = cc_node_new(CC_NODE_PMIDS);
    node->shown = cc_mem_printf("#%u", number);
    status = index->history(index->arg, number, &node->pmids, &node->n_pmids, t->error);
    if (status != CC_OK) {
        cc_node_free(node);
        return status;
    }
    cc_numbers_sort(node->pmids, &node->n_pmids);
    *out = node;
    return CC_OK;
}

static enum cc_status
group(struct cc_translator *t, unsigned depth, struct cc_node **out)
{
    struct cc_tag tag;
    enum cc_status status;

    t->pos++;
    status = expression(t, depth + 1, out);
    if (status != CC_OK)
        return status;
    if (token(t, 0)->kind == CC_ENTREZ_CLOSE)
        t->pos++;
    while (token(t, 0)->kind == CC_ENTREZ_TAG) {
        if (take_tag(t, &tag))
            say(t, "A search tag behind a group in parentheses was ignored.");
    }
    if (*out != NULL)
        (*out)->closed = true;
    return CC_OK;
}

/* ------------------------------------------------------------- expressions */

/* One operand; *out NULL when there is nothing to search for in it. */
static enum cc_status
operand(struct cc_translator *t, unsigned depth, struct cc_node **out)
{
    const struct cc_entrez_token *k = token(t, 0);

    *out = NULL;
    switch (k->kind) {
    case CC_ENTREZ_OPEN:
        return phrase_in_parentheses(t, 0) > 0 ? run(t, out) : group(t, depth, out);
    case CC_ENTREZ_QUOTED:
        return range_ahead(t) ? range(t, out) : quoted(t, out);
    case CC_ENTREZ_WORD:
        return range_ahead(t) ? range(t, out) : run(t, out);
    case CC_ENTREZ_HISTORY:
        t->pos++;
        return history(t, k->number, out);
    default: /* a tag or a colon with nothing before it */
        t->pos++;
        say(t, k->kind == CC_ENTREZ_COLON ? "A ':' that belongs to no range was ignored." : "A search tag without a term was ignored.");
        return CC_OK;
    }
}

static bool
is_operator(enum cc_entrez_token_kind kind)
{
    return kind == CC_ENTREZ_AND || kind == CC_ENTREZ_OR || kind == CC_ENTREZ_NOT;
}

/* Takes operators in a row; the last one holds, "AND NOT" is NOT, "OR NOT" is not valid in PubMed either. */
static enum cc_node_kind
take_operators(struct cc_translator *t, bool leading, bool *any)
{
    enum cc_node_kind op = CC_NODE_AND;
    size_t n = 0;
    bool negated = false;

    for (; is_operator(token(t, 0)->kind); t->pos++, n++) {
        negated = negated || token(t, 0)->kind == CC_ENTREZ_NOT;
        op = token(t, 0)->kind == CC_ENTREZ_OR   ? CC_NODE_OR
            : token(t, 0)->kind == CC_ENTREZ_NOT ? CC_NODE_NOT
                : CC_NODE_AND;
    }
    *any = n > 0;
    if (n > 0 && leading && !(t->options->and_history != 0 && t->pos == n))
        say(t, "An operator with no term before it was ignored.");
    else if (n > 1 && !(n == 2 && negated))
        say(t, "Of several operators in a row only the last was used.");
    return negated ? CC_NODE_NOT : op;
}

static enum cc_status
expression(struct cc_translator *t, unsigned depth, struct cc_node **out)
{
    struct cc_node *all = NULL, *next;
    enum cc_status status = CC_OK;

    if (depth > CC_QUERY_DEPTH_MAX)
        return cc_error_set(
            t->error, CC_LIMIT, "the query has more than %d parentheses inside each other", CC_QUERY_DEPTH_MAX);
    while (token(t, 0)->kind != CC_ENTREZ_END) {
        enum cc_node_kind op;
        bool any;

        if (token(t, 0)->kind == CC_ENTREZ_CLOSE) {
            if (depth > 0)
                break;
            t->pos++; /* closes nothing */
            continue;
        }
        op = take_operators(t, all == NULL, &any);
        t->leading_not = t->leading_not || (all == NULL && op == CC_NODE_NOT && any && depth == 0);
        if (token(t, 0)->kind == CC_ENTREZ_END || token(t, 0)->kind == CC_ENTREZ_CLOSE) {
            if (any && all != NULL)
                say(t, "An operator with no term behind it was ignored.");
            continue;
        }
        status = operand(t, depth, &next);
        if (status != CC_OK)
            break;
        if (all == NULL && op == CC_NODE_NOT && any)
            op = CC_NODE_AND;
        all = cc_node_join(op, all, next);
        if (all != NULL && all->depth > CC_QUERY_TREE_DEPTH_MAX) {
            status = cc_error_set(t->error, CC_LIMIT, "the query goes from one operator to another more than %d times; put what belongs together in "
                "parentheses", CC_QUERY_TREE_DEPTH_MAX);
            break;
        }
    }
    if (status != CC_OK)
        cc_node_free(all);
    else
        *out = all;
    return status;
}

enum cc_status
cc_translate_sub(struct cc_translator *t, const char *text, struct cc_node **out)
{
    struct cc_translator inner = {.query = text,
        .len = strlen(text),
        .options = t->options,
        .out = t->out,
        .error = t->error,
        .quiet = true,
        .spent = t->spent,
        .filter_depth = t->filter_depth + 1};
    enum cc_status status;

    *out = NULL;
    if (++t->spent->filters > CC_QUERY_FILTERS_MAX)
        return cc_error_set(t->error, CC_LIMIT, "the query has more than %d filters", CC_QUERY_FILTERS_MAX);
    if (inner.filter_depth > CC_FILTER_DEPTH_MAX)
        return CC_OK;
    cc_entrez_tokens_read(inner.query, inner.len, &inner.tokens);
    status = expression(&inner, 0, out);
    cc_entrez_tokens_clear(&inner.tokens);
    return status;
}

/* --------------------------------------------------------- the whole query */

/* The date parameters of esearch as a node; *out NULL when there are none. */
static enum cc_status
date_limit(struct cc_translator *t, struct cc_node **out)
{
    const struct cc_entrez_options *o = t->options;
    enum cc_field field = o->datetype && *o->datetype ? cc_field_find(o->datetype, strlen(o->datetype)) : CC_FIELD_PDAT;
    uint32_t low, high, unused;

    *out = NULL;
    if (!(o->reldate && *o->reldate) && !(o->mindate && *o->mindate) && !(o->maxdate && *o->maxdate))
        return CC_OK;
    if (field == CC_FIELD__MAX || cc_field_kind(field) != CC_FIELDKIND_DATE) {
        cc_strings_addf(&t->out->messages, "Date type '%.40s' is not known; the publication date was used.", o->datetype);
        field = CC_FIELD_PDAT;
    }
    if (o->reldate && *o->reldate) {
        char *rest;
        long days = strtol(o->reldate, &rest, 10);

        if (rest == o->reldate) {
            say(t, "reldate is not a number of days; it was ignored.");
            return CC_OK;
        }
        if (days < 0 || days > 365000)
            days = days < 0 ? 0 : 365000;
        low = cc_entrez_days_ago(o->now, days);
        high = cc_entrez_days_ago(o->now, 0);
    } else if (!(o->mindate && *o->mindate) || !(o->maxdate && *o->maxdate)) {
        say(t, "mindate and maxdate must be given together; the one that was given was ignored.");
        return CC_OK;
    } else if (!cc_entrez_date(o->mindate, strlen(o->mindate), o->now, &low, &unused) ||
        !cc_entrez_date(o->maxdate, strlen(o->maxdate), o->now, &unused, &high)) {
        say(t, "mindate or maxdate is not a date (yyyy, yyyy/mm or yyyy/mm/dd); both were ignored.");
        return CC_OK;
    }
    *out = cc_node_new(CC_NODE_RANGE);
    (*out)->field = field;
    (*out)->low = low;
    (*out)->high = high;
    return CC_OK;
}

static void
read_field_option(struct cc_translator *t)
{
    const char *field = t->options->field;
    enum cc_field found;

    t->field = CC_FIELD_DEFAULT;
    if (field == NULL || *field == '\0')
        return;
    found = cc_field_find(field, strlen(field));
    if (found == CC_FIELD__MAX)
        cc_strings_add(&t->out->fields_not_found, field, strlen(field));
    else
        t->field = found;
}

/* PubMed echoes what it was sent when nothing of it could be found. */
static void
translation(struct cc_translator *t)
{
    struct cc_entrez *out = t->out;
    struct cc_buf text = {0};
    const struct cc_node *root = out->root;
    bool lost = out->phrases_not_found.n + out->quoted_not_found.n > 0 && root->n_kids == 0 &&
        root->kind == CC_NODE_TERM;

    if (lost && root->field == CC_FIELD_ALL && root->shown == NULL)
        cc_buf_addf(&text, "(%.*s[All Fields])", (int)t->len, t->query);
    else if (lost)
        cc_buf_addf(&text, "(%.*s)", (int)t->len, t->query);
    else
        cc_entrez_write(root, &text);
    out->translation = cc_buf_take(&text, NULL);
}

static enum cc_status
translate(struct cc_translator *t)
{
    struct cc_node *set = NULL, *limit = NULL;
    enum cc_status status;

    status = expression(t, 0, &t->out->root);
    if (status != CC_OK)
        return status;
    if (t->n_wildcards > CC_QUERY_WILDCARDS_MAX)
        return cc_error_set(
            t->error, CC_LIMIT, "the query has %zu wildcards; the most is %d", t->n_wildcards, CC_QUERY_WILDCARDS_MAX);
    if (t->out->root == NULL && t->len > 0 && (t->out->phrases_ignored.n > 0 || t->options->and_history == 0)) {
        t->out->root = cc_node_new(CC_NODE_NONE);
        t->out->root->shown = cc_mem_strndup(t->query, t->len);
    }
    if (t->options->and_history != 0)
        status = history(t, t->options->and_history, &set);
    if (status == CC_OK)
        status = date_limit(t, &limit);
    if (t->out->root != NULL)
        t->out->root->closed = true;
    if (set != NULL && t->leading_not) { /* "NOT review[pt]" with a query_key: that set without reviews */
        t->out->root = cc_node_join(CC_NODE_NOT, set, t->out->root);
        set = NULL;
    }
    t->out->root = cc_node_join(CC_NODE_AND, t->out->root, set);
    t->out->root = cc_node_join(CC_NODE_AND, t->out->root, limit);
    return status;
}

enum cc_status
cc_entrez_parse(const char *query, size_t len, const struct cc_entrez_options *options, struct cc_entrez *out,
    struct cc_error *error)
{
    static const struct cc_entrez_options NONE;
    struct cc_spent spent = {0};
    struct cc_translator t = {.query = query,
        .len = len,
        .options = options ? options : &NONE,
        .out = out,
        .error = error,
        .spent = &spent};
    enum cc_status status;

    if (len > CC_ENTREZ_MAX_BYTES)
        return cc_error_set(error, CC_LIMIT, "the query is %zu bytes long; the most is %zu", len, CC_ENTREZ_MAX_BYTES);
    if (!cc_utf8_valid(query, len))
        return cc_error_set(error, CC_INPUT, "the query is not UTF-8 text");
    while (t.len > 0 && strchr(" \t\r\n", t.query[t.len - 1]) != NULL)
        t.len--;
    while (t.len > 0 && strchr(" \t\r\n", t.query[0]) != NULL) {
        t.query++;
        t.len--;
    }
    if (t.len == 0 && t.options->and_history == 0)
        return cc_error_set(error, CC_INPUT, "Empty term and query_key - nothing todo");
    read_field_option(&t);
    cc_entrez_tokens_read(t.query, t.len, &t.tokens);
    status = translate(&t);
    cc_entrez_tokens_clear(&t.tokens);
    if (status == CC_OK)
        translation(&t);
    return status;
}
