/* markdown_inline.c: see markdown_inline.h. */
#include "article/markdown_inline.h"

#include <strings.h>

#include "article/html_meta.h"
#include "article/html_elements.h"

void
cc_md_inlines_clear(struct cc_md_inlines *l)
{
    free(l->v);
    cc_buf_clear(&l->text);
    *l = (struct cc_md_inlines){0};
}

static struct cc_md_event *
push(struct cc_md_inlines *l, enum cc_md_event_kind kind, uint32_t line)
{
    l->v = cc_mem_grow(l->v, l->n, &l->cap, sizeof *l->v);
    l->v[l->n] = (struct cc_md_event){.kind = kind, .line = line};
    return &l->v[l->n++];
}

static void
push_text(struct cc_md_inlines *l, enum cc_md_event_kind kind, const char *s, size_t n, uint32_t line)
{
    struct cc_md_event *last = l->n > 0 ? &l->v[l->n - 1] : NULL;

    /* cmark makes many small text nodes; neighbours are one piece */
    if (kind != CC_MD_TEXT || last == NULL || last->kind != CC_MD_TEXT || last->line != line ||
        last->start + last->n != l->text.n) {
        last = push(l, kind, line);
        last->start = l->text.n;
    }
    cc_buf_add(&l->text, s, n);
    last->n += n;
}

static void
push_mark(struct cc_md_inlines *l, enum cc_mark_kind kind, const char *target, size_t n, uint32_t line)
{
    push_text(l, CC_MD_MARK, target, n, line);
    l->v[l->n - 1].mark = kind;
}

/* ---- raw HTML inside a line: only what carries meaning */

/* The value of an attribute in a raw tag; length in *n, NULL when it is not there. */
static const char *
raw_attribute(const char *tag, const char *name, size_t *n)
{
    size_t len = strlen(name);

    for (const char *p = tag; (p = strcasestr(p, name)) != NULL; p += len) {
        const char *v = p + len;
        char quote;

        if (p == tag || ((unsigned char)p[-1] > ' ' && p[-1] != '"' && p[-1] != '\''))
            continue;
        while (*v == ' ')
            v++;
        if (*v++ != '=')
            continue;
        while (*v == ' ')
            v++;
        quote = *v == '"' || *v == '\'' ? *v++ : '\0';
        *n = quote ? strcspn(v, quote == '"' ? "\"" : "'") : strcspn(v, " >");
        return v;
    }
    return NULL;
}

static void
push_html(struct cc_md_inlines *l, const char *tag, uint32_t line)
{
    bool end = tag[0] == '<' && tag[1] == '/';
    const struct cc_element_info *info;
    char name[16];
    size_t n = 0, value_n = 0;
    const char *value;

    for (const char *p = tag + 1 + end;
         n + 1 < sizeof name && (((*p | 32) >= 'a' && (*p | 32) <= 'z') || (*p >= '0' && *p <= '9')); p++)
        name[n++] = (char)(*p >= 'A' && *p <= 'Z' ? *p + 32 : *p);
    name[n] = '\0';
    info = cc_element_find(name);
    switch (info->element) {
    case CC_EL_BREAK:
        push(l, CC_MD_BREAK, line);
        break;
    case CC_EL_MARK:
    case CC_EL_CITE:
    case CC_EL_LINK:
        if (end) {
            push(l, CC_MD_UNMARK, line)->mark = info->mark;
        } else {
            value = info->element == CC_EL_LINK ? raw_attribute(tag, "href", &value_n) : NULL;
            push_mark(l, info->mark, value ? value : "", value ? value_n : 0, line);
        }
        break;
    case CC_EL_SCRIPT:
        push(l, end ? CC_MD_SUP_END : CC_MD_SUP, line)->superscript = info->level == 1;
        break;
    case CC_EL_IMAGE:
        value = raw_attribute(tag, "alt", &value_n);
        if (value != NULL)
            push_text(l, CC_MD_ALT, value, value_n, line);
        break;
    default:
        break;
    }
}

/* ---- nodes */

