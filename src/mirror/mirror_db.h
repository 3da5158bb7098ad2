/* mirror_db.h: an open mirror, for reading: everything a search, a fetch or the server needs of it. One thread at a
 * time; open it once per thread. */
#ifndef CC_MIRROR_DB_H
#define CC_MIRROR_DB_H

#include <claimcheck/model.h>

#include "mirror/columns.h"
#include "mirror/dead.h"
#include "mirror/memo.h"
#include "mirror/pack.h"
#include "mirror/segment.h"

#define CC_VARIANTS_MAX 20000u

struct cc_mirror {
    char *path;
    sqlite3 *db;
    sqlite3_stmt *find_pmid;
    struct cc_index index;
    struct cc_columns columns;
    struct cc_dead_map dead;
    struct cc_unpacker *unpacker;
    struct cc_memo *memo;        /* NULL where nothing is to be remembered between searches */
    bool borrowed;
    bool placed;                 /* affiliations, transliterated titles and statements of interest have places (keys.h) */
    uint32_t variants_max;       /* words of one segment that a truncated word may stand for; the rest is left out, and said */
    int64_t version;             /* SQLite's data_version when index, columns and dead were read */
    uint32_t n_slots;
    uint64_t n_records, n_abstracts;
    int64_t as_of;               /* seconds since 1970 UTC; the newest date in the records */
};

enum cc_status cc_mirror_db_open(const char *path, struct cc_mirror **out, struct cc_error *error) CC_MUST_CHECK;
/* Reads a database that another part has open and keeps; no views of its own. */
enum cc_status cc_mirror_db_borrow(sqlite3 *db, struct cc_mirror **out, struct cc_error *error) CC_MUST_CHECK;
/* Both remember what either works out: for two threads on the same file. */
void cc_mirror_db_share(struct cc_mirror *mirror, const struct cc_mirror *with);
void cc_mirror_db_free(struct cc_mirror *mirror);

/* Begins and ends a consistent view: in between, an import elsewhere changes nothing. Begin reads anew what changed
 * since the last view. */
enum cc_status cc_mirror_begin(struct cc_mirror *mirror, struct cc_error *error) CC_MUST_CHECK;
void cc_mirror_end(struct cc_mirror *mirror);

/* The slot of a PMID; *found false when it is not there. Inside a view, as all below. */
enum cc_status cc_mirror_find(
    struct cc_mirror *mirror, uint32_t pmid, bool *found, uint32_t *slot, struct cc_error *error) CC_MUST_CHECK;

/* The XML of a PMID's record, borrowed until the next call; *xml NULL when it is not there. */
enum cc_status cc_mirror_xml(
    struct cc_mirror *mirror, uint32_t pmid, const char **xml, size_t *len, struct cc_error *error) CC_MUST_CHECK;

/* The PMIDs of records that refer to pmid, ascending, allocated. */
enum cc_status cc_mirror_cited_by(
    struct cc_mirror *mirror, uint32_t pmid, uint32_t **out, size_t *n, struct cc_error *error) CC_MUST_CHECK;

#endif
