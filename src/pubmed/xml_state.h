/* xml_state.h: what the PubMed XML reader remembers between two calls, shared by its engine (xml_reader.c) and its
 * actions (xml_actions.c). Internal to pubmed/. */
#ifndef CC_PUBMED_XML_STATE_H
#define CC_PUBMED_XML_STATE_H

#include <claimcheck/limits.h>

#include "base/buf.h"
#include "pubmed/xml_rules.h"

/* One open element. rule is NULL for an element that is skipped or stands inside a text. */
struct cc_xml_level {
    uint8_t scope;
    int16_t name;
    const struct cc_xml_rule *rule;
};

/* Which identifier an ELocationID, ArticleId or OtherID is. */
enum cc_xml_id { CC_ID_OTHER, CC_ID_DOI, CC_ID_PII, CC_ID_PMC, CC_ID_PUBMED };

/* Told of every value that is stored: the study's field, and the value as text. The path is cc_xml_reader_path's. */
typedef void cc_xml_trace(
    void *arg, const struct cc_xml_reader *reader, const char *field, int attribute, const char *value);

struct cc_xml_reader {
    struct cc_xml_sink sink;
    struct cc_xml_parser *parser;
    enum cc_status failed;
    struct cc_error error;
    struct cc_buf head;              /* the first bytes, until they look like XML */
    bool is_xml;
    struct cc_xml_level levels[CC_XML_DEPTH_MAX + 2];
    size_t n_levels;                 /* levels[0] is the document itself */
    uint8_t table[CC_SCOPE__MAX][CC_NAME__MAX]; /* index + 1 into cc_xml_rules, 0 = none; bytes, to stay in the cache */
    void *object[CC_OF__MAX];        /* the current one of each kind */
    struct cc_buf text;              /* of the element being read; in end actions collapsed and NUL-terminated */
    bool listening;                  /* the parser was asked for text */
    struct cc_study study;           /* the record being read */
    bool in_record, is_book;
    uint64_t record_at;              /* where it began, bytes into the document */
    uint64_t n_records;
    /* pieces of the record that only its end can judge */
    struct cc_study book, editors;   /* authors of the book as a whole, and its editors */
    struct cc_buf date_words;
    bool date_is_odd;                /* has words that are not year, month, day */
    enum cc_xml_id id;
    char *bank, *first_page, *last_page, *first_affiliation;
    char *doi, *pii, *pmc;           /* from ArticleIdList or OtherID: second choice */
    cc_xml_trace *trace;
    void *trace_arg;
};

/* Text of the element that ends, blanks collapsed and trimmed; allocated; NULL when nothing is left. */
char *cc_xml_take_text(struct cc_xml_reader *reader);

/* The whole number that s[0..n) is, blanks around it aside; 0 when it is none or above max. */
uint64_t cc_xml_number(const char *s, size_t n, uint64_t max);

/* Puts the record's loose pieces in their places; before it is handed over. */
void cc_xml_finish_study(struct cc_xml_reader *reader);

/* Frees what belongs to the record being read. */
void cc_xml_forget_study(struct cc_xml_reader *reader);

/* Appends the path of the element being read: "PubmedArticle/MedlineCitation/PMID". */
void cc_xml_reader_path(const struct cc_xml_reader *reader, struct cc_buf *out);

void cc_xml_note(struct cc_xml_reader *reader, const char *field, const char *value); /* calls trace, if there is one */

/* "an HTML page (\"502 Bad Gateway\")", "a JSON reply (\"API rate limit exceeded\")" …, or NULL for what may be XML. head is
 * the beginning of the bytes without leading blanks. Allocated. */
char *cc_xml_looks_like(const char *head, size_t n);

/* The actions that xml_rules.c names. */
cc_xml_action cc_xml_begin_record, cc_xml_end_record, cc_xml_begin_book, cc_xml_end_reply, cc_xml_end_error,
    cc_xml_end_deleted;
cc_xml_action cc_xml_begin_date, cc_xml_end_date, cc_xml_end_year, cc_xml_end_month, cc_xml_end_day, cc_xml_end_words,
    cc_xml_begin_electronic, cc_xml_begin_contribution;
cc_xml_action cc_xml_begin_authors, cc_xml_begin_book_authors, cc_xml_end_book_authors, cc_xml_begin_author,
    cc_xml_end_affiliation, cc_xml_end_first_affiliation, cc_xml_begin_identifier, cc_xml_end_identifier;
cc_xml_action cc_xml_begin_location, cc_xml_end_location, cc_xml_begin_id, cc_xml_end_id, cc_xml_end_reference_id,
    cc_xml_begin_other_id, cc_xml_end_other_id;
cc_xml_action cc_xml_end_language, cc_xml_end_bank, cc_xml_end_accession, cc_xml_end_link, cc_xml_end_other_abstract,
    cc_xml_end_first_page, cc_xml_end_last_page, cc_xml_end_pagination, cc_xml_end_journal_ta;

#endif
