/* server.h: what the files of the E-utilities server share: one call with its parameters, reply and collection.
 *
 * server.c        start, stop, backends            server_http.c   libmicrohttpd: bytes in, bytes out
 * server_call.c   parameters, replies              server_limit.c  requests a second
 * server_history.c  WebEnv                         server_X.c      one endpoint each; render_X.c what a record looks
 * like */
#ifndef CC_MIRROR_SERVER_H
#define CC_MIRROR_SERVER_H

#include <claimcheck/eutils_server.h>

#include "base/json.h"
#include "mirror/backend.h"

#define CC_SERVER_BODY_MAX    ((size_t)16 << 20) /* bytes of a POST body; more is answered 413 */
#define CC_SERVER_URL_MAX     ((size_t)256 << 10)/* memory of a connection for request line and headers */
#define CC_SERVER_PARAMS_MAX  20000              /* parameters of one call (elink repeats id=) */
#define CC_SERVER_IDS_MAX     100000             /* UIDs of one call */
#define CC_SERVER_CONNECTIONS 1000
#define CC_SERVER_CROWD       700                /* from so many on those that keep us waiting longest have to go */
#define CC_SERVER_THREADS     8
#define CC_SERVER_TIMEOUT_S   30                 /* a connection that sends nothing */
#define CC_HISTORY_ENVS_MAX   4096               /* WebEnvs kept; the longest unused goes first */
#define CC_HISTORY_SETS_MAX   200                /* sets in one WebEnv */
#define CC_HISTORY_IDS_MAX    ((size_t)2000000)  /* PMIDs of one set */
#define CC_HISTORY_TOTAL_MAX  ((size_t)50000000) /* PMIDs of all sets: 200 MB */
#define CC_RELATED_MAX        200                /* similar articles of one record */

/* ------------------------------------------------------------------ params */

struct cc_param {
    char *name; /* lower case */
    char *value;
    size_t n;
};

struct cc_params {
    struct cc_param *v;
    size_t n;
    bool too_many;
};

void cc_params_add(struct cc_params *params, const char *name, size_t name_len, const char *value, size_t value_len);
/* "a=1&b=x%20y" as it stands in a body. */
void cc_params_read_form(struct cc_params *params, const char *form, size_t len);
void cc_params_clear(struct cc_params *params);

/* The last value that is not empty, or NULL. */
const char *cc_params_get(const struct cc_params *params, const char *name);
bool cc_params_has(const struct cc_params *params, const char *name); /* also with an empty value */
bool cc_params_is(const struct cc_params *params, const char *name, const char *value); /* case ignored */
/* A number in [0, max]; fallback when absent or no number; negative ones become 0, larger ones max. */
size_t cc_params_size(const struct cc_params *params, const char *name, size_t fallback, size_t max);

/* ----------------------------------------------------------------- history */

struct cc_history;
struct cc_history *cc_history_new(void);
void cc_history_free(struct cc_history *history);

/* Stores a set (pmids copied, order kept) in env, or in a new one when env is NULL, empty or not known; writes the
 * WebEnv and the query key. */
#define CC_WEBENV_CAP 40
void cc_history_put(struct cc_history *history, const char *env, const uint32_t *pmids, size_t n,
    char out_env[CC_WEBENV_CAP], uint32_t *key);

/* A copy of the set; false when there is no such set. */
bool cc_history_get(struct cc_history *history, const char *env, uint32_t key, uint32_t **pmids, size_t *n);

/* ------------------------------------------------------------------- limit */

struct cc_limit;
struct cc_limit *cc_limit_new(long rate);
void cc_limit_free(struct cc_limit *limit);
/* Counts one request of a key (address or api_key) at a time in ms. Returns requests of this second so far; *max is
 * what is allowed. */
long cc_limit_count(struct cc_limit *limit, const char *key, bool has_api_key, int64_t now_ms, long *max);

/* -------------------------------------------------------------------- calls */

enum cc_mime { CC_MIME_XML, CC_MIME_JSON, CC_MIME_TEXT, CC_MIME_DTD };

struct cc_call {
    struct cc_server *server;
    struct cc_backend *backend;
    const char *endpoint;     /* "esearch" */
    struct cc_params params;
    unsigned status;          /* HTTP; 200 unless an endpoint says otherwise */
    enum cc_mime mime;
    struct cc_buf body;
    char location[512];       /* for 302 */
    char host[256];           /* by which the client calls this server; "" when it says none that is fit for a URL */
};

/* Runs the endpoint: fills status, mime and body, whatever happens. */
void cc_call_run(struct cc_call *call);
void cc_call_clear(struct cc_call *call);
bool cc_call_json(const struct cc_call *call); /* retmode=json */

/* Replaces the body by an error document of the endpoint: <eSearchResult><ERROR>…; or its JSON form. */
void cc_call_fail(struct cc_call *call, unsigned status, const char *message);

