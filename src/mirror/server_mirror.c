/* server_mirror.c: a mirror as the server's collection. Similar articles are found by the words that set a record
 * apart: an offline stand-in for PubMed's own measure (Lin and Wilbur 2007), which needs the statistics of all of
 * PubMed. */
#include <math.h>

#include "base/clock.h"
#include "mirror/entrez_parts.h"
#include "mirror/keys.h"
#include "mirror/mirror_db.h"
#include "mirror/search.h"
#include "mirror/server.h"
#include "mirror/tree.h"

#define SIMILAR_WORDS 25

struct mirror_backend {
    struct cc_backend base;
    struct cc_mirror *mirror;
    char *statement;
};

static enum cc_status
begin(struct cc_backend *b, struct cc_error *error)
{
    return cc_mirror_begin(((struct mirror_backend *)b)->mirror, error);
}

static void
end(struct cc_backend *b)
{
    cc_mirror_end(((struct mirror_backend *)b)->mirror);
}

static enum cc_status
search(struct cc_backend *b, const struct cc_node *tree, enum cc_backend_sort sort, size_t offset, size_t max,
    struct cc_backend_hits *out, struct cc_error *error)
{
    static const enum cc_sort SORTS[] = {CC_SORT_RECENT, CC_SORT_PUBLISHED, CC_SORT_RELEVANCE};
    struct cc_mirror *mirror = ((struct mirror_backend *)b)->mirror;
    struct cc_found found = {0};
    enum cc_status status = cc_mirror_run(mirror, tree, SORTS[sort], offset, max, &found, error);

    if (status == CC_OK) {
        *out = (struct cc_backend_hits){found.pmids, found.scores, found.n, found.count, found.messages};
        found.messages = (struct cc_strings){0};
        found.pmids = NULL;
        found.scores = NULL;
    }
    cc_found_clear(&found);
    return status;
}

static enum cc_status
count(struct cc_backend *b, const struct cc_node *term, uint64_t *out, struct cc_error *error)
{
    struct cc_mirror *mirror = ((struct mirror_backend *)b)->mirror;
    struct cc_entrez_index index = cc_mirror_entrez_index(mirror);

    return index.count(index.arg, term, out, error);
}

static enum cc_status
reach(struct cc_backend *b, enum cc_field field, const char *phrase, size_t *n_words, struct cc_error *error)
{
    struct cc_entrez_index index = cc_mirror_entrez_index(((struct mirror_backend *)b)->mirror);

    return index.reach(index.arg, field, phrase, n_words, error);
}

static enum cc_status
count_words(struct cc_backend *b, struct cc_counted_word *words, size_t n, struct cc_error *error)
{
    struct cc_index *index = &((struct mirror_backend *)b)->mirror->index;
    struct cc_key_tally *keys = cc_mem_resize(NULL, n + 1, sizeof *keys);
    struct cc_buf text = {0};
    size_t at = 0;
    enum cc_status status = CC_OK;

    for (size_t i = 0; i < n; i++) {
        cc_buf_addc(&text, (char)CC_KEY_WORD);
        cc_buf_add(&text, words[i].text, strnlen(words[i].text, CC_KEY_MAX - 1));
        keys[i] = (struct cc_key_tally){.len = text.n - at};
        at = text.n;
    }
    at = 0;
    for (size_t i = 0; i < n; i++) {
        keys[i].key = (const uint8_t *)text.v + at;
        at += keys[i].len;
    }
    for (size_t s = 0; s < index->n_segments && status == CC_OK; s++)
        status = cc_index_tally(index, &index->segments[s], keys, n, error);
    for (size_t i = 0; i < n; i++)
        words[i].n += keys[i].n;
    free(keys);
    cc_buf_clear(&text);
    return status;
}

static enum cc_status
record(struct cc_backend *b, uint32_t pmid, struct cc_buf *xml, struct cc_error *error)
{
    struct cc_mirror *mirror = ((struct mirror_backend *)b)->mirror;
    const char *found;
    size_t len;
    enum cc_status status = cc_mirror_xml(mirror, pmid, &found, &len, error);

    if (status == CC_OK && found != NULL)
        cc_buf_add(xml, found, len);
    return status;
}

static enum cc_status
citing(struct cc_backend *b, uint32_t pmid, struct cc_backend_hits *out, struct cc_error *error)
{
    struct cc_mirror *mirror = ((struct mirror_backend *)b)->mirror;
    enum cc_status status = cc_mirror_cited_by(mirror, pmid, &out->pmids, &out->n, error);

    for (size_t i = 0; status == CC_OK && i < out->n / 2; i++) { /* newest first */
        uint32_t swap = out->pmids[i];

        out->pmids[i] = out->pmids[out->n - 1 - i];
        out->pmids[out->n - 1 - i] = swap;
    }
    out->total = out->n;
    return status;
}

/* ---------------------------------------------------------------- similarity */

struct word {
    char *text;
    double weight;
    unsigned n;
};

static int
by_weight(const void *a, const void *b)
{
    const struct word *x = a, *y = b;

    return (x->weight < y->weight) - (x->weight > y->weight);
}

