/* pubmed.h: studies from a PubMed source: one interface, implemented by E-utilities over HTTP (pubmed/) and by the
 * local mirror (mirror/). Also the streaming reader of PubMed XML that both use. */
#ifndef CLAIMCHECK_PUBMED_H
#define CLAIMCHECK_PUBMED_H

#include <claimcheck/model.h>
#include <claimcheck/status.h>

/* ------------------------------------------------------------- the source */

/* A search ended. search is NULL when it failed; error says why then. Both are borrowed for the call. More jobs may be
 * submitted from inside a callback. body is the raw reply for the cache (NULL from the mirror). */
typedef void cc_search_done(void *arg, const struct cc_search *search, const void *body, size_t body_len,
    const struct cc_error *error);

/* One record of a fetch came. study is the callee's to keep by moving (what is left is cleared); xml is the bytes of
 * its PubmedArticle or PubmedBookArticle element, borrowed. */
typedef void cc_record_done(void *arg, struct cc_study *study, const char *xml, size_t xml_len);

/* A fetch ended: missing lists the PMIDs asked for that no record came for. error is NULL, or says why the fetch failed
 * (records that came before the failure were delivered). */
typedef void cc_fetch_done(void *arg, const uint32_t *missing, size_t n_missing, const struct cc_error *error);

struct cc_source;

struct cc_source_ops {
    /* Queue one search for the first retmax PMIDs. The strings are copied. */
    enum cc_status (*search)(struct cc_source *source, const char *query, size_t retmax, cc_search_done *done, void *arg,
        struct cc_error *error) CC_MUST_CHECK;
    /* Queue a fetch of n PMIDs (any n; the source makes batches). */
    enum cc_status (*fetch)(struct cc_source *source, const uint32_t *pmids, size_t n, cc_record_done *record,
        cc_fetch_done *done, void *arg, struct cc_error *error) CC_MUST_CHECK;
    /* Work until nothing is queued, calling back. Failures of single jobs go to their callbacks; only what makes going
     * on pointless (host cannot be resolved, interrupted) is returned, after every queued job was called back. */
    enum cc_status (*run)(struct cc_source *source, struct cc_error *error) CC_MUST_CHECK;
    void (*free)(struct cc_source *source); /* work that was never run is dropped without a callback */
};

/* First member of every implementation. info is filled when the source is opened. */
struct cc_source {
    const struct cc_source_ops *ops;
    struct cc_source_info info;
};

/* ------------------------------------------------------------ XML records */

/* Where a reader hands over each record. study is the callee's to keep parts of by moving (the reader clears what is
 * left); xml is the slice of the input, NULL unless keep_xml was asked for. Return CC_OK to go on. */
struct cc_xml_sink {
    enum cc_status (*record)(void *arg, struct cc_study *study, const char *xml, size_t xml_len, struct cc_error *error);
    enum cc_status (*deleted)(void *arg, uint32_t pmid, struct cc_error *error); /* DeleteCitation; may be NULL */
    void *arg;
    bool keep_xml;
};

/* An incremental reader of PubmedArticleSet (also of a bare PubmedArticle): feed it bytes as they come. External
 * entities never load; an internal subset that declares an entity is refused. */
struct cc_xml_reader;
struct cc_xml_reader *cc_xml_reader_new(const struct cc_xml_sink *sink);
void cc_xml_reader_free(struct cc_xml_reader *reader);

/* CC_INPUT with line and what was expected: not XML, an <ERROR> element (its text is the message), a root element that
 * is not PubMed's, truncated (only known at the end), HTML. Once it failed it stays failed. */
enum cc_status cc_xml_reader_feed(
    struct cc_xml_reader *reader, const char *bytes, size_t len, struct cc_error *error) CC_MUST_CHECK;
enum cc_status cc_xml_reader_end(struct cc_xml_reader *reader, struct cc_error *error) CC_MUST_CHECK;

/* All of a memory block at once: reader_new, feed, end, free. */
enum cc_status cc_xml_read(
    const char *bytes, size_t len, const struct cc_xml_sink *sink, struct cc_error *error) CC_MUST_CHECK;

/* A study as a JSON object, every field of the model: null or [] where the record has nothing. PMIDs are strings. key
 * as in base/json.h. */
struct cc_json_writer;
void cc_study_json(const struct cc_study *study, struct cc_json_writer *writer, const char *key);

/* Where each field came from: the record's bytes (a slice, see cc_record_done) are read again and every value met is
 * told, in the record's order: field, the value's beginning and the path of its element,
 * "PubmedArticle/MedlineCitation/PMID/@Version". Where two elements can give one field (doi, pii, pmc, pages,
 * journal_abbrev) the one that lost says so. As text for people, appended to out (two lines a value), or as a JSON
 * array of {field, path, line, value, used}. Errors as cc_xml_read; nothing is written then. */
struct cc_buf;
enum cc_status cc_study_explain(
    const char *xml, size_t xml_len, struct cc_buf *out, struct cc_error *error) CC_MUST_CHECK;
enum cc_status cc_study_explain_json(const char *xml, size_t xml_len, struct cc_json_writer *writer, const char *key,
    struct cc_error *error) CC_MUST_CHECK;

/* ----------------------------------------------------------- E-utilities */

struct cc_net;

#define CC_EUTILS_BASE_URL "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/"

struct cc_eutils_config {
    const char *base_url;   /* NULL = NCBI's, CC_EUTILS_BASE_URL */
    const char *tool;       /* NULL = "claimcheck" */
    const char *email;      /* NULL = not sent */
    const char *api_key;    /* NULL = none; never logged, never in a cache key */
    const char *name;       /* cc_source_info.name: "ncbi" or the base URL */
    const char *sort;       /* of searches; NULL = "relevance" */
};

/* A source that speaks E-utilities over net (borrowed, must outlive it). */
enum cc_status cc_eutils_open(struct cc_net *net, const struct cc_eutils_config *config, struct cc_source **out,
    struct cc_error *error) CC_MUST_CHECK;

/* Reads one esearch reply (XML or JSON) into *out ({0}); fills count, pmids, translation, warnings only.
 * CC_NET for an error reply (the message is the server's, the key redacted), CC_INPUT for what is no esearch reply. */
enum cc_status cc_esearch_parse(
    const char *body, size_t len, struct cc_search *out, struct cc_error *error) CC_MUST_CHECK;

/* PubMed's complaint of a quoted phrase, which comes with its tag ("eczema"[mh]), in words that say where it was not
 * found: "no MeSH heading: \"eczema\"", "not in titles and abstracts: …", "not found in [ot]: …", "quoted phrase not
 * found, searched as single words: …" where there is no tag. Allocated. */
char *cc_search_quoted_warning(const char *phrase);

/* All PMIDs of a query, newest first, each once, also beyond the window of 9,999: the range of PMIDs is cut until every
 * piece fits. Works over any source; runs it. *out must be {0}; its count, translation and warnings are those of the
 * whole query, and a warning says so when the pieces do not add up to the count. CC_LIMIT when there are more than max
 * (said before the pieces are asked for); else what the source fails with; then no part is given. */
enum cc_status cc_eutils_search_all(struct cc_source *source, const char *query, size_t max, struct cc_search *out,
    struct cc_error *error) CC_MUST_CHECK;

/* Tries to free a source whatever it is; NULL is fine. */
void cc_source_free(struct cc_source *source);

#endif
