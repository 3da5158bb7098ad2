/* settings.c: settings that no flag gave. Precedence: flag > environment CLAIMCHECK_<NAME> > ./.claimcheck > the user's
 * config file > default. A settings file has lines "name = value"; '#' starts a comment; names are those of the
 * options marked as settings. */
#include <claimcheck/limits.h>

#include "base/buf.h"
#include "base/file.h"
#include "cli/cli.h"

static const char *
keep(struct cc_cli *cli, char *text)
{
    cli->owned = cc_mem_push(cli->owned, cli->n_owned, sizeof *cli->owned);
    cli->owned[cli->n_owned++] = text;
    return text;
}

static void
from_environment(struct cc_cli *cli)
{
    for (size_t i = 0; i < CC_OPT__MAX; i++) {
        char name[64];
        const char *value;

        if (!cc_options[i].setting || cli->args.opt[i] != NULL)
            continue;
        snprintf(name, sizeof name, "CLAIMCHECK_%s", cc_options[i].name);
        for (char *p = name; *p; p++) {
            if (*p >= 'a' && *p <= 'z')
                *p = (char)(*p - 32);
            else if (*p == '-')
                *p = '_';
        }
        value = getenv(name);
        if (value != NULL && *value != '\0') {
            cli->args.opt[i] = value;
            cli->args.opt_from[i] = "environment";
        }
    }
}

static char *
trimmed(const char *start, const char *end)
{
    while (start < end && (*start == ' ' || *start == '\t'))
        start++;
    while (end > start && (end[-1] == ' ' || end[-1] == '\t' || end[-1] == '\r'))
        end--;
    return cc_mem_strndup(start, (size_t)(end - start));
}

static enum cc_status
set_one(struct cc_cli *cli, const char *path, size_t line, const char *name, const char *value, struct cc_error *error)
{
    for (size_t i = 0; i < CC_OPT__MAX; i++) {
        if (!cc_options[i].setting || strcmp(cc_options[i].name, name) != 0)
            continue;
        if (cli->args.opt[i] == NULL) {
            cli->args.opt[i] = value;
            cli->args.opt_from[i] = path;
        }
        return CC_OK;
    }
    return cc_error_set(
        error, CC_USAGE, "%s:%zu: no setting is called '%s'; 'claimcheck help settings' lists them", path, line, name);
}

static enum cc_status
from_file(struct cc_cli *cli, const char *path, struct cc_error *error)
{
    struct cc_buf text = {0};
    enum cc_status status = CC_OK;
    size_t line = 0;

    if (!cc_file_exists(path))
        return CC_OK;
    status = cc_file_read(path, 1 << 20, &text, error);
    for (const char *p = text.v; status == CC_OK && p != NULL && *p != '\0';) {
        const char *end = p + strcspn(p, "\n"), *equals = memchr(p, '=', (size_t)(end - p));
        char *name;

        line++;
        if (*p != '#' && *p != '\n' && *p != '\r') {
            if (equals == NULL) {
                status = cc_error_set(error, CC_USAGE, "%s:%zu: expected 'name = value'", path, line);
                break;
            }
            name = trimmed(p, equals);
            status = set_one(cli, path, line, name, keep(cli, trimmed(equals + 1, end)), error);
            free(name);
        }
        p = *end ? end + 1 : end;
    }
    cc_buf_clear(&text);
    return status;
}

enum cc_status
cc_cli_settings(struct cc_cli *cli, struct cc_error *error)
{
    const char *user = keep(cli, cc_file_xdg_path("CONFIG", "config"));
    enum cc_status status;

    from_environment(cli);
    status = from_file(cli, ".claimcheck", error);
    if (status == CC_OK)
        status = from_file(cli, user, error);
    return status;
}
