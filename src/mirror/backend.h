/* backend.h: what the E-utilities server asks of a collection. The mirror implements it (server_mirror.c), the tests
 * put a small collection in memory behind it. One backend serves one thread at a time. */
#ifndef CC_MIRROR_BACKEND_H
#define CC_MIRROR_BACKEND_H

#include "base/buf.h"
#include "mirror/entrez.h"

/* RECENT: added last, then PMID, both descending; PUBLISHED: date descending; RELEVANCE: best first. */
enum cc_backend_sort { CC_BACKEND_RECENT, CC_BACKEND_PUBLISHED, CC_BACKEND_RELEVANCE };

struct cc_backend_hits {
    uint32_t *pmids;
    float *scores;   /* similar() only; else NULL */
    size_t n;
    uint64_t total;  /* of the search, whatever was asked for */
    struct cc_strings messages; /* search() only: what could not be searched as asked */
};

struct cc_backend_info {
    uint64_t n_records;
    int64_t as_of;         /* date of the newest record, seconds since 1970 UTC */
    const char *statement; /* "mirror of 2026-11-23, 4,317 records" */
};

struct cc_counted_word {
    const char *text;
    uint64_t n;
};

struct cc_backend;

struct cc_backend_ops {
    /* Around the calls below that belong together: in between they see one state of the collection. */
    enum cc_status (*begin)(struct cc_backend *b, struct cc_error *error) CC_MUST_CHECK;
    void (*end)(struct cc_backend *b);
    /* The hits [offset, offset + max) of a tree. */
    enum cc_status (*search)(struct cc_backend *b, const struct cc_node *tree, enum cc_backend_sort sort, size_t offset, size_t max,
        struct cc_backend_hits *out, struct cc_error *error) CC_MUST_CHECK;
    /* How many records one TERM matches: an estimate will do, but 0 means none. */
    enum cc_status (*count)(struct cc_backend *b, const struct cc_node *term, uint64_t *out, struct cc_error *error) CC_MUST_CHECK;
    /* How many words of a phrase, at most, are together the beginning of a value of the field. */
    enum cc_status (*reach)(struct cc_backend *b, enum cc_field field, const char *phrase, size_t *n_words,
        struct cc_error *error) CC_MUST_CHECK;
    /* Adds to each word's n how many records have it in title, abstract or keywords, as an estimate. Words in lower case, ascending. */
    enum cc_status (*count_words)(struct cc_backend *b, struct cc_counted_word *words, size_t n, struct cc_error *error) CC_MUST_CHECK;
    /* Appends the PubmedArticle or PubmedBookArticle element of a record; nothing when there is no such record. */
    enum cc_status (*record)(struct cc_backend *b, uint32_t pmid, struct cc_buf *xml, struct cc_error *error) CC_MUST_CHECK;
    /* The records most like one, best first, itself not among them. */
    enum cc_status (*similar)(struct cc_backend *b, uint32_t pmid, size_t max, struct cc_backend_hits *out, struct cc_error *error) CC_MUST_CHECK;
    /* The records whose reference lists name one, descending. */
    enum cc_status (*citing)(struct cc_backend *b, uint32_t pmid, struct cc_backend_hits *out, struct cc_error *error) CC_MUST_CHECK;
    /* From now on b remembers what either works out; called before b is used, with one that lives as long. NULL = nothing to share. */
    void (*share)(struct cc_backend *b, const struct cc_backend *with);
    void (*free)(struct cc_backend *b);
};

/* First member of every implementation. info is filled when it is opened. */
struct cc_backend {
    const struct cc_backend_ops *ops;
    struct cc_backend_info info;
};

static inline void
cc_backend_hits_clear(struct cc_backend_hits *hits)
{
    free(hits->pmids);
    free(hits->scores);
    cc_strings_clear(&hits->messages);
    *hits = (struct cc_backend_hits){0};
}

/* Opens one more backend on the same collection, for another thread. */
typedef enum cc_status cc_backend_open(void *arg, struct cc_backend **out, struct cc_error *error);

#endif
