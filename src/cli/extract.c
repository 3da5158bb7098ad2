/* extract.c: see extract.h. */
#include "cli/extract.h"

#include <claimcheck/claims.h>

#include "base/file.h"
#include "base/mem.h"

char *
cc_cli_article_key(const char *path)
{
    char *real = strcmp(path, "-") == 0 ? NULL : realpath(path, NULL);

    return real ? real : cc_mem_strdup(path);
}

static void
tell_orphan(void *arg, const struct cc_decision *d, const char *why)
{
    cc_cli_say(arg, "decision %lld (%s%s%s) does not apply: %s", (long long)d->number, cc_decision_kind_name(d->kind),
        d->claim ? " " : "", d->claim ? d->claim : "", why);
}

static enum cc_status
apply_decisions(struct cc_cli *cli, const char *path, const struct cc_article *article, struct cc_claims *claims,
    struct cc_error *error)
{
    const char *named = cc_cli_get(cli, CC_OPT_REVIEWS, NULL);
    char *file = named ? cc_mem_strdup(named) : cc_file_xdg_path("DATA", "reviews.db");
    struct cc_reviews *reviews = NULL;
    struct cc_decisions decisions = {0};
    enum cc_status status = CC_OK;
    char *key = cc_cli_article_key(path);

    if (cc_file_exists(file)) {
        char *from = NULL;

        status = cc_reviews_open(file, NULL, &reviews, error);
        if (status == CC_OK)
            status = cc_reviews_follow(reviews, key, article->hash, &from, error);
        if (status == CC_OK && from != NULL)
            cc_cli_say(cli, "%s: the same text stood at %s, which is gone; the decisions on its claims go with it", path, from);
        free(from);
        if (status == CC_OK)
            status = cc_reviews_put_place(reviews, key, article->hash, error);
        if (status == CC_OK)
            status = cc_reviews_get_decisions(reviews, key, &decisions, error);
        if (status == CC_OK)
            status = cc_decisions_apply(article, &decisions, tell_orphan, cli, claims, error);
    }
    cc_decisions_clear(&decisions);
    cc_reviews_free(reviews);
    free(key);
    free(file);
    return status;
}

enum cc_status
cc_cli_extract(
    struct cc_cli *cli, const char *path, struct cc_article *article, struct cc_claims *claims, struct cc_error *error)
{
    enum cc_status status = cc_cli_read_article(cli, path, article, error);

    if (status == CC_OK && cc_claims_extract(article, NULL, claims, error) != CC_OK)
        status = cc_error_wrap(error, "%s", path);
    if (status == CC_OK)
        status = apply_decisions(cli, path, article, claims, error);
    return status;
}
