/* docx_parts.c: see docx_parts.h. */
#include "article/docx_parts.h"

#include <archive.h>
#include <archive_entry.h>
#include <strings.h>

#include <claimcheck/limits.h>

#include "base/xml.h"

#define DEPTH_MAX 64
#define STYLE_CHAIN_MAX 16
#define ROWS_MAX 5000 /* styles, links, numberings: they are looked up one by one */

static const char *const PARTS[CC_DOCX_PART__MAX] = {"word/document.xml", "word/styles.xml", "word/numbering.xml",
    "word/_rels/document.xml.rels", "word/footnotes.xml", "word/endnotes.xml", "docProps/core.xml"};

/* ---- the zip */

static enum cc_status
read_part(struct archive *a, struct cc_buf *out, const char *name, const char *part, struct cc_error *error)
{
    for (;;) {
        la_ssize_t n;

        cc_buf_reserve(out, 65536);
        n = archive_read_data(a, out->v + out->n, 65536);
        if (n < 0)
            return cc_error_set(error, CC_INPUT, "%s: %s in it cannot be unpacked (%s); save the document again", name,
                part, archive_error_string(a) ? archive_error_string(a) : "damaged");
        if (n == 0)
            return CC_OK;
        out->n += (size_t)n;
        if (out->n > CC_DOCX_PART_MAX)
            return cc_error_set(error, CC_LIMIT, "%s: %s in it unpacks to more than %zu bytes; that is no article",
                name, part, CC_DOCX_PART_MAX);
    }
}

static enum cc_status
unzip(struct cc_docx *d, const char *name, const void *bytes, size_t n, struct cc_error *error)
{
    struct archive *a = archive_read_new();
    struct archive_entry *entry;
    enum cc_status status = CC_OK;
    size_t entries = 0;
    int got;

    archive_read_support_format_zip(a);
    if (archive_read_open_memory(a, bytes, n) != ARCHIVE_OK)
        status = cc_error_set(error, CC_INPUT, "%s: not a zip file, so no Word document; save it as .docx", name);
    while (status == CC_OK && (got = archive_read_next_header(a, &entry)) != ARCHIVE_EOF) {
        const char *path = archive_entry_pathname(entry);

        if (got < ARCHIVE_WARN || ++entries > CC_DOCX_ENTRIES_MAX) {
            status = cc_error_set(error, CC_INPUT, "%s: damaged or no Word document (%s); save it again as .docx", name,
                archive_error_string(a) ? archive_error_string(a) : "too many parts");
            break;
        }
        for (size_t i = 0; path != NULL && i < CC_DOCX_PART__MAX && status == CC_OK; i++) {
            if (strcmp(path, PARTS[i]) == 0 && d->part[i].n == 0)
                status = read_part(a, &d->part[i], name, PARTS[i], error);
        }
    }
    archive_read_free(a);
    if (status == CC_OK && d->part[CC_DOCX_DOCUMENT].n == 0)
        status = cc_error_set(error, CC_INPUT, "%s: a zip file without word/document.xml, so no Word document", name);
    return status;
}

/* ---- styles, numbering, links, core: one handler over all */

enum { STYLE, NAME, BASED_ON, OUTLINE, NUM_ID, ABSTRACT_NUM, NUM, ABSTRACT_ID, LVL, NUM_FMT, RELATIONSHIP,
    DESCRIPTION, LANGUAGE, A_VAL,
    A_STYLE_ID, A_ILVL, A_ID, A_TARGET };

static const char *const NAMES[] = {[STYLE] = "style",
    [NAME] = "name",
    [BASED_ON] = "basedOn",
    [OUTLINE] = "outlineLvl",
    [NUM_ID] = "numId",
    [ABSTRACT_NUM] = "abstractNum",
    [NUM] = "num",
    [ABSTRACT_ID] = "abstractNumId",
    [LVL] = "lvl",
    [NUM_FMT] = "numFmt",
    [RELATIONSHIP] = "Relationship",
    [DESCRIPTION] = "description",
    [LANGUAGE] = "language",
    [A_VAL] = "val",
    [A_STYLE_ID] = "styleId",
    [A_ILVL] = "ilvl",
    [A_ID] = "Id",
    [A_TARGET] = "Target"};

struct side {
    struct cc_docx *d;
    struct cc_xml_parser *parser;
    struct cc_docx_style *style;   /* open one */
    uint32_t abstract_id, level, num_id;
    bool in_style, in_abstract, in_num;
    char **text;                   /* where text goes */
};

uint32_t
cc_docx_number_of(struct cc_xml_span s)
{
    uint32_t n = 0;

    for (size_t i = 0; i < s.n && s.v[i] >= '0' && s.v[i] <= '9' && n < 100000000; i++)
        n = n * 10 + (uint32_t)(s.v[i] - '0');
    return n;
}