/* Text of an image's children is its alt text; the children themselves are not text of the block. */
static void
push_alt(struct cc_md_inlines *l, cmark_node *image, uint32_t line)
{
    cmark_iter *iter = cmark_iter_new(image);
    cmark_event_type event;

    push_text(l, CC_MD_ALT, "", 0, line);
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);

        if (event != CMARK_EVENT_ENTER)
            continue;
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
            const char *s = cmark_node_get_literal(node);

            cc_buf_adds(&l->text, s);
            l->v[l->n - 1].n += strlen(s);
        } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
            cc_buf_addc(&l->text, ' ');
            l->v[l->n - 1].n++;
        }
    }
    cmark_iter_free(iter);
}

static void
push_node(struct cc_md_inlines *l, cmark_node *node, bool enter, uint32_t *line)
{
    cmark_node_type type = cmark_node_get_type(node);
    enum cc_mark_kind mark = type == CMARK_NODE_STRONG ? CC_MARK_STRONG
        : type == CMARK_NODE_EMPH                      ? CC_MARK_EM
            : CC_MARK_LINK;
    const char *s;

    switch (type) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
        s = cmark_node_get_literal(node);
        push_text(l, CC_MD_TEXT, s, strlen(s), *line);
        break;
    case CMARK_NODE_SOFTBREAK:
        push(l, CC_MD_LINE, (*line)++);
        break;
    case CMARK_NODE_LINEBREAK:
        push(l, CC_MD_BREAK, (*line)++);
        break;
    case CMARK_NODE_HTML_INLINE:
        push_html(l, cmark_node_get_literal(node), *line);
        break;
    case CMARK_NODE_STRONG:
    case CMARK_NODE_EMPH:
    case CMARK_NODE_LINK:
        s = type == CMARK_NODE_LINK ? cmark_node_get_url(node) : NULL;
        if (enter)
            push_mark(l, mark, s ? s : "", s ? strlen(s) : 0, *line);
        else
            push(l, CC_MD_UNMARK, *line)->mark = mark;
        break;
    default:
        break;
    }
}

/* Line ends inside code spans, tags and link titles are no nodes of their own. (cmark's own line of a node counts those
 * of a link's text twice, so that line is not used.) */
static uint32_t
lines_inside(cmark_node *node, cmark_event_type event)
{
    cmark_node_type type = cmark_node_get_type(node);
    int lines = cmark_node_get_end_line(node) - cmark_node_get_start_line(node);
    const char *title;
    uint32_t n = 0;

    if (type == CMARK_NODE_CODE || type == CMARK_NODE_HTML_INLINE)
        return lines > 0 ? (uint32_t)lines : 0;
    if (type != CMARK_NODE_LINK || event != CMARK_EVENT_EXIT)
        return 0;
    for (title = cmark_node_get_title(node); title != NULL && *title; title++)
        n += *title == '\n';
    return n;
}

void
cc_md_inlines_read(struct cc_md_inlines *l, cmark_node *block, uint32_t line)
{
    cmark_iter *iter = cmark_iter_new(block);
    cmark_event_type event;

    l->n = 0;
    cc_buf_reset(&l->text);
    cc_buf_adds(&l->text, "");
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);

        if (node == block)
            continue;
        if (cmark_node_get_type(node) == CMARK_NODE_IMAGE) {
            push_alt(l, node, line);
            cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
            continue;
        }
        push_node(l, node, event == CMARK_EVENT_ENTER, &line);
        line += lines_inside(node, event);
    }
    cmark_iter_free(iter);
}

void
cc_md_inlines_parse(struct cc_md_inlines *l, const char *s, size_t n, uint32_t line)
{
    struct cc_buf source = {0};
    cmark_node *document, *first;
    bool plain = true;

    for (size_t i = 0; i < n && plain; i++)
        plain = strchr("*_[]<>&\\!`\n", s[i]) == NULL;
    if (plain) {
        l->n = 0;
        cc_buf_reset(&l->text);
        push_text(l, CC_MD_TEXT, s, n, line);
        return;
    }
    /* a word joiner, which the builder drops, keeps "1. x" and "# x" from being block markup */
    cc_buf_adds(&source, "\xE2\x81\xA0");
    cc_buf_add(&source, s, n);
    document = cmark_parse_document(source.v, source.n, CMARK_OPT_SOURCEPOS);
    first = cmark_node_first_child(document);
    cc_md_inlines_read(l, first ? first : document, line);
    cmark_node_free(document);
    cc_buf_clear(&source);
}

/* ---- use */

