/* markup.c: see markup.h. */
#include "base/markup.h"

void
cc_markup_textn(struct cc_buf *b, const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        switch (text[i]) {
        case '&': cc_buf_adds(b, "&amp;"); break;
        case '<': cc_buf_adds(b, "&lt;"); break;
        case '>': cc_buf_adds(b, "&gt;"); break;
        case '"': cc_buf_adds(b, "&quot;"); break;
        case '\'': cc_buf_adds(b, "&#39;"); break;
        default:
            if ((unsigned char)text[i] >= 0x20 || text[i] == '\n' || text[i] == '\t')
                cc_buf_addc(b, text[i]);
        }
    }
}

void
cc_markup_text(struct cc_buf *b, const char *text)
{
    if (text != NULL)
        cc_markup_textn(b, text, strlen(text));
}
