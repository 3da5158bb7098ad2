/* html.c: see html.h. A stack of frames, one per open element, decides for every piece of text what block it belongs
 * to; blocks are opened when their first text comes and closed when a block-level element starts or ends. */
#include "article/html.h"

#include <strings.h>

#include <claimcheck/limits.h>

#include "article/html_frames.h"
#include "article/html_roles.h"
#include "article/readers.h"
#include "base/html.h"
#include "base/utf8.h"

/* every fragment opens anew what the ones before left open: the product of both is capped */
#define FRAGMENTS_MAX 200000
#define FRAGMENT_DEPTH_MAX 100

/* ---- blocks */

static struct cc_html_frame *
top(struct cc_html_reader *r)
{
    return r->n > 0 ? &r->v[r->n - 1] : NULL;
}

/* Lists learn of their blocks whether they are nothing but a link. */
static void
count_in_lists(struct cc_html_reader *r, const struct cc_block *block)
{
    const struct cc_article *a = r->b->article;
    const char *target = NULL;

    for (size_t i = r->b->block_marks; i < a->n_marks && block->list > 0; i++) {
        if (a->marks[i].kind == CC_MARK_LINK && a->marks[i].span.start <= block->span.start &&
            a->marks[i].span.end == block->span.end)
            target = a->marks[i].target;
    }
    for (size_t i = 0; i < r->n; i++) {
        r->v[i].n_items++;
        r->v[i].n_links += target != NULL;
        r->v[i].n_local += target != NULL && target[0] == '#';
    }
}

static void
on_closed(struct cc_html_reader *r)
{
    const struct cc_block *block = &r->b->article->blocks[r->b->article->n_blocks - 1];

    cc_html_end_block(r);
    count_in_lists(r, block);
    for (size_t i = 0; i < r->n && (block->kind == CC_BLOCK_HEADING || block->kind == CC_BLOCK_TERM); i++)
        r->v[i].n_headings++;
    if (block->kind == CC_BLOCK_TERM) {
        free(r->term);
        r->term = cc_mem_strndup(r->b->text.v + block->span.start, block->span.end - block->span.start);
    }
}

static void
close_block(struct cc_html_reader *r)
{
    struct cc_build *b = r->b;

    cc_html_end_large(r);
    if (cc_build_close(b))
        on_closed(r);
    for (size_t i = 0; i < r->n_alts; i++) {
        cc_build_block(b, &r->alts[i].like, r->alts[i].text, strlen(r->alts[i].text), r->alts[i].line);
        free(r->alts[i].text);
    }
    r->n_alts = 0;
    r->breaks = 0;
}

/* The innermost frame that makes blocks. */
static struct cc_html_frame *
block_frame(struct cc_html_reader *r)
{
    for (size_t i = r->n; i-- > 0;) {
        if (r->v[i].own_block)
            return &r->v[i];
    }
    return NULL;
}

static void
open_block(struct cc_html_reader *r)
{
    struct cc_html_frame *f = block_frame(r);
    struct cc_block like = f ? f->like : (struct cc_block){.kind = CC_BLOCK_PARAGRAPH};

    if (like.kind == CC_BLOCK_LIST_ITEM) {
        /* the item's first text is the item; what follows in it are paragraphs of the same list */
        for (size_t i = r->n; i-- > 0;) {
            if (!r->v[i].item)
                continue;
            if (r->v[i].used)
                like.kind = CC_BLOCK_PARAGRAPH;
            r->v[i].used = true;
            break;
        }
    }
    if (like.kind == CC_BLOCK_DEFINITION)
        like.label = r->term;
    cc_build_open(r->b, &like);
    r->pixels = top(r) ? top(r)->pixels : 0;
    for (size_t i = 0; i < r->n; i++) {
        if (r->v[i].cites && r->v[i].info->element != CC_EL_CITE)
            cc_build_mark(r->b, CC_MARK_CITE, NULL);
        if (r->v[i].info->element == CC_EL_MARK || r->v[i].info->element == CC_EL_LINK ||
            r->v[i].info->element == CC_EL_CITE)
            cc_build_mark(r->b, r->v[i].info->mark, r->v[i].target);
    }
}

static bool
is_space_only(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if ((unsigned char)s[i] > ' ')
            return false;
    }
    return true;
}

/* Does text after a br begin a line of its own, "Zinc – for the skin" below "Iron – against fatigue", rather than go
 * on? The one before must be able to end there. */
