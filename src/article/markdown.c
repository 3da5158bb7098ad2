/* markdown.c: Markdown -> blocks. cmark reads CommonMark; what it does not know is handled around it: front matter and
 * footnotes before (markdown_prep.c), tables, definitions and odd bullets in what it took for paragraphs, and raw HTML
 * through the HTML reader, which stays open over the Markdown between its fragments. */
#include <cmark.h>

#include "article/html.h"
#include "article/lines.h"
#include "article/markdown_inline.h"
#include "article/markdown_prep.h"
#include "article/markdown_table.h"
#include "article/readers.h"
#include "base/utf8.h"

/* An open list, item or block quote. */
struct scope {
    cmark_node *node;
    struct cc_block like;
    bool used;              /* ITEM: its first paragraph is made */
    size_t first_block;     /* QUOTE */
};

struct md {
    struct cc_build *b;
    struct cc_md_prep prep;
    struct cc_html_reader *html;
    struct cc_md_inlines inlines;
    struct scope *scopes;
    size_t n_scopes, cap_scopes;
    size_t next_footnote;
    unsigned heading_level; /* of the last real heading */
    uint32_t bullet_list;   /* list of the bullet paragraph just before, 0 = none */
    uint32_t bullet_marker;
    uint32_t shift;         /* added to cmark's lines: for pieces and footnote bodies */
    bool in_footnote;       /* then cmark's lines are not those of prep */
    enum cc_status status;
};

static struct cc_block
here(const struct md *m)
{
    struct cc_block like = {.kind = CC_BLOCK_PARAGRAPH};

    if (m->n_scopes > 0)
        like = m->scopes[m->n_scopes - 1].like;
    if (like.role == CC_ROLE_CONTENT)
        cc_html_reader_inherit(m->html, &like);
    return like;
}

static uint32_t
line_of(const struct md *m, cmark_node *node)
{
    return (uint32_t)cmark_node_get_start_line(node) + m->shift;
}

static void
emit_events(struct md *m, const struct cc_block *like, size_t from, size_t to, size_t skip)
{
    cc_build_open(m->b, like);
    cc_md_inlines_emit(&m->inlines, from, to, skip, m->b);
    cc_build_close(m->b);
    cc_md_alts_emit(&m->inlines, from, to, like, m->b);
}

/* ---- tables */

static void
emit_cell(struct md *m, const struct cc_block *like, const char *s, size_t n, uint32_t line)
{
    struct cc_md_inlines cell = {0};
    struct cc_buf text = {0};

    for (size_t i = 0; i < n; i++) {
        if (s[i] != '\\' || i + 1 >= n || s[i + 1] != '|')
            cc_buf_addc(&text, s[i]);
    }
    cc_md_inlines_parse(&cell, text.v ? text.v : "", text.n, line);
    cc_build_open(m->b, like);
    cc_md_inlines_emit(&cell, 0, cell.n, 0, m->b);
    cc_build_close(m->b);
    cc_md_alts_emit(&cell, 0, cell.n, like, m->b);
    cc_md_inlines_clear(&cell);
    cc_buf_clear(&text);
}

/* A paragraph's source line without the marks of the quotes and lists around it. */
static const char *
bare_line(const struct md *m, size_t line, size_t *n)
{
    const char *s = cc_md_line(&m->prep, line - 1, n);
    unsigned quotes = m->n_scopes > 0 ? m->scopes[m->n_scopes - 1].like.quote_depth : 0;

    while (*n > 0 && (*s == ' ' || *s == '\t' || (*s == '>' && quotes > 0))) {
        quotes -= *s == '>';
        s++;
        (*n)--;
    }
    return s;
}