/* Word's built-in style names are English in every language's file. */
static void
read_style_name(struct cc_docx_style *style, struct cc_xml_span s)
{
    static const struct {
        const char *name;
        enum cc_block_kind kind;
    } KINDS[] = {{"title", CC_BLOCK_TITLE}, {"subtitle", CC_BLOCK_META}, {"quote", CC_BLOCK_QUOTE},
        {"intense quote", CC_BLOCK_QUOTE}, {"block text", CC_BLOCK_QUOTE}, {"caption", CC_BLOCK_CAPTION},
        {"html preformatted", CC_BLOCK_CODE}, {"footnote text", CC_BLOCK_FOOTNOTE}};

    if (s.n == 9 && strncasecmp(s.v, "heading ", 8) == 0 && s.v[8] >= '1' && s.v[8] <= '9') {
        style->kind = CC_BLOCK_HEADING;
        style->level = (uint8_t)(s.v[8] - '0' > 6 ? 6 : s.v[8] - '0');
    }
    if ((s.n == 5 && strncasecmp(s.v, "toc ", 4) == 0) || (s.n == 11 && strncasecmp(s.v, "toc heading", 11) == 0))
        style->navigation = true;
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        if (s.n == strlen(KINDS[i].name) && strncasecmp(s.v, KINDS[i].name, s.n) == 0)
            style->kind = KINDS[i].kind;
    }
}

static void
start_style(struct side *s, const struct cc_xml_tag *tag)
{
    struct cc_xml_span id = cc_xml_attribute(s->parser, tag, A_STYLE_ID);
    struct cc_docx *d = s->d;

    d->styles = cc_mem_grow(d->styles, d->n_styles, &d->cap_styles, sizeof *d->styles);
    s->style = &d->styles[d->n_styles++];
    *s->style = (struct cc_docx_style){.id = cc_mem_strndup(id.v ? id.v : "", id.n), .kind = CC_BLOCK_PARAGRAPH};
    s->in_style = true;
}

static void
in_style(struct side *s, int name, struct cc_xml_span value)
{
    if (name == NAME && s->style->kind == CC_BLOCK_PARAGRAPH) {
        read_style_name(s->style, value);
    } else if (name == BASED_ON && s->style->based_on == NULL) {
        s->style->based_on = cc_mem_strndup(value.v ? value.v : "", value.n);
    } else if (name == OUTLINE && cc_docx_number_of(value) < 6 && s->style->kind == CC_BLOCK_PARAGRAPH) {
        s->style->kind = CC_BLOCK_HEADING;
        s->style->level = (uint8_t)(cc_docx_number_of(value) + 1);
    } else if (name == NUM_ID) {
        s->style->num_id = cc_docx_number_of(value);
    }
}

static enum cc_status
on_start(void *arg, const struct cc_xml_tag *tag, struct cc_error *error)
{
    struct side *s = arg;
    struct cc_docx *d = s->d;
    struct cc_xml_span value = cc_xml_attribute(s->parser, tag, A_VAL);

    (void)error;
    if (d->n_styles >= ROWS_MAX || d->n_links >= ROWS_MAX || d->n_numbers >= ROWS_MAX || d->n_formats >= ROWS_MAX)
        return CC_OK;
    if (tag->name == STYLE) {
        start_style(s, tag);
    } else if (s->in_style) {
        in_style(s, tag->name, value);
    } else if (tag->name == ABSTRACT_NUM) {
        s->in_abstract = true;
        s->abstract_id = cc_docx_number_of(cc_xml_attribute(s->parser, tag, ABSTRACT_ID));
    } else if (tag->name == NUM) {
        s->in_num = true;
        s->num_id = cc_docx_number_of(cc_xml_attribute(s->parser, tag, NUM_ID));
    } else if (tag->name == ABSTRACT_ID && s->in_num) {
        d->numbers = cc_mem_grow(d->numbers, d->n_numbers, &d->cap_numbers, sizeof *d->numbers);
        d->numbers[d->n_numbers++] = (struct cc_docx_number){s->num_id, cc_docx_number_of(value)};
    } else if (tag->name == LVL) {
        s->level = cc_docx_number_of(cc_xml_attribute(s->parser, tag, A_ILVL));
    } else if (tag->name == NUM_FMT && s->in_abstract) {
        bool bullet = (value.n == 6 && memcmp(value.v, "bullet", 6) == 0) ||
            (value.n == 4 && memcmp(value.v, "none", 4) == 0);

        d->formats = cc_mem_grow(d->formats, d->n_formats, &d->cap_formats, sizeof *d->formats);
        d->formats[d->n_formats++] = (struct cc_docx_format){s->abstract_id, (uint8_t)(s->level & 15), !bullet};
    } else if (tag->name == RELATIONSHIP) {
        struct cc_xml_span id = cc_xml_attribute(s->parser, tag, A_ID),
                           target = cc_xml_attribute(s->parser, tag, A_TARGET);

        d->links = cc_mem_grow(d->links, d->n_links, &d->cap_links, sizeof *d->links);
        d->links[d->n_links++] = (struct cc_docx_link){
            cc_mem_strndup(id.v ? id.v : "", id.n), cc_mem_strndup(target.v ? target.v : "", target.n)};
    } else if (tag->name == DESCRIPTION || tag->name == LANGUAGE) {
        s->text = tag->name == DESCRIPTION ? &d->description : &d->language;
    }
    return CC_OK;
}

