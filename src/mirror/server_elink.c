/* server_elink.c: elink: from records to similar ones, to what they cite, to what cites them, and between PubMed and
 * PubMed Central. JSON is NCBI's conversion of the same XML (names in lower case, lists in the plural). Each id
 * parameter is a set of its own; UIDs in one parameter share a set. */
#include <claimcheck/limits.h>

#include "base/map.h"
#include "mirror/entrez_parts.h"
#include "mirror/server.h"
#include "mirror/render.h"
#include "mirror/tree.h"

enum link_kind { LINK_SIMILAR, LINK_REFS, LINK_CITED_IN, LINK_PMC, LINK_OF_PMC, LINK_PMC_REFS };

/* Databases that NCBI has besides: nothing here leads to them, which is an empty link set, not a mistake of who
 * asks. */
static const char *const ELSEWHERE[] = {
    "annotinfo", "assembly", "biocollections", "bioproject", "biosample", "blastdbinfo", "books", "cdd", "clinvar", "dbvar", "gap",
    "gds", "gene", "genome", "geoprofiles", "grasp", "gtr", "homologene", "ipg", "medgen", "mesh", "nlmcatalog", "nuccore",
    "nucleotide", "omim", "orgtrack", "pcassay", "pccompound", "pcsubstance", "protein", "proteinclusters", "protfam", "snp", "sra",
    "structure", "taxonomy",
};

/* Every link name that is answered; max: how many at most, 0 = all. "pmc_…" leads from PubMed Central, the others from
 * PubMed. */
static const struct link {
    const char *name;
    enum link_kind kind;
    size_t max;
    const char *filter;    /* only hits of this query */
    const char *menu;
    bool by_default;
} LINKS[] = {
    {"pubmed_pubmed", LINK_SIMILAR, CC_RELATED_MAX, NULL, "Similar articles", true},
    {"pubmed_pubmed_citedin", LINK_CITED_IN, 0, NULL, "Cited in", true},
    {"pubmed_pubmed_combined", LINK_SIMILAR, 20, NULL, "Similar articles", true},
    {"pubmed_pubmed_five", LINK_SIMILAR, 5, NULL, "Similar articles", true},
    {"pubmed_pubmed_refs", LINK_REFS, 0, NULL, "References", true},
    {"pubmed_pubmed_reviews", LINK_SIMILAR, CC_RELATED_MAX, "review[pt]", "Similar reviews", true},
    {"pubmed_pubmed_reviews_five", LINK_SIMILAR, 5, "review[pt]", "Similar reviews", true},
    {"pubmed_pmc", LINK_PMC, 0, NULL, "Free in PMC", true},
    {"pmc_pubmed", LINK_OF_PMC, 0, NULL, "PubMed", true},
    {"pmc_refs_pubmed", LINK_PMC_REFS, 0, NULL, "References in PubMed", true},
};
#define N_LINKS (sizeof LINKS / sizeof *LINKS)

enum command { CMD_NEIGHBOR, CMD_SCORE, CMD_HISTORY, CMD_ACHECK, CMD_NCHECK, CMD_LCHECK, CMD_LLINKS, CMD_PRLINKS,
    CMD_LLINKSLIB, CMD_UNKNOWN };

/* One id parameter (or history set). */
struct group {
    uint32_t *ids;
    size_t n;
};

struct job {
    struct cc_call *call;
    enum command command;
    bool pmc;                      /* ids are PubMed Central's */
    const char *linkname;          /* or NULL */
    struct cc_json_writer *json;   /* or NULL for XML */
    char env[CC_WEBENV_CAP];       /* neighbor_history */
    struct cc_backend_hits similar;/* of the group that begins with similar_of */
    const uint32_t *similar_of;
};

