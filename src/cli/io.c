/* io.c: articles in, results out, for every subcommand. */
#include <claimcheck/article.h>

#include "base/file.h"
#include "cli/cli.h"

enum cc_status
cc_cli_read_article(struct cc_cli *cli, const char *path, struct cc_article *out, struct cc_error *error)
{
    const char *name = cc_cli_get(cli, CC_OPT_INPUT_FORMAT, "auto");
    enum cc_format format;
    enum cc_status status;

    if (!cc_format_parse(name, &format))
        return cc_error_set(error, CC_USAGE, "--input-format %s: expected auto, text, markdown, html, docx or pdf", name);
    status = cc_article_read_file(path, format, out, error);
    for (size_t i = 0; status == CC_OK && i < out->n_notes; i++)
        cc_cli_say(cli, "%s: %s", path, out->notes[i]);
    return status;
}

enum cc_status
cc_cli_write(struct cc_cli *cli, const char *bytes, size_t len, struct cc_error *error)
{
    return cc_file_write(cc_cli_get(cli, CC_OPT_OUTPUT, "-"), bytes, len, error);
}
