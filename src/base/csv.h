/* csv.h: RFC 4180 rows, guarded against formula injection (a field that a spreadsheet would run starts with a quote
 * mark: OWASP, "CSV Injection"). */
#ifndef CC_BASE_CSV_H
#define CC_BASE_CSV_H

#include "base/buf.h"

/* Appends one field and the comma before it unless it is the row's first. NULL is an empty field. */
void cc_csv_field(struct cc_buf *b, const char *text);
void cc_csv_number(struct cc_buf *b, long long value);
void cc_csv_end(struct cc_buf *b); /* CRLF */

#endif
