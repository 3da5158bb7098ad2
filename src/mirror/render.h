/* render.h: what a PubMed record looks like in the forms of the E-utilities. Pure: a tree in, text out. */
#ifndef CC_MIRROR_RENDER_H
#define CC_MIRROR_RENDER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/json.h"
#include "mirror/entrez.h"
#include "mirror/tree.h"

/* One document summary; every string is owned and never NULL. */
struct cc_summary {
    char *uid;
    char *pub_date, *epub_date, *source, *last_author, *title, *sort_title, *volume, *issue, *pages;
    struct cc_strings authors;    /* names */
    struct cc_strings author_types; /* "Author" or "CollectiveName", one for each */
    struct cc_strings languages;  /* "eng" */
    char *nlm_id, *issn, *essn;
    struct cc_strings types;
    char *record_status;          /* "PubMed - indexed for MEDLINE" */
    char *pub_status;             /* word: "ppublish" */
    struct cc_strings id_types, id_values; /* "doi", "10.1000/x"; the PMID first */
    struct cc_strings history_status, history_dates;
    struct cc_strings ref_types, ref_sources, ref_pmids, ref_notes; /* "Erratum in", "J X. 2001;1:1", "123" or "", "" */
    bool has_abstract;
    char *journal, *elocation;
    bool book;
    char *book_title, *publisher, *publisher_location, *chapter;
    char *sort_pub_date;          /* "2016/11/23 00:00" */
    char *sort_first_author, *vernacular_title;
    char *so;                     /* v1: "1965 Aug;92(2):188-91" */
};

/* *out must be {0}. */
void cc_summary_read(const struct cc_tree *record, struct cc_summary *out);
void cc_summary_clear(struct cc_summary *summary);

void cc_summary_write_v1(const struct cc_summary *summary, struct cc_buf *b); /* <DocSum>…</DocSum> */
void cc_summary_write_v2(
    const struct cc_summary *summary, struct cc_buf *b); /* <DocumentSummary uid="…">…</DocumentSummary> */
void cc_summary_write_json(const struct cc_summary *summary, struct cc_json_writer *w); /* "uid": {…} */

/* The element of a record as efetch hands it out: one line, valid under pubmed_190101.dtd. */
void cc_render_xml(const char *xml, size_t len, struct cc_buf *b);

/* MEDLINE format, and the citation with its abstract as number n of a list. */
void cc_render_medline(const struct cc_tree *record, struct cc_buf *b);
void cc_render_abstract(const struct cc_tree *record, size_t n, struct cc_buf *b);

/* ------------------------------------------------- pieces that several forms use */

/* MedlineCitation or BookDocument. */
const struct cc_tree *cc_record_citation(const struct cc_tree *record);

/* "2016 Nov 23", "2023 Mar-Apr" from a PubDate-like element; "" when it is not there. */
char *cc_record_date(const struct cc_tree *date);
/* "2009/12/17 06:00" from a PubMedPubDate-like element. */
char *cc_record_moment(const struct cc_tree *date);
/* yyyymmdd, missing parts as 01; 0 when there is no year. */
uint32_t cc_record_day(const struct cc_tree *date);
/* "LoPresti PJ", "Hambrick GW Jr", or the collective name. */
char *cc_record_author(const struct cc_tree *author);
/* "1438-45". */
char *cc_record_pages(const struct cc_tree *citation);
/* "2009;21(10):1438-45": date;volume(issue):pages. */
char *cc_record_place(const struct cc_tree *citation);
/* "J X. 2009;21(10):1438-45. doi: 10.1000/x. Epub 2009 Oct 3." appended. */
void cc_record_source(const struct cc_tree *record, struct cc_buf *b);
/* "Erratum in" for "ErratumIn". */
char *cc_record_ref_type(const char *ref_type);
/* The article identifier of a type ("doi"), "" when there is none. */
char *cc_record_id(const struct cc_tree *record, const char *type);
/* "english" for "eng", for v1 summaries; the code itself when it is not known. */
const char *cc_record_language(const char *code);

/* Appends text broken at words to lines of at most width columns; lines after the first begin with indent spaces. With
 * keep_space the space before the break stays, as in MEDLINE format. */
void cc_render_wrap(
    struct cc_buf *b, const char *text, size_t first_column, size_t indent, size_t width, bool keep_space);

#endif