static enum command
command_of(const struct cc_call *call)
{
    static const char *const NAMES[] = {
        "neighbor", "neighbor_score", "neighbor_history", "acheck", "ncheck", "lcheck", "llinks", "prlinks", "llinkslib"};
    const char *cmd = cc_params_get(&call->params, "cmd");

    for (size_t i = 0; cmd != NULL && i < sizeof NAMES / sizeof *NAMES; i++) {
        if (strcasecmp(NAMES[i], cmd) == 0)
            return (enum command)i;
    }
    return cmd == NULL ? CMD_NEIGHBOR : CMD_UNKNOWN;
}

/* ------------------------------------------------------------------ following */

/* Hits gathered from several records: each PMID once, with its best score. */
struct gathered {
    struct cc_backend_hits hits;
    struct cc_map places;
};

static void
add_hit(struct gathered *g, uint32_t pmid, float score)
{
    struct cc_backend_hits *hits = &g->hits;
    size_t at = cc_map_get_number(&g->places, pmid);

    if (at != CC_MAP_NONE) {
        hits->scores[at] = hits->scores[at] > score ? hits->scores[at] : score;
        return;
    }
    cc_map_put_number(&g->places, pmid, hits->n);
    hits->pmids = cc_mem_push(hits->pmids, hits->n, sizeof *hits->pmids);
    hits->scores = cc_mem_push(hits->scores, hits->n, sizeof *hits->scores);
    hits->pmids[hits->n] = pmid;
    hits->scores[hits->n++] = score;
}

/* PMIDs of a record's reference list and of its "Cites" links, in their order. */
static enum cc_status
references(struct cc_call *call, uint32_t pmid, struct gathered *hits, struct cc_error *error)
{
    struct cc_tree *record;
    const struct cc_tree *list, *reference, *id;
    enum cc_status status = cc_call_tree(call, pmid, &record, error);
    const struct cc_tree *data = status == CC_OK ? cc_tree_at(record, "PubmedData") : NULL;

    for (size_t l = 0; (list = cc_tree_next(data, "ReferenceList", &l)) != NULL;) {
        for (size_t i = 0; (reference = cc_tree_next(list, "Reference", &i)) != NULL;) {
            for (size_t k = 0; (id = cc_tree_next(cc_tree_at(reference, "ArticleIdList"), "ArticleId", &k)) != NULL;) {
                const char *type = cc_tree_attribute(id, "IdType");
                char *text = cc_tree_string(id, "");

                if (type != NULL && strcmp(type, "pubmed") == 0 && strtoul(text, NULL, 10) > 0)
                    add_hit(hits, (uint32_t)strtoul(text, NULL, 10), 0);
                free(text);
            }
        }
    }
    list = cc_tree_at(status == CC_OK ? record : NULL, "MedlineCitation/CommentsCorrectionsList");
    for (size_t i = 0; (reference = cc_tree_next(list, "CommentsCorrections", &i)) != NULL;) {
        const char *type = cc_tree_attribute(reference, "RefType");
        char *text = cc_tree_string(reference, "PMID");

        if (type != NULL && strcmp(type, "Cites") == 0 && strtoul(text, NULL, 10) > 0)
            add_hit(hits, (uint32_t)strtoul(text, NULL, 10), 0);
        free(text);
    }
    if (status == CC_OK)
        cc_tree_free(record);
    return status;
}

/* The record's own number in PubMed Central, if it has one. */
static enum cc_status
in_pmc(struct cc_call *call, uint32_t pmid, struct gathered *hits, struct cc_error *error)
{
    struct cc_tree *record;
    enum cc_status status = cc_call_tree(call, pmid, &record, error);
    unsigned long number;
    char *id;

    if (status != CC_OK)
        return status;
    id = cc_record_id(record, "pmc");
    number = strncasecmp(id, "PMC", 3) == 0 ? strtoul(id + 3, NULL, 10) : 0;
    if (number > 0 && number <= UINT32_MAX)
        add_hit(hits, (uint32_t)number, 0);
    free(id);
    cc_tree_free(record);
    return CC_OK;
}

