/* xml_rules.h: how PubMed XML becomes a study, as a table: in which scope, which element, does what. The engine that
 * runs the table is xml_reader.c; what the table cannot say is in xml_actions.c. Internal to pubmed/. */
#ifndef CC_PUBMED_XML_RULES_H
#define CC_PUBMED_XML_RULES_H

#include <stddef.h>
#include <stdint.h>

#include <claimcheck/pubmed.h>

#include "base/xml.h"
#include "pubmed/xml_names.h"

/* Where the reader stands. Which elements mean something depends on it; all others are skipped with all they hold. */
enum cc_xml_scope {
    CC_SCOPE_SKIP,     /* an element nobody asked for */
    CC_SCOPE_TEXT,     /* an element whose text is a value; markup inside it is flattened */
    CC_SCOPE_DOCUMENT, /* outside the root */
    CC_SCOPE_SET, CC_SCOPE_REPLY, CC_SCOPE_DELETED,
    CC_SCOPE_RECORD, CC_SCOPE_CITATION, CC_SCOPE_ARTICLE, CC_SCOPE_JOURNAL, CC_SCOPE_ISSUE, CC_SCOPE_DATE,
    CC_SCOPE_PAGINATION, CC_SCOPE_ABSTRACT, CC_SCOPE_AUTHORS, CC_SCOPE_AUTHOR, CC_SCOPE_AFFILIATION,
    CC_SCOPE_INVESTIGATORS, CC_SCOPE_INVESTIGATOR, CC_SCOPE_INVESTIGATOR_AFFILIATION, CC_SCOPE_BANKS,
    CC_SCOPE_BANK, CC_SCOPE_ACCESSIONS, CC_SCOPE_GRANTS, CC_SCOPE_GRANT, CC_SCOPE_TYPES, CC_SCOPE_JOURNAL_INFO,
    CC_SCOPE_CHEMICALS, CC_SCOPE_CHEMICAL, CC_SCOPE_SUPPLEMENTARY, CC_SCOPE_LINKS, CC_SCOPE_LINK, CC_SCOPE_HEADINGS,
    CC_SCOPE_HEADING, CC_SCOPE_OTHER_ABSTRACT, CC_SCOPE_KEYWORDS,
    CC_SCOPE_DATA, CC_SCOPE_HISTORY, CC_SCOPE_HISTORY_DATE, CC_SCOPE_IDS, CC_SCOPE_REFERENCES, CC_SCOPE_REFERENCE,
    CC_SCOPE_REFERENCE_IDS,
    CC_SCOPE_BOOK_RECORD, CC_SCOPE_BOOK_DOCUMENT, CC_SCOPE_BOOK, CC_SCOPE_PUBLISHER, CC_SCOPE_BOOK_DATA,
    CC_SCOPE__MAX
};

/* The structs that elements fill. The reader keeps one current object of each kind. */
enum cc_xml_kind {
    CC_OF_NOTHING, CC_OF_STUDY, CC_OF_DATE, CC_OF_AUTHOR, CC_OF_PART, CC_OF_OTHER_ABSTRACT, CC_OF_NAMED,
    CC_OF_HEADING, CC_OF_QUALIFIER, CC_OF_KEYWORD, CC_OF_GRANT, CC_OF_ACCESSION, CC_OF_LINK, CC_OF_HISTORY,
    CC_OF__MAX
};

/* What a rule's text or attribute is stored as, in the object of the rule's kind. */
enum cc_xml_value {
    CC_VALUE_NONE,
    CC_VALUE_STRING, /* char *; the first one that is not blank stays */
    CC_VALUE_YES,    /* bool; "Y" is true */
    CC_VALUE_NUMBER8, CC_VALUE_NUMBER16, CC_VALUE_NUMBER32 /* unsigned; 0 when it is no number or too large */
};

struct cc_xml_reader;
typedef enum cc_status cc_xml_action(
    struct cc_xml_reader *reader, const struct cc_xml_tag *tag, struct cc_error *error);

struct cc_xml_target {
    uint8_t value;     /* enum cc_xml_value */
    uint16_t at;       /* offsetof in the object */
    const char *field; /* name of the study's field, for cc_study_explain */
};

struct cc_xml_rule {
    uint8_t scope;                /* enum cc_xml_scope: here, … */
    int16_t name;                 /* … this element … */
    uint8_t enters;               /* … opens this scope */
    uint8_t of;                   /* enum cc_xml_kind: what its text and attributes fill */
    struct cc_xml_target text;
    struct {
        int16_t name;
        struct cc_xml_target to;
    } attributes[3];
    struct {
        uint8_t in;               /* kind of the object that has the list; CC_OF_NOTHING: no list */
        uint16_t list_at, n_at;   /* offsetof the array pointer and of its size_t count */
    } push;                       /* a new element of kind `of` is appended first, and dropped again if it stays empty */
    cc_xml_action *begin;         /* after the attributes were stored; tag is there */
    cc_xml_action *end;           /* after the text was stored; tag is NULL */
};

extern const struct cc_xml_rule cc_xml_rules[];
extern const size_t cc_xml_n_rules;
extern const char *const cc_xml_names[CC_NAME__MAX];

#endif
