/* source.c: from --pubmed's value to an open source, with the cache and the network it needs. */
#include <claimcheck/mirror.h>

#include "base/mem.h"
#include "pipeline/pipeline_int.h"

#define DEFAULT_RATE     3.0  /* NCBI: requests a second without a key (NBK25497) */
#define RATE_WITH_KEY    10.0
#define DEFAULT_DEADLINE_MS 120000

static enum cc_status
open_network(struct cc_pipeline *p, const char *base_url, struct cc_error *error)
{
    const struct cc_pipeline_config *c = &p->config;
    char *limiter = cc_net_limiter_path(base_url ? base_url : CC_EUTILS_BASE_URL, c->api_key != NULL);
    double rate = c->rate > 0 ? c->rate : c->api_key ? RATE_WITH_KEY : DEFAULT_RATE;
    struct cc_net_config net = {.limiter_path = limiter,
        .rate_per_second = rate,
        .deadline_ms = c->deadline_ms ? c->deadline_ms : DEFAULT_DEADLINE_MS,
        .clock = c->clock,
        .cancelled = c->cancelled,
        .user_agent = "claimcheck/" CC_VERSION,
        .max_requests = c->max_requests};
    struct cc_eutils_config eutils = {.base_url = base_url,
        .tool = c->tool,
        .email = c->email,
        .api_key = c->api_key,
        .name = base_url ? base_url : "ncbi"};
    enum cc_status status = cc_cache_open(c->cache_path, c->clock, &p->cache, error);

    if (status == CC_OK)
        status = cc_net_new(&net, &p->net, error);
    if (status == CC_OK)
        status = cc_eutils_open(p->net, &eutils, &p->source, error);
    free(limiter);
    return status;
}

static enum cc_status
open_starter(struct cc_pipeline *p, struct cc_error *error)
{
    char *path = NULL, *statement = NULL;
    enum cc_status status = cc_pipeline_starter(&p->config, &path, &statement, error);

    if (status == CC_OK)
        status = cc_mirror_open(path, "starter", &p->source, error);
    if (status == CC_OK) {
        free(p->source->info.statement);
        p->source->info.statement = statement;
        p->source->info.has_abstracts = false;
        statement = NULL;
    }
    free(statement);
    free(path);
    return status;
}

enum cc_status
cc_pipeline_open_source(struct cc_pipeline *p, struct cc_error *error)
{
    const char *spec = p->config.pubmed ? p->config.pubmed : "ncbi";

    if (strcmp(spec, "ncbi") == 0)
        return open_network(p, NULL, error);
    if (strncmp(spec, "http://", 7) == 0 || strncmp(spec, "https://", 8) == 0)
        return open_network(p, spec, error);
    if (strncmp(spec, "mirror:", 7) == 0 && spec[7] != '\0')
        return cc_mirror_open(spec + 7, spec, &p->source, error);
    if (strcmp(spec, "starter") == 0)
        return open_starter(p, error);
    return cc_error_set(error, CC_USAGE, "--pubmed %s: expected ncbi, a base URL, mirror:PATH or starter", spec);
}