static void
emit_row(struct md *m, const struct cc_block *proto, uint32_t line, uint32_t row, bool list_marker)
{
    struct cc_md_cell cells[CC_MD_CELLS_MAX];
    size_t n, count;
    const char *s = bare_line(m, line, &n);

    if (list_marker && memchr(s, '|', n) != NULL) { /* "- | a | b |": the item's mark stands before the row */
        size_t skip = (size_t)((const char *)memchr(s, '|', n) - s);

        s += skip;
        n -= skip;
    }
    count = cc_md_row(s, n, cells);
    for (size_t i = 0; i < count; i++) {
        struct cc_block like = *proto;

        like.kind = CC_BLOCK_CELL;
        like.row = row;
        like.col = (uint32_t)i;
        like.header = row == 0;
        emit_cell(m, &like, s + cells[i].start, cells[i].end - cells[i].start, line);
    }
}

/* Lines [first, last] of a paragraph: a header row over a delimiter row makes a table of all that follows. Returns the
 * line of the header row, 0 when there is none. */
static uint32_t
find_table(const struct md *m, uint32_t first, uint32_t last)
{
    struct cc_md_cell cells[CC_MD_CELLS_MAX];

    for (uint32_t line = first + 1; line <= last; line++) {
        size_t n, wanted;
        const char *s = bare_line(m, line, &n);

        if (n == 0 || (*s != '|' && *s != '-' && *s != ':') || !cc_md_is_delimiter_row(s, n, &wanted))
            continue;
        s = bare_line(m, line - 1, &n);
        if (cc_md_row(s, n, cells) >= wanted)
            return line - 1;
    }
    return 0;
}

static void
emit_table(struct md *m, uint32_t header, uint32_t last, bool in_item)
{
    struct cc_block proto = here(m);
    uint32_t row = 0;

    proto.table = ++m->b->n_tables;
    proto.level = 0;
    for (uint32_t line = header; line <= last && m->b->status == CC_OK; line++) {
        if (line == header + 1)
            continue;
        emit_row(m, &proto, line, row, in_item && line == header);
        row++;
    }
}

/* ---- paragraphs */

/* The events of a paragraph up to the next line end: [from, to); its plain text in *plain. */
static size_t
group_end(const struct md *m, size_t from, struct cc_buf *plain)
{
    size_t to = from;

    while (to < m->inlines.n && m->inlines.v[to].kind != CC_MD_LINE && m->inlines.v[to].kind != CC_MD_BREAK)
        to++;
    cc_buf_reset(plain);
    cc_buf_adds(plain, "");
    cc_md_inlines_plain(&m->inlines, from, to, plain);
    return to;
}

static struct cc_line
classify(const struct cc_buf *plain)
{
    struct cc_line line = {.s = plain->v, .n = plain->n};

    while (line.n > 0 && line.s[0] == ' ') {
        line.s++;
        line.n--;
    }
    cc_line_classify(&line);
    line.skip += (uint32_t)(line.s - plain->v);
    return line;
}

/* What a line inside a paragraph may begin. */
enum start { START_NONE, START_BULLET, START_CALL, START_DEFINITION, START_CITE };

static enum start
starts_what(const struct cc_line *line, const struct cc_buf *plain, const struct cc_block *like)
{
    uint32_t c = 0;

    if (plain->n >= 2 && plain->v[0] == ':' && plain->v[1] == ' ')
        return START_DEFINITION;
    if (plain->n > 0)
        cc_utf8_decode(plain->v, plain->n, &c);
    if (like->quote_depth > 0 &&
        (c == 0x2014 || c == 0x2013 || c == 0x2015 || (plain->n > 2 && memcmp(plain->v, "--", 2) == 0)))
        return START_CITE;
    if (line->kind == CC_LINE_CALL)
        return START_CALL;
    if (line->kind == CC_LINE_BULLET && line->marker > 0x7F)
        return START_BULLET;
    return START_NONE;
}

/* The paragraph just made is the term of a definition. */
static void
make_term(struct md *m)
{
    struct cc_article *a = m->b->article;

    if (a->n_blocks > 0 && a->blocks[a->n_blocks - 1].kind == CC_BLOCK_PARAGRAPH &&
        a->blocks[a->n_blocks - 1].line_first == a->blocks[a->n_blocks - 1].line_last)
        a->blocks[a->n_blocks - 1].kind = CC_BLOCK_TERM;
}

