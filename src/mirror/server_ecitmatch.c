/* server_ecitmatch.c: ecitmatch: lines journal|year|volume|first page|author|key| -> the same with a PMID, or why there
 * is none. Journal, year, volume and page decide; the author only chooses among several. */
#include "mirror/entrez_parts.h"
#include "mirror/server.h"

#define LINES_MAX 1000
#define LIST_MAX 10 /* PMIDs named when a citation is ambiguous */

enum { JOURNAL, YEAR, VOLUME, PAGE, AUTHOR, KEY, N_PARTS };

struct citation {
    char *part[N_PARTS];
};

static struct cc_node *
value_node(enum cc_field field, const char *text)
{
    struct cc_buf folded = {0};
    struct cc_node *node;

    cc_entrez_fold(field, text, strlen(text), &folded);
    node = folded.n ? cc_node_text(field, folded.v, folded.n) : NULL;
    cc_buf_clear(&folded);
    return node;
}

static struct cc_node *
year_node(const char *text)
{
    struct cc_node *node;
    uint32_t low, high;

    if (!cc_entrez_date(text, strlen(text), 0, &low, &high))
        return NULL;
    node = cc_node_new(CC_NODE_RANGE);
    node->field = CC_FIELD_PDAT;
    node->low = low;
    node->high = high;
    return node;
}

static struct cc_node *
author_node(const char *text)
{
    struct cc_node *node = value_node(CC_FIELD_AUTH, text);
    char *starred;

    if (node == NULL || strchr(node->text, ' ') == NULL)
        return node;
    starred = cc_mem_printf("%s*", node->text);
    free(node->text);
    node->text = starred;
    node->truncated = true;
    return node;
}

/* The tree of a citation: its parts ANDed; NULL when none was given. */
static struct cc_node *
tree_of(const struct citation *c, bool with_author)
{
    struct cc_node *all = NULL;

    all = cc_node_join(CC_NODE_AND, all, value_node(CC_FIELD_JOUR, c->part[JOURNAL]));
    all = cc_node_join(CC_NODE_AND, all, year_node(c->part[YEAR]));
    all = cc_node_join(CC_NODE_AND, all, value_node(CC_FIELD_VOL, c->part[VOLUME]));
    all = cc_node_join(CC_NODE_AND, all, value_node(CC_FIELD_PAGE, c->part[PAGE]));
    if (with_author)
        all = cc_node_join(CC_NODE_AND, all, author_node(c->part[AUTHOR]));
    return all;
}

static enum cc_status
look_up(struct cc_call *call, const struct citation *c, bool with_author, struct cc_backend_hits *hits,
    struct cc_error *error)
{
    struct cc_node *tree = tree_of(c, with_author);
    enum cc_status status = CC_OK;

    if (tree != NULL)
        status = call->backend->ops->search(call->backend, tree, CC_BACKEND_RECENT, 0, LIST_MAX + 1, hits, error);
    cc_node_free(tree);
    return status;
}

/* Cuts a line into its parts; false for a line that is no citation. */
static bool
split(char *line, struct citation *c)
{
    static char empty[1];

    for (size_t i = 0; i < N_PARTS; i++) {
        char *bar = line ? strchr(line, '|') : NULL;

        c->part[i] = line ? line : empty;
        if (bar != NULL)
            *bar = '\0';
        line = bar ? bar + 1 : NULL;
        while (*c->part[i] == ' ')
            c->part[i]++;
    }
    return *c->part[JOURNAL] || *c->part[AUTHOR];
}

static void
write_answer(struct cc_buf *b, const struct cc_backend_hits *hits, bool has_journal, bool journal_there)
{
    if (hits->n == 0) {
        cc_buf_adds(b,
            !has_journal        ? "NOT_FOUND;INVALID_CITATION"
                : journal_there ? "NOT_FOUND"
                    : "NOT_FOUND;INVALID_JOURNAL");
    } else if (hits->n == 1) {
        cc_buf_addf(b, "%u", hits->pmids[0]);
    } else if (hits->total > LIST_MAX) {
        cc_buf_addf(b, "AMBIGUOUS (%llu citations)", (unsigned long long)hits->total);
    } else {
        cc_buf_adds(b, "AMBIGUOUS ");
        for (size_t i = 0; i < hits->n; i++)
            cc_buf_addf(b, "%s%u", i ? "," : "", hits->pmids[i]);
    }
}

static enum cc_status
match(struct cc_call *call, char *line, struct cc_error *error)
{
    struct citation c;
    struct cc_backend_hits hits = {0}, narrowed = {0};
    struct cc_node *journal;
    uint64_t journal_there = 0;
    enum cc_status status;

    if (!split(line, &c))
        return CC_OK;
    status = look_up(call, &c, false, &hits, error);
    if (status == CC_OK && hits.n > 1 && *c.part[AUTHOR]) {
        status = look_up(call, &c, true, &narrowed, error);
        if (status == CC_OK && narrowed.n > 0) {
            cc_backend_hits_clear(&hits);
            hits = narrowed;
            narrowed = (struct cc_backend_hits){0};
        }
    }
    journal = value_node(CC_FIELD_JOUR, c.part[JOURNAL]);
    if (status == CC_OK && hits.n == 0 && journal != NULL)
        status = call->backend->ops->count(call->backend, journal, &journal_there, error);
    if (status == CC_OK) {
        for (size_t i = 0; i < N_PARTS; i++)
            cc_buf_addf(&call->body, "%s|", c.part[i]);
        write_answer(&call->body, &hits, journal != NULL, journal_there > 0);
        cc_buf_addc(&call->body, '\n');
    }
    cc_node_free(journal);
    cc_backend_hits_clear(&hits);
    cc_backend_hits_clear(&narrowed);
    return status;
}

void
cc_serve_ecitmatch(struct cc_call *call)
{
    const char *data = cc_params_get(&call->params, "bdata");
    struct cc_error error = {0};
    enum cc_status status = CC_OK;
    char *copy, *line;
    size_t n = 0;

    call->mime = CC_MIME_TEXT;
    if (!cc_call_check_db(call))
        return;
    if (data == NULL) {
        cc_call_fail(call, 400, "Parameter bdata is missing: journal|year|volume|first page|author|key|");
        return;
    }
    copy = line = cc_mem_strdup(data);
    while (line != NULL && status == CC_OK && n++ < LINES_MAX) {
        char *end = strpbrk(line, "\r\n");

        if (end != NULL)
            *end++ = '\0';
        if (*line)
            status = match(call, line, &error);
        line = end;
    }
    free(copy);
    if (status != CC_OK)
        cc_call_fail(call, 500, error.message);
}