/* The records that have a number in PubMed Central, or what they cite. */
static enum cc_status
of_pmc(struct cc_call *call, uint32_t number, bool references_too, struct gathered *hits, struct cc_error *error)
{
    char text[16];
    struct cc_node *node;
    struct cc_backend_hits found = {0};
    enum cc_status status;

    (void)snprintf(text, sizeof text, "pmc%u", number);
    node = cc_node_text(CC_FIELD_LID, text, strlen(text));
    status = call->backend->ops->search(call->backend, node, CC_BACKEND_RECENT, 0, CC_ESEARCH_WINDOW, &found, error);
    for (size_t i = 0; i < found.n && status == CC_OK; i++) {
        if (references_too)
            status = references(call, found.pmids[i], hits, error);
        else
            add_hit(hits, found.pmids[i], 0);
    }
    cc_backend_hits_clear(&found);
    cc_node_free(node);
    return status;
}

/* Keeps the hits that a tree also finds. */
static enum cc_status
keep(struct cc_call *call, struct cc_backend_hits *hits, struct cc_node *take_tree, struct cc_error *error)
{
    struct cc_node *both = cc_node_new(CC_NODE_PMIDS);
    struct cc_backend_hits found = {0};
    struct cc_map there = {0};
    enum cc_status status;
    size_t kept = 0;

    both->pmids = cc_mem_dup(hits->pmids, hits->n * sizeof *hits->pmids);
    both->n_pmids = hits->n;
    cc_numbers_sort(both->pmids, &both->n_pmids);
    both = cc_node_join(CC_NODE_AND, both, take_tree);
    status = call->backend->ops->search(call->backend, both, CC_BACKEND_RECENT, 0, hits->n, &found, error);
    for (size_t i = 0; i < found.n; i++)
        cc_map_put_number(&there, found.pmids[i], i);
    for (size_t i = 0; status == CC_OK && i < hits->n; i++) {
        if (cc_map_get_number(&there, hits->pmids[i]) == CC_MAP_NONE)
            continue;
        hits->pmids[kept] = hits->pmids[i];
        hits->scores[kept++] = hits->scores[i];
    }
    cc_map_clear(&there);
    hits->n = kept;
    cc_backend_hits_clear(&found);
    cc_node_free(both);
    return status;
}

static enum cc_status
parse(struct cc_call *call, const char *text, struct cc_node **out, struct cc_error *error)
{
    struct cc_search_scope scope;
    struct cc_entrez query = {0};
    const struct cc_params *p = &call->params;
    struct cc_entrez_options options = {.datetype = cc_params_get(p, "datetype"),
        .mindate = cc_params_get(p, "mindate"),
        .maxdate = cc_params_get(p, "maxdate"),
        .reldate = cc_params_get(p, "reldate")};
    enum cc_status status;

    cc_search_scope(&scope, call);
    options.index = &scope.index;
    status = cc_entrez_parse(text, strlen(text), &options, &query, error);
    if (status == CC_OK) {
        *out = query.root;
        query.root = NULL;
    }
    cc_entrez_clear(&query);
    return status;
}

static int
by_score(const void *a, const void *b)
{
    const struct { uint32_t pmid; float score; } *x = a, *y = b;

    if (x->score > y->score || x->score < y->score)
        return x->score < y->score ? 1 : -1;
    return (x->pmid < y->pmid) - (x->pmid > y->pmid);
}

static void
sort_hits(struct cc_backend_hits *hits)
{
    struct { uint32_t pmid; float score; } *rows = cc_mem_alloc((hits->n + 1) * sizeof *rows);

    for (size_t i = 0; i < hits->n; i++) {
        rows[i].pmid = hits->pmids[i];
        rows[i].score = hits->scores[i];
    }
    qsort(rows, hits->n, sizeof *rows, by_score);
    for (size_t i = 0; i < hits->n; i++) {
        hits->pmids[i] = rows[i].pmid;
        hits->scores[i] = rows[i].score;
    }
    free(rows);
}

