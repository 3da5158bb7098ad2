/* model.h: the data model on one page. article -> claims -> queries -> studies -> evidence -> ratings.
 *
 * Every stage of src/ reads the structs of the stage before it and fills its own; stages meet here and in
 * pipeline/ only. This header knows no library and no format.
 *
 * Conventions: text is valid, NUL-free, NUL-terminated UTF-8; a char * that may be absent is NULL, never "".
 * Lists own their elements; _init on a zeroed struct is not needed ({0} is a valid empty value);
 * _clear frees what is owned and leaves {0}. Times are seconds since 1970 UTC, 0 = unknown. */
#ifndef CLAIMCHECK_MODEL_H
#define CLAIMCHECK_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes [start, end) of cc_article.text. */
struct cc_span {
    size_t start, end;
};

/* ---------------------------------------------------------------- article */

enum cc_block_kind {
    CC_BLOCK_TITLE,     /* <title>, or the title line of a text */
    CC_BLOCK_META,      /* meta description, og:description */
    CC_BLOCK_HEADING,   /* level 1..6 */
    CC_BLOCK_PARAGRAPH, /* running text */
    CC_BLOCK_LIST_ITEM, /* one item, its own text only; nested items are blocks of their own */
    CC_BLOCK_CELL,      /* one table cell */
    CC_BLOCK_TERM,      /* dt, summary of details */
    CC_BLOCK_DEFINITION,/* dd */
    CC_BLOCK_QUOTE,     /* blockquote paragraph */
    CC_BLOCK_CAPTION,   /* figcaption, table caption */
    CC_BLOCK_ALT,       /* alt text of an image */
    CC_BLOCK_FOOTNOTE,  /* body of a footnote */
    CC_BLOCK_CODE,      /* preformatted code */
    CC_BLOCK_BUTTON,    /* button, submit, a link that stands alone as a call to action */
    CC_BLOCK_DATA,      /* description strings of JSON-LD */
    CC_BLOCK__MAX
};

/* What a block is to a reader. Only CONTENT is searched for claims; the others are kept so that a report can
 * say what was not checked. */
enum cc_block_role {
    CC_ROLE_CONTENT,
    CC_ROLE_NAVIGATION, /* nav, menus, tables of contents, breadcrumbs */
    CC_ROLE_BANNER,     /* cookie banners, pop-ups */
    CC_ROLE_FOOTER,     /* page footer, copyright, legal line */
    CC_ROLE_RELATED,    /* links to other articles */
    CC_ROLE_HIDDEN,     /* display:none, hidden attribute, template */
    CC_ROLE__MAX
};

enum cc_mark_kind { CC_MARK_STRONG, CC_MARK_EM, CC_MARK_LINK, CC_MARK_NOTE_REF, CC_MARK_CITE, CC_MARK__MAX };

/* Inline markup that was flattened away: which bytes it covered. target is the href of a LINK or the label of
 * a NOTE_REF, else NULL. A NOTE_REF covers zero bytes: the reference itself is not in the text. */
struct cc_mark {
    enum cc_mark_kind kind;
    struct cc_span span;
    char *target;
};

struct cc_block {
    enum cc_block_kind kind;
    enum cc_block_role role;
    struct cc_span span;           /* its text, trimmed; blocks are in document order and do not overlap */
    uint32_t line_first, line_last;/* source lines, 1-based */
    uint8_t level;                 /* heading 1..6; list nesting 1..; 0 otherwise */
    uint8_t quote_depth;           /* how many block quotes it stands in */
    bool ordered;                  /* item of a numbered list */
    bool header;                   /* header cell (row or column) */
    uint32_t list;                 /* items of one list share a number (>0); 0 = not in a list */
    uint32_t table, row, col;      /* table number (>0), 0-based place; table 0 = not in a table */
    uint32_t card;                 /* blocks of one HTML container that holds one heading share a number; 0 = none */
    uint32_t section;              /* index+1 of the heading block it stands under; 0 = none */
    char *label;                   /* footnote label, dt/dd group, blockquote cite; usually NULL */
};

/* From byte `at` of the text onwards the source line is `line`, until the next mark. Sorted by `at`. */
struct cc_line_mark {
    size_t at;
    uint32_t line;
};

