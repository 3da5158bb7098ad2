/* fuzz_markdown.c: the article reader on anything, as markdown. Checks what every later stage relies on. */
#include "support/article_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    cc_article_check("fuzz", data, size, CC_FORMAT_MARKDOWN);
    return 0;
}