static bool
begins_line(const struct cc_html_reader *r, const char *s, size_t n)
{
    static const char *const open_words[] = {
        " the", " a", " of", " and", " or", " to", " with", " for", " in", " by", ","};
    const struct cc_buf *text = &r->b->text;
    size_t end = text->n;

    if (r->b->block.kind != CC_BLOCK_PARAGRAPH && r->b->block.kind != CC_BLOCK_LIST_ITEM &&
        r->b->block.kind != CC_BLOCK_DEFINITION && r->b->block.kind != CC_BLOCK_QUOTE)
        return false;
    while (n > 0 && (unsigned char)*s <= ' ')
        s++, n--;
    if (n == 0 ||
        !((*s >= 'A' && *s <= 'Z') || (*s >= '0' && *s <= '9') || *s == '-' || *s == '*' || *s == '#' ||
            (unsigned char)*s >= 0x80))
        return false;
    for (size_t i = 0; i < sizeof open_words / sizeof *open_words; i++) {
        size_t len = strlen(open_words[i]);

        if (end >= len && memcmp(text->v + end - len, open_words[i], len) == 0)
            return false;
    }
    return true;
}

/* "Deeper sleep" and "Raises GABA" in two spans without a space between them: shown as two lines. */
static bool
is_glued(const struct cc_html_reader *r, const char *s, size_t n)
{
    const struct cc_buf *text = &r->b->text;
    char before = text->n > 0 ? text->v[text->n - 1] : ' ';

    return r->after_span && n > 1 && *s >= 'A' && *s <= 'Z' && s[1] >= 'a' && s[1] <= 'z' &&
        ((before >= 'a' && before <= 'z') || before == '%' || before == '!') && begins_line(r, s, n);
}

static bool
is_skipped(const struct cc_html_reader *r)
{
    return r->n > 0 && r->v[r->n - 1].skip;
}

/* The mark or picture in front of an item that is the row of a table. */
static bool
before_item(const struct cc_html_reader *r)
{
    for (size_t i = r->n; i-- > 0;) {
        if (r->v[i].item)
            return r->v[i].info->element == CC_EL_ROW && !r->v[i].used;
    }
    return false;
}

static bool
has_letter(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if ((s[i] | 32) >= 'a' && (s[i] | 32) <= 'z')
            return true;
    }
    return false;
}

static void
on_text(void *arg, const char *s, size_t n, uint32_t line)
{
    struct cc_html_reader *r = arg;

    if (is_skipped(r) || r->b->status != CC_OK)
        return;
    if (r->in_script) {
        if (r->script.n == 0)
            r->script_line = line;
        cc_buf_add(&r->script, s, n);
        return;
    }
    if (is_space_only(s, n)) {
        cc_build_space(r->b);
        r->after_link = false;
        r->after_span = r->after_span && memchr(s, '\n', n) != NULL;
        return;
    }
    if (r->n_layouts > 0 && before_item(r) && !has_letter(s, n))
        return;
    if (r->b->is_open && r->b->has_text &&
        (r->breaks >= 2 || (r->breaks == 1 && begins_line(r, s, n)) || is_glued(r, s, n)))
        close_block(r);
    r->breaks = 0;
    r->after_link = r->after_span = false;
    if (!r->b->is_open)
        open_block(r);
    cc_build_text(r->b, s, n, line);
}

static void
on_raw(void *arg, const char *s, size_t n, uint32_t line)
{
    struct cc_html_reader *r = arg;

    if (r->n > 0 && r->v[r->n - 1].info->element == CC_EL_JSON)
        cc_html_meta_json(&r->meta, s, n, line);
}

/* ---- starts */

static bool
is_within(const struct cc_html_reader *r, const char *name)
{
    size_t i = 0;

    while (i < r->n && strcmp(r->v[i].name, name) != 0)
        i++;
    return i < r->n;
}