enum cc_format { CC_FORMAT_AUTO, CC_FORMAT_TEXT, CC_FORMAT_MARKDOWN, CC_FORMAT_HTML, CC_FORMAT_DOCX, CC_FORMAT_PDF,
    CC_FORMAT__MAX };

struct cc_article {
    char *id;          /* "a" + first 12 hex digits of sha256(name NUL text): natural key */
    char *name;        /* as the user named it: path, URL or "-" */
    char *title;       /* best title found, or NULL */
    char *url;         /* where it was fetched from, or NULL */
    char *hash;        /* sha256 of the source bytes, 64 hex digits */
    char *language;    /* BCP 47 from the document ("en"), or NULL when it does not say */
    int64_t fetched_at;
    enum cc_format format;
    char *text;        /* normalised text: NFC, NUL-free; blocks are separated by '\n' */
    size_t text_len;
    struct cc_block *blocks;
    size_t n_blocks;
    struct cc_mark *marks;
    size_t n_marks;
    struct cc_line_mark *lines;
    size_t n_lines;
    char **notes;      /* what the reader had to give up or repair, one sentence each, for the user */
    size_t n_notes;
};

/* ----------------------------------------------------------------- claims */

/* Values and meaning: gold/GUIDE.md's "Direction" and "Kind". Written in lower case in every output; NONE_GIVEN is
 * "-". */
enum cc_direction { CC_DIR_NONE_GIVEN, CC_DIR_UP, CC_DIR_DOWN, CC_DIR_CAUSES, CC_DIR_HELPS, CC_DIR_HARMS,
    CC_DIR_NONE, CC_DIR__MAX };
enum cc_claim_kind { CC_KIND_NONE_GIVEN, CC_KIND_EFFECT, CC_KIND_MECHANISM, CC_KIND_ASSOCIATION,
    CC_KIND_RECOMMENDATION, CC_KIND_TIME, CC_KIND_PRODUCT, CC_KIND__MAX };

struct cc_claim {
    char *id;               /* "c" + 10 hex digits, stable: from the normalised sentence and the atom within it, not
                             * from lines; a repeat of the same words gets ".2", ".3" … in document order */
    char *text;             /* self-contained sentence, capital and full stop */
    char *quote;            /* verbatim words of the article it came from (pieces joined by " … ";
                             * a piece of more than CC_QUOTE_MAX_BYTES is cut) */
    struct cc_span *spans;  /* the bytes of the pieces, in order, never empty */
    size_t n_spans;
    uint32_t *lines;        /* source lines of the pieces, ascending, unique */
    size_t n_lines;
    char *section;          /* heading it stands under, or NULL */
    char *subject, *relation, *object; /* relation is the verb group in the infinitive ("reduce") */
    enum cc_direction direction;
    enum cc_claim_kind kind;
    bool hedged;
    bool negated;
    bool testimonial;
    char *same_as;          /* id of the first claim that says the same, or NULL */
    struct {
        char *article, *name, *claim; /* ids and the article's name, of the first claim of an earlier article of the batch that says the
                             * same; NULL when there is none (claims.h, cc_claims_link) */
    } elsewhere;
    int worth;              /* check-worthiness 0..1000 */
    char *worth_why;        /* "disease named; quantified", or NULL */
    char *rule;             /* name of the rule that made it, for --explain */
    size_t block;           /* index of the block of its first span */
};

struct cc_claims {
    struct cc_claim *v;
    size_t n, cap;
};

/* ---------------------------------------------------------------- queries */

/* One searched word or phrase and why it is in the query. */
struct cc_query_term {
    char *text;    /* as it stands in the query, with its field tag: "gut microbiome"[tiab] */
    char *concept; /* the words of the claim it stands for */
    char *why;     /* "in the claim", "synonym (vocab/synonyms.tsv)", "MeSH descriptor D064307" */
};

/* One rung of the ladder; rung 0 is the strictest. */
struct cc_query {
    char *text;    /* Entrez syntax */
    char *label;   /* "subject and object, MeSH or title/abstract" */
    struct cc_query_term *terms;
    size_t n_terms;
};

struct cc_ladder {
    char *claim;   /* id of the claim */
    struct cc_query *rungs;
    size_t n_rungs;
};

/* ---------------------------------------------------------------- studies */

/* A date of which only some parts may be known: 0 = not given. text is the source's own form when it was not
 * year-month-day (MedlineDate, Season). */
