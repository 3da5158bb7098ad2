/* docx.c: Word documents -> blocks. Source "lines" are paragraphs: Word has no lines. What is deleted, hidden or a
 * comment is no text; footnotes follow the body. */
#include <strings.h>

#include <claimcheck/limits.h>

#include "article/docx_parts.h"
#include "article/html_meta.h"
#include "article/readers.h"
#include "base/xml.h"

#define DEPTH_MAX  256
#define TABLES_MAX 16
#define LEVELS_MAX 9

enum { P, P_PR, P_STYLE, NUM_PR, NUM_ID, ILVL, OUTLINE, R, T, TAB, BR, CR, HYPHEN, B, I, VANISH, STRIKE, DSTRIKE,
    VERT_ALIGN, HYPERLINK, NOTE_REF, END_REF, DEL, MOVE_FROM, TBL, TR, TC, TBL_HEADER, TBL_LOOK, GRID_SPAN, FALLBACK,
    DOC_PR, FOOTNOTE, ENDNOTE, SDT, GALLERY, A_VAL, A_ID, A_DESCR, A_FIRST_ROW, A_TYPE };

static const char *const NAMES[] = {
    [P] = "p", [P_PR] = "pPr", [P_STYLE] = "pStyle", [NUM_PR] = "numPr", [NUM_ID] = "numId", [ILVL] = "ilvl",
    [OUTLINE] = "outlineLvl", [R] = "r", [T] = "t", [TAB] = "tab", [BR] = "br", [CR] = "cr",
    [HYPHEN] = "noBreakHyphen", [B] = "b", [I] = "i", [VANISH] = "vanish", [STRIKE] = "strike", [DSTRIKE] = "dstrike",
    [VERT_ALIGN] = "vertAlign", [HYPERLINK] = "hyperlink", [NOTE_REF] = "footnoteReference",
    [END_REF] = "endnoteReference", [DEL] = "del", [MOVE_FROM] = "moveFrom", [TBL] = "tbl", [TR] = "tr", [TC] = "tc",
    [TBL_HEADER] = "tblHeader", [TBL_LOOK] = "tblLook", [GRID_SPAN] = "gridSpan", [FALLBACK] = "Fallback",
    [DOC_PR] = "docPr", [FOOTNOTE] = "footnote", [ENDNOTE] = "endnote", [SDT] = "sdt", [GALLERY] = "docPartGallery",
    [A_VAL] = "val", [A_ID] = "id", [A_DESCR] = "descr", [A_FIRST_ROW] = "firstRow", [A_TYPE] = "type"
};

struct table {
    uint32_t number, row, col, span;
    bool first_row, header_row;
};

struct docx {
    struct cc_build *b;
    struct cc_docx parts;
    struct cc_xml_parser *parser;
    uint32_t line;                    /* paragraph number */
    struct cc_block like;             /* of the paragraph */
    bool in_properties, opened, in_text;
    unsigned skip;                    /* open elements whose text is not read: deleted, fallback */
    struct { bool bold, italic, hidden, struck; char vertical; } run;
    bool in_run;
    struct cc_buf script;             /* text of a superscript or subscript run */
    struct table tables[TABLES_MAX];
    size_t n_tables;
    uint32_t lists[LEVELS_MAX + 1], list_id; /* number per level; the numId they belong to */
    unsigned n_sdt, toc_sdt;          /* content controls open; the one that holds a table of contents */
    char *note;                       /* label of the footnote that is read */
    char *alt;
    bool was_struck;
};

/* ---- paragraphs */

static bool
is_on(struct cc_xml_span value)
{
    return !(value.n == 1 && value.v[0] == '0') && !(value.n == 5 && memcmp(value.v, "false", 5) == 0) &&
        !(value.n == 3 && memcmp(value.v, "off", 3) == 0);
}

static void
start_paragraph(struct docx *d)
{
    cc_build_close(d->b);
    d->line++;
    d->like = (struct cc_block){.kind = d->note ? CC_BLOCK_FOOTNOTE : CC_BLOCK_PARAGRAPH, .label = d->note};
    if (d->toc_sdt > 0)
        d->like.role = CC_ROLE_NAVIGATION;
    d->opened = false;
    if (d->n_tables > 0 && d->n_tables <= TABLES_MAX) {
        const struct table *t = &d->tables[d->n_tables - 1];

        d->like.kind = CC_BLOCK_CELL;
        d->like.table = t->number;
        d->like.row = t->row > 0 ? t->row - 1 : 0;
        d->like.col = t->col > 0 ? t->col - 1 : 0;
        d->like.header = t->header_row || (t->first_row && t->row <= 1);
    }
}