static void
label_quote(struct md *m)
{
    struct cc_article *a = m->b->article;
    const struct cc_block *cite = &a->blocks[a->n_blocks - 1];
    size_t first = a->n_blocks;

    for (size_t i = m->n_scopes; i-- > 0 && first == a->n_blocks;) {
        if (cmark_node_get_type(m->scopes[i].node) == CMARK_NODE_BLOCK_QUOTE)
            first = m->scopes[i].first_block;
    }
    for (size_t i = first; i + 1 < a->n_blocks; i++) {
        if (a->blocks[i].kind == CC_BLOCK_QUOTE && a->blocks[i].label == NULL)
            a->blocks[i].label = cc_mem_strndup(m->b->text.v + cite->span.start, cite->span.end - cite->span.start);
    }
}

static void
emit_cite(struct md *m, struct cc_block like, size_t from, size_t to, const struct cc_buf *plain)
{
    size_t skip = 0;

    while (skip < plain->n && (plain->v[skip] == '-' || plain->v[skip] == ' ' || (unsigned char)plain->v[skip] == 0xE2))
        skip += (unsigned char)plain->v[skip] == 0xE2 ? 3 : 1;
    like.kind = CC_BLOCK_CAPTION;
    cc_build_open(m->b, &like);
    cc_build_mark(m->b, CC_MARK_CITE, NULL);
    cc_md_inlines_emit(&m->inlines, from, to, skip, m->b);
    if (cc_build_close(m->b))
        label_quote(m);
}

static void
emit_bullet(struct md *m, struct cc_block like, size_t from, size_t to, const struct cc_line *line)
{
    if (m->bullet_list == 0 || m->bullet_marker != line->marker)
        m->bullet_list = ++m->b->n_lists;
    m->bullet_marker = line->marker;
    like.kind = CC_BLOCK_LIST_ITEM;
    like.list = m->bullet_list;
    like.level = (uint8_t)(like.level + 1);
    emit_events(m, &like, from, to, line->skip);
}

/* How many lines of the paragraph start with a bullet or call of their own. */
static size_t
count_starts(const struct md *m, enum start what, const struct cc_block *like)
{
    struct cc_buf plain = {0};
    size_t count = 0;

    for (size_t from = 0, to; from < m->inlines.n; from = to + 1) {
        struct cc_line line;

        to = group_end(m, from, &plain);
        line = classify(&plain);
        count += starts_what(&line, &plain, like) == what;
    }
    cc_buf_clear(&plain);
    return count;
}

/* Emits the piece [from, to) of a paragraph that starts as `what` says. */
static void
emit_piece(struct md *m, struct cc_block like, size_t from, size_t to, enum start what, size_t n_calls)
{
    struct cc_buf plain = {0};
    struct cc_line line;

    group_end(m, from, &plain);
    line = classify(&plain);
    if (what != START_BULLET && (what != START_CALL || n_calls < 2))
        m->bullet_list = 0;
    if (what == START_DEFINITION) {
        make_term(m);
        like.kind = CC_BLOCK_DEFINITION;
        emit_events(m, &like, from, to, 2);
    } else if (what == START_CITE) {
        emit_cite(m, like, from, to, &plain);
    } else if (what == START_BULLET || (what == START_CALL && n_calls >= 2)) {
        emit_bullet(m, like, from, to, &line);
    } else if (what == START_CALL) {
        like.kind = plain.n <= 120 ? CC_BLOCK_BUTTON : like.kind;
        emit_events(m, &like, from, to, line.skip);
    } else {
        emit_events(m, &like, from, to, 0);
    }
    cc_buf_clear(&plain);
}

/* A paragraph, cut where one of its lines starts something of its own. skip: bytes of a task's box. stop: first source
 * line that is a table's, or 0. */