/* What a group leads to, before any filter. */
static enum cc_status
gather(struct job *job, enum link_kind kind, const struct group *group, struct cc_backend_hits *out,
    struct cc_error *error)
{
    struct cc_backend *b = job->call->backend;
    struct gathered all = {0};
    enum cc_status status = CC_OK;

    for (size_t i = 0; i < group->n && status == CC_OK; i++) {
        struct cc_backend_hits hits = {0};

        if (group->ids[i] == 0)
            continue;
        if (kind == LINK_REFS)
            status = references(job->call, group->ids[i], &all, error);
        else if (kind == LINK_PMC)
            status = in_pmc(job->call, group->ids[i], &all, error);
        else if (kind == LINK_OF_PMC || kind == LINK_PMC_REFS)
            status = of_pmc(job->call, group->ids[i], kind == LINK_PMC_REFS, &all, error);
        else if (kind == LINK_SIMILAR)
            status = b->ops->similar(b, group->ids[i], CC_RELATED_MAX, &hits, error);
        else
            status = b->ops->citing(b, group->ids[i], &hits, error);
        for (size_t k = 0; k < hits.n; k++)
            add_hit(&all, hits.pmids[k], hits.scores ? hits.scores[k] : 0);
        cc_backend_hits_clear(&hits);
    }
    cc_map_clear(&all.places);
    *out = all.hits;
    if (kind == LINK_SIMILAR)
        sort_hits(out);
    return status;
}

/* Several links are made of the same similar articles: they are looked for once. */
static enum cc_status
gather_once(struct job *job, const struct link *link, const struct group *group, struct cc_backend_hits *out,
    struct cc_error *error)
{
    enum cc_status status = CC_OK;

    if (link->kind != LINK_SIMILAR)
        return gather(job, link->kind, group, out, error);
    if (job->similar_of != group->ids) {
        cc_backend_hits_clear(&job->similar);
        status = gather(job, LINK_SIMILAR, group, &job->similar, error);
        job->similar_of = group->ids;
    }
    *out = job->similar;
    out->pmids = cc_mem_dup(job->similar.pmids, out->n * sizeof *out->pmids);
    out->scores = cc_mem_dup(job->similar.scores, out->n * sizeof *out->scores);
    return status;
}

/* All that one link leads to from a group. */
static enum cc_status
follow(struct job *job, const struct link *link, const struct group *group, struct cc_backend_hits *out,
    struct cc_error *error)
{
    const struct cc_params *p = &job->call->params;
    const char *term = cc_params_get(p, "term");
    bool dated = cc_params_get(p, "reldate") != NULL || cc_params_get(p, "mindate") != NULL;
    struct cc_node *filter = NULL;
    enum cc_status status = gather_once(job, link, group, out, error);

    if (link->kind == LINK_PMC) /* filters are about PubMed */
        return status;
    if (status == CC_OK && link->filter != NULL && out->n > 0) {
        status = parse(job->call, link->filter, &filter, error);
        if (status == CC_OK)
            status = keep(job->call, out, filter, error);
    }
    if (status == CC_OK && out->n > 0 && (term != NULL || dated)) {
        status = parse(job->call, term ? term : "all[sb]", &filter, error);
        if (status == CC_OK)
            status = keep(job->call, out, filter, error);
    }
    if (link->max > 0 && out->n > link->max)
        out->n = link->max;
    return status;
}

static const char *
target_of(const struct link *link)
{
    return link->kind == LINK_PMC ? "pmc" : "pubmed";
}

/* Does a link begin where the ids come from? */
static bool
starts_here(const struct job *job, const struct link *link)
{
    return job->pmc == (link->kind == LINK_OF_PMC || link->kind == LINK_PMC_REFS);
}

