/* csv.c: see csv.h. */
#include "base/csv.h"

static void
separate(struct cc_buf *b)
{
    if (b->n > 0 && b->v[b->n - 1] != '\n')
        cc_buf_addc(b, ',');
}

void
cc_csv_field(struct cc_buf *b, const char *text)
{
    separate(b);
    /* always quoted: then the first field of a row is never taken for the row's start */
    cc_buf_addc(b, '"');
    if (text != NULL && strchr("=+-@\t\r", *text) != NULL && *text != '\0' && text[1] != '\0')
        cc_buf_addc(b, '\'');
    for (const char *p = text; p && *p; p++) {
        if (*p == '"')
            cc_buf_addc(b, '"');
        cc_buf_addc(b, *p);
    }
    cc_buf_addc(b, '"');
}

void
cc_csv_number(struct cc_buf *b, long long value)
{
    separate(b);
    cc_buf_addf(b, "%lld", value);
}

void
cc_csv_end(struct cc_buf *b)
{
    cc_buf_adds(b, "\r\n");
}