static void
apply_style(struct docx *d, struct cc_xml_span id)
{
    const struct cc_docx_style *style = cc_docx_style(&d->parts, id.v, id.n);

    if (style == NULL)
        return;
    if (style->navigation)
        d->like.role = CC_ROLE_NAVIGATION;
    if (style->kind != CC_BLOCK_PARAGRAPH && d->note == NULL) {
        d->like.kind = style->kind;
        d->like.level = style->level;
        d->like.quote_depth = style->kind == CC_BLOCK_QUOTE;
    }
    if (style->num_id > 0 && d->like.list == 0)
        d->like.list = style->num_id;
}

/* numId in like.list and level in like.level become a list of ours: the same while the numId stays and no other
 * paragraph comes between. */
static void
settle_list(struct docx *d)
{
    unsigned level = d->like.level < LEVELS_MAX ? d->like.level : LEVELS_MAX - 1;
    uint32_t id = d->like.list;

    d->like.list = 0;
    if (d->like.kind != CC_BLOCK_PARAGRAPH && d->like.kind != CC_BLOCK_CELL) {
        d->like.ordered = id > 0 && d->like.kind == CC_BLOCK_HEADING && cc_docx_ordered(&d->parts, id, 0);
        d->list_id = 0;
        return;
    }
    d->like.level = 0;
    if (id == 0) {
        d->list_id = 0;
        return;
    }
    if (id != d->list_id)
        memset(d->lists, 0, sizeof d->lists);
    d->list_id = id;
    if (d->lists[level] == 0)
        d->lists[level] = ++d->b->n_lists;
    for (unsigned i = level + 1; i < LEVELS_MAX; i++)
        d->lists[i] = 0;
    d->like.kind = CC_BLOCK_LIST_ITEM;
    d->like.list = d->lists[level];
    d->like.level = (uint8_t)(level + 1);
    d->like.ordered = cc_docx_ordered(&d->parts, id, level);
}

static void
open_paragraph(struct docx *d)
{
    if (d->opened)
        return;
    settle_list(d);
    cc_build_open(d->b, &d->like);
    d->opened = true;
}

static void
end_paragraph(struct docx *d)
{
    if (!d->opened)
        d->list_id = 0;
    cc_build_close(d->b);
    if (d->alt != NULL && cc_html_alt_speaks(d->alt)) {
        struct cc_block like = d->like;

        like.kind = CC_BLOCK_ALT;
        like.level = 0;
        like.ordered = like.header = false;
        cc_build_block(d->b, &like, d->alt, strlen(d->alt), d->line);
    }
    free(d->alt);
    d->alt = NULL;
    d->opened = false;
}

/* ---- runs */

static void
start_run_text(struct docx *d)
{
    open_paragraph(d);
    if (d->run.bold)
        cc_build_mark(d->b, CC_MARK_STRONG, NULL);
    if (d->run.italic)
        cc_build_mark(d->b, CC_MARK_EM, NULL);
}

static void
end_run(struct docx *d)
{
    struct cc_buf out = {0};

    if (d->script.n > 0) {
        if (d->run.vertical == 's' && cc_html_is_note_mark(d->script.v, d->script.n, d->b)) {
            cc_build_note_ref(d->b, d->script.v, d->script.n);
        } else {
            cc_html_script_text(&out, d->script.v, d->script.n, d->run.vertical == 's', d->b);
            cc_build_text(d->b, out.v, out.n, d->line);
        }
        cc_buf_reset(&d->script);
        cc_buf_clear(&out);
    }
    if (d->run.italic)
        cc_build_unmark(d->b, CC_MARK_EM);
    if (d->run.bold)
        cc_build_unmark(d->b, CC_MARK_STRONG);
    memset(&d->run, 0, sizeof d->run);
    d->in_run = false;
}

/* Formatting of a run; the same names in a paragraph's properties format its mark only. */
static void
run_property(struct docx *d, int name, struct cc_xml_span value)
{
    if (!d->in_run)
        return;
    if (name == B)
        d->run.bold = is_on(value);
    else if (name == I)
        d->run.italic = is_on(value);
    else if (name == VANISH)
        d->run.hidden = is_on(value);
    else if (name == STRIKE || name == DSTRIKE)
        d->run.struck = is_on(value);
    else if (name == VERT_ALIGN && value.n > 2)
        d->run.vertical = value.v[2] == 'p' ? 's' : value.v[2] == 'b' ? 'b' : '\0';
}

