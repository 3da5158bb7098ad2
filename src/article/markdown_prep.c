/* markdown_prep.c: see markdown_prep.h. */
#include "article/markdown_prep.h"

#include "article/html_meta.h"

void
cc_md_prep_clear(struct cc_md_prep *p)
{
    for (size_t i = 0; i < p->n_footnotes; i++) {
        free(p->footnotes[i].label);
        cc_buf_clear(&p->footnotes[i].text);
    }
    free(p->footnotes);
    free(p->starts);
    cc_buf_clear(&p->source);
    *p = (struct cc_md_prep){0};
}

const char *
cc_md_line(const struct cc_md_prep *p, size_t i, size_t *n)
{
    size_t end;

    if (i >= p->n_lines) {
        *n = 0;
        return "";
    }
    end = i + 1 < p->n_lines ? p->starts[i + 1] - 1 : p->source.n;
    if (end > p->starts[i] && i + 1 == p->n_lines && p->source.v[end - 1] == '\n')
        end--;
    *n = end - p->starts[i];
    return p->source.v + p->starts[i];
}

static char *
line_at(struct cc_md_prep *p, size_t i, size_t *n)
{
    const char *s = cc_md_line(p, i, n);

    return p->source.v + (s - p->source.v);
}

static size_t
spaces(const char *s, size_t n)
{
    size_t i = 0;

    while (i < n && (s[i] == ' ' || s[i] == '\t'))
        i++;
    return i;
}

static bool
is_blank(const char *s, size_t n)
{
    return spaces(s, n) == n;
}

/* ---- front matter */

/* "key:" at the start of a line; *value and *value_n is the rest, without quotes. */
static bool
is_key(const char *s, size_t n, const char *key, const char **value, size_t *value_n)
{
    size_t len = strlen(key), i;

    if (n <= len || memcmp(s, key, len) != 0 || s[len] != ':')
        return false;
    i = len + 1 + spaces(s + len + 1, n - len - 1);
    while (n > i && (unsigned char)s[n - 1] <= ' ')
        n--;
    if (n >= i + 2 && (s[i] == '"' || s[i] == '\'') && s[n - 1] == s[i]) {
        i++;
        n--;
    }
    *value = s + i;
    *value_n = n - i;
    return true;
}

/* A value: the rest of the line, or with '>' and '|' (and for plain values) the indented lines below. YAML's escapes in
 * double quotes are rare in titles; only \" is undone. */
static void
add_value(struct cc_build *b, const struct cc_block *like, const char *value, size_t value_n, const char *next,
    size_t rest, uint32_t line)
{
    struct cc_buf text = {0};

    if (value_n == 0 || ((*value != '>' && *value != '|') || value_n > 3)) {
        for (size_t i = 0; i < value_n; i++) {
            if (value[i] != '\\' || i + 1 >= value_n || value[i + 1] != '"')
                cc_buf_addc(&text, value[i]);
        }
    }
    while (rest > 0 && (*next == ' ' || *next == '\t')) {
        const char *end = memchr(next, '\n', rest);
        size_t len = end ? (size_t)(end - next) + 1 : rest;

        cc_buf_addc(&text, '\n');
        cc_buf_add(&text, next, len - (end != NULL));
        next += len;
        rest -= len;
    }
    cc_build_block(b, like, text.v ? text.v : "", text.n, line);
    cc_buf_clear(&text);
}