static void
set_role(struct cc_html_reader *r, struct cc_html_frame *f, const char *name, const char *const *attributes)
{
    bool weak;
    enum cc_block_role role = cc_html_role(name, attributes, &weak);

    if (f->like.role != CC_ROLE_CONTENT)
        return;
    /* a footer in a quotation names its source; an aside within the article is part of it */
    if (role == CC_ROLE_FOOTER && f->like.quote_depth > 0 && strcmp(name, "footer") == 0) {
        role = CC_ROLE_CONTENT;
        f->like.kind = CC_BLOCK_CAPTION;
        f->cites = true;
    }
    if (role == CC_ROLE__MAX || (strcmp(name, "aside") == 0 && role == CC_ROLE_CONTENT))
        role = is_within(r, "article") || (role != CC_ROLE__MAX && is_within(r, "main")) ? CC_ROLE_CONTENT
                                                                                         : CC_ROLE_RELATED;
    f->like.role = role;
    f->weak = weak;
}

static void
start_list(struct cc_html_reader *r, struct cc_html_frame *f)
{
    free(r->term);
    r->term = NULL;
    f->like.list = ++r->b->n_lists;
    f->like.level += f->like.level < UINT8_MAX;
    f->like.ordered = f->info->level == 1;
    f->like.kind = CC_BLOCK_PARAGRAPH;
}

/* A table that lays out the page: its cells hold blocks like any container. Tables of items right behind each other,
 * one row each, are one list. */
static void
start_layout(struct cc_html_reader *r, struct cc_html_frame *f)
{
    r->n_layouts++;
    if (f->like.kind == CC_BLOCK_CELL)
        f->like.kind = CC_BLOCK_PARAGRAPH;
    if (f->layout != CC_LAYOUT_ITEMS || f->like.list > 0)
        return;
    if (r->items_list == 0 || r->items_end != r->b->article->n_blocks)
        r->items_list = ++r->b->n_lists;
    f->like.list = r->items_list;
    f->like.level += f->like.level < UINT8_MAX;
}

static struct cc_html_frame *
table_of(struct cc_html_reader *r)
{
    for (size_t i = r->n; i-- > 0;) {
        if (r->v[i].info->element == CC_EL_TABLE)
            return &r->v[i];
    }
    return NULL;
}

static void
start_block_element(struct cc_html_reader *r, struct cc_html_frame *f, const char *const *attributes,
    const struct cc_html_where *where)
{
    const struct cc_html_frame *table;

    switch (f->info->element) {
    case CC_EL_LIST:
        start_list(r, f);
        break;
    case CC_EL_QUOTE:
        f->like.quote_depth += f->like.quote_depth < UINT8_MAX;
        f->like.kind = CC_BLOCK_QUOTE;
        break;
    case CC_EL_TABLE:
        f->layout = cc_layouts_at(r->layouts, where->at);
        if (f->layout != CC_LAYOUT_NONE) {
            start_layout(r, f);
            break;
        }
        f->like.table = ++r->b->n_tables;
        f->grid = cc_html_grid_new();
        break;
    case CC_EL_BLOCK:
        /* p in li, td, dd, blockquote is that element's text */
        if (f->info->kind != CC_BLOCK_PARAGRAPH || f->like.kind == CC_BLOCK_TITLE || f->like.kind == CC_BLOCK_CAPTION)
            f->like.kind = f->info->kind;
        if (f->info->kind == CC_BLOCK_HEADING)
            f->like.level = (uint8_t)f->info->level;
        break;
    case CC_EL_BUTTON:
        f->like.kind = cc_html_button(attributes, f->like.kind);
        break;
    case CC_EL_ITEM:
        f->item = true;
        f->like.kind = f->info->kind;
        break;
    case CC_EL_ROW:
    case CC_EL_CELL:
    case CC_EL_ROW_GROUP:
        table = table_of(r);
        if (table == NULL)
            break;
        if (table->grid != NULL)
            cc_html_grid_start(table->grid, f->info, attributes, &f->like);
        else if (table->layout == CC_LAYOUT_ITEMS && f->info->element == CC_EL_ROW) {
            f->item = true;
            f->like.kind = CC_BLOCK_LIST_ITEM;
        }
        break;
    default:
        break;
    }
}

static uint32_t
class_hash(const char *name, const char *const *attributes)
{
    const char *value = cc_html_attribute(attributes, "class");
    uint32_t h = 2166136261u;

    for (; *name; name++)
        h = (h ^ (unsigned char)*name) * 16777619u;
    for (size_t i = 0; value != NULL && value[i] && i < 200; i++)
        h = (h ^ (unsigned char)value[i]) * 16777619u;
    return h;
}

