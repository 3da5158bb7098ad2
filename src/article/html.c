/* html.c: see html.h. A stack of frames, one per open element, decides for every piece of text what block it belongs
 * to; blocks are opened when their first text comes and closed when a block-level element starts or ends. */
#include "article/html.h"

#include <strings.h>

#include <claimcheck/limits.h>

#include "article/html_elements.h"
#include "article/html_meta.h"
#include "article/html_roles.h"
#include "article/html_tables.h"
#include "article/readers.h"
#include "base/html.h"
#include "base/utf8.h"

#define NAME_CAP 16
/* every fragment opens anew what the ones before left open: the product of both is capped */
#define FRAGMENTS_MAX 200000
#define FRAGMENT_DEPTH_MAX 100
#define WEAK_BYTES_MIN 1000 /* less text than this outside the content is no cause for doubt */
#define CARD_BLOCKS_MAX 24 /* a container with more blocks than this is a section, not a card */

struct frame {
    char name[NAME_CAP];
    const struct cc_element_info *info;
    struct cc_block like;       /* what a block directly in it looks like */
    char *target;               /* LINK: href */
    bool skip;                  /* its text is dropped */
    bool own_block;             /* has been or may be a block of its own: ends one when it ends */
    bool used;                  /* ITEM: its first block is made, later ones are paragraphs */
    bool weak;
    bool cites;                 /* names the source of a quotation */
    /* LIST: its blocks; those that are one link; those whose link stays in the page */
    size_t n_items, n_links, n_local;
    size_t first_block;
    unsigned n_headings;        /* headings directly or indirectly inside */
    uint32_t headings[7];       /* sections in force at its start */
    uint32_t class_hash;        /* of its class attribute, to know siblings of one make */
    uint32_t child_hash;        /* of the last child container that held a heading … */
    uint32_t child_headings[7]; /* … and the sections in force before the first of its make */
    struct cc_html_grid *grid;  /* TABLE */
};

struct alt {
    char *text;
    uint32_t line;
    struct cc_block like;
};

struct cc_html_reader {
    struct cc_build *b;
    struct frame v[CC_HTML_DEPTH_MAX];
    size_t n;
    size_t n_fragments;
    size_t overflow;            /* open elements beyond the depth that is followed */
    struct alt *alts;           /* images inside the open block: their alt texts follow it */
    size_t n_alts, cap_alts;
    char *term;                 /* text of the last dt: label of the dd after it */
    bool after_link;            /* nothing but tags since the end of a link */
    unsigned breaks;            /* br since the last visible text */
    bool after_span;            /* nothing but tags, or the end of a line, since the end of a span */
    bool in_script;             /* sup or sub: text goes to script */
    struct cc_buf script;
    uint32_t script_line;
    struct cc_html_meta meta;
    struct cc_span *weak;       /* blocks whose role rests on a class name only */
    size_t n_weak, cap_weak;
    uint32_t struck_line;       /* first struck-out text, 0 = none */
};

/* ---- blocks */

