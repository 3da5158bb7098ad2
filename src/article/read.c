/* read.c: the way into src/article: which reader, what the article is called, its id. */
#include <claimcheck/article.h>

#include <errno.h>
#include <strings.h>
#include <sys/stat.h>

#include <claimcheck/limits.h>

#include "article/readers.h"
#include "article/roles.h"
#include "article/source.h"
#include "base/file.h"
#include "base/hash.h"

/* ---- format */

static const struct {
    const char *ending;
    enum cc_format format;
} ENDINGS[] = {
    {".txt", CC_FORMAT_TEXT}, {".text", CC_FORMAT_TEXT},
    {".md", CC_FORMAT_MARKDOWN}, {".markdown", CC_FORMAT_MARKDOWN}, {".mkd", CC_FORMAT_MARKDOWN},
    {".mdx", CC_FORMAT_MARKDOWN},
    {".html", CC_FORMAT_HTML}, {".htm", CC_FORMAT_HTML}, {".xhtml", CC_FORMAT_HTML},
    {".docx", CC_FORMAT_DOCX}, {".pdf", CC_FORMAT_PDF},
};

/* What the first bytes look like when the name does not say. */
static enum cc_format
sniff(const char *s, size_t n)
{
    static const char *const STARTS[] = {"<!doctype html", "<html", "<head", "<body", "<!--", "<?xml", "<div",
        "<section", "<article", "<main", "<p>", "<h1", "<meta", "<title"};
    size_t i = 0, headings = 0, looked = n < 16384 ? n : 16384;

    if (n >= 5 && memcmp(s, "%PDF-", 5) == 0)
        return CC_FORMAT_PDF;
    if (n >= 4 && memcmp(s, "PK\x03\x04", 4) == 0)
        return CC_FORMAT_DOCX;
    while (i < n && ((unsigned char)s[i] <= ' ' || (unsigned char)s[i] >= 0x80))
        i++;
    for (size_t k = 0; k < sizeof STARTS / sizeof *STARTS; k++) {
        if (n - i > strlen(STARTS[k]) && strncasecmp(s + i, STARTS[k], strlen(STARTS[k])) == 0)
            return CC_FORMAT_HTML;
    }
    /* Markdown: an ATX heading, a front matter or an inline link */
    if (n > 4 && memcmp(s, "---\n", 4) == 0)
        return CC_FORMAT_MARKDOWN;
    for (size_t at = 0; at + 3 < looked; at++) {
        bool starts_line = at == 0 || s[at - 1] == '\n';

        headings += starts_line && s[at] == '#' && (s[at + 1] == ' ' || (s[at + 1] == '#' && (s[at + 2] | 3) == '#'));
        headings += s[at] == ']' && s[at + 1] == '(' && (s[at + 2] == 'h' || s[at + 2] == '/' || s[at + 2] == '#');
    }
    return headings > 0 ? CC_FORMAT_MARKDOWN : CC_FORMAT_TEXT;
}

static enum cc_format
detect(const char *name, const char *s, size_t n)
{
    size_t len = strcspn(name, "?#");

    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        size_t e = strlen(ENDINGS[i].ending);

        if (len > e && strncasecmp(name + len - e, ENDINGS[i].ending, e) == 0)
            return ENDINGS[i].format;
    }
    return sniff(s, n);
}

/* ---- identity */

static void
set_id(struct cc_article *a)
{
    struct cc_buf key = {0};
    char hex[CC_SHA256_HEX];

    cc_buf_add(&key, a->name, strlen(a->name) + 1);
    cc_buf_add(&key, a->text, a->text_len);
    cc_hash_sha256(key.v, key.n, hex);
    a->id = cc_mem_printf("a%.12s", hex);
    cc_buf_clear(&key);
}

/* The title block, else the first heading of the highest level. */
static void
set_title(struct cc_article *a)
{
    const struct cc_block *best = NULL;

    for (size_t i = 0; i < a->n_blocks && a->title == NULL; i++) {
        const struct cc_block *b = &a->blocks[i];

        if (b->kind == CC_BLOCK_TITLE) {
            best = b;
            break;
        }
        if (b->kind == CC_BLOCK_HEADING && b->role == CC_ROLE_CONTENT && (best == NULL || b->level < best->level))
            best = b;
    }
    if (best != NULL)
        a->title = cc_mem_strndup(a->text + best->span.start, best->span.end - best->span.start);
}