static void
emit_paragraph(struct md *m, const struct cc_block *like, size_t skip, uint32_t stop)
{
    size_t n_calls = count_starts(m, START_CALL, like), n_bullets = count_starts(m, START_BULLET, like), piece = 0;
    enum start now = START_NONE;
    struct cc_buf plain = {0};
    size_t from = 0, to;

    if (skip > 0 ||
        (n_calls == 0 && n_bullets == 0 && like->quote_depth == 0 &&
            memchr(m->inlines.text.v, ':', m->inlines.text.n) == NULL && stop == 0)) {
        emit_events(m, like, 0, m->inlines.n, skip);
        m->bullet_list = 0;
        return;
    }
    for (; from < m->inlines.n; from = to + 1) {
        enum start what;
        struct cc_line line;

        to = group_end(m, from, &plain);
        if (stop > 0 && m->inlines.v[from].line >= stop)
            break;
        line = classify(&plain);
        what = starts_what(&line, &plain, like);
        /* one pictograph at the start of one line is decoration */
        if (what == START_BULLET && line.marker == 0x1F600 && n_bullets < 2)
            what = START_NONE;
        if (what == START_NONE || from == piece) {
            if (from == piece)
                now = what;
            continue;
        }
        emit_piece(m, *like, piece, from, now, n_calls);
        piece = from;
        now = what;
    }
    if (from > piece)
        emit_piece(m, *like, piece, from < m->inlines.n ? from : m->inlines.n, now, n_calls);
    cc_buf_clear(&plain);
}

/* A short paragraph that is all bold and no sentence is a heading that its author did not mark as one. */
static bool
is_bold_heading(const struct md *m)
{
    struct cc_buf plain = {0};
    uint32_t final;
    bool is;

    if (m->n_scopes > 0 || !cc_md_inlines_all_in(&m->inlines, 0, m->inlines.n, CC_MARK_STRONG))
        return false;
    cc_md_inlines_plain(&m->inlines, 0, m->inlines.n, &plain);
    final = cc_text_final(plain.v, plain.n);
    is = final != '.' && final != '!' && final != ',' && final != ':' && cc_text_words(plain.v, plain.n) <= 12;
    cc_buf_clear(&plain);
    return is;
}

static size_t
task_box(const struct md *m)
{
    const struct cc_buf *t = &m->inlines.text;

    return t->n > 4 && t->v[0] == '[' && (t->v[1] == ' ' || (t->v[1] | 32) == 'x') && t->v[2] == ']' && t->v[3] == ' '
        ? 4
        : 0;
}

static void
on_paragraph(struct md *m, cmark_node *node)
{
    struct cc_block like = here(m);
    struct scope *scope = m->n_scopes > 0 ? &m->scopes[m->n_scopes - 1] : NULL;
    bool in_item = scope != NULL && cmark_node_get_type(scope->node) == CMARK_NODE_ITEM;
    uint32_t first = line_of(m, node), last = (uint32_t)cmark_node_get_end_line(node) + m->shift, table;

    cc_md_inlines_read(&m->inlines, node, first);
    table = !m->in_footnote ? find_table(m, first, last) : 0;
    if (in_item && !(scope->used)) {
        like.kind = CC_BLOCK_LIST_ITEM;
        scope->used = true;
    }
    if (table == 0 && is_bold_heading(m)) {
        like.kind = CC_BLOCK_HEADING;
        like.level = (uint8_t)(m->heading_level < 6 ? m->heading_level + 1 : 6);
    }
    if (table != first)
        emit_paragraph(m, &like, in_item ? task_box(m) : 0, table);
    if (table > 0)
        emit_table(m, table, last, in_item);
}

static void
on_heading(struct md *m, cmark_node *node)
{
    struct cc_block like = here(m);
    struct cc_line line;
    struct cc_buf plain = {0};

    like.kind = CC_BLOCK_HEADING;
    like.level = (uint8_t)cmark_node_get_heading_level(node);
    m->heading_level = like.level;
    m->bullet_list = 0;
    cc_md_inlines_read(&m->inlines, node, line_of(m, node));
    cc_buf_adds(&plain, "");
    cc_md_inlines_plain(&m->inlines, 0, m->inlines.n, &plain);
    line = classify(&plain);
    like.ordered = line.kind == CC_LINE_NUMBER;
    emit_events(m, &like, 0, m->inlines.n, like.ordered ? line.skip : 0);
    cc_buf_clear(&plain);
}