static struct frame *
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
static struct frame *
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
    struct frame *f = block_frame(r);
    struct cc_block like = f ? f->like : (struct cc_block){.kind = CC_BLOCK_PARAGRAPH};

    if (like.kind == CC_BLOCK_LIST_ITEM) {
        /* the item's first text is the item; what follows in it are paragraphs of the same list */
        for (size_t i = r->n; i-- > 0;) {
            if (r->v[i].info->element != CC_EL_ITEM)
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

static void
set_role(struct cc_html_reader *r, struct frame *f, const char *name, const char *const *attributes)
{
    enum cc_block_role role;
    bool weak;

    if (f->like.role != CC_ROLE_CONTENT)
        return;
    role = cc_html_role(name, attributes, &weak);
    /* a footer in a quotation names its source; an aside within the article is part of it */
    if (role == CC_ROLE_FOOTER && f->like.quote_depth > 0 && strcmp(name, "footer") == 0) {
        role = CC_ROLE_CONTENT;
        f->like.kind = CC_BLOCK_CAPTION;
        f->cites = true;
    }
    if (strcmp(name, "aside") == 0 && role == CC_ROLE_CONTENT) {
        role = CC_ROLE_RELATED;
        for (size_t i = 0; i < r->n; i++) {
            if (strcmp(r->v[i].name, "main") == 0 || strcmp(r->v[i].name, "article") == 0)
                role = CC_ROLE_CONTENT;
        }
    }
    f->like.role = role;
    f->weak = weak;
}

static void
start_list(struct cc_html_reader *r, struct frame *f)
{
    free(r->term);
    r->term = NULL;
    f->like.list = ++r->b->n_lists;
    f->like.level += f->like.level < UINT8_MAX;
    f->like.ordered = f->info->level == 1;
    f->like.kind = CC_BLOCK_PARAGRAPH;
}

static void
start_block_element(struct cc_html_reader *r, struct frame *f, const char *const *attributes)
{
    switch (f->info->element) {
    case CC_EL_LIST:
        start_list(r, f);
        break;
    case CC_EL_QUOTE:
        f->like.quote_depth += f->like.quote_depth < UINT8_MAX;
        f->like.kind = CC_BLOCK_QUOTE;
        break;
    case CC_EL_TABLE:
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
        f->like.kind = f->info->kind;
        break;
    case CC_EL_ROW:
    case CC_EL_CELL:
    case CC_EL_ROW_GROUP:
        for (size_t i = r->n; i-- > 0;) {
            if (r->v[i].grid != NULL) {
                cc_html_grid_start(r->v[i].grid, f->info, attributes, &f->like);
                break;
            }
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

static struct frame *
push(struct cc_html_reader *r, const char *name, const struct cc_element_info *info)
{
    struct frame *parent = top(r), *f = &r->v[r->n];

    *f = (struct frame){.info = info, .first_block = r->b->article->n_blocks};
    snprintf(f->name, sizeof f->name, "%s", name);
    if (parent) {
        f->like = parent->like;
        f->skip = parent->skip;
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
    struct frame *f = top(r);
    struct cc_block like = {.kind = CC_BLOCK_ALT};

    if (alt == NULL || !cc_html_alt_speaks(alt) || (f && f->skip))
        return;
    if (f) {
        like = f->like;
        like.kind = CC_BLOCK_ALT;
        like.level = 0;
        like.header = like.ordered = false;
    }
    r->alts = cc_mem_grow(r->alts, r->n_alts, &r->cap_alts, sizeof *r->alts);
    r->alts[r->n_alts++] = (struct alt){cc_mem_strdup(alt), cc_html_attribute_line(where, "alt"), like};
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
    struct cc_html_reader *r, struct frame *f, const char *const *attributes, const struct cc_html_where *where)
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
    struct frame *f;

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
    start_block_element(r, f, attributes);
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

static bool
is_page(const struct frame *f)
{
    return strcmp(f->name, "html") == 0 || strcmp(f->name, "body") == 0 || strcmp(f->name, "main") == 0;
}

/* What belongs together by standing in one container with one heading; and whether a section ends here. */
static void
end_container(struct cc_html_reader *r, struct frame *f)
{
    struct cc_article *a = r->b->article;
    struct frame *parent = r->n > 1 ? &r->v[r->n - 2] : NULL;
    size_t n_blocks = a->n_blocks - f->first_block;
    enum cc_element e = f->info->element;
    bool sectioning = e == CC_EL_SECTION || e == CC_EL_ITEM || e == CC_EL_CELL || e == CC_EL_DETAILS ||
        e == CC_EL_QUOTE;
    bool repeated = parent != NULL && f->n_headings > 0 && parent->child_hash == f->class_hash;
    size_t content = 0;

    for (size_t i = f->first_block; i < a->n_blocks && n_blocks <= CARD_BLOCKS_MAX; i++)
        content += a->blocks[i].role == CC_ROLE_CONTENT;
    if (f->n_headings == 0 || n_blocks <= f->n_headings)
        return;
    if (f->n_headings == 1 && content > 1 && !is_page(f) && a->blocks[f->first_block].card == 0) {
        uint32_t card = ++r->b->n_cards;

        for (size_t i = f->first_block; i < a->n_blocks; i++) {
            if (a->blocks[i].card == 0 && a->blocks[i].role == CC_ROLE_CONTENT)
                a->blocks[i].card = card;
        }
    }
    if (parent != NULL && !repeated) {
        parent->child_hash = f->class_hash;
        memcpy(parent->child_headings, f->headings, sizeof f->headings);
    }
    if (sectioning || repeated)
        cc_build_headings_restore(r->b, repeated ? parent->child_headings : f->headings);
}

/* The source of a quotation also becomes the label of the blocks it is the source of. */
static void
label_quote(struct cc_html_reader *r, const struct frame *f)
{
    struct cc_article *a = r->b->article;
    const struct cc_block *cite;
    const struct frame *quote = NULL;

    for (size_t i = r->n; i-- > 0 && quote == NULL;) {
        if (r->v[i].info->element == CC_EL_QUOTE)
            quote = &r->v[i];
    }
    if (a->n_blocks == 0 || quote == NULL || f->first_block >= a->n_blocks)
        return;
    cite = &a->blocks[a->n_blocks - 1];
    for (size_t i = quote->first_block; i + 1 < a->n_blocks; i++) {
        if (a->blocks[i].kind == CC_BLOCK_QUOTE && a->blocks[i].label == NULL)
            a->blocks[i].label = cc_mem_strndup(r->b->text.v + cite->span.start, cite->span.end - cite->span.start);
    }
}

/* A list of nothing but links leads elsewhere; when all stay in the page it is a table of contents. */
static void
end_list(struct cc_html_reader *r, const struct frame *f)
{
    struct cc_article *a = r->b->article;

    if (f->n_items < 2 || f->n_links != f->n_items)
        return;
    for (size_t i = f->first_block; i < a->n_blocks; i++) {
        if (a->blocks[i].role == CC_ROLE_CONTENT)
            a->blocks[i].role = f->n_local == f->n_items ? CC_ROLE_NAVIGATION : CC_ROLE_RELATED;
    }
}

static void
end_in_grid(struct cc_html_reader *r, const struct cc_element_info *info)
{
    for (size_t i = r->n; i-- > 0;) {
        if (r->v[i].grid != NULL) {
            cc_html_grid_end(r->v[i].grid, info);
            return;
        }
    }
}

static void
pop(struct cc_html_reader *r)
{
    struct frame *f = top(r);
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
            label_quote(r, f);
        if (e == CC_EL_LIST)
            end_list(r, f);
        else if (e == CC_EL_ROW_GROUP)
            end_in_grid(r, f->info);
        end_container(r, f);
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
        if (strncmp(r->v[i].name, name, NAME_CAP - 1) != 0)
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

/* A class name may deceive (id="menu-page" around everything). A page whose text is nearly all outside the content by
 * class names alone is read as content. */
static void
doubt_weak_roles(struct cc_html_reader *r)
{
    struct cc_article *a = r->b->article;
    size_t content = 0, weak = 0;

    for (size_t i = 0; i < a->n_blocks; i++)
        content += a->blocks[i].role == CC_ROLE_CONTENT ? a->blocks[i].span.end - a->blocks[i].span.start : 0;
    for (size_t i = 0; i < r->n_weak; i++)
        weak += a->blocks[r->weak[i].end - 1].span.end - a->blocks[r->weak[i].start].span.start;
    if (weak < WEAK_BYTES_MIN || content * 4 > weak)
        return;
    for (size_t i = 0; i < r->n_weak; i++) {
        for (size_t k = r->weak[i].start; k < r->weak[i].end; k++)
            a->blocks[k].role = CC_ROLE_CONTENT;
    }
    cc_build_note(r->b, "Class names call nearly all of the page a menu, pop-up or footer; they were not believed.");
}

static void
finish(struct cc_html_reader *r)
{
    while (r->n > 0)
        pop(r);
    close_block(r);
    doubt_weak_roles(r);
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
    status = cc_html_parse(b->article->name, s, n, line, open, r->n + 1, true, &handler, b->error);
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
    status = cc_html_parse(b->article->name, s, n, 1, NULL, 0, false, &handler, b->error);
    cc_html_reader_free(r);
    return status == CC_OK ? b->status : status;
}
