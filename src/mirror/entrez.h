/* entrez.h: PubMed's query language: text -> tree, with PubMed's own translation and warnings.
 *
 * cc_entrez_parse does everything that depends on the words alone (operators, tags, dates, MeSH explosion) and asks an
 * index, where one is given, what only the collection can tell: does this phrase occur, is this an author. What comes
 * out is a tree that an executor can run without knowing any rule of the language. It must not know SQL or HTTP.
 *
 * Rules: PubMed User Guide (NLM), "Search Field Descriptions", "Automatic Term Mapping", "Proximity search". */
#ifndef CC_MIRROR_ENTREZ_H
#define CC_MIRROR_ENTREZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <claimcheck/status.h>

#include "base/buf.h"

/* Search fields by their einfo names. CC_FIELD_DEFAULT stands in no finished tree. */
enum cc_field {
    CC_FIELD_DEFAULT, /* untagged */
    CC_FIELD_ALL,  CC_FIELD_UID,  CC_FIELD_FILT, CC_FIELD_TITL, CC_FIELD_MESH, CC_FIELD_MAJR, CC_FIELD_JOUR, CC_FIELD_AFFL,
    CC_FIELD_ECNO, CC_FIELD_SUBS, CC_FIELD_PDAT, CC_FIELD_EDAT, CC_FIELD_VOL,  CC_FIELD_PAGE, CC_FIELD_PTYP, CC_FIELD_LANG,
    CC_FIELD_ISS,  CC_FIELD_SUBH, CC_FIELD_SI,   CC_FIELD_MHDA, CC_FIELD_TIAB, CC_FIELD_OTRM, CC_FIELD_COLN, CC_FIELD_CNTY,
    CC_FIELD_PAPX, CC_FIELD_GRNT, CC_FIELD_MDAT, CC_FIELD_CDAT, CC_FIELD_PID,  CC_FIELD_FAUT, CC_FIELD_FULL, CC_FIELD_FINV,
    CC_FIELD_TT,   CC_FIELD_LAUT, CC_FIELD_PPDT, CC_FIELD_EPDT, CC_FIELD_LID,  CC_FIELD_CRDT, CC_FIELD_BOOK, CC_FIELD_ED,
    CC_FIELD_ISBN, CC_FIELD_PUBN, CC_FIELD_AUID, CC_FIELD_PS,   CC_FIELD_COIS, CC_FIELD_WORD, CC_FIELD_AUTH, CC_FIELD_INVR,
    CC_FIELD_JID,  CC_FIELD__MAX
};

/* What a term of the field is matched against. */
enum cc_field_kind {
    CC_FIELDKIND_TEXT,   /* words of running text: ALL TITL TIAB WORD AFFL OTRM TT COIS */
    CC_FIELDKIND_VALUE,  /* one whole value, folded: JOUR LANG PTYP VOL PAGE … */
    CC_FIELDKIND_NAME,   /* a person: AUTH FULL FAUT LAUT FINV INVR ED PS */
    CC_FIELDKIND_MESH,   /* MESH MAJR SUBH PAPX */
    CC_FIELDKIND_DATE,   /* PDAT EDAT MHDA MDAT CDAT PPDT EPDT CRDT */
    CC_FIELDKIND_UID, CC_FIELDKIND_FILTER
};

const char *cc_field_name(enum cc_field field);      /* "TIAB": einfo's short name, also the key of an index */
const char *cc_field_full_name(enum cc_field field); /* "Title/Abstract": as in QueryTranslation */
enum cc_field_kind cc_field_kind(enum cc_field field);

/* A tag without brackets and modifiers, any case ("tiab", "Title/Abstract", "TIAB"); CC_FIELD__MAX when there is
 * none. */
enum cc_field cc_field_find(const char *tag, size_t n);