struct cc_date {
    uint16_t year;
    uint8_t month, day;
    char *text;
};

struct cc_author {
    char *last, *fore, *initials, *suffix; /* person */
    char *collective;                      /* group; then the others are NULL */
    char *orcid;
    char **affiliations;
    size_t n_affiliations;
};

struct cc_abstract_part {
    char *label;    /* "METHODS" as printed, or NULL */
    char *category; /* NlmCategory, or NULL */
    char *text;     /* inline markup flattened */
};

struct cc_mesh_qualifier {
    char *ui, *name;
    bool major;
};

struct cc_mesh_heading {
    char *ui, *name;
    bool major;      /* the descriptor itself is starred */
    struct cc_mesh_qualifier *qualifiers;
    size_t n_qualifiers;
};

/* Publication type, substance, supplementary heading. registry: of a substance, its RegistryNumber: CAS or EC number or
 * UNII, "0" where NLM knows none. */
struct cc_named { char *ui, *name, *registry; };
struct cc_keyword { char *text; bool major; };
struct cc_grant { char *id, *acronym, *agency, *country; };
struct cc_link { char *type, *source, *note; uint32_t pmid; }; /* CommentsCorrections; type = RefType; pmid 0 = not given */
struct cc_history { char *status; struct cc_date date; uint8_t hour, minute; };
struct cc_other_abstract { char *type, *language; struct cc_abstract_part *parts; size_t n_parts; };
struct cc_accession { char *bank, *number; };    /* DataBankList: trial registrations */

enum cc_study_kind { CC_STUDY_ARTICLE, CC_STUDY_BOOK };

/* One PubMed record. Everything is as the record says; nothing here is judged. */
struct cc_study {
    uint32_t pmid;
    uint16_t version;
    enum cc_study_kind kind;
    char *status, *indexing, *owner;         /* MedlineCitation @Status, @IndexingMethod, @Owner */
    char *title, *vernacular_title;          /* flattened; translated titles keep their brackets */
    struct cc_abstract_part *abstract;
    size_t n_abstract;
    char *copyright;
    struct cc_other_abstract *other_abstracts;
    size_t n_other_abstracts;
    struct cc_author *authors;
    size_t n_authors;
    bool authors_complete;                   /* AuthorList @CompleteYN was not "N" */
    struct cc_author *investigators;         /* who did a study that a group signed; no authors */
    size_t n_investigators;
    char *journal, *journal_abbrev, *issn, *issn_linking, *nlm_id, *country;
    char *volume, *issue, *pages;
    struct cc_date published, electronic, completed, revised;
    char *doi, *pii, *pmc;                   /* of the article itself */
    char *publication_status;
    char **languages;
    size_t n_languages;
    struct cc_named *types;                  /* publication types */
    size_t n_types;
    struct cc_mesh_heading *mesh;
    size_t n_mesh;
    struct cc_named *substances;
    size_t n_substances;
    struct cc_named *supplementary;          /* SupplMeshList */
    size_t n_supplementary;
    struct cc_keyword *keywords;
    size_t n_keywords;
    struct cc_grant *grants;
    size_t n_grants;
    struct cc_accession *accessions;
    size_t n_accessions;
    char *interests;                         /* CoiStatement */
    struct cc_link *links;
    size_t n_links;
    uint32_t *references;                    /* PMIDs of PubmedData/ReferenceList and RefType Cites */
    size_t n_references;
    struct cc_history *history;
    size_t n_history;
    char *book_title, *publisher;            /* books */
    char *record_hash;                       /* sha256 of the record's XML, hex; NULL when it was not kept */
    int64_t fetched_at;                      /* when the record came from its source */
};

struct cc_studies {
    struct cc_study *v;
    size_t n, cap;
};

/* --------------------------------------------------------------- searches */

/* Where records come from. Every output repeats `statement`. */
struct cc_source_info {
    char *name;        /* "ncbi", the base URL, "mirror:PATH" or "starter": part of every cache key */
    char *statement;   /* one sentence for people: "starter corpus, 9,557 citations without abstracts, as of 2026-11-23" */
    int64_t as_of;     /* date of the data; 0 = now, at the time of each search */
    uint64_t n_records;/* 0 = unknown */
    bool has_abstracts;
};