static enum cc_status
read_as(struct cc_build *b, const void *bytes, size_t len)
{
    enum cc_status (*const READERS[CC_FORMAT__MAX])(struct cc_build *, const char *, size_t) = {
        [CC_FORMAT_TEXT] = cc_plain_read, [CC_FORMAT_MARKDOWN] = cc_markdown_read, [CC_FORMAT_HTML] = cc_html_read};
    enum cc_format format = b->article->format;
    struct cc_buf source = {0};
    enum cc_status status;

    if (len == 0)
        return cc_error_set(b->error, CC_INPUT, "%s: empty; there is no text to check", b->article->name);
    if (format == CC_FORMAT_DOCX || format == CC_FORMAT_PDF)
        return format == CC_FORMAT_DOCX ? cc_docx_read(b, bytes, len) : cc_pdf_read(b, bytes, len);
    status = cc_source_read(b, bytes, len, format, &source);
    if (status == CC_OK)
        status = READERS[format](b, source.v, source.n);
    cc_buf_clear(&source);
    return status == CC_OK ? b->status : status;
}

/* No parser counts lines quite as the file does once bytes were decoded or tags are broken; none may point beyond the
 * end. */
static void
keep_lines_inside(struct cc_article *a, const char *bytes, size_t len)
{
    uint32_t most = 1;

    if (a->format == CC_FORMAT_DOCX || a->format == CC_FORMAT_PDF)
        return; /* paragraphs are counted there */
    for (size_t i = 0; i < len; i++)
        most += bytes[i] == '\n' || (bytes[i] == '\r' && !(i + 1 < len && bytes[i + 1] == '\n'));
    for (size_t i = 0; i < a->n_blocks; i++) {
        struct cc_block *b = &a->blocks[i];

        b->line_first = b->line_first < most ? b->line_first : most;
        b->line_last = b->line_last < most ? b->line_last : most;
    }
    for (size_t i = 0; i < a->n_lines; i++)
        a->lines[i].line = a->lines[i].line < most ? a->lines[i].line : most;
}

enum cc_status
cc_article_read(const char *name, const void *bytes, size_t len, enum cc_format format, struct cc_article *out,
    struct cc_error *error)
{
    struct cc_article a = {0};
    struct cc_build b;
    char hex[CC_SHA256_HEX];
    enum cc_status status;

    cc_build_init(&b, &a, error);
    if (len > CC_ARTICLE_MAX_BYTES)
        return cc_error_set(error, CC_LIMIT, "%s: %zu bytes; an article may have at most %zu. Split it into parts", name, len,
            CC_ARTICLE_MAX_BYTES);
    a.name = cc_mem_strdup(name);
    a.format = format != CC_FORMAT_AUTO ? format : detect(name, bytes, len);
    status = read_as(&b, bytes, len);
    if (status == CC_OK) {
        cc_build_finish(&b);
        if (a.n_blocks == 0)
            status = cc_error_set(error, CC_INPUT, "%s: no text was found in it; is the format right?", name);
    }
    if (status != CC_OK) {
        cc_build_clear(&b);
        cc_article_clear(&a);
        return status;
    }
    keep_lines_inside(&a, bytes, len);
    a.hash = cc_mem_strdup(cc_hash_sha256(bytes, len, hex));
    cc_roles_settle(&a);
    set_title(&a);
    set_id(&a);
    *out = a;
    return CC_OK;
}

enum cc_status
cc_article_read_file(const char *path, enum cc_format format, struct cc_article *out, struct cc_error *error)
{
    struct cc_buf bytes = {0};
    struct stat st;
    enum cc_status status;

    if (strcmp(path, "-") != 0 && stat(path, &st) == 0 && S_ISDIR(st.st_mode))
        return cc_error_set(error, CC_INPUT, "%s: a directory; name the article's file", path);
    status = cc_file_read(path, CC_ARTICLE_MAX_BYTES, &bytes, error);
    if (status == CC_OK)
        status = cc_article_read(path, bytes.v ? bytes.v : "", bytes.n, format, out, error);
    cc_buf_clear(&bytes);
    return status;
}