/* ---- code and HTML */

static void
feed_html(struct md *m, cmark_node *node)
{
    const char *s = cmark_node_get_literal(node);

    m->bullet_list = 0;
    m->status = cc_html_reader_feed(m->html, s, strlen(s), line_of(m, node));
}

/* Indented "code" is often prose or HTML that its author indented for looks. */
static bool
is_prose(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (strchr("{}=;<>|\\", s[i]) != NULL)
            return false;
    }
    return cc_text_words(s, n) >= 5;
}

static void
on_code(struct md *m, cmark_node *node)
{
    const char *s = cmark_node_get_literal(node), *source;
    struct cc_block like = here(m);
    size_t n = strlen(s), source_n, skip = strspn(s, " \t\n");
    int column = cmark_node_get_start_column(node);
    bool fenced;

    source = cc_md_line(&m->prep, (size_t)line_of(m, node) - 1, &source_n);
    fenced = !m->in_footnote && column > 0 && (size_t)column + 2 <= source_n &&
        (memcmp(source + column - 1, "```", 3) == 0 || memcmp(source + column - 1, "~~~", 3) == 0);
    if (!fenced && (cc_html_reader_depth(m->html) > 0 || (s[skip] == '<' && s[skip + 1] != ' '))) {
        feed_html(m, node);
        return;
    }
    if (fenced || !is_prose(s, n))
        like.kind = CC_BLOCK_CODE;
    cc_build_block(m->b, &like, s, n, line_of(m, node) + fenced);
}

/* ---- lists */

/* The target of the only link that a paragraph consists of, else NULL. */
static const char *
lone_link(cmark_node *paragraph)
{
    cmark_node *child = paragraph ? cmark_node_first_child(paragraph) : NULL;

    while (child &&
        (cmark_node_get_type(child) == CMARK_NODE_STRONG || cmark_node_get_type(child) == CMARK_NODE_EMPH) &&
        !cmark_node_next(child))
        child = cmark_node_first_child(child);
    if (!child || cmark_node_get_type(child) != CMARK_NODE_LINK || cmark_node_next(child))
        return NULL;
    return cmark_node_get_url(child);
}

/* A list of nothing but links leads elsewhere: inside the page it is a table of contents. */
static enum cc_block_role
role_of_list(cmark_node *list)
{
    size_t links = 0, local = 0;

    for (cmark_node *item = cmark_node_first_child(list); item; item = cmark_node_next(item)) {
        const char *url = lone_link(cmark_node_first_child(item));

        if (url == NULL)
            return CC_ROLE_CONTENT;
        links++;
        local += url[0] == '#';
    }
    if (links < 2)
        return CC_ROLE_CONTENT;
    return local == links ? CC_ROLE_NAVIGATION : CC_ROLE_RELATED;
}

static void
enter_scope(struct md *m, cmark_node *node, cmark_node_type type)
{
    struct cc_block like = here(m);

    if (type == CMARK_NODE_BLOCK_QUOTE) {
        like.quote_depth += like.quote_depth < UINT8_MAX;
        like.kind = CC_BLOCK_QUOTE;
    } else if (type == CMARK_NODE_LIST) {
        like.list = ++m->b->n_lists;
        like.level += like.level < UINT8_MAX;
        like.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
        if (like.role == CC_ROLE_CONTENT)
            like.role = role_of_list(node);
    } else {
        like.kind = CC_BLOCK_PARAGRAPH;
    }
    m->bullet_list = 0;
    m->scopes = cc_mem_grow(m->scopes, m->n_scopes, &m->cap_scopes, sizeof *m->scopes);
    m->scopes[m->n_scopes++] = (struct scope){node, like, false, m->b->article->n_blocks};
}

/* ---- the walk */

static void read_piece(struct md *m, const char *s, size_t n, uint32_t shift);

