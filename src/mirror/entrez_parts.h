/* entrez_parts.h: what the files of the Entrez language share among themselves: tokens, nodes, the state of a
 * translation. The interface for others is entrez.h. */
#ifndef CC_MIRROR_ENTREZ_PARTS_H
#define CC_MIRROR_ENTREZ_PARTS_H

#include "mirror/entrez.h"

#define CC_TAG_MAX_BYTES 64        /* a longer [ … ] is text, not a tag */
#define CC_ATM_WORDS_MAX 8         /* longest phrase that term mapping looks up */
#define CC_FILTER_DEPTH_MAX 4      /* filters may be written with filters */
#define CC_MESSAGES_MAX 50         /* entries in each list of warnings */
#define CC_MESH_PATTERNS_MAX 12    /* wildcards in MeSH terms of one query: each looks at every term of MeSH */
#define CC_WILDCARD_STEM_MIN 4     /* letters that must stand before a '*' */

/* ------------------------------------------------------------------ tokens */

enum cc_entrez_token_kind {
    CC_ENTREZ_END, CC_ENTREZ_WORD, CC_ENTREZ_QUOTED, CC_ENTREZ_TAG, CC_ENTREZ_OPEN, CC_ENTREZ_CLOSE, CC_ENTREZ_AND, CC_ENTREZ_OR, CC_ENTREZ_NOT,
    CC_ENTREZ_COLON, CC_ENTREZ_HISTORY
};

struct cc_entrez_token {
    enum cc_entrez_token_kind kind;
    size_t at, end;      /* its bytes in the query, quotation marks and brackets included */
    size_t in_at, in_end;/* QUOTED, TAG: the bytes between them; otherwise at, end */
    bool unclosed;       /* QUOTED: no closing mark; the lexer then goes on behind the opening one */
    bool curly;          /* QUOTED: a typographic quotation mark was used */
    uint32_t number;     /* HISTORY */
};

/* The tokens of a query, ended by one END. stray: positions of brackets that close or open nothing. */
struct cc_entrez_tokens {
    struct cc_entrez_token *v;
    size_t n;
    size_t *stray;
    size_t n_stray;
    size_t *open_quotes; /* opening marks without a closing one (taken as space) */
    size_t n_open_quotes;
};

void cc_entrez_tokens_read(const char *query, size_t len, struct cc_entrez_tokens *out);
void cc_entrez_tokens_clear(struct cc_entrez_tokens *tokens);

/* A tag taken apart: "mh:noexp" -> MESH, noexp. field is CC_FIELD__MAX when it is not known. */
struct cc_tag {
    enum cc_field field;
    bool noexp;
    int proximity;       /* -1 = none */
};
struct cc_tag cc_tag_read(const char *tag, size_t n);

/* ------------------------------------------------------------------- words */

enum cc_words_mode { CC_WORDS_ONLY, CC_WORDS_KEEP_STARS, CC_WORDS_KEEP_MARKS };

/* Appends s folded with single spaces: ONLY letters and digits; KEEP_STARS also '*'; KEEP_MARKS everything as it is but
 * case and space. */
void cc_entrez_add_words(struct cc_buf *b, const char *s, size_t n, enum cc_words_mode mode);

/* The words of a folded text. v borrows from it. */
struct cc_wordlist {
    struct { const char *s; size_t n; } *v;
    size_t n;
};
void cc_wordlist_split(const char *text, struct cc_wordlist *out); /* *out must be {0}; free(out->v) */
bool cc_entrez_is_stop_word(const char *word, size_t n);

/* ------------------------------------------------------------------- nodes */

struct cc_node *cc_node_new(enum cc_node_kind kind);
struct cc_node *cc_node_text(enum cc_field field, const char *text, size_t n); /* a TERM; several words make a phrase */
void cc_node_add(struct cc_node *parent, struct cc_node *take_kid);

/* a op b, both taken, either may be NULL; merges into `a` when that is a node of the same kind made here and not
 * closed. */
struct cc_node *cc_node_join(enum cc_node_kind op, struct cc_node *take_a, struct cc_node *take_b);
void cc_strings_add(struct cc_strings *strings, const char *s, size_t n); /* once each, at most CC_MESSAGES_MAX */
void cc_strings_addf(struct cc_strings *strings, const char *format, ...) CC_PRINTF(2, 3);

/* ------------------------------------------------------------- translation */

/* What a query has cost so far: a short text can stand for much ("Eukaryota[mh]" is a thousand descriptors). */
struct cc_spent {
    size_t mesh_patterns;
    size_t filters; /* written with filters of their own, such as systematic[sb] */
    size_t lookups; /* leaves that the collection was asked for */
    size_t keys;    /* descriptors, or headings with a subheading, of all terms */
};

