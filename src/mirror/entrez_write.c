/* entrez_write.c: a tree in PubMed's notation, as QueryTranslation and TranslationSet show it. */
#include "mirror/entrez_parts.h"

static void
write_date(uint32_t date, struct cc_buf *out)
{
    cc_buf_addf(out, "%04u/%02u/%02u", date / 10000, date / 100 % 100, date % 100);
}

static void
write_field(const struct cc_node *node, struct cc_buf *out)
{
    cc_buf_addf(out, "[%s", cc_field_full_name(node->field));
    if (node->noexp)
        cc_buf_adds(out, ":noexp");
    if (node->proximity >= 0)
        cc_buf_addf(out, ":~%d", node->proximity);
    cc_buf_addc(out, ']');
}

void
cc_node_show(struct cc_node *node, const char *text)
{
    struct cc_buf shown = {0};

    cc_buf_adds(&shown, text);
    write_field(node, &shown);
    free(node->shown);
    node->shown = cc_buf_take(&shown, NULL);
}

static void
write_term(const struct cc_node *node, struct cc_buf *out)
{
    bool bare = node->truncated && strchr(node->text, ' ') == NULL; /* PubMed shows wildcards without quotation marks */

    cc_buf_addf(out, bare ? "%s" : "\"%s\"", node->text ? node->text : "");
    write_field(node, out);
}

static void
write_pmids(const struct cc_node *node, struct cc_buf *out)
{
    if (node->n_pmids == 0)
        cc_buf_adds(out, "0[UID]");
    for (size_t i = 0; i < node->n_pmids; i++)
        cc_buf_addf(out, "%s%u[UID]", i ? " OR " : "", node->pmids[i]);
}

static void
write_kids(const struct cc_node *node, struct cc_buf *out)
{
    const char *op = node->kind == CC_NODE_AND ? " AND " : node->kind == CC_NODE_OR ? " OR " : " NOT ";

    for (size_t i = 0; i < node->n_kids; i++) {
        const struct cc_node *kid = node->kids[i];
        bool group = (kid->n_kids > 0 && kid->shown == NULL) ||
            (kid->kind == CC_NODE_PMIDS && kid->n_pmids > 1 && kid->shown == NULL);

        if (i > 0)
            cc_buf_adds(out, op);
        if (group)
            cc_buf_addc(out, '(');
        cc_entrez_write(kid, out);
        if (group)
            cc_buf_addc(out, ')');
    }
}

void
cc_entrez_write(const struct cc_node *node, struct cc_buf *out)
{
    if (node->shown != NULL) {
        cc_buf_adds(out, node->shown);
        return;
    }
    switch (node->kind) {
    case CC_NODE_AND: case CC_NODE_OR: case CC_NODE_NOT:
        write_kids(node, out);
        break;
    case CC_NODE_TERM:
        write_term(node, out);
        break;
    case CC_NODE_RANGE:
        if (node->field == CC_FIELD_UID) {
            cc_buf_addf(out, "%u:%u", node->low, node->high);
        } else {
            write_date(node->low, out);
            cc_buf_addc(out, ':');
            write_date(node->high, out);
        }
        write_field(node, out);
        break;
    case CC_NODE_PMIDS:
        write_pmids(node, out);
        break;
    case CC_NODE_ALL:
        cc_buf_adds(out, "all[Filter]");
        break;
    case CC_NODE_FILTER: case CC_NODE_NONE: case CC_NODE__MAX: /* always shown as they were asked for */
        break;
    }
}