/* True for pubmed or no db; otherwise the call was failed with "Invalid db name specified: X". */
bool cc_call_check_db(struct cc_call *call);

/* The prolog of a reply: XML declaration and DOCTYPE (eutils.md 4.2 recipe A). */
/* The same for the call's own endpoint. */
void cc_call_prolog(struct cc_call *call);
void cc_xml_prolog(struct cc_buf *b, const char *root, const char *public_id, const char *system_id);
/* <name>text</name>, text escaped; NULL as "". */
void cc_xml_element(struct cc_buf *b, const char *name, const char *text);
void cc_xml_element_number(struct cc_buf *b, const char *name, uint64_t value);
/* Appends text escaped for the content of an element. */
void cc_xml_text(struct cc_buf *b, const char *text);

/* The UIDs of a call: id= in all its forms, or a history set with retstart/retmax applied. On failure the call was
 * failed and false is returned. malformed counts tokens that are no UID. */
struct cc_uids {
    uint32_t *v;
    size_t n;
    size_t n_malformed;
    bool given;       /* an id parameter was there */
    bool from_history;
};
bool cc_call_uids(struct cc_call *call, size_t retmax_default, struct cc_uids *out);
/* Reads one id parameter's value, split at commas, spaces and plus signs. */
void cc_uids_read(struct cc_uids *uids, const char *value);

void cc_uids_unique(struct cc_uids *uids); /* the first of each */

/* "Build-2026.11.23.06.33": of the date of the collection. */
char *cc_call_build(const struct cc_call *call);

/* elink beyond PubMed (server_linkout.c). json NULL = XML; one LinkSet is appended. */
enum cc_status cc_linkout_write(struct cc_call *call, const uint32_t *ids, size_t n, struct cc_json_writer *json,
    struct cc_error *error) CC_MUST_CHECK;
/* prlinks with retmode=ref sends the browser to the publisher. */
enum cc_status cc_linkout_redirect(struct cc_call *call, uint32_t id, struct cc_error *error) CC_MUST_CHECK;
enum cc_status cc_linkout_has(struct cc_call *call, uint32_t id, bool *has, struct cc_error *error) CC_MUST_CHECK;

/* Document summaries of UIDs, complete reply: esummary, and efetch with rettype=docsum. */
void cc_serve_docsums(struct cc_call *call, struct cc_uids *uids, bool v2, bool json);

/* The record as a tree; *out NULL when there is none. */
struct cc_tree;
enum cc_status cc_call_tree(
    struct cc_call *call, uint32_t pmid, struct cc_tree **out, struct cc_error *error) CC_MUST_CHECK;

/* The endpoints. */
typedef void cc_endpoint(struct cc_call *call);
cc_endpoint cc_serve_einfo, cc_serve_esearch, cc_serve_epost, cc_serve_esummary, cc_serve_efetch, cc_serve_elink, cc_serve_espell,
    cc_serve_ecitmatch, cc_serve_egquery;

/* Parses a query for a call: the index is the backend, the history that of the WebEnv parameter. */
struct cc_search_scope {
    struct cc_call *call;
    const char *env;
    struct cc_entrez_index index;
};
void cc_search_scope(struct cc_search_scope *scope, struct cc_call *call);

/* ------------------------------------------------------------------- server */

struct cc_server {
    struct cc_server_config config;
    struct MHD_Daemon *daemon;
    struct cc_history *history;
    struct cc_limit *limit;
    struct cc_guests *guests;
    struct cc_backend_pool *pool;
    char *url, *mirror, *statement;
    struct cc_backend_info info;
    uint64_t requests; /* atomic */
};

/* A backend for this call; given back after. */
struct cc_backend *cc_server_take(struct cc_server *server, struct cc_error *error);
void cc_server_give(struct cc_server *server, struct cc_backend *backend);

/* server_dtd.c: the DTD of esummary version 2.0, and by what name a call's client can have it (allocated). */
#define CC_DTD_PATH "/eutils/dtd/20160808/esummary_pubmed.dtd"
void cc_dtd_write(struct cc_buf *b);
char *cc_dtd_name(const struct cc_call *call);

/* server_gzip.c. header: Accept-Encoding, may be NULL. */
bool cc_gzip_is_accepted(const char *header);
/* The body packed in its place; false when it stayed what it was: small, or not smaller. */
bool cc_gzip_pack(struct cc_buf *body);

/* server_http.c */
enum cc_status cc_server_listen(struct cc_server *server, struct cc_error *error) CC_MUST_CHECK;
void cc_server_close(struct cc_server *server);

/* server_mirror.c: a cc_backend_open whose arg is the path. */
enum cc_status cc_backend_mirror(void *path, struct cc_backend **out, struct cc_error *error);

#endif
