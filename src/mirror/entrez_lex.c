/* entrez_lex.c: a query as tokens. Never fails: what is left open or stands where nothing can is taken as a space, as
 * PubMed does, and remembered for the linter. It must not know fields. */
#include "base/utf8.h"
#include "mirror/entrez_parts.h"
#include "vocab/tables.h"

struct lexer {
    const char *s;
    size_t n, at;
    struct cc_entrez_tokens *out;
    size_t cap, stray_cap, open_cap;
};

/* A character of the query in the terms of the grammar: typographic marks stand for their plain ones. */
static uint32_t
peek(const struct lexer *x, size_t at, size_t *len)
{
    uint32_t c;

    *len = 1;
    if (at >= x->n)
        return 0;
    *len = cc_utf8_decode(x->s + at, x->n - at, &c);
    if (c == '"' || (c >= 0x201C && c <= 0x201F) || c == 0x00AB || c == 0x00BB || c == 0x2033)
        return '"';
    return c == 0 || cc_utf8_is_space(c) ? ' ' : c;
}

static struct cc_entrez_token *
push(struct lexer *x, enum cc_entrez_token_kind kind, size_t at, size_t end)
{
    struct cc_entrez_token *t;

    x->out->v = cc_mem_grow(x->out->v, x->out->n, &x->cap, sizeof *x->out->v);
    t = &x->out->v[x->out->n++];
    *t = (struct cc_entrez_token){.kind = kind, .at = at, .end = end, .in_at = at, .in_end = end};
    x->at = end;
    return t;
}

static void
mark(size_t **list, size_t *n, size_t *cap, size_t at)
{
    *list = cc_mem_grow(*list, *n, cap, sizeof **list);
    (*list)[(*n)++] = at;
}

/* The end of the quoted text that starts behind the mark at `from`, or SIZE_MAX. */
static size_t
closing_quote(const struct lexer *x, size_t from)
{
    size_t len;

    for (size_t i = from; i < x->n; i += len) {
        if (peek(x, i, &len) == '"')
            return i;
    }
    return SIZE_MAX;
}

static void
read_quoted(struct lexer *x)
{
    size_t at = x->at, len, from, close, close_len;
    struct cc_entrez_token *t;

    (void)peek(x, at, &len);
    from = at + len;
    close = closing_quote(x, from);
    if (close == SIZE_MAX) {
        mark(&x->out->open_quotes, &x->out->n_open_quotes, &x->open_cap, at);
        x->at = from;
        return;
    }
    (void)peek(x, close, &close_len);
    t = push(x, CC_ENTREZ_QUOTED, at, close + close_len);
    t->in_at = from;
    t->in_end = close;
    t->curly = len > 1 || close_len > 1;
}

/* A tag: a bracket that closes soon, with neither bracket nor quotation mark inside, behind something it can tag. */
static bool
read_tag(struct lexer *x)
{
    size_t at = x->at, i, len;
    struct cc_entrez_token *t;
    enum cc_entrez_token_kind before = x->out->n ? x->out->v[x->out->n - 1].kind : CC_ENTREZ_END;

    if (before != CC_ENTREZ_WORD && before != CC_ENTREZ_QUOTED && before != CC_ENTREZ_CLOSE &&
        before != CC_ENTREZ_TAG && before != CC_ENTREZ_HISTORY)
        return false;
    for (i = at + 1; i < x->n && i - at <= CC_TAG_MAX_BYTES; i += len) {
        uint32_t c = peek(x, i, &len);

        if (c == ']') {
            t = push(x, CC_ENTREZ_TAG, at, i + 1);
            t->in_at = at + 1;
            t->in_end = i;
            return true;
        }
        if (c == '[' || c == '"')
            return false;
    }
    return false;
}

/* "2020:2023" and "2020/01:2020/05" are ranges; "10.1000:x" is a word. */
static bool
colon_splits(const struct lexer *x, size_t from, size_t colon)
{
    if (colon == from || colon + 1 >= x->n || x->s[colon + 1] < '0' || x->s[colon + 1] > '9')
        return false;
    for (size_t i = from; i < colon; i++) {
        if ((x->s[i] < '0' || x->s[i] > '9') && x->s[i] != '/')
            return false;
    }
    return true;
}

static enum cc_entrez_token_kind
word_kind(const char *s, size_t n)
{
    if (n == 3 && memcmp(s, "AND", 3) == 0)
        return CC_ENTREZ_AND;
    if (n == 2 && memcmp(s, "OR", 2) == 0)
        return CC_ENTREZ_OR;
    if (n == 3 && memcmp(s, "NOT", 3) == 0)
        return CC_ENTREZ_NOT;
    return CC_ENTREZ_WORD;
}

