/* fuzz_docx.c: the article reader on anything, as a Word document. */
#include "support/article_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    cc_article_check("fuzz", data, size, CC_FORMAT_DOCX);
    return 0;
}