/* The words of a text, each once; a word of the title counts three times. */
static void
add_words(const char *text, unsigned times, struct word **words, size_t *n)
{
    struct cc_buf folded = {0};
    struct cc_wordlist list = {0};

    cc_entrez_add_words(&folded, text, strlen(text), CC_WORDS_ONLY);
    cc_wordlist_split(folded.v, &list);
    for (size_t i = 0; i < list.n; i++) {
        size_t k = 0;

        if (list.v[i].n < 3 || list.v[i].n > 40 || cc_entrez_is_stop_word(list.v[i].s, list.v[i].n) ||
            strspn(list.v[i].s, "0123456789") >= list.v[i].n)
            continue;
        while (k < *n &&
            (strlen((*words)[k].text) != list.v[i].n || memcmp((*words)[k].text, list.v[i].s, list.v[i].n) != 0))
            k++;
        if (k == *n) {
            if (*n >= 600)
                break;
            *words = cc_mem_push(*words, *n, sizeof **words);
            (*words)[(*n)++] = (struct word){cc_mem_strndup(list.v[i].s, list.v[i].n), 0, 0};
        }
        (*words)[k].n += times;
    }
    free(list.v);
    cc_buf_clear(&folded);
}

/* The words of title, abstract and MeSH headings with their weight: how often here, how rarely elsewhere. */
static enum cc_status
weigh(struct cc_backend *b, const struct cc_tree *tree, struct word **words, size_t *n, struct cc_error *error)
{
    const struct cc_tree *article = cc_tree_at(tree, "MedlineCitation"), *heading;
    char *title = cc_tree_string(article, "Article/ArticleTitle"),
         *abstract = cc_tree_string(article, "Article/Abstract");
    enum cc_status status = CC_OK;

    add_words(title, 3, words, n);
    add_words(abstract, 1, words, n);
    for (size_t i = 0; (heading = cc_tree_next(cc_tree_at(article, "MeshHeadingList"), "MeshHeading", &i)) != NULL;) {
        char *name = cc_tree_string(heading, "DescriptorName");

        add_words(name, 2, words, n);
        free(name);
    }
    for (size_t i = 0; i < *n && status == CC_OK; i++) {
        struct cc_node *term = cc_node_text(CC_FIELD_TIAB, (*words)[i].text, strlen((*words)[i].text));
        uint64_t df = 0;

        status = count(b, term, &df, error);
        (*words)[i].weight = df == 0
            ? 0
            : (*words)[i].n / ((*words)[i].n + 1.2) * log(1.0 + (double)b->info.n_records / (double)df);
        cc_node_free(term);
    }
    free(title);
    free(abstract);
    return status;
}

static enum cc_status
similar(struct cc_backend *b, uint32_t pmid, size_t max, struct cc_backend_hits *out, struct cc_error *error)
{
    struct cc_buf xml = {0};
    struct cc_tree *tree = NULL;
    struct word *words = NULL;
    struct cc_node *any = NULL;
    size_t n = 0, kept = 0;
    enum cc_status status = record(b, pmid, &xml, error);

    if (status == CC_OK && xml.n > 0)
        status = cc_tree_read(xml.v, xml.n, &tree, error);
    if (status == CC_OK && tree != NULL)
        status = weigh(b, tree, &words, &n, error);
    if (n > 0)
        qsort(words, n, sizeof *words, by_weight);
    for (size_t i = 0; status == CC_OK && i < n && i < SIMILAR_WORDS && words[i].weight > 0; i++)
        any = cc_node_join(CC_NODE_OR, any, cc_node_text(CC_FIELD_TIAB, words[i].text, strlen(words[i].text)));
    if (status == CC_OK && any != NULL)
        status = search(b, any, CC_BACKEND_RELEVANCE, 0, max + 1, out, error);
    for (size_t i = 0; status == CC_OK && i < out->n; i++) {
        if (out->pmids[i] == pmid)
            continue;
        out->pmids[kept] = out->pmids[i];
        out->scores[kept++] = out->scores[i];
    }
    out->n = kept < max ? kept : max;
    cc_node_free(any);
    for (size_t i = 0; i < n; i++)
        free(words[i].text);
    free(words);
    cc_tree_free(tree);
    cc_buf_clear(&xml);
    return status;
}

static void
close_mirror(struct cc_backend *b)
{
    struct mirror_backend *m = (struct mirror_backend *)b;

    cc_mirror_db_free(m->mirror);
    free(m->statement);
    free(m);
}

static void
share(struct cc_backend *b, const struct cc_backend *with)
{
    cc_mirror_db_share(((struct mirror_backend *)b)->mirror, ((const struct mirror_backend *)with)->mirror);
}

static const struct cc_backend_ops OPS = {
    begin, end, search, count, reach, count_words, record, similar, citing, share, close_mirror};

/* 4317 -> "4,317" */
static void
group_digits(uint64_t n, char out[32])
{
    char digits[24];
    int len = snprintf(digits, sizeof digits, "%llu", (unsigned long long)n), at = 0;

    for (int i = 0; i < len; i++) {
        if (i > 0 && (len - i) % 3 == 0)
            out[at++] = ',';
        out[at++] = digits[i];
    }
    out[at] = '\0';
}

enum cc_status
cc_backend_mirror(void *path, struct cc_backend **out, struct cc_error *error)
{
    struct mirror_backend *m;
    struct cc_mirror *mirror;
    char date[CC_TIME_CAP], number[32];
    enum cc_status status = cc_mirror_db_open(path, &mirror, error);

    if (status != CC_OK)
        return status;
    status = cc_mirror_begin(mirror, error);
    if (status != CC_OK) {
        cc_mirror_db_free(mirror);
        return status;
    }
    cc_mirror_end(mirror);
    m = cc_mem_alloc(sizeof *m);
    m->mirror = mirror;
    group_digits(mirror->n_records, number);
    m->statement = cc_mem_printf("mirror of %s, %s records", cc_time_date(mirror->as_of, date), number);
    m->base.ops = &OPS;
    m->base.info = (struct cc_backend_info){mirror->n_records, mirror->as_of, m->statement};
    *out = &m->base;
    return CC_OK;
}