static void
emit_footnotes(struct md *m, uint32_t before)
{
    while (m->next_footnote < m->prep.n_footnotes && m->prep.footnotes[m->next_footnote].line < before) {
        const struct cc_md_footnote *note = &m->prep.footnotes[m->next_footnote++];
        struct cc_article *a = m->b->article;
        size_t first = a->n_blocks;
        struct scope *scopes = m->scopes;
        size_t n_scopes = m->n_scopes, cap_scopes = m->cap_scopes;

        m->scopes = NULL;
        m->n_scopes = m->cap_scopes = 0;
        m->in_footnote = true;
        read_piece(m, note->text.v, note->text.n, note->line - 1);
        m->in_footnote = false;
        free(m->scopes);
        m->scopes = scopes;
        m->n_scopes = n_scopes;
        m->cap_scopes = cap_scopes;
        for (size_t i = first; i < a->n_blocks; i++) {
            if (a->blocks[i].kind == CC_BLOCK_PARAGRAPH)
                a->blocks[i].kind = CC_BLOCK_FOOTNOTE;
            if (a->blocks[i].label == NULL)
                a->blocks[i].label = cc_mem_strdup(note->label);
        }
    }
}

static void
on_enter(struct md *m, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);

    if (!m->in_footnote && type != CMARK_NODE_DOCUMENT && type != CMARK_NODE_LIST)
        emit_footnotes(m, line_of(m, node));
    switch (type) {
    case CMARK_NODE_BLOCK_QUOTE:
    case CMARK_NODE_LIST:
    case CMARK_NODE_ITEM:
        enter_scope(m, node, type);
        break;
    case CMARK_NODE_PARAGRAPH:
        on_paragraph(m, node);
        break;
    case CMARK_NODE_HEADING:
        on_heading(m, node);
        break;
    case CMARK_NODE_CODE_BLOCK:
        on_code(m, node);
        break;
    case CMARK_NODE_HTML_BLOCK:
        feed_html(m, node);
        break;
    default:
        break;
    }
}

static void
read_piece(struct md *m, const char *s, size_t n, uint32_t shift)
{
    uint32_t outer = m->shift;
    cmark_node *document = cmark_parse_document(s, n, CMARK_OPT_SOURCEPOS);
    cmark_iter *iter = cmark_iter_new(document);
    cmark_event_type event;

    m->shift = shift;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE && m->status == CC_OK && m->b->status == CC_OK) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);

        if (event == CMARK_EVENT_ENTER)
            on_enter(m, node);
        else if (m->n_scopes > 0 && m->scopes[m->n_scopes - 1].node == node)
            m->n_scopes--;
        /* the inlines of these are read as a whole */
        if (event == CMARK_EVENT_ENTER && (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING))
            cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
    }
    m->shift = outer;
    cmark_iter_free(iter);
    cmark_node_free(document);
}

enum cc_status
cc_markdown_read(struct cc_build *b, const char *s, size_t n)
{
    struct md m = {.b = b, .heading_level = 1};
    enum cc_status status = cc_md_prepare(&m.prep, s, n, b);

    if (status == CC_OK) {
        m.html = cc_html_reader_new(b);
        if (m.prep.body > 0)
            cc_md_front_matter(s, n, m.prep.body, b);
        for (size_t from = 0, to; from < m.prep.n_lines && m.status == CC_OK && b->status == CC_OK; from = to) {
            size_t start = m.prep.starts[from];

            to = cc_md_chunk(&m.prep, from);
            read_piece(&m, m.prep.source.v + start, (to < m.prep.n_lines ? m.prep.starts[to] : m.prep.source.n) - start,
                (uint32_t)from);
        }
        if (m.status == CC_OK)
            emit_footnotes(&m, UINT32_MAX);
        cc_html_reader_free(m.html);
        status = m.status != CC_OK ? m.status : b->status;
    }
    cc_md_inlines_clear(&m.inlines);
    cc_md_prep_clear(&m.prep);
    free(m.scopes);
    return status;
}