static struct cc_html_frame *
push(struct cc_html_reader *r, const char *name, const struct cc_element_info *info)
{
    struct cc_html_frame *parent = top(r), *f = &r->v[r->n];

    *f = (struct cc_html_frame){.info = info, .first_block = r->b->article->n_blocks};
    snprintf(f->name, sizeof f->name, "%s", name);
    if (parent) {
        f->like = parent->like;
        f->skip = parent->skip;
        f->pixels = parent->pixels;
    } else {
        f->like.kind = CC_BLOCK_PARAGRAPH;
    }
    cc_build_headings_save(r->b, f->headings);
    r->n++;
    return f;
}

static void
add_alt(struct cc_html_reader *r, const char *const *attributes, const struct cc_html_where *where)
{
    const char *alt = cc_html_attribute(attributes, "alt");
    struct cc_html_frame *f = top(r);
    struct cc_block like = {.kind = CC_BLOCK_ALT};

    if (alt == NULL || !cc_html_alt_speaks(alt) || (f && f->skip) || (r->n_layouts > 0 && before_item(r)))
        return;
    if (f) {
        like = f->like;
        like.kind = CC_BLOCK_ALT;
        like.level = 0;
        like.header = like.ordered = false;
    }
    r->alts = cc_mem_grow(r->alts, r->n_alts, &r->cap_alts, sizeof *r->alts);
    r->alts[r->n_alts++] = (struct cc_html_alt){cc_mem_strdup(alt), cc_html_attribute_line(where, "alt"), like};
    if (!r->b->is_open || !r->b->has_text)
        close_block(r);
}

static void
add_input(struct cc_html_reader *r, const char *const *attributes, const struct cc_html_where *where)
{
    const char *type = cc_html_attribute(attributes, "type"), *value = cc_html_attribute(attributes, "value");
    struct cc_block like = top(r) ? top(r)->like : (struct cc_block){0};

    if (type == NULL || value == NULL || *value == '\0' || is_skipped(r) ||
        (strcasecmp(type, "submit") != 0 && strcasecmp(type, "button") != 0))
        return;
    close_block(r);
    like.kind = CC_BLOCK_BUTTON;
    cc_build_block(r->b, &like, value, strlen(value), cc_html_attribute_line(where, "value"));
}

static bool
is_displayed_as_block(const char *const *attributes)
{
    const char *style = cc_html_attribute(attributes, "style");

    return style != NULL && (strstr(style, "display:block") != NULL || strstr(style, "display: block") != NULL);
}

static void
start_inline(
    struct cc_html_reader *r, struct cc_html_frame *f, const char *const *attributes, const struct cc_html_where *where)
{
    const char *href;

    switch (f->info->element) {
    case CC_EL_LINK:
        href = cc_html_attribute(attributes, "href");
        f->target = cc_mem_strdup(href ? href : "");
        if (r->after_link) /* menus often have no space between their links */
            cc_build_space(r->b);
        if (cc_html_is_button(attributes)) {
            close_block(r);
            f->own_block = true;
            f->like.kind = CC_BLOCK_BUTTON;
        }
        break;
    case CC_EL_SCRIPT:
        r->in_script = true;
        cc_buf_reset(&r->script);
        return;
    case CC_EL_QUOTATION:
        on_text(r, "\xE2\x80\x9C", 3, where->line);
        return;
    case CC_EL_CITE:
        if (f->like.kind == CC_BLOCK_QUOTE) {
            close_block(r);
            f->own_block = f->cites = true;
            f->like.kind = CC_BLOCK_CAPTION;
        }
        break;
    default:
        break;
    }
    if (f->own_block)
        return;
    if (is_displayed_as_block(attributes)) {
        close_block(r);
        f->own_block = true;
    } else if (r->b->is_open &&
        (f->info->element == CC_EL_MARK || f->info->element == CC_EL_LINK || f->info->element == CC_EL_CITE)) {
        cc_build_mark(r->b, f->info->mark, f->target);
    }
}

static bool
is_void(enum cc_element e)
{
    return e == CC_EL_BREAK || e == CC_EL_IMAGE || e == CC_EL_META || e == CC_EL_INPUT || e == CC_EL_RULE;
}

static void
on_void(struct cc_html_reader *r, enum cc_element e, const char *const *attributes, const struct cc_html_where *where)
{
    if (e == CC_EL_BREAK) {
        cc_build_space(r->b);
        r->breaks++;
    } else if (e == CC_EL_IMAGE) {
        add_alt(r, attributes, where);
    } else if (e == CC_EL_META) {
        cc_html_meta_element(&r->meta, r->b, attributes, cc_html_attribute_line(where, "content"));
    } else if (e == CC_EL_INPUT) {
        add_input(r, attributes, where);
    } else {
        close_block(r);
    }
}