/* How a value is folded before it is compared, in a query and in an index alike; appends to b. Lower case, accents off.
 *   TEXT, VALUE, MESH: runs of letters and digits, single spaces between ("J. Clin. Invest." -> "j clin invest")
 *   NAME:              the same, apostrophes closed up ("O'Brien JM" -> "obrien jm")
 *   PID, LID, SI, ECNO, GRNT, AUID: only case, accents and surrounding space ("10.1000/X.1" -> "10.1000/x.1") */
void cc_entrez_fold(enum cc_field field, const char *s, size_t n, struct cc_buf *b);

/* Properties of a record that filters ask for. text is the filter's argument where it has one. */
enum cc_filter {
    CC_FILTER_HAS_ABSTRACT,
    CC_FILTER_HAS_STRUCTURED_ABSTRACT, /* two or more parts with a label */
    CC_FILTER_HAS_PMC,                 /* has a PMC id: also "free full text", which PubMed knows better */
    CC_FILTER_HAS_FULL_TEXT,           /* has a PMC id or a DOI: what a mirror can know of "full text" */
    CC_FILTER_STATUS,                  /* text: MedlineCitation @Status, "MEDLINE" */
    CC_FILTER_SUBSET,                  /* text: CitationSubset, "IM" */
    CC_FILTER_OWNER,                   /* text: MedlineCitation @Owner, "NASA" */
    CC_FILTER_INDEXING,                /* text: @IndexingMethod, "Automated" */
    CC_FILTER_LINK,                    /* text: RefType of a CommentsCorrections, "RetractionIn" */
    CC_FILTER_PUBSTATUS,               /* text: PublicationStatus, "aheadofprint" */
    CC_FILTER_HAS_KEYWORD,
    CC_FILTER_HAS_COI,
    CC_FILTER_HAS_DATABANK,            /* any accession number */
    CC_FILTER_HAS_OTHER_ABSTRACT,      /* in another language than English */
    CC_FILTER_BOOK,                    /* a PubmedBookArticle */
    CC_FILTER__MAX
};

enum cc_node_kind {
    CC_NODE_AND,    /* kids, two or more */
    CC_NODE_OR,     /* kids, two or more */
    CC_NODE_NOT,    /* kids[0] without the others */
    CC_NODE_TERM,   /* field, text and what follows it */
    CC_NODE_RANGE,  /* field (a date or UID), low..high inclusive */
    CC_NODE_PMIDS,  /* pmids, ascending, unique */
    CC_NODE_FILTER, /* filter, text */
    CC_NODE_ALL,    /* every record */
    CC_NODE_NONE,   /* no record: what was asked for cannot exist; a warning says why */
    CC_NODE__MAX
};

/* Why a term is in the tree: ranking may weigh what the mapping added less than what the user wrote. */
enum cc_node_origin { CC_ORIGIN_USER, CC_ORIGIN_MESH, CC_ORIGIN_SYNONYM };

/* One node of a finished tree. It owns everything it points to.
 *
 * TERM, by the kind of its field:
 *   TEXT   text is one word, or with `phrase` several in order and adjacent; `proximity` >= 0 instead: all words within
 *          that many others, any order. '*' inside text (only when `truncated`) stands for any run of letters or
 * digits. ALL is every searchable field but countries and dates; WORD is TIAB and MeSH, types, substances, keywords.
 *   VALUE  text is the whole value; with `truncated` a '*' in it stands for any run of characters. LANG: the
 * three-letter code. PTYP: `mesh` holds the UIs of the type and, without noexp, of its narrower types; text is for
 * records whose types have no UI. JOUR: abbreviation, full title or ISSN, dots and case ignored. NAME   text "last
 * initials"; "last" alone matches any initials; `truncated`: "smith j*". FULL is AUTH with full names. MESH   `mesh`
 * holds descriptor numbers, narrower ones included where asked for and known (D009369 -> 9369); where n_mesh is 0 text
 * names the descriptor. `qualifiers` (lower case, narrower included) must stand on the same heading when there are any;
 * SUBH has only these. MAJR: descriptor or qualifier starred. */
