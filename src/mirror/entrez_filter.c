/* entrez_filter.c: filters and subsets: systematic[sb], hasabstract, humans[filter]. What each means is a table
 * (src/vocab/entrez_filters.tsv): a property of a record, or a query. */
#include "base/utf8.h"
#include "mirror/entrez_parts.h"
#include "vocab/mesh.h"
#include "vocab/tables.h"

static const char *const PROPERTIES[CC_FILTER__MAX] = {
    [CC_FILTER_HAS_ABSTRACT] = "HAS_ABSTRACT", [CC_FILTER_HAS_STRUCTURED_ABSTRACT] = "HAS_STRUCTURED_ABSTRACT",
    [CC_FILTER_HAS_PMC] = "HAS_PMC",           [CC_FILTER_HAS_FULL_TEXT] = "HAS_FULL_TEXT",
    [CC_FILTER_STATUS] = "STATUS",             [CC_FILTER_SUBSET] = "SUBSET",
    [CC_FILTER_OWNER] = "OWNER",               [CC_FILTER_INDEXING] = "INDEXING",
    [CC_FILTER_LINK] = "LINK",                 [CC_FILTER_PUBSTATUS] = "PUBSTATUS",
    [CC_FILTER_HAS_KEYWORD] = "HAS_KEYWORD",   [CC_FILTER_HAS_COI] = "HAS_COI",
    [CC_FILTER_HAS_DATABANK] = "HAS_DATABANK", [CC_FILTER_HAS_OTHER_ABSTRACT] = "HAS_OTHER_ABSTRACT",
    [CC_FILTER_BOOK] = "BOOK",
};

/* "@LINK RetractionIn" -> a node; NULL for a property this program does not know. */
static struct cc_node *
property(const char *meaning)
{
    size_t n = strcspn(meaning, " ");
    struct cc_node *node;

    if (n == 3 && memcmp(meaning, "ALL", 3) == 0)
        return cc_node_new(CC_NODE_ALL);
    for (int i = 0; i < CC_FILTER__MAX; i++) {
        if (strlen(PROPERTIES[i]) != n || memcmp(PROPERTIES[i], meaning, n) != 0)
            continue;
        node = cc_node_new(CC_NODE_FILTER);
        node->filter = (enum cc_filter)i;
        node->text = meaning[n] ? cc_mem_strdup(meaning + n + 1) : NULL;
        return node;
    }
    return NULL;
}

static enum cc_status
apply(struct cc_translator *t, uint32_t row, struct cc_node **out)
{
    const char *meaning = cc_vocab_field(&cc_vocab_entrez_filters, row, CC_VOCAB_ENTREZ_FILTERS_MEANING);

    if (meaning[0] != '@')
        return cc_translate_sub(t, meaning, out);
    *out = property(meaning + 1);
    return CC_OK;
}

/* Letters, digits, '_' and '/' count in a filter's name. */
static uint32_t
find(const char *s, size_t n)
{
    struct cc_buf folded = {0}, key = {0};
    uint32_t row;

    cc_entrez_add_words(&folded, s, n, CC_WORDS_KEEP_MARKS);
    for (size_t i = 0; i < folded.n; i++) {
        char c = folded.v[i];

        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '/' || (unsigned char)c >= 0x80)
            cc_buf_addc(&key, c);
        else if (key.n && key.v[key.n - 1] != ' ')
            cc_buf_addc(&key, ' ');
    }
    while (key.n && key.v[key.n - 1] == ' ')
        key.v[--key.n] = '\0';
    row = key.n ? cc_vocab_find(&cc_vocab_entrez_filters, key.v, key.n) : CC_VOCAB_NONE;
    cc_buf_clear(&folded);
    cc_buf_clear(&key);
    return row;
}

bool
cc_entrez_is_filter(const char *s, size_t n)
{
    return find(s, n) != CC_VOCAB_NONE || cc_entrez_is_type(s, n) || cc_mesh_find(s, n) != 0;
}

enum cc_status
cc_translate_bare_filter(struct cc_translator *t, const char *word, size_t n, struct cc_node **out)
{
    uint32_t row = find(word, n);
    enum cc_status status;

    *out = NULL;
    if (row == CC_VOCAB_NONE || *cc_vocab_field(&cc_vocab_entrez_filters, row, CC_VOCAB_ENTREZ_FILTERS_BARE) != 'y')
        return CC_OK;
    status = apply(t, row, out);
    if (status == CC_OK && *out != NULL && (*out)->shown == NULL)
        (*out)->shown = cc_mem_printf("%.*s[All Fields]", (int)n, word);
    return status;
}

enum cc_status
cc_translate_filter(struct cc_translator *t, const struct cc_span_text *span, struct cc_node **out)
{
    /* NCBI has a filter for every publication type and many headings: "historical article", "bacteria" */
    const struct cc_tag type = {CC_FIELD_PTYP, false, -1}, mesh = {CC_FIELD_MESH, false, -1};
    uint32_t row = find(span->raw, span->n);
    enum cc_status status = CC_OK;

    *out = NULL;
    if (row != CC_VOCAB_NONE)
        status = apply(t, row, out);
    else if (cc_entrez_is_type(span->raw, span->n))
        return cc_translate_mesh(t, span, &type, out);
    else if (cc_mesh_find(span->raw, span->n) != 0)
        return cc_translate_mesh(t, span, &mesh, out);
    if (status == CC_OK && *out == NULL) {
        *out = cc_translate_nothing(t, span, CC_FIELD_FILT);
    } else if (status == CC_OK) {
        struct cc_buf shown = {0};

        cc_entrez_add_words(&shown, span->raw, span->n, CC_WORDS_KEEP_MARKS);
        free((*out)->shown);
        (*out)->shown = cc_mem_printf("\"%s\"[Filter]", shown.v);
        cc_buf_clear(&shown);
    }
    return status;
}