void
cc_md_front_matter(const char *s, size_t n, size_t n_lines, struct cc_build *b)
{
    static const struct {
        const char *key;
        enum cc_block_kind kind;
    } KEYS[] = {{"title", CC_BLOCK_TITLE}, {"description", CC_BLOCK_META}, {"excerpt", CC_BLOCK_META},
        {"summary", CC_BLOCK_META}, {"metaDescription", CC_BLOCK_META}, {"seoDescription", CC_BLOCK_META}};
    size_t at = 0;

    for (uint32_t line = 1; line <= n_lines && at < n; line++) {
        const char *end = memchr(s + at, '\n', n - at), *value;
        size_t len = end ? (size_t)(end - s) - at : n - at, value_n, next = at + len + (end != NULL);

        for (size_t k = 0; k < sizeof KEYS / sizeof *KEYS; k++) {
            const struct cc_block like = {.kind = KEYS[k].kind};

            if (is_key(s + at, len, KEYS[k].key, &value, &value_n))
                add_value(b, &like, value, value_n, s + next, n - next, line);
        }
        if (is_key(s + at, len, "lang", &value, &value_n) || is_key(s + at, len, "language", &value, &value_n)) {
            char *lang = cc_mem_strndup(value, value_n);

            cc_html_meta_language(b, lang);
            free(lang);
        }
        at = next;
    }
}

/* Number of lines from "---" to "---" or "..." inclusive, 0 when there is none. */
static size_t
front_matter_lines(const struct cc_md_prep *p)
{
    size_t n;
    const char *s = cc_md_line(p, 0, &n);

    if (n < 3 || memcmp(s, "---", 3) != 0 || !is_blank(s + 3, n - 3))
        return 0;
    s = cc_md_line(p, 1, &n);
    if (is_blank(s, n)) /* a rule, then text */
        return 0;
    for (size_t i = 1; i < p->n_lines && i < 1000; i++) {
        s = cc_md_line(p, i, &n);
        if (n >= 3 && (memcmp(s, "---", 3) == 0 || memcmp(s, "...", 3) == 0) && is_blank(s + 3, n - 3))
            return i + 1;
    }
    return 0;
}

/* ---- footnotes and heading attributes */

/* "[^label]:" with at most three spaces before; *text is where the note begins. */
static bool
is_footnote(const char *s, size_t n, size_t *label, size_t *label_n, size_t *text)
{
    size_t i = spaces(s, n);

    if (i > 3 || n - i < 5 || s[i] != '[' || s[i + 1] != '^')
        return false;
    *label = i + 2;
    for (i += 2; i < n && s[i] != ']' && s[i] != ' ' && s[i] != '['; i++)
        ;
    *label_n = i - *label;
    if (*label_n == 0 || i + 1 >= n || s[i] != ']' || s[i + 1] != ':')
        return false;
    *text = i + 2;
    return true;
}

static void
take_line(struct cc_md_footnote *note, char *s, size_t n, size_t skip)
{
    if (note->text.n > 0 || note->line == 0)
        cc_buf_addc(&note->text, '\n');
    cc_buf_add(&note->text, s + skip, n - skip);
    memset(s, ' ', n);
}

/* Takes the definition that starts on line i; returns the first line after it. A note goes on over lines that are not
 * blank, and over blank lines when indented text follows. */
static size_t
take_footnote(struct cc_md_prep *p, size_t i, size_t label, size_t label_n, size_t text)
{
    struct cc_md_footnote *note;
    size_t n, other[3];
    char *s = line_at(p, i, &n);

    p->footnotes = cc_mem_grow(p->footnotes, p->n_footnotes, &p->cap_footnotes, sizeof *p->footnotes);
    note = &p->footnotes[p->n_footnotes++];
    *note = (struct cc_md_footnote){.label = cc_mem_strndup(s + label, label_n), .line = (uint32_t)i + 1};
    cc_buf_adds(&note->text, "");
    take_line(note, s, n, text);
    for (i++; i < p->n_lines; i++) {
        size_t next_n = 0, blanks = 0;
        const char *next = "";

        s = line_at(p, i, &n);
        if (is_blank(s, n)) {
            while (i + blanks < p->n_lines && (next = cc_md_line(p, i + blanks, &next_n), is_blank(next, next_n)))
                blanks++;
            if (i + blanks >= p->n_lines || spaces(next, next_n) < 4)
                break;
            for (size_t k = 0; k < blanks; k++)
                cc_buf_addc(&note->text, '\n');
            i += blanks;
            s = line_at(p, i, &n);
        }
        if (is_footnote(s, n, &other[0], &other[1], &other[2]) || (n > 0 && s[0] == '#'))
            break;
        take_line(note, s, n, spaces(s, n) > 4 ? 4 : spaces(s, n));
    }
    return i;
}