/* Is a name in a list such as "pubmed_pubmed_refs,pubmed_pubmed_citedin"? */
static bool
is_named(const char *list, const char *name)
{
    for (const char *p = list; *p; p += strspn(p, ", ")) {
        size_t n = strcspn(p, ", ");

        if (n == strlen(name) && strncasecmp(p, name, n) == 0)
            return true;
        p += n;
    }
    return false;
}

static bool
wanted(const struct job *job, const struct link *link)
{
    const char *db = cc_params_get(&job->call->params, "db");

    if (!starts_here(job, link) || (link->kind == LINK_PMC && job->command == CMD_HISTORY))
        return false; /* histories hold PMIDs */
    if (job->linkname != NULL)
        return is_named(job->linkname, link->name);
    if (db != NULL && strcasecmp(db, "all") == 0)
        return link->by_default;
    return link->by_default && strcasecmp(db != NULL ? db : "pubmed", target_of(link)) == 0;
}

/* -------------------------------------------------------------------- writing */

static void
id_text(uint32_t pmid, char out[16])
{
    (void)snprintf(out, 16, "%u", pmid);
}

static void
write_hits(struct job *job, const struct link *link, const struct cc_backend_hits *hits)
{
    struct cc_buf *b = &job->call->body;
    char id[16];

    if (job->json != NULL) {
        cc_json_open(job->json, NULL, '{');
        cc_json_str(job->json, "dbto", target_of(link));
        cc_json_str(job->json, "linkname", link->name);
        cc_json_open(job->json, "links", '[');
        for (size_t i = 0; i < hits->n; i++) {
            id_text(hits->pmids[i], id);
            if (job->command != CMD_SCORE) {
                cc_json_str(job->json, NULL, id);
                continue;
            }
            cc_json_open(job->json, NULL, '{');
            cc_json_str(job->json, "id", id);
            cc_json_int(job->json, "score", (int64_t)(hits->scores[i] * 1000000));
            cc_json_close(job->json);
        }
        cc_json_close(job->json);
        cc_json_close(job->json);
        return;
    }
    cc_buf_addf(b, "    <LinkSetDb>\n      <DbTo>%s</DbTo>\n      <LinkName>%s</LinkName>\n      \n", target_of(link), link->name);
    for (size_t i = 0; i < hits->n; i++) {
        cc_buf_addf(b, "        <Link>\n\t\t\t\t<Id>%u</Id>\n", hits->pmids[i]);
        if (job->command == CMD_SCORE)
            cc_buf_addf(b, "\t\t\t\t<Score>%lld</Score>\n", (long long)(hits->scores[i] * 1000000));
        cc_buf_adds(b, "\t\t\t</Link>\n");
    }
    cc_buf_adds(b, "    </LinkSetDb>\n");
}

static void
write_history(struct job *job, const struct link *link, const struct cc_backend_hits *hits)
{
    uint32_t key;
    char number[16];

    cc_history_put(job->call->server->history, job->env[0] ? job->env : cc_params_get(&job->call->params, "webenv"),
        hits->pmids, hits->n, job->env, &key);
    id_text(key, number);
    if (job->json != NULL) {
        cc_json_open(job->json, NULL, '{');
        cc_json_str(job->json, "dbto", "pubmed");
        cc_json_str(job->json, "linkname", link->name);
        cc_json_str(job->json, "querykey", number);
        cc_json_close(job->json);
    } else {
        cc_buf_addf(&job->call->body, "    <LinkSetDbHistory>\n      <DbTo>pubmed</DbTo>\n      <LinkName>%s</LinkName>\n      <QueryKey>%s</QueryKey>\n"
                                      "    </LinkSetDbHistory>\n", link->name, number);
    }
}

