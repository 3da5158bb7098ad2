/* record.h: a scanned record -> keys of the index. Says which words and values of a record stand under which search field
 * (PubMed User Guide, "Search Field Descriptions"). It must not know SQL. */
#ifndef CC_MIRROR_RECORD_H
#define CC_MIRROR_RECORD_H

#include "mirror/entrez.h"
#include "mirror/invert.h"
#include "mirror/scan.h"

/* Adds one record under its slot. */
void cc_record_index(const struct cc_scan *scan, uint32_t slot, struct cc_inverter *inverter);

/* Appends value folded for a key: its words with single spaces. Returns the bytes added. */
size_t cc_record_fold(struct cc_buf *out, const char *value, size_t len);

#endif
