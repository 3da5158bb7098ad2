/* record.h: a scanned record -> keys of the index. Says which words and values of a record stand under which search
 * field (PubMed User Guide, "Search Field Descriptions"). It must not know SQL. */
#ifndef CC_MIRROR_RECORD_H
#define CC_MIRROR_RECORD_H

#include "mirror/entrez.h"
#include "mirror/scan.h"
#include "mirror/terms.h"

/* Appends the terms of one record. */
void cc_record_terms(const struct cc_scan *scan, struct cc_terms *terms);

/* Appends value folded for a key: its words with single spaces. Returns the bytes added. */
size_t cc_record_fold(struct cc_buf *out, const char *value, size_t len);

#endif