static void
begin_set(struct job *job, const struct group *group)
{
    struct cc_buf *b = &job->call->body;
    char id[16];

    if (job->json != NULL) {
        cc_json_open(job->json, NULL, '{');
        cc_json_str(job->json, "dbfrom", job->pmc ? "pmc" : "pubmed");
        cc_json_open(job->json, "ids", '[');
        for (size_t i = 0; i < group->n; i++) {
            id_text(group->ids[i], id);
            cc_json_str(job->json, NULL, id);
        }
        cc_json_close(job->json);
        return;
    }
    cc_buf_addf(b, "  <LinkSet>\n    <DbFrom>%s</DbFrom>\n    <IdList>\n", job->pmc ? "pmc" : "pubmed");
    for (size_t i = 0; i < group->n; i++)
        cc_buf_addf(b, "      <Id>%u</Id>\n", group->ids[i]);
    cc_buf_adds(b, "    </IdList>\n");
}

/* neighbor, neighbor_score, neighbor_history */
static enum cc_status
neighbor(struct job *job, const struct group *group, struct cc_error *error)
{
    enum cc_status status = CC_OK;
    bool history = job->command == CMD_HISTORY;
    size_t n_written = 0;

    begin_set(job, group);
    if (job->json != NULL)
        cc_json_open(job->json, history ? "linksetdbhistories" : "linksetdbs", '[');
    job->env[0] = '\0';
    for (size_t i = 0; i < N_LINKS && status == CC_OK; i++) {
        struct cc_backend_hits hits = {0};

        if (!wanted(job, &LINKS[i]))
            continue;
        status = follow(job, &LINKS[i], group, &hits, error);
        if (status == CC_OK && hits.n > 0) {
            if (history)
                write_history(job, &LINKS[i], &hits);
            else
                write_hits(job, &LINKS[i], &hits);
            n_written++;
        }
        cc_backend_hits_clear(&hits);
    }
    if (job->json != NULL) {
        cc_json_close(job->json);
        if (history && n_written)
            cc_json_str(job->json, "webenv", job->env);
        cc_json_close(job->json);
    } else {
        if (history && n_written)
            cc_buf_addf(&job->call->body, "    <WebEnv>%s</WebEnv>\n", job->env);
        cc_buf_adds(&job->call->body, "  </LinkSet>\n");
    }
    return status;
}

static enum cc_status
has_links(struct job *job, uint32_t *id, const struct link *link, bool *has, struct cc_error *error)
{
    struct group one = {id, 1};
    struct cc_backend_hits hits = {0};
    enum cc_status status = follow(job, link, &one, &hits, error);

    *has = hits.n > 0;
    cc_backend_hits_clear(&hits);
    return status;
}

/* One link of acheck. */
static void
write_info(struct job *job, const struct link *link, size_t priority)
{
    if (job->json == NULL) {
        cc_buf_addf(&job->call->body, "        <LinkInfo>\n          <DbTo>%s</DbTo>\n          <LinkName>%s</LinkName>\n          <MenuTag>%s</MenuTag>\n"
                                      "          <HtmlTag>%s</HtmlTag>\n          <Priority>%zu</Priority>\n        </LinkInfo>\n",
            target_of(link), link->name, link->menu, link->menu, priority);
        return;
    }
    cc_json_open(job->json, NULL, '{');
    cc_json_str(job->json, "dbto", target_of(link));
    cc_json_str(job->json, "linkname", link->name);
    cc_json_str(job->json, "menutag", link->menu);
    cc_json_str(job->json, "htmltag", link->menu);
    cc_json_int(job->json, "priority", (int64_t)priority);
    cc_json_close(job->json);
}