static void
paragraph_property(struct docx *d, int name, struct cc_xml_span value)
{
    if (name == P_STYLE)
        apply_style(d, value);
    else if (name == NUM_ID)
        d->like.list = cc_docx_number_of(value);
    else if (name == ILVL && d->like.kind != CC_BLOCK_HEADING)
        d->like.level = (uint8_t)(cc_docx_number_of(value) & 15);
    else if (name == OUTLINE && cc_docx_number_of(value) < 6 && d->like.kind == CC_BLOCK_PARAGRAPH) {
        d->like.kind = CC_BLOCK_HEADING;
        d->like.level = (uint8_t)(cc_docx_number_of(value) + 1);
    }
}

/* ---- tables */

static void
table_start(struct docx *d, int name, const struct cc_xml_tag *tag, struct cc_xml_span value)
{
    struct table *t;

    if (name == TBL) {
        cc_build_close(d->b);
        if (d->n_tables++ < TABLES_MAX)
            d->tables[d->n_tables - 1] = (struct table){.number = ++d->b->n_tables};
        return;
    }
    if (d->n_tables == 0 || d->n_tables > TABLES_MAX)
        return;
    t = &d->tables[d->n_tables - 1];
    if (name == TR) {
        t->row++;
        t->col = 0;
        t->span = 1;
        t->header_row = false;
    } else if (name == TC) {
        t->col += t->span;
        t->span = 1;
    } else if (name == GRID_SPAN) {
        t->span = cc_docx_number_of(value) > 0 && cc_docx_number_of(value) < 1000 ? cc_docx_number_of(value) : 1;
    } else if (name == TBL_HEADER) {
        t->header_row = is_on(value);
    } else if (name == TBL_LOOK) {
        value = cc_xml_attribute(d->parser, tag, A_FIRST_ROW);
        t->first_row = value.n == 1 && value.v[0] == '1';
    }
}

/* ---- events */

static void
on_inline(struct docx *d, int name, const struct cc_xml_tag *tag)
{
    struct cc_xml_span id = cc_xml_attribute(d->parser, tag, A_ID);
    const char *target;

    switch (name) {
    case R:
        end_run(d);
        d->in_run = true;
        break;
    case T:
        if (!d->run.hidden && !d->run.struck) {
            start_run_text(d);
            d->in_text = true;
        }
        d->was_struck = d->was_struck || d->run.struck;
        break;
    case TAB:
    case BR:
    case CR:
        cc_build_space(d->b);
        break;
    case HYPHEN:
        cc_build_text(d->b, "-", 1, d->line);
        break;
    case HYPERLINK:
        open_paragraph(d);
        target = id.v ? cc_docx_target(&d->parts, id.v, id.n) : NULL;
        cc_build_mark(d->b, CC_MARK_LINK, target ? target : "");
        break;
    case NOTE_REF:
    case END_REF:
        open_paragraph(d);
        if (id.n > 0)
            cc_build_note_ref(d->b, id.v, id.n);
        break;
    default:
        run_property(d, name, cc_xml_attribute(d->parser, tag, A_VAL));
    }
}

static void
start_note(struct docx *d, const struct cc_xml_tag *tag)
{
    struct cc_xml_span id = cc_xml_attribute(d->parser, tag, A_ID), type = cc_xml_attribute(d->parser, tag, A_TYPE);

    free(d->note);
    /* Word keeps the lines between text and notes as notes with a type */
    d->note = cc_mem_strndup(id.n > 0 ? id.v : "?", id.n > 0 ? id.n : 1);
    if (type.n > 0 && !(type.n == 6 && memcmp(type.v, "normal", 6) == 0))
        d->skip++;
}