static void
on_start(void *arg, const char *name, const char *const *attributes, const struct cc_html_where *where)
{
    struct cc_html_reader *r = arg;
    const struct cc_element_info *info = cc_element_find(name);
    struct cc_html_frame *f;

    if (r->overflow > 0 || (r->n == CC_HTML_DEPTH_MAX && !is_void(info->element))) {
        r->overflow += !is_void(info->element) && !cc_html_is_void(name);
        if (info->element >= CC_EL_BLOCK)
            close_block(r);
        return;
    }
    if (is_void(info->element)) {
        on_void(r, info->element, attributes, where);
        return;
    }
    if (cc_html_is_void(name))
        return;
    if (info->element >= CC_EL_BLOCK)
        close_block(r);
    f = push(r, name, info);
    if (r->n_layouts > 0 && cc_html_pixels(attributes) > 0)
        f->pixels = cc_html_pixels(attributes);
    if (strcmp(name, "html") == 0)
        cc_html_meta_language(r->b, cc_html_attribute(attributes, "lang"));
    if (info->element == CC_EL_SKIP || info->element == CC_EL_JSON) {
        if (strcmp(name, "s") == 0 || strcmp(name, "del") == 0 || strcmp(name, "strike") == 0)
            r->struck_line = r->struck_line ? r->struck_line : where->line;
        if (info->element == CC_EL_JSON)
            cc_html_meta_script(&r->meta, attributes);
        f->skip = true;
        return;
    }
    if (info->element < CC_EL_BLOCK) {
        bool weak;

        if (f->like.role == CC_ROLE_CONTENT && cc_html_role(name, attributes, &weak) == CC_ROLE_HIDDEN) {
            close_block(r);
            f->like.role = CC_ROLE_HIDDEN;
            f->own_block = true;
        }
        start_inline(r, f, attributes, where);
        return;
    }
    f->own_block = true;
    f->class_hash = class_hash(name, attributes);
    set_role(r, f, name, attributes);
    start_block_element(r, f, attributes, where);
}

/* ---- ends */

static void
end_script(struct cc_html_reader *r, bool superscript)
{
    struct cc_buf out = {0};

    r->in_script = false;
    if (r->script.n == 0)
        return;
    if (superscript && cc_html_is_note_mark(r->script.v, r->script.n, r->b)) {
        cc_build_note_ref(r->b, r->script.v, r->script.n);
        return;
    }
    cc_html_script_text(&out, r->script.v, r->script.n, superscript, r->b);
    on_text(r, out.v, out.n, r->script_line);
    cc_buf_clear(&out);
}

static void
end_layout(struct cc_html_reader *r, const struct cc_html_frame *f)
{
    r->n_layouts -= r->n_layouts > 0;
    if (f->layout == CC_LAYOUT_ITEMS)
        r->items_end = r->b->article->n_blocks;
}

static void
pop(struct cc_html_reader *r)
{
    struct cc_html_frame *f = top(r);
    enum cc_element e = f->info->element;

    if (e == CC_EL_SCRIPT && r->in_script)
        end_script(r, f->info->level == 1);
    else if (e == CC_EL_QUOTATION && r->b->is_open && r->b->has_text)
        cc_build_text(r->b, "\xE2\x80\x9D", 3, r->b->line);
    else if (e == CC_EL_JSON)
        cc_html_meta_script_end(&r->meta, r->b);
    if (f->own_block) {
        close_block(r);
        if (f->weak && f->first_block < r->b->article->n_blocks) {
            r->weak = cc_mem_grow(r->weak, r->n_weak, &r->cap_weak, sizeof *r->weak);
            r->weak[r->n_weak++] = (struct cc_span){f->first_block, r->b->article->n_blocks};
        }
        if (f->cites)
            cc_html_label_quote(r, f);
        if (e == CC_EL_LIST)
            cc_html_end_list(r, f);
        else if (e == CC_EL_ROW_GROUP && table_of(r) != NULL && table_of(r)->grid != NULL)
            cc_html_grid_end(table_of(r)->grid, f->info);
        else if (e == CC_EL_TABLE && f->layout != CC_LAYOUT_NONE)
            end_layout(r, f);
        cc_html_end_container(r, f);
    } else if (e == CC_EL_MARK || e == CC_EL_LINK || e == CC_EL_CITE) {
        cc_build_unmark(r->b, f->info->mark);
    }
    r->after_link = e == CC_EL_LINK && r->b->is_open;
    r->after_span = e == CC_EL_INLINE && strcmp(f->name, "span") == 0 && r->b->is_open;
    cc_html_grid_free(f->grid);
    free(f->target);
    r->n--;
}

