/* store.h: the two databases. The only code (with the mirror's index) that knows SQL.
 *
 * cache:   what a machine can fetch again: replies, searches, study records, results of runs. Deleting it loses no
 *          human work.
 * reviews: what people wrote: articles and claims as they were rated, ratings with pinned evidence, the audit log.
 *          Ratings, pins and log entries can be added only; the database itself refuses to change them.
 *
 * Both: SQLite, one migration path from zero, each step in a transaction of its own that also sets user_version;
 * application_id checked; a file of a newer program is refused by name of the program that wrote it (CC_STORE). Two
 * processes may use one file: writers wait up to CC_STORE_BUSY_MS. */
#ifndef CLAIMCHECK_STORE_H
#define CLAIMCHECK_STORE_H

#include <claimcheck/decisions.h>
#include <claimcheck/model.h>
#include <claimcheck/status.h>

#define CC_STORE_BUSY_MS 10000

struct cc_clock;

/* ------------------------------------------------------------------ cache */

struct cc_cache;

/* Opens or makes the file and its directory. path NULL = $XDG_CACHE_HOME/claimcheck/cache.db. clock NULL = real. */
enum cc_status cc_cache_open(
    const char *path, const struct cc_clock *clock, struct cc_cache **out, struct cc_error *error) CC_MUST_CHECK;
void cc_cache_free(struct cc_cache *cache);

/* How long a search stays fresh, seconds. A search without hits is asked again soon: PubMed grows daily. */
#define CC_CACHE_SEARCH_FRESH_S ((int64_t)30 * 86400)
#define CC_CACHE_EMPTY_FRESH_S  ((int64_t)1 * 86400)

/* The sealed search of this source, query and retmax, when it is there and fresh (with any_age: however old). *found
 * says which; *out must be {0} and is filled only when found. */
enum cc_status cc_cache_get_search(struct cc_cache *cache, const char *source, const char *query, size_t retmax,
    bool any_age, struct cc_search *out, bool *found, struct cc_error *error) CC_MUST_CHECK;

/* Stores a search (replacing an older one) and the reply it was read from; url is without secrets. Only successful
 * searches are ever stored. body may be NULL. */
enum cc_status cc_cache_put_search(struct cc_cache *cache, const struct cc_search *search, size_t retmax,
    const char *url, const void *body, size_t body_len, struct cc_error *error) CC_MUST_CHECK;

/* The XML of one record as it was fetched: *xml is allocated (free()), NUL-terminated; NULL when it is not there. The
 * record is checked against its hash: CC_VERIFY when it does not match. */
enum cc_status cc_cache_get_record(struct cc_cache *cache, const char *source, uint32_t pmid, char **xml, size_t *len,
    int64_t *fetched_at, struct cc_error *error) CC_MUST_CHECK;
enum cc_status cc_cache_put_record(struct cc_cache *cache, const char *source, uint32_t pmid, const char *xml,
    size_t len, struct cc_error *error) CC_MUST_CHECK;

/* Is a time of the cache ahead of the clock, so that one of the two is wrong? What bears it is never fresh. */
bool cc_cache_is_ahead(struct cc_cache *cache, int64_t at);

/* The reply that a search was read from, by the search's hash, held against that hash (CC_VERIFY); *body is allocated,
 * NULL when there is none. */
enum cc_status cc_cache_get_reply(
    struct cc_cache *cache, const char *hash, char **body, size_t *len, struct cc_error *error) CC_MUST_CHECK;

/* PMIDs that the source was asked for and did not have, so that they are not asked for again within
 * CC_CACHE_EMPTY_FRESH_S. */
enum cc_status cc_cache_put_missing(
    struct cc_cache *cache, const char *source, const uint32_t *pmids, size_t n, struct cc_error *error) CC_MUST_CHECK;
enum cc_status cc_cache_is_missing(
    struct cc_cache *cache, const char *source, uint32_t pmid, bool *missing, struct cc_error *error) CC_MUST_CHECK;

/* Two processes that want the same thing at the same time ask for it once: before asking, a process takes the key ("q:"
 * and a query, "p:" and a PMID). *mine is false when a living process took it less than CC_CACHE_UNDERWAY_S ago: then
 * the answer is awaited in the cache. A process may take its own key again. cc_cache_let_go gives back all keys of this
 * process, or one (key not NULL); the keys of a process that died are free. */
#define CC_CACHE_UNDERWAY_S ((int64_t)600)
enum cc_status cc_cache_take(
    struct cc_cache *cache, const char *source, const char *key, bool *mine, struct cc_error *error) CC_MUST_CHECK;
enum cc_status cc_cache_let_go(
    struct cc_cache *cache, const char *source, const char *key, struct cc_error *error) CC_MUST_CHECK;

/* Hands over every kept search of a source (NULL = all), oldest first, and the retmax it was asked with. each may
 * return a failure, which ends the walk and is returned. The search is borrowed. */
enum cc_status cc_cache_each_search(struct cc_cache *cache, const char *source,
    enum cc_status (*each)(void *arg, const struct cc_search *search, size_t retmax, struct cc_error *error), void *arg, struct cc_error *error) CC_MUST_CHECK;

/* Hands over every kept record of a source (NULL = all) fetched at least older_s seconds ago (or in a time to come), in
 * order of PMID, of one PMID from several sources the newest first; xml is borrowed, and NULL when with_xml is false. A
 * record that does not match its hash ends the walk with CC_VERIFY. */