static enum cc_status
on_start(void *arg, const struct cc_xml_tag *tag, struct cc_error *error)
{
    struct docx *d = arg;
    struct cc_xml_span value = cc_xml_attribute(d->parser, tag, A_VAL);
    int name = tag->name;

    (void)error;
    if (d->skip > 0) {
        d->skip++;
        return CC_OK;
    }
    if (name == DEL || name == MOVE_FROM || name == FALLBACK) {
        /* in a paragraph's or row's properties <del/> marks the paragraph mark; it is empty then and skips nothing */
        d->skip = 1;
        return CC_OK;
    }
    switch (name) {
    case P:
        start_paragraph(d);
        break;
    case P_PR:
        d->in_properties = true;
        break;
    case SDT:
        d->n_sdt++;
        break;
    case GALLERY:
        if (value.n == 17 && memcmp(value.v, "Table of Contents", 17) == 0 && d->toc_sdt == 0)
            d->toc_sdt = d->n_sdt;
        break;
    case TBL:
    case TR:
    case TC:
    case TBL_HEADER:
    case TBL_LOOK:
    case GRID_SPAN:
        table_start(d, name, tag, value);
        break;
    case DOC_PR:
        value = cc_xml_attribute(d->parser, tag, A_DESCR);
        if (value.n > 0 && d->alt == NULL)
            d->alt = cc_mem_strndup(value.v, value.n);
        break;
    case FOOTNOTE:
    case ENDNOTE:
        start_note(d, tag);
        break;
    default:
        if (d->in_properties)
            paragraph_property(d, name, value);
        else
            on_inline(d, name, tag);
    }
    return CC_OK;
}

static enum cc_status
on_end(void *arg, int name, struct cc_error *error)
{
    struct docx *d = arg;

    (void)error;
    if (d->skip > 0) {
        d->skip--;
        return CC_OK;
    }
    if (name == P)
        end_paragraph(d);
    else if (name == P_PR)
        d->in_properties = false;
    else if (name == R)
        end_run(d);
    else if (name == T)
        d->in_text = false;
    else if (name == HYPERLINK)
        cc_build_unmark(d->b, CC_MARK_LINK);
    else if (name == TBL && d->n_tables > 0)
        d->n_tables--;
    else if (name == SDT && d->n_sdt > 0) {
        if (d->toc_sdt == d->n_sdt)
            d->toc_sdt = 0;
        d->n_sdt--;
    }
    return d->b->status;
}

static enum cc_status
on_text(void *arg, const char *text, size_t n, struct cc_error *error)
{
    struct docx *d = arg;

    (void)error;
    if (!d->in_text || d->skip > 0)
        return CC_OK;
    if (d->run.vertical != '\0')
        cc_buf_add(&d->script, text, n);
    else
        cc_build_text(d->b, text, n, d->line);
    return CC_OK;
}

static enum cc_status
read_part(struct docx *d, enum cc_docx_part part, const char *what)
{
    const struct cc_xml_handler handler = {
        NAMES, sizeof NAMES / sizeof *NAMES, DEPTH_MAX, 0, on_start, on_end, on_text, d};
    const struct cc_buf *xml = &d->parts.part[part];
    enum cc_status status;

    if (xml->n == 0)
        return CC_OK;
    d->parser = cc_xml_parser_new(&handler);
    status = cc_xml_parser_feed(d->parser, xml->v, xml->n, d->b->error);
    if (status == CC_OK)
        status = cc_xml_parser_end(d->parser, d->b->error);
    cc_xml_parser_free(d->parser);
    if (status != CC_OK && d->b->status == CC_OK)
        cc_error_wrap(d->b->error, "%s: %s", d->b->article->name, what);
    return status;
}

enum cc_status
cc_docx_read(struct cc_build *b, const void *bytes, size_t n)
{
    struct docx d = {.b = b};
    const struct cc_block meta = {.kind = CC_BLOCK_META};
    enum cc_status status = cc_docx_open(&d.parts, b->article->name, bytes, n, b->error);

    if (status == CC_OK) {
        cc_html_meta_language(b, d.parts.language);
        if (d.parts.description != NULL)
            cc_build_block(b, &meta, d.parts.description, strlen(d.parts.description), 1);
        status = read_part(&d, CC_DOCX_DOCUMENT, "word/document.xml");
    }
    if (status == CC_OK)
        status = read_part(&d, CC_DOCX_FOOTNOTES, "word/footnotes.xml");
    if (status == CC_OK)
        status = read_part(&d, CC_DOCX_ENDNOTES, "word/endnotes.xml");
    if (status == CC_OK)
        cc_build_note(b, "A Word document has no lines; line numbers are paragraph numbers.");
    if (d.was_struck && status == CC_OK)
        cc_build_note(b, "Struck-out text was left out.");
    cc_build_close(b);
    cc_docx_close(&d.parts);
    cc_buf_clear(&d.script);
    free(d.note);
    free(d.alt);
    return status == CC_OK ? b->status : status;
}