/* The sealed result of one search. Zero hits is a result; a failed search is no cc_search at all. */
struct cc_search {
    char *query;          /* as sent, or the claim's own part of what was sent (asked_as) */
    char *asked_as;       /* the search shared by several claims that this was read out of, or NULL; count is then how many of
                           * its records answer query */
    char *translation;    /* QueryTranslation, or NULL */
    uint64_t count;       /* total hits */
    uint32_t *pmids;      /* the first n of them, in the source's order */
    size_t n_pmids;
    size_t n_unnamed;     /* PMIDs that the source should have named, by its count and by what was asked for, and did not: the answer is not whole */
    char **warnings;      /* "phrase not found: …" : reviewer's information, not errors */
    size_t n_warnings;
    int64_t searched_at;
    char *source;         /* cc_source_info.name */
    char *hash;           /* sha256 of the response body or of the sealed fields, hex */
    char *program;        /* "claimcheck 0.1.0" */
};

enum cc_search_state { CC_UNSEARCHED, CC_PARTLY_SEARCHED, CC_SEARCHED };

/* What a claim's ladder brought. why is NULL exactly when state is CC_SEARCHED. */
struct cc_claim_search {
    enum cc_search_state state;
    char *why;             /* "HTTP 429 past the deadline; 2 of 3 rungs not asked" */
    size_t rung;           /* index of the last rung that was asked */
    struct cc_search *searches; /* one per rung asked, in order */
    size_t n_searches;
    uint32_t *missing;     /* PMIDs that a search named and no record came for */
    size_t n_missing;
    bool from_cache;
};

/* --------------------------------------------------------------- evidence */

enum cc_design {
    CC_DESIGN_UNKNOWN, CC_DESIGN_SYSTEMATIC_REVIEW, CC_DESIGN_META_ANALYSIS, CC_DESIGN_RANDOMISED_TRIAL,
    CC_DESIGN_NON_RANDOMISED_TRIAL, CC_DESIGN_COHORT, CC_DESIGN_CASE_CONTROL, CC_DESIGN_CROSS_SECTIONAL,
    CC_DESIGN_CASE_REPORT, CC_DESIGN_GUIDELINE, CC_DESIGN_NARRATIVE_REVIEW, CC_DESIGN_ANIMAL, CC_DESIGN_IN_VITRO,
    CC_DESIGN_PROTOCOL, CC_DESIGN_EDITORIAL, CC_DESIGN_OTHER, CC_DESIGN__MAX
};

enum cc_retraction {
    CC_RETRACTION_UNCHECKED,    /* the record was not read, or the source does not carry such links */
    CC_RETRACTION_NONE_FOUND,   /* "none found as of DATE" */
    CC_RETRACTION_RETRACTED,
    CC_RETRACTION_CONCERN,
    CC_RETRACTION_CORRECTED,
    CC_RETRACTION_NOTICE,       /* the record is itself a retraction notice */
    CC_RETRACTION_REPUBLISHED,  /* retracted and republished */
    CC_RETRACTION__MAX
};

/* A study held against a claim. Factors are 0..1; score is what the list is sorted by, 0..1000. */
struct cc_evidence {
    size_t study;              /* index into the cc_studies that ranked it */
    uint32_t pmid;
    double relevance, tier, recency;
    int score;
    enum cc_design design;
    char *design_why;          /* the words or publication type that decided it */
    enum cc_retraction retraction;
    char *retraction_why;      /* "RetractionIn PMID 123", or NULL */
    int64_t retraction_at;     /* date of the record that says so */
    char *sentence;            /* the sentence that matters most, or NULL: "not assessed" */
    char *sentence_where;      /* "CONCLUSIONS", "title" */
    char *why;                 /* "matches probiotic, eczema; randomised trial; 2019" */
};

struct cc_evidence_list {
    struct cc_evidence *v;
    size_t n, cap;
};

/* ---------------------------------------------------------------- ratings */

enum cc_support { CC_SUPPORT_SUPPORTED, CC_SUPPORT_PARTLY, CC_SUPPORT_MIXED, CC_SUPPORT_CONTRADICTED,
    CC_SUPPORT_INSUFFICIENT, CC_SUPPORT_NOT_CHECKABLE, CC_SUPPORT__MAX };
enum cc_certainty { CC_CERTAINTY_HIGH, CC_CERTAINTY_MODERATE, CC_CERTAINTY_LOW, CC_CERTAINTY_VERY_LOW,
    CC_CERTAINTY__MAX };