/* The links that one record has. */
static enum cc_status
check_all(struct job *job, uint32_t *id, struct cc_error *error)
{
    enum cc_status status = CC_OK;
    char text[16];

    id_text(*id, text);
    if (job->json != NULL) {
        cc_json_open(job->json, NULL, '{');
        cc_json_str(job->json, "id", text);
        cc_json_open(job->json, "linkinfos", '[');
    } else {
        cc_buf_addf(&job->call->body, "      <IdLinkSet>\n        <Id>%s</Id>\n", text);
    }
    for (size_t k = 0; k < N_LINKS && status == CC_OK; k++) {
        bool has = false;

        if (starts_here(job, &LINKS[k]))
            status = has_links(job, id, &LINKS[k], &has, error);
        if (status == CC_OK && has)
            write_info(job, &LINKS[k], k + 1);
    }
    if (job->json != NULL) {
        cc_json_close(job->json);
        cc_json_close(job->json);
    } else {
        cc_buf_adds(&job->call->body, "      </IdLinkSet>\n");
    }
    return status;
}

/* Yes or no to one record. */
static enum cc_status
check_one(struct job *job, uint32_t *id, struct cc_error *error)
{
    bool near = job->command == CMD_NCHECK, has = false;
    enum cc_status status = near ? has_links(job, id, &LINKS[0], &has, error)
        : cc_linkout_has(job->call, *id, &has, error);
    char text[16];

    id_text(*id, text);
    if (job->json != NULL) {
        cc_json_open(job->json, NULL, '{');
        cc_json_str(job->json, "value", text);
        cc_json_str(job->json, near ? "hasneighbor" : "haslinkout", has ? "Y" : "N");
        cc_json_close(job->json);
    } else {
        cc_buf_addf(&job->call->body, "      <Id %s=\"%s\">%s</Id>\n", near ? "HasNeighbor" : "HasLinkOut", has ? "Y" : "N", text);
    }
    return status;
}

/* acheck: which links there are; ncheck: whether there are similar ones; lcheck: whether there are links elsewhere. */
static enum cc_status
check(struct job *job, const struct group *group, struct cc_error *error)
{
    bool all = job->command == CMD_ACHECK;
    enum cc_status status = CC_OK;

    if (job->json != NULL) {
        cc_json_open(job->json, NULL, '{');
        cc_json_str(job->json, "dbfrom", job->pmc ? "pmc" : "pubmed");
        cc_json_open(job->json, "idchecklist", '{');
        cc_json_open(job->json, all ? "idlinksets" : "ids", '[');
    } else {
        cc_buf_addf(&job->call->body, "  <LinkSet>\n    <DbFrom>%s</DbFrom>\n    <IdCheckList>\n", job->pmc ? "pmc" : "pubmed");
    }
    for (size_t i = 0; i < group->n && status == CC_OK; i++)
        status = all ? check_all(job, &group->ids[i], error) : check_one(job, &group->ids[i], error);
    if (job->json != NULL) {
        cc_json_close(job->json);
        cc_json_close(job->json);
        cc_json_close(job->json);
    } else {
        cc_buf_adds(&job->call->body, "    </IdCheckList>\n  </LinkSet>\n");
    }
    return status;
}

/* --------------------------------------------------------------------- the call */

static struct group *
read_groups(struct cc_call *call, size_t *n)
{
    struct group *groups = NULL;

    *n = 0;
    for (size_t i = 0; i < call->params.n; i++) {
        struct cc_uids uids = {0};

        if (strcmp(call->params.v[i].name, "id") != 0)
            continue;
        cc_uids_read(&uids, call->params.v[i].value);
        if (uids.n == 0) {
            free(uids.v);
            continue;
        }
        groups = cc_mem_push(groups, *n, sizeof *groups);
        groups[(*n)++] = (struct group){uids.v, uids.n};
    }
    if (*n == 0 && cc_params_get(&call->params, "query_key") != NULL) {
        struct cc_uids uids = {0};

        if (cc_call_uids(call, CC_ESEARCH_WINDOW, &uids)) {
            groups = cc_mem_push(groups, *n, sizeof *groups);
            groups[(*n)++] = (struct group){uids.v, uids.n};
        }
    }
    return groups;
}