static void
read_word(struct lexer *x)
{
    size_t at = x->at, i, len;

    for (i = at; i < x->n; i += len) {
        uint32_t c = peek(x, i, &len);

        if (c == ' ' || c == '"' || c == '(' || c == ')' || c == '[' || c == ']' || c == '|')
            break;
        if (c == ':' && colon_splits(x, at, i))
            break;
    }
    push(x, word_kind(x->s + at, i - at), at, i);
}

/* #3: a history set, when nothing but a border follows the number. */
static bool
read_history(struct lexer *x)
{
    size_t i = x->at + 1, len;
    uint32_t number = 0, c;

    for (; i < x->n && i - x->at <= 6 && x->s[i] >= '0' && x->s[i] <= '9'; i++)
        number = number * 10 + (uint32_t)(x->s[i] - '0');
    c = peek(x, i, &len);
    if (i == x->at + 1 || (i < x->n && c != ' ' && c != ')' && c != '(' && c != '[' && c != '|' && c != '&'))
        return false;
    push(x, CC_ENTREZ_HISTORY, x->at, i)->number = number;
    return true;
}

/* '&' is AND when it stands alone, ':' a range when it stands alone or behind a tag or a quotation. */
static bool
read_sign(struct lexer *x, uint32_t c)
{
    size_t len;
    uint32_t next = x->at + 1 < x->n ? peek(x, x->at + 1, &len) : ' ';
    enum cc_entrez_token_kind before = x->out->n ? x->out->v[x->out->n - 1].kind : CC_ENTREZ_END;

    if (c == '&' && (next == ' ' || next == '(' || next == '"' || next == '&')) {
        push(x, CC_ENTREZ_AND, x->at, x->at + 1);
        return true;
    }
    if (c == ':' &&
        (next == ' ' || before == CC_ENTREZ_TAG || before == CC_ENTREZ_QUOTED || before == CC_ENTREZ_WORD)) {
        push(x, CC_ENTREZ_COLON, x->at, x->at + 1);
        return true;
    }
    return false;
}

static void
read_token(struct lexer *x)
{
    size_t len;
    uint32_t c = peek(x, x->at, &len);

    if (c == ' ') {
        x->at += len;
    } else if (c == '"') {
        read_quoted(x);
    } else if (c == '(') {
        push(x, CC_ENTREZ_OPEN, x->at, x->at + 1);
    } else if (c == ')') {
        push(x, CC_ENTREZ_CLOSE, x->at, x->at + 1);
    } else if (c == '|') {
        push(x, CC_ENTREZ_OR, x->at, x->at + 1);
    } else if (c == '[' || c == ']') {
        if (c == ']' || !read_tag(x)) {
            mark(&x->out->stray, &x->out->n_stray, &x->stray_cap, x->at);
            x->at++;
        }
    } else if (c == '#' && read_history(x)) {
        return;
    } else if ((c == '&' || c == ':') && read_sign(x, c)) {
        return;
    } else {
        read_word(x);
    }
}

void
cc_entrez_tokens_read(const char *query, size_t len, struct cc_entrez_tokens *out)
{
    struct lexer x = {.s = query, .n = len, .out = out};

    while (x.at < x.n)
        read_token(&x);
    push(&x, CC_ENTREZ_END, len, len);
}

void
cc_entrez_tokens_clear(struct cc_entrez_tokens *tokens)
{
    free(tokens->v);
    free(tokens->stray);
    free(tokens->open_quotes);
    *tokens = (struct cc_entrez_tokens){0};
}

/* The number of ":~12", or -1. */
static int
read_proximity(const char *s, size_t n)
{
    int value = 0;

    if (n < 2 || s[0] != '~')
        return -1;
    for (size_t i = 1; i < n; i++) {
        if (s[i] < '0' || s[i] > '9' || value > 1000)
            return -1;
        value = value * 10 + (s[i] - '0');
    }
    return value > 1000 ? 1000 : value;
}

struct cc_tag
cc_tag_read(const char *tag, size_t n)
{
    struct cc_tag out = {CC_FIELD__MAX, false, -1};
    size_t cut = n;

    for (size_t i = 0; i < n; i++) {
        if (tag[i] == ':') {
            struct cc_buf modifier = {0};

            cc_entrez_add_words(&modifier, tag + i + 1, n - i - 1, CC_WORDS_KEEP_MARKS);
            out.noexp = modifier.n > 0 && (strcmp(modifier.v, "noexp") == 0 || strcmp(modifier.v, "no exp") == 0);
            out.proximity = read_proximity(modifier.v ? modifier.v : "", modifier.n);
            cut = i;
            cc_buf_clear(&modifier);
            break;
        }
    }
    out.field = cc_field_find(tag, cut);
    return out;
}
