/* study_date.h: PubMed's dates, of which any part may be missing or written in words. */
#ifndef CC_PUBMED_STUDY_DATE_H
#define CC_PUBMED_STUDY_DATE_H

#include <stdbool.h>
#include <stddef.h>

#include <claimcheck/model.h>

/* Set one part from its text s[0..n). False, leaving the date alone, when the text is not that: "2004"; "2", "02",
 * "Feb", "February"; "1".."31". */
bool cc_date_set_year(struct cc_date *date, const char *s, size_t n);
bool cc_date_set_month(struct cc_date *date, const char *s, size_t n);
bool cc_date_set_day(struct cc_date *date, const char *s, size_t n);

/* Year and month that a date in words begins with: "1998 Dec-1999 Jan" is 1998-12, "2000 Spring-Summer" is 2000,
 * "Winter 1999" is 1999, "unknown" is nothing. Years 1500..2199. */
void cc_date_from_words(struct cc_date *date, const char *s, size_t n);

/* date->text, or "2004-02-01", "2004-02", "2004"; NULL when nothing is known. Allocated. */
char *cc_date_format(const struct cc_date *date);

#endif