static enum cc_status
run(struct job *job, const struct group *groups, size_t n, struct cc_error *error)
{
    enum cc_status status = CC_OK;

    if (job->command == CMD_PRLINKS && cc_params_is(&job->call->params, "retmode", "ref"))
        return cc_linkout_redirect(job->call, groups[0].ids[0], error);
    for (size_t i = 0; i < n && status == CC_OK; i++) {
        if (job->command <= CMD_HISTORY)
            status = neighbor(job, &groups[i], error);
        else if (job->command <= CMD_LCHECK)
            status = check(job, &groups[i], error);
        else
            status = cc_linkout_write(job->call, groups[i].ids, groups[i].n, job->json, error);
    }
    return status;
}

static bool
is_database(const char *name)
{
    for (size_t i = 0; i < sizeof ELSEWHERE / sizeof *ELSEWHERE; i++)
        if (strcasecmp(ELSEWHERE[i], name) == 0)
            return true;
    return strcasecmp(name, "pubmed") == 0 || strcasecmp(name, "pmc") == 0 || strcasecmp(name, "all") == 0;
}

/* What cannot be answered is an ERROR in a good reply, as NCBI does it. */
static bool
refuse(struct cc_call *call, enum command command)
{
    const char *from = cc_params_get(&call->params, "dbfrom"), *db = cc_params_get(&call->params, "db");
    char message[200];
    bool pmc = from != NULL && strcasecmp(from, "pmc") == 0;

    message[0] = '\0';
    if (from != NULL && strcasecmp(from, "pubmed") != 0 && !pmc)
        (void)snprintf(message, sizeof message, "Invalid db name specified: %.100s", from);
    else if (db != NULL && !is_database(db))
        (void)snprintf(message, sizeof message, "Invalid db name specified: %.100s", db);
    else if (command == CMD_UNKNOWN)
        (void)snprintf(message, sizeof message, "Invalid cmd specified: %.100s", cc_params_get(&call->params, "cmd"));
    else if (pmc && command > CMD_ACHECK)
        (void)snprintf(message, sizeof message, "This server knows no cmd=%.40s for dbfrom=pmc", cc_params_get(&call->params, "cmd"));
    if (message[0] == '\0')
        return false;
    cc_call_fail(call, 200, message);
    return true;
}

void
cc_serve_elink(struct cc_call *call)
{
    struct cc_json_writer w = {.out = &call->body, .compact = true};
    struct job job = {.call = call, .command = command_of(call), .linkname = cc_params_get(&call->params, "linkname"),
        .pmc = cc_params_is(&call->params, "dbfrom", "pmc")};
    struct cc_error error = {0};
    struct group *groups;
    size_t n;
    enum cc_status status;

    if (refuse(call, job.command))
        return;
    groups = read_groups(call, &n);
    if (n == 0) {
        if (call->body.n == 0)
            cc_call_fail(call, 200, "Empty id list - nothing todo");
        free(groups);
        return;
    }
    if (cc_call_json(call) && job.command != CMD_LLINKSLIB) /* which NCBI gives as XML only */ {
        job.json = &w;
        call->mime = CC_MIME_JSON;
        cc_json_open(&w, NULL, '{');
        cc_json_open(&w, "header", '{');
        cc_json_str(&w, "type", "elink");
        cc_json_str(&w, "version", "0.3");
        cc_json_close(&w);
        cc_json_open(&w, "linksets", '[');
    } else {
        cc_call_prolog(call);
        cc_buf_adds(&call->body, "<eLinkResult>\n\n");
    }
    status = run(&job, groups, n, &error);
    if (status != CC_OK) {
        cc_call_fail(call, 200, error.message);
    } else if (job.json != NULL) {
        cc_json_close(&w);
        cc_json_close(&w);
    } else if (call->mime == CC_MIME_XML) {
        cc_buf_adds(&call->body, "</eLinkResult>\n");
    }
    cc_backend_hits_clear(&job.similar);
    for (size_t i = 0; i < n; i++)
        free(groups[i].ids);
    free(groups);
}