struct cc_node {
    enum cc_node_kind kind;
    enum cc_node_origin origin;
    struct cc_node **kids;
    size_t n_kids;
    unsigned depth;         /* levels below it; at most CC_QUERY_TREE_DEPTH_MAX, so that a tree can be walked by recursion */
    enum cc_field field;
    char *text;             /* folded by cc_entrez_fold, '*' kept where truncated; NULL where the kind has none */
    char *shown;            /* as QueryTranslation shows it, quotation marks and field included; may be NULL */
    bool phrase, truncated, noexp;
    bool quoted;            /* was in quotation marks */
    bool closed;            /* stood in parentheses of its own; matters to QueryTranslation only */
    int proximity;          /* -1 = not asked for */
    uint32_t *mesh;         /* ascending */
    size_t n_mesh;
    char **qualifiers;
    size_t n_qualifiers;
    uint32_t low, high;     /* RANGE: PMIDs, or dates as yyyymmdd; an unknown month or day of a record counts as 01 */
    uint32_t *pmids;
    size_t n_pmids;
    enum cc_filter filter;
    size_t at, end;         /* bytes of the query it comes from */
};

void cc_node_free(struct cc_node *node);

/* What only the collection knows. Members may be NULL: then every term is taken to occur. */
struct cc_entrez_index {
    /* How many records match this one TERM (an estimate will do, but 0 must mean none). */
    enum cc_status (*count)(void *arg, const struct cc_node *term, uint64_t *out, struct cc_error *error);
    /* The PMIDs of history set #n, allocated for the caller. CC_NOTFOUND: no such set. */
    enum cc_status (*history)(void *arg, uint32_t number, uint32_t **pmids, size_t *n, struct cc_error *error);
    void *arg;
    /* How many words of a phrase, at most, are together the beginning of a value of the field: what is longer need not
     * be counted. */
    enum cc_status (*reach)(
        void *arg, enum cc_field field, const char *phrase, size_t *n_words, struct cc_error *error);
};

/* Parameters of esearch beside the term. All zero = none. */
struct cc_entrez_options {
    const struct cc_entrez_index *index; /* NULL = none */
    const char *field;                   /* tag for the whole term */
    const char *datetype;                /* "pdat" (default), "edat", "mdat", "crdt" */
    const char *mindate, *maxdate;       /* yyyy[/mm[/dd]] */
    const char *reldate;                 /* last N days */
    uint32_t and_history;                /* a history set that the result is ANDed with; 0 = none */
    int64_t now;                         /* seconds since 1970 UTC, for "last N days"; 0 = the clock */
};

struct cc_strings {
    char **v;
    size_t n;
};

void cc_strings_clear(struct cc_strings *strings);

struct cc_mapping {
    char *from, *to;
};

/* A parsed query. root is never NULL on CC_OK. */
struct cc_entrez {
    struct cc_node *root;
    char *translation;                 /* QueryTranslation */
    struct cc_mapping *mappings;       /* TranslationSet */
    size_t n_mappings;
    struct cc_strings phrases_not_found, fields_not_found;                 /* ErrorList */
    struct cc_strings phrases_ignored, quoted_not_found, messages;         /* WarningList */
};

/* CC_INPUT: nothing to search for ("Empty term and query_key - nothing todo"); CC_LIMIT: longer than
 * CC_ENTREZ_MAX_BYTES, deeper than CC_QUERY_DEPTH_MAX, more than one of the CC_QUERY_… of limits.h; CC_NOTFOUND: a
 * history set that is not there. Everything else is searched as far as it makes sense, and what was not is in the
 * lists. query must be valid UTF-8. *out must be {0}; cleared by the caller also on failure. */
enum cc_status cc_entrez_parse(const char *query, size_t len, const struct cc_entrez_options *options,
    struct cc_entrez *out, struct cc_error *error) CC_MUST_CHECK;
void cc_entrez_clear(struct cc_entrez *entrez);

#endif
