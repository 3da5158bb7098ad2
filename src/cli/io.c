/* io.c: articles in, results out, for every subcommand. */
#include <claimcheck/article.h>
#include <claimcheck/net.h>

#include "base/file.h"
#include "cli/cli.h"

static bool
is_url(const char *path)
{
    return strncmp(path, "http://", 7) == 0 || strncmp(path, "https://", 8) == 0;
}

/* What a server calls the content, as our format. */
static enum cc_format
format_of_type(const char *type)
{
    static const struct {
        const char *start;
        enum cc_format format;
    } TYPES[] = {
        {"text/html", CC_FORMAT_HTML},
        {"application/xhtml", CC_FORMAT_HTML},
        {"text/markdown", CC_FORMAT_MARKDOWN},
        {"application/pdf", CC_FORMAT_PDF},
        {"application/vnd.openxmlformats-officedocument.wordprocessingml", CC_FORMAT_DOCX},
        {"text/plain", CC_FORMAT_TEXT},
    };

    for (size_t i = 0; type && i < sizeof TYPES / sizeof *TYPES; i++) {
        if (strncmp(type, TYPES[i].start, strlen(TYPES[i].start)) == 0)
            return TYPES[i].format;
    }
    return CC_FORMAT_AUTO;
}

static enum cc_status
read_url(struct cc_cli *cli, const char *url, enum cc_format format, struct cc_article *out, struct cc_error *error)
{
    struct cc_net_page_options options = {
        .allow_private = cc_cli_has(cli, CC_OPT_ALLOW_PRIVATE), .cancelled = &cc_cli_interrupted};
    struct cc_net_page page = {0};
    enum cc_status status;

    if (cc_cli_has(cli, CC_OPT_OFFLINE))
        return cc_error_set(error, CC_USAGE, "%s: --offline fetches no article; save the page and name the file", url);
    status = cc_net_fetch_article(url, &options, &page, error);
    if (status == CC_OK)
        status = cc_article_read(url, page.bytes, page.len,
            format == CC_FORMAT_AUTO ? format_of_type(page.content_type) : format, out, error);
    if (status == CC_OK) {
        free(out->url);
        out->url = cc_mem_strdup(page.url);
        out->fetched_at = page.fetched_at;
    }
    cc_net_page_clear(&page);
    return status;
}

enum cc_status
cc_cli_read_article(struct cc_cli *cli, const char *path, struct cc_article *out, struct cc_error *error)
{
    const char *name = cc_cli_get(cli, CC_OPT_INPUT_FORMAT, "auto");
    enum cc_format format;
    enum cc_status status;

    if (!cc_format_parse(name, &format))
        return cc_error_set(error, CC_USAGE, "--input-format %s: expected auto, text, markdown, html, docx or pdf", name);
    status = is_url(path) ? read_url(cli, path, format, out, error) : cc_article_read_file(path, format, out, error);
    for (size_t i = 0; status == CC_OK && i < out->n_notes; i++)
        cc_cli_say(cli, "%s: %s", path, out->notes[i]);
    return status;
}

enum cc_status
cc_cli_write(struct cc_cli *cli, const char *bytes, size_t len, struct cc_error *error)
{
    return cc_file_write(cc_cli_get(cli, CC_OPT_OUTPUT, "-"), bytes, len, error);
}