void
cc_md_inlines_plain(const struct cc_md_inlines *l, size_t from, size_t to, struct cc_buf *out)
{
    for (size_t i = from; i < to; i++) {
        const struct cc_md_event *e = &l->v[i];

        if (e->kind == CC_MD_TEXT)
            cc_buf_add(out, l->text.v + e->start, e->n);
        else if (e->kind == CC_MD_LINE || e->kind == CC_MD_BREAK)
            cc_buf_addc(out, ' ');
    }
}

/* Index of the end of the sup or sub that starts at i; its text goes to out. */
static size_t
collect_script(const struct cc_md_inlines *l, size_t i, size_t to, struct cc_buf *out)
{
    for (i++; i < to && l->v[i].kind != CC_MD_SUP_END; i++) {
        if (l->v[i].kind == CC_MD_TEXT)
            cc_buf_add(out, l->text.v + l->v[i].start, l->v[i].n);
    }
    return i;
}

static size_t
emit_script(const struct cc_md_inlines *l, size_t i, size_t to, struct cc_build *b)
{
    struct cc_buf script = {0}, out = {0};
    bool superscript = l->v[i].superscript;
    uint32_t line = l->v[i].line;

    i = collect_script(l, i, to, &script);
    if (script.n > 0 && superscript && cc_html_is_note_mark(script.v, script.n, b)) {
        cc_build_note_ref(b, script.v, script.n);
    } else if (script.n > 0) {
        cc_html_script_text(&out, script.v, script.n, superscript, b);
        cc_build_text(b, out.v, out.n, line);
    }
    cc_buf_clear(&script);
    cc_buf_clear(&out);
    return i;
}

void
cc_md_inlines_emit(const struct cc_md_inlines *l, size_t from, size_t to, size_t skip, struct cc_build *b)
{
    for (size_t i = from; i < to; i++) {
        const struct cc_md_event *e = &l->v[i];
        size_t cut;
        char *target;

        switch (e->kind) {
        case CC_MD_TEXT:
            cut = skip < e->n ? skip : e->n;
            skip -= cut;
            cc_build_text(b, l->text.v + e->start + cut, e->n - cut, e->line);
            break;
        case CC_MD_MARK:
            target = e->mark == CC_MARK_LINK ? cc_mem_strndup(l->text.v + e->start, e->n) : NULL;
            cc_build_mark(b, e->mark, target);
            free(target);
            break;
        case CC_MD_UNMARK:
            cc_build_unmark(b, e->mark);
            break;
        case CC_MD_SUP:
            skip = 0; /* a raised number is no list number */
            i = emit_script(l, i, to, b);
            break;
        case CC_MD_LINE:
        case CC_MD_BREAK: /* one character of the plain text that skip was counted in */
            skip -= skip > 0;
            cc_build_space(b);
            break;
        default:
            break;
        }
    }
}

void
cc_md_alts_emit(const struct cc_md_inlines *l, size_t from, size_t to, const struct cc_block *like, struct cc_build *b)
{
    struct cc_block alt = *like;

    alt.kind = CC_BLOCK_ALT;
    alt.level = 0;
    alt.header = alt.ordered = false;
    for (size_t i = from; i < to; i++) {
        char *s;

        if (l->v[i].kind != CC_MD_ALT)
            continue;
        s = cc_mem_strndup(l->text.v + l->v[i].start, l->v[i].n);
        if (cc_html_alt_speaks(s))
            cc_build_block(b, &alt, s, l->v[i].n, l->v[i].line);
        free(s);
    }
}

bool
cc_md_inlines_all_in(const struct cc_md_inlines *l, size_t from, size_t to, enum cc_mark_kind kind)
{
    unsigned depth = 0;
    bool any = false;

    for (size_t i = from; i < to; i++) {
        const struct cc_md_event *e = &l->v[i];

        if (e->kind == CC_MD_MARK && e->mark == kind)
            depth++;
        else if (e->kind == CC_MD_UNMARK && e->mark == kind)
            depth -= depth > 0;
        if (e->kind != CC_MD_TEXT)
            continue;
        for (size_t k = 0; k < e->n; k++) {
            if ((unsigned char)l->text.v[e->start + k] <= ' ')
                continue;
            if (depth == 0)
                return false;
            any = true;
        }
    }
    return any;
}
