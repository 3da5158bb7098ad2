/* fuzz_esearch.c: any bytes as an esearch reply and before the judges. A reply that is judged good must have a count; what
 * cannot be read must leave nothing behind. */
#include <claimcheck/pubmed.h>
#include <stdint.h>

#include "base/mem.h"
#include "pubmed/judge.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *body = (const char *)data;
    struct cc_search s = {0};
    struct cc_error e = {0}, why = {0};
    enum cc_reply_class judged = cc_judge_esearch(NULL, 200, "application/json", body, size, &why);
    enum cc_status status = cc_esearch_parse(body, size, &s, &e);

    if (status == CC_OK ? s.n_pmids > s.count : s.pmids != NULL || s.translation != NULL || s.n_warnings != 0 || e.message[0] == '\0')
        abort();
    if (judged != CC_REPLY_GOOD && why.message[0] == '\0')
        abort();
    for (long http = 200; http < 600; http += 100) {
        why.message[0] = '\0';
        if (cc_judge_efetch(NULL, http, NULL, body, size, &why) != CC_REPLY_GOOD && why.message[0] == '\0')
            abort();
    }
    cc_search_clear(&s);
    return 0;
}