/* One study that a rating relied on, pinned as it was then. */
struct cc_pin {
    uint32_t pmid;
    char *title, *journal, *design, *retraction, *quote, *record_hash;
    uint16_t year;
    int64_t retraction_at;
};

struct cc_rating {
    int64_t number;       /* 1, 2, 3 … in the reviews database */
    char *claim;          /* claim id */
    char *claim_text;     /* as it stood then */
    char *article;        /* article id */
    char *article_name;
    enum cc_support support;
    enum cc_certainty certainty;
    char *note;           /* or NULL */
    char *by;
    int64_t rated_at;
    struct cc_pin *pins;
    size_t n_pins;
};

struct cc_ratings {
    struct cc_rating *v;
    size_t n, cap;
};

/* ----------------------------------------------------------------- report */

/* All that is known of one claim. */
struct cc_claim_result {
    const struct cc_claim *claim;
    struct cc_ladder ladder;
    struct cc_claim_search search;
    struct cc_evidence_list evidence;    /* best first */
    struct cc_ratings ratings;           /* oldest first */
};

struct cc_report {
    const struct cc_article *article;
    const struct cc_claims *claims;
    struct cc_claim_result *results;     /* one per claim, same order; empty when only claims were asked for */
    size_t n_results;
    const struct cc_studies *studies;
    struct cc_source_info source;
    int64_t made_at;
    char *program;
};

/* ------------------------------------------------------- names of the enums */

/* Lower-case names as they stand in JSON, CSV and options; never NULL. _parse returns false and leaves *out alone
 * when the name is not one of them. */
const char *cc_direction_name(enum cc_direction direction);
const char *cc_claim_kind_name(enum cc_claim_kind kind);
const char *cc_block_kind_name(enum cc_block_kind kind);
const char *cc_block_role_name(enum cc_block_role role);
const char *cc_format_name(enum cc_format format);
const char *cc_search_state_name(enum cc_search_state state);
const char *cc_design_name(enum cc_design design);
const char *cc_retraction_name(enum cc_retraction retraction);
const char *cc_support_name(enum cc_support support);
const char *cc_certainty_name(enum cc_certainty certainty);
bool cc_direction_parse(const char *name, enum cc_direction *out);
bool cc_claim_kind_parse(const char *name, enum cc_claim_kind *out);
bool cc_format_parse(const char *name, enum cc_format *out);
bool cc_support_parse(const char *name, enum cc_support *out);
bool cc_certainty_parse(const char *name, enum cc_certainty *out);

/* --------------------------------------------------------------- lifetimes */

void cc_article_clear(struct cc_article *article);
void cc_claim_clear(struct cc_claim *claim);
void cc_claims_clear(struct cc_claims *claims);
struct cc_claim *cc_claims_push(struct cc_claims *claims); /* a zeroed element; valid until the next push */
void cc_query_clear(struct cc_query *query);
void cc_ladder_clear(struct cc_ladder *ladder);
void cc_ladder_copy(struct cc_ladder *to, const struct cc_ladder *from); /* to must be {0} */
void cc_study_clear(struct cc_study *study);
void cc_studies_clear(struct cc_studies *studies);
struct cc_study *cc_studies_push(struct cc_studies *studies);
void cc_source_info_clear(struct cc_source_info *info);
void cc_search_clear(struct cc_search *search);
void cc_search_copy(struct cc_search *to, const struct cc_search *from); /* to must be {0} */
void cc_claim_search_clear(struct cc_claim_search *search);
void cc_evidence_list_clear(struct cc_evidence_list *list);
struct cc_evidence *cc_evidence_list_push(struct cc_evidence_list *list);
void cc_pin_clear(struct cc_pin *pin);
void cc_rating_clear(struct cc_rating *rating);
void cc_ratings_clear(struct cc_ratings *ratings);
struct cc_rating *cc_ratings_push(struct cc_ratings *ratings);
void cc_claim_result_clear(struct cc_claim_result *result); /* not what claim points to */
void cc_report_clear(struct cc_report *report);             /* not article, claims, studies */

/* The source line of a byte of the text, 1-based; the last line for an offset past the end; 0 for an article
 * without line marks. O(log n). */
uint32_t cc_article_line_at(const struct cc_article *article, size_t offset);

#endif