/* One query on its way from text to tree. */
struct cc_translator {
    const char *query;
    size_t len;
    const struct cc_entrez_options *options;
    struct cc_entrez *out;
    struct cc_error *error;
    struct cc_entrez_tokens tokens;
    size_t pos;
    enum cc_field field;      /* for untagged terms: options->field or CC_FIELD_DEFAULT */
    size_t n_wildcards;
    struct cc_spent *spent;   /* of the whole query, filters included */
    unsigned filter_depth;
    bool leading_not;         /* the query begins with NOT */
    bool quiet;               /* inside a filter's own text: no messages, no mappings */
};

/* How often a leaf occurs; 1 when there is no index to ask. */
enum cc_status cc_translate_count(struct cc_translator *t, const struct cc_node *leaf, uint64_t *out) CC_MUST_CHECK;

/* A stretch of the query with the tag that follows it. raw is borrowed from the query. */
struct cc_span_text {
    const char *raw;
    size_t n;
    size_t at;
    bool quoted;
};
/* Tagged terms: *out is never NULL on CC_OK. */
enum cc_status cc_translate_tagged(struct cc_translator *t, const struct cc_span_text *span, const struct cc_tag *tag,
    struct cc_node **out) CC_MUST_CHECK;
enum cc_status cc_translate_mesh(struct cc_translator *t, const struct cc_span_text *span, const struct cc_tag *tag,
    struct cc_node **out) CC_MUST_CHECK;
enum cc_status cc_translate_text(struct cc_translator *t, const struct cc_span_text *span, const struct cc_tag *tag,
    struct cc_node **out) CC_MUST_CHECK;
enum cc_status cc_translate_filter(
    struct cc_translator *t, const struct cc_span_text *span, struct cc_node **out) CC_MUST_CHECK;

/* The PMIDs of a text of digits and anything between them: a PMIDS node. */
struct cc_node *cc_node_pmids(const char *text);
void cc_numbers_sort(uint32_t *v, size_t *n); /* ascending, unique */

/* Helpers of the above: words with wildcards; "not found" said in the right list; a NONE node that says so. */
void cc_translate_words(struct cc_translator *t, const struct cc_span_text *span, struct cc_buf *out);
enum cc_status cc_translate_check(
    struct cc_translator *t, const struct cc_node *leaf, const struct cc_span_text *span) CC_MUST_CHECK;
struct cc_node *cc_translate_nothing(struct cc_translator *t, const struct cc_span_text *span, enum cc_field field);

/* A filter that is written without a tag (hasabstract). *out stays NULL when it is none. */
enum cc_status cc_translate_bare_filter(
    struct cc_translator *t, const char *word, size_t n, struct cc_node **out) CC_MUST_CHECK;

/* A DOI or a PMC number that is not tagged and that the collection has. *out stays NULL when it is none. */
enum cc_status cc_translate_identifier(
    struct cc_translator *t, const char *s, size_t n, struct cc_node **out) CC_MUST_CHECK;

/* An untagged stretch of words: automatic term mapping. *out is NULL when only stop words were in it. */
enum cc_status cc_translate_untagged(
    struct cc_translator *t, const struct cc_span_text *span, struct cc_node **out) CC_MUST_CHECK;

/* Parses a text inside a translation (a filter's definition). */
enum cc_status cc_translate_sub(struct cc_translator *t, const char *text, struct cc_node **out) CC_MUST_CHECK;

/* Dates: [low, high] of "2020", "2020/05", "2020/05/17", "last 5 years" as yyyymmdd; false when it is none. */
bool cc_entrez_date(const char *s, size_t n, int64_t now, uint32_t *low, uint32_t *high);
uint32_t cc_entrez_days_ago(int64_t now, long days);

/* Writes a tree in PubMed's notation. */
void cc_entrez_write(const struct cc_node *node, struct cc_buf *out);

/* Sets how a TERM is shown: text (with its quotation marks) and the field after it. */
void cc_node_show(struct cc_node *node, const char *text);

/* Adds an entry to TranslationSet, once each. */
void cc_translate_mapping(struct cc_translator *t, const char *from, size_t n, const char *to);

/* Is this the name of a filter, of a publication type, a subheading's name or code? */
bool cc_entrez_is_filter(const char *s, size_t n);
bool cc_entrez_is_type(const char *s, size_t n);
bool cc_entrez_is_subheading(const char *s, size_t n);

/* A column of vocab/entrez_fields for a field. */
const char *cc_field_column(enum cc_field field, uint32_t col);

#endif