static void
on_end(void *arg, const char *name)
{
    struct cc_html_reader *r = arg;

    if (is_void(cc_element_find(name)->element) || cc_html_is_void(name))
        return;
    if (r->overflow > 0) {
        r->overflow--;
        return;
    }
    /* the parser balances starts and ends, so the name is on top; a fragment may differ, then look below */
    for (size_t i = r->n; i-- > 0;) {
        if (strncmp(r->v[i].name, name, CC_HTML_NAME_CAP - 1) != 0)
            continue;
        while (r->n > i)
            pop(r);
        return;
    }
}

/* ---- the reader */

struct cc_html_reader *
cc_html_reader_new(struct cc_build *b)
{
    struct cc_html_reader *r = cc_mem_alloc(sizeof *r);

    r->b = b;
    return r;
}

static void
finish(struct cc_html_reader *r)
{
    while (r->n > 0)
        pop(r);
    close_block(r);
    if (cc_html_doubt_roles(r->b->article, r->weak, r->n_weak))
        cc_build_note(r->b, "Class names call nearly all of the page a menu, pop-up or footer; they were not believed.");
    if (r->struck_line > 0)
        cc_build_note(r->b, "Struck-out text was left out; first at line %u.", r->struck_line);
}

void
cc_html_reader_free(struct cc_html_reader *r)
{
    if (r == NULL)
        return;
    finish(r);
    for (size_t i = 0; i < r->n_alts; i++)
        free(r->alts[i].text);
    free(r->alts);
    free(r->weak);
    free(r->term);
    cc_buf_clear(&r->script);
    cc_html_meta_clear(&r->meta);
    cc_layouts_free(r->layouts);
    free(r);
}

static const struct cc_html_handler HANDLER = {NULL, on_start, on_end, on_text, on_raw};

enum cc_status
cc_html_reader_feed(struct cc_html_reader *r, const char *s, size_t n, uint32_t line)
{
    struct cc_html_handler handler = HANDLER;
    struct cc_build *b = r->b;
    const char *open[CC_HTML_DEPTH_MAX + 1] = {"div"}; /* a root, or the parser would invent a paragraph */
    enum cc_status status;

    for (size_t i = 0; i < r->n; i++)
        open[i + 1] = r->v[i].name;
    if (++r->n_fragments > FRAGMENTS_MAX || r->n > FRAGMENT_DEPTH_MAX)
        return cc_error_set(b->error, CC_LIMIT, "%s:%u: more than %d pieces of HTML, or more than %d elements left open by them; convert "
            "the page to pure Markdown or pure HTML", b->article->name, line, FRAGMENTS_MAX, FRAGMENT_DEPTH_MAX);
    handler.arg = r;
    r->layouts = cc_layouts_find(s, n);
    status = cc_html_parse(b->article->name, s, n, line, open, r->n + 1, true, &handler, b->error);
    cc_layouts_free(r->layouts);
    r->layouts = NULL;
    if (b->is_open)
        close_block(r);
    return status == CC_OK ? b->status : status;
}

size_t
cc_html_reader_depth(const struct cc_html_reader *r)
{
    return r->n;
}

void
cc_html_reader_inherit(const struct cc_html_reader *r, struct cc_block *like)
{
    if (r->n > 0)
        like->role = r->v[r->n - 1].like.role;
}

enum cc_status
cc_html_read(struct cc_build *b, const char *s, size_t n)
{
    struct cc_html_handler handler = HANDLER;
    struct cc_html_reader *r = cc_html_reader_new(b);
    enum cc_status status;

    handler.arg = r;
    r->layouts = cc_layouts_find(s, n);
    status = cc_html_parse(b->article->name, s, n, 1, NULL, 0, false, &handler, b->error);
    cc_html_reader_free(r);
    return status == CC_OK ? b->status : status;
}