enum cc_status cc_cache_each_record(struct cc_cache *cache, const char *source, int64_t older_s, bool with_xml,
    void (*each)(void *arg, uint32_t pmid, const char *xml, size_t len), void *arg, struct cc_error *error) CC_MUST_CHECK;

/* Numbers for `cache stats`: name and value pairs are handed to each. */
enum cc_status cc_cache_stats(struct cc_cache *cache, void (*each)(void *arg, const char *name, int64_t value),
    void *arg, struct cc_error *error) CC_MUST_CHECK;

/* Checks every record and reply against its hash and the file against SQLite's own check. bad is called for each fault.
 * CC_VERIFY when there was any. */
enum cc_status cc_cache_verify(
    struct cc_cache *cache, void (*bad)(void *arg, const char *what), void *arg, struct cc_error *error) CC_MUST_CHECK;

/* Drops searches and replies older than seconds and records no search names; *dropped counts rows. */
enum cc_status cc_cache_collect(
    struct cc_cache *cache, int64_t older_s, int64_t *dropped, struct cc_error *error) CC_MUST_CHECK;

/* ---------------------------------------------------------------- reviews */

struct cc_reviews;

/* path NULL = $XDG_DATA_HOME/claimcheck/reviews.db. */
enum cc_status cc_reviews_open(
    const char *path, const struct cc_clock *clock, struct cc_reviews **out, struct cc_error *error) CC_MUST_CHECK;
void cc_reviews_free(struct cc_reviews *reviews);

/* Remembers an article and its claims as they are now, with each claim's evidence (best first, at most n_pins each) as
 * candidates for pinning. Replaces what was remembered of the same article id. report may hold no results. */
enum cc_status cc_reviews_put_report(
    struct cc_reviews *reviews, const struct cc_report *report, size_t n_pins, struct cc_error *error) CC_MUST_CHECK;

/* Where a claim stands, by its id or a unique start of it, optionally within an article (id, start of it, or name).
 * CC_NOTFOUND: no such claim, with the way out; CC_USAGE: several, naming them. Strings of *out are allocated;
 * cc_reviews_claim_clear frees them. candidates are the remembered evidence. */
struct cc_reviews_claim {
    char *claim, *text, *article, *article_name;
    struct cc_pin *candidates;
    size_t n_candidates;
};
enum cc_status cc_reviews_find_claim(struct cc_reviews *reviews, const char *claim, const char *article,
    struct cc_reviews_claim *out, struct cc_error *error) CC_MUST_CHECK;
void cc_reviews_claim_clear(struct cc_reviews_claim *claim);

/* Appends a rating with its pins and the log entry, in one transaction; fills rating->number and rated_at. */
enum cc_status cc_reviews_add_rating(
    struct cc_reviews *reviews, struct cc_rating *rating, struct cc_error *error) CC_MUST_CHECK;

/* Ratings of one claim (NULL = all) in one article (NULL = any), oldest first. */
enum cc_status cc_reviews_get_ratings(struct cc_reviews *reviews, const char *claim, const char *article,
    struct cc_ratings *out, struct cc_error *error) CC_MUST_CHECK;

/* Every study that some rating pinned, once per rating: what it was then. in order of the ratings. Both are
 * borrowed. */
enum cc_status cc_reviews_each_pin(struct cc_reviews *reviews,
    void (*each)(void *arg, const struct cc_pin *pin, const struct cc_rating *rating), void *arg,
    struct cc_error *error) CC_MUST_CHECK;

/* Appends a decision and its log entry; fills number and decided_at. */
enum cc_status cc_reviews_add_decision(
    struct cc_reviews *reviews, struct cc_decision *decision, struct cc_error *error) CC_MUST_CHECK;

/* The decisions on an article (by its name) that stand, oldest first. *out must be {0}. */
enum cc_status cc_reviews_get_decisions(
    struct cc_reviews *reviews, const char *article, struct cc_decisions *out, struct cc_error *error) CC_MUST_CHECK;

/* Decisions hang on a name; a file that is renamed or moved takes them along. put_place remembers the text (hash of its
 * bytes) under the name, if that has decisions. follow: when this name has none, and the same text was last seen under
 * a path that is no file any more, the decisions made there so far go with it, on record; *from is that path
 * (allocated), else NULL. */
enum cc_status cc_reviews_put_place(
    struct cc_reviews *reviews, const char *article, const char *hash, struct cc_error *error) CC_MUST_CHECK;
enum cc_status cc_reviews_follow(struct cc_reviews *reviews, const char *article, const char *hash, char **from,
    struct cc_error *error) CC_MUST_CHECK;

/* Takes a decision back: it no longer applies, and stays on record. CC_NOTFOUND: no such decision, or withdrawn
 * already. */
enum cc_status cc_reviews_withdraw(
    struct cc_reviews *reviews, int64_t number, const char *by, struct cc_error *error) CC_MUST_CHECK;

/* Walks the log: each entry's hash covers its content and the hash before it. CC_VERIFY names the first bad entry;
 * *n_entries counts the good ones. */
enum cc_status cc_reviews_verify(struct cc_reviews *reviews, int64_t *n_entries, struct cc_error *error) CC_MUST_CHECK;

#endif
