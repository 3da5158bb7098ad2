/* scan.h: one PubMed record's XML -> the parts an index needs, fast.
 *
 * The reader of pubmed/ (libxml2) fills the whole data model at some 15,000 small records a second; a mirror of 40
 * million needs several times that. This scanner reads the subset of XML that a record consists of (elements,
 * attributes, predefined and numeric references, CDATA, comments), checks nesting and refuses everything else; a test
 * holds it against the full reader, field by field. It must not know SQL or what an index looks like. */
#ifndef CC_MIRROR_SCAN_H
#define CC_MIRROR_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <claimcheck/status.h>

#include "base/buf.h"

enum cc_part_kind {
    CC_PART_TITLE, CC_PART_VERNACULAR, CC_PART_COLLECTION, /* book title */
    CC_PART_ABSTRACT, CC_PART_LABEL,                       /* LABEL stands before its ABSTRACT */
    CC_PART_OTHER_ABSTRACT, CC_PART_KEYWORD,
    CC_PART_JOURNAL, CC_PART_JOURNAL_ABBREV, CC_PART_ISSN, CC_PART_NLM_ID, CC_PART_COUNTRY,
    CC_PART_VOLUME, CC_PART_ISSUE, CC_PART_PAGES, CC_PART_LANGUAGE, CC_PART_PUBLISHER, CC_PART_ISBN,
    CC_PART_TYPE,                                          /* ui */
    CC_PART_MESH, CC_PART_QUALIFIER,                       /* ui, flag = major; qualifiers follow their descriptor */
    CC_PART_SUBSTANCE, CC_PART_SUPPLEMENTARY,              /* ui (flag = C, a supplementary concept) */
    CC_PART_REGISTRY,
    CC_PART_AUTHOR, CC_PART_INVESTIGATOR, CC_PART_EDITOR, CC_PART_SUBJECT, /* no text; the parts of the name follow: */
    CC_PART_LAST, CC_PART_FORE, CC_PART_INITIALS, CC_PART_COLLECTIVE, CC_PART_PERSON_ID,
    CC_PART_AFFILIATION,
    CC_PART_GRANT, CC_PART_AGENCY,
    CC_PART_BANK, CC_PART_ACCESSION,                       /* BANK stands before its ACCESSIONs */
    CC_PART_LINK,                                          /* text = RefType, ui = PMID or 0 */
    CC_PART_DOI, CC_PART_PII, CC_PART_PMC, CC_PART_BOOK_ID,
    CC_PART_STATUS, CC_PART_OWNER, CC_PART_INDEXING, CC_PART_SUBSET, CC_PART_PUBSTATUS,
    CC_PART_INTERESTS,
    CC_PART_REFERENCE,                                     /* ui = PMID, no text */
    CC_PART__MAX
};

/* A piece of a record: flattened text at scan->text.v[at .. at + len). */
struct cc_part {
    enum cc_part_kind kind;
    bool flag;
    uint32_t ui;
    uint32_t at, len;
};

/* Dates as yyyymmdd with 01 for what is not given; 0 = none. */
struct cc_scan {
    uint32_t pmid;
    uint16_t version;
    bool book;
    bool abstract_label;       /* two or more labelled sections */
    bool foreign_abstract;     /* an abstract in another language than English */
    uint32_t print, electronic, entered, meshed, created, revised, completed;
    struct cc_part *parts;
    size_t n_parts, cap_parts;
    struct cc_buf text;
};

struct cc_scanner;
struct cc_scanner *cc_scanner_new(void);
void cc_scanner_free(struct cc_scanner *scanner);

/* Reads one PubmedArticle or PubmedBookArticle element, from '<' to its closing '>'. *out is {0} or an earlier result,
 * whose memory is used again. CC_INPUT: not well-formed, no PMID, not UTF-8; the message names the record where it
 * can. */
enum cc_status cc_scanner_read(struct cc_scanner *scanner, const char *xml, size_t len, struct cc_scan *out,
    struct cc_error *error) CC_MUST_CHECK;
void cc_scan_clear(struct cc_scan *scan);

#endif