/* "## Heading {#id .class}" and kramdown's "{: .class}" lines. */
static void
blank_attributes(char *s, size_t n)
{
    size_t end = n, start;

    while (end > 0 && (unsigned char)s[end - 1] <= ' ')
        end--;
    if (end < 4 || s[end - 1] != '}')
        return;
    for (start = end - 1; start > 0 && s[start] != '{'; start--)
        ;
    if (s[start] != '{' || strchr("#.:", s[start + 1]) == NULL)
        return;
    if (s[0] == '#' || (start <= 3 && s[start + 1] == ':') || (s[start + 1] == '#' && start > 0 && s[start - 1] == ' '))
        memset(s + start, ' ', end - start);
}

/* How many block quotes and list items the line opens; a thematic break opens none. */
static size_t
nesting(const char *s, size_t n)
{
    size_t depth = 0;
    bool rule = true;

    for (size_t i = 0; i < n; i++) {
        if (s[i] == '>')
            rule = false;
        else if (s[i] != '-' && s[i] != '*' && s[i] != '+' && s[i] != ' ' && s[i] != '\t')
            return rule && i == n ? 0 : depth;
        if (s[i] == '>' || (s[i] != ' ' && s[i] != '\t' && i + 1 < n && s[i + 1] == ' ') || s[i] == '+')
            depth++;
        if (i > 0 && s[i] != ' ' && s[i] != '\t' && s[i] != s[0])
            rule = false;
    }
    return rule ? 0 : depth;
}

/* A code fence: its character and length, or 0. */
static size_t
fence(const char *s, size_t n, char *mark)
{
    size_t i = spaces(s, n), len = 0;

    if (i > 3 || i >= n || (s[i] != '`' && s[i] != '~'))
        return 0;
    *mark = s[i];
    while (i + len < n && s[i + len] == *mark)
        len++;
    return len >= 3 ? len : 0;
}

static void
index_lines(struct cc_md_prep *p)
{
    size_t at = 0;

    while (at < p->source.n) {
        const char *end = memchr(p->source.v + at, '\n', p->source.n - at);

        p->starts = cc_mem_grow(p->starts, p->n_lines, &p->cap_lines, sizeof *p->starts);
        p->starts[p->n_lines++] = at;
        at = end ? (size_t)(end - p->source.v) + 1 : p->source.n;
    }
}

/* What stands between two blank lines, as far as it has been read. */
struct run {
    size_t all;             /* bytes since the blank line */
    size_t items;           /* list items since then */
    size_t bytes, brackets; /* of the last paragraph: an item begins one */
    size_t content;         /* column at which the last item's text begins; 0 = no item yet */
};

/* The column at which the text begins when the line opens an item of a list that cmark sees as one, else 0. */
static size_t
item_content(const struct run *run, const char *s, size_t n)
{
    size_t i = spaces(s, n), digits = 0, after;

    if (i >= run->content + 4)
        return 0; /* goes on with the paragraph before it */
    while (i + digits < n && digits < 9 && s[i + digits] >= '0' && s[i + digits] <= '9')
        digits++;
    if (digits > 0 && run->content == 0 && run->bytes > 0 && !(digits == 1 && s[i] == '1'))
        return 0; /* only a 1 begins a list inside a paragraph */
    after = i + digits;
    if (after + 1 >= n ||
        (digits > 0 ? s[after] != '.' && s[after] != ')' : s[after] != '-' && s[after] != '*' && s[after] != '+') ||
        s[after + 1] != ' ')
        return 0;
    return after + 2;
}