static enum cc_status
on_end(void *arg, int name, struct cc_error *error)
{
    struct side *s = arg;

    (void)error;
    if (name == STYLE)
        s->in_style = false;
    else if (name == ABSTRACT_NUM)
        s->in_abstract = false;
    else if (name == NUM)
        s->in_num = false;
    s->text = NULL;
    return CC_OK;
}

static enum cc_status
on_text(void *arg, const char *text, size_t n, struct cc_error *error)
{
    struct side *s = arg;
    char *joined;

    (void)error;
    if (s->text != NULL) {
        joined = cc_mem_printf("%s%.*s", *s->text ? *s->text : "", (int)(n < 4000 ? n : 4000), text);
        free(*s->text);
        *s->text = joined;
    }
    return CC_OK;
}

static enum cc_status
read_side(struct cc_docx *d, enum cc_docx_part part, const char *name, struct cc_error *error)
{
    struct side s = {.d = d};
    const struct cc_xml_handler handler = {
        NAMES, sizeof NAMES / sizeof *NAMES, DEPTH_MAX, 0, on_start, on_end, on_text, &s};
    enum cc_status status;

    if (d->part[part].n == 0)
        return CC_OK;
    s.parser = cc_xml_parser_new(&handler);
    status = cc_xml_parser_feed(s.parser, d->part[part].v, d->part[part].n, error);
    if (status == CC_OK)
        status = cc_xml_parser_end(s.parser, error);
    cc_xml_parser_free(s.parser);
    return status == CC_OK ? CC_OK : cc_error_wrap(error, "%s: %s", name, PARTS[part]);
}

enum cc_status
cc_docx_open(struct cc_docx *d, const char *name, const void *bytes, size_t n, struct cc_error *error)
{
    enum cc_status status = unzip(d, name, bytes, n, error);
    static const enum cc_docx_part SIDES[] = {CC_DOCX_STYLES, CC_DOCX_NUMBERING, CC_DOCX_RELS, CC_DOCX_CORE};

    for (size_t i = 0; i < sizeof SIDES / sizeof *SIDES && status == CC_OK; i++)
        status = read_side(d, SIDES[i], name, error);
    return status;
}

void
cc_docx_close(struct cc_docx *d)
{
    for (size_t i = 0; i < CC_DOCX_PART__MAX; i++)
        cc_buf_clear(&d->part[i]);
    for (size_t i = 0; i < d->n_styles; i++) {
        free(d->styles[i].id);
        free(d->styles[i].based_on);
    }
    for (size_t i = 0; i < d->n_links; i++) {
        free(d->links[i].id);
        free(d->links[i].target);
    }
    free(d->styles);
    free(d->links);
    free(d->numbers);
    free(d->formats);
    free(d->description);
    free(d->language);
    *d = (struct cc_docx){0};
}

const struct cc_docx_style *
cc_docx_style(const struct cc_docx *d, const char *id, size_t n)
{
    const struct cc_docx_style *first = NULL;

    for (unsigned depth = 0; depth < STYLE_CHAIN_MAX && id != NULL; depth++) {
        const struct cc_docx_style *found = NULL;

        for (size_t i = 0; i < d->n_styles && found == NULL; i++) {
            if (strlen(d->styles[i].id) == n && memcmp(d->styles[i].id, id, n) == 0)
                found = &d->styles[i];
        }
        if (found == NULL)
            break;
        if (first == NULL)
            first = found;
        if (found->kind != CC_BLOCK_PARAGRAPH || found->num_id != 0 || found->navigation)
            return found;
        id = found->based_on;
        n = id ? strlen(id) : 0;
    }
    return first;
}

const char *
cc_docx_target(const struct cc_docx *d, const char *id, size_t n)
{
    for (size_t i = 0; i < d->n_links; i++) {
        if (strlen(d->links[i].id) == n && memcmp(d->links[i].id, id, n) == 0)
            return d->links[i].target;
    }
    return NULL;
}

bool
cc_docx_ordered(const struct cc_docx *d, uint32_t num_id, unsigned level)
{
    for (size_t i = 0; i < d->n_numbers; i++) {
        if (d->numbers[i].id != num_id)
            continue;
        for (size_t k = 0; k < d->n_formats; k++) {
            if (d->formats[k].abstract_id == d->numbers[i].abstract_id && d->formats[k].level == level)
                return d->formats[k].ordered;
        }
    }
    return false;
}