static enum cc_status
check_line(struct run *run, const char *s, size_t n, size_t line, struct cc_build *b)
{
    const char *name = b->article->name;
    size_t content;

    if (is_blank(s, n)) {
        *run = (struct run){0};
        return CC_OK;
    }
    content = memchr(s, '\t', spaces(s, n)) == NULL ? item_content(run, s, n) : 0;
    if (content > 0) {
        run->content = content;
        run->items++;
        run->bytes = run->brackets = 0;
    }
    run->all += n + 1;
    run->bytes += n + 1;
    for (size_t i = 0; i < n; i++)
        run->brackets += s[i] == '[';
    if (run->bytes > CC_MD_RUN_BYTES_MAX)
        return cc_error_set(b->error, CC_LIMIT, "%s:%zu: more than %zu bytes without a blank line; put one between paragraphs, or name "
            "the file .txt", name, line, CC_MD_RUN_BYTES_MAX);
    if (run->all > CC_MD_LIST_BYTES_MAX || run->items > CC_MD_ITEMS_MAX)
        return cc_error_set(b->error, CC_LIMIT, "%s:%zu: a list of more than %zu bytes or %d items; part it by a heading, or name the "
            "file .txt", name, line, CC_MD_LIST_BYTES_MAX, CC_MD_ITEMS_MAX);
    if (run->brackets > CC_MD_BRACKETS_MAX)
        return cc_error_set(b->error, CC_LIMIT, "%s:%zu: more than %d opening brackets without a blank line; put one between "
            "paragraphs, or name the file .txt", name, line, CC_MD_BRACKETS_MAX);
    if (nesting(s, n) > CC_MD_NESTING_MAX)
        return cc_error_set(b->error, CC_LIMIT, "%s:%zu: more than %d block quotes or lists inside each other; shorten the line", name,
            line, CC_MD_NESTING_MAX);
    return CC_OK;
}

/* Keeps track of code fences; true when the line is a fence or stands between two. */
static bool
in_fence(const char *s, size_t n, size_t *open, char *open_mark)
{
    char mark = 0;
    size_t ticks = fence(s, n, &mark);

    if (*open > 0) {
        if (ticks >= *open && mark == *open_mark)
            *open = 0;
        return true;
    }
    *open = ticks;
    *open_mark = mark;
    return ticks > 0;
}

size_t
cc_md_chunk(const struct cc_md_prep *p, size_t from)
{
    size_t open = 0;
    char mark = 0;
    bool blank = false;

    for (size_t i = from; i < p->n_lines; i++) {
        size_t n;
        const char *s = cc_md_line(p, i, &n);
        bool fenced = in_fence(s, n, &open, &mark);
        size_t bytes = p->starts[i] - p->starts[from];

        if (blank && !fenced && n > 0 && bytes > CC_MD_CHUNK_BYTES &&
            (s[0] == '#' || (bytes > 2 * CC_MD_CHUNK_BYTES && (unsigned char)s[0] > '>')))
            return i;
        blank = is_blank(s, n);
    }
    return p->n_lines;
}

enum cc_status
cc_md_prepare(struct cc_md_prep *p, const char *s, size_t n, struct cc_build *b)
{
    enum cc_status status = CC_OK;
    struct run run = {0};
    size_t open = 0, i;
    char mark = 0;

    *p = (struct cc_md_prep){0};
    cc_buf_add(&p->source, s, n);
    index_lines(p);
    p->body = front_matter_lines(p);
    for (i = 0; i < p->body; i++) {
        size_t len;
        char *line = line_at(p, i, &len);

        memset(line, ' ', len);
    }
    while (i < p->n_lines && status == CC_OK) {
        size_t len, label, label_n, text;
        char *line = line_at(p, i, &len);

        status = check_line(&run, line, len, i + 1, b);
        if (!in_fence(line, len, &open, &mark) && status == CC_OK) {
            if (is_footnote(line, len, &label, &label_n, &text)) {
                i = take_footnote(p, i, label, label_n, text);
                continue;
            }
            blank_attributes(line, len);
        }
        i++;
    }
    return status;
}
