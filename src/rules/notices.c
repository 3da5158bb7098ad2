/* notices.c: the sentences of vocab/notices.tsv (rules.h). */
#include <claimcheck/rules.h>

#include <string.h>

#include "base/buf.h"
#include "vocab/tables.h"

const char *
cc_rules_notice(const char *id)
{
    uint32_t row = cc_vocab_find(&cc_vocab_notices, id, strlen(id));

    return row == CC_VOCAB_NONE ? NULL : cc_vocab_field(&cc_vocab_notices, row, CC_VOCAB_NOTICES_TEXT);
}

int
cc_rules_notice_at(size_t i, struct cc_notice *out)
{
    if (i >= cc_vocab_notices.n_rows)
        return 0;
    *out = (struct cc_notice){
        .id = cc_vocab_field(&cc_vocab_notices, (uint32_t)i, CC_VOCAB_NOTICES_ID),
        .text = cc_vocab_field(&cc_vocab_notices, (uint32_t)i, CC_VOCAB_NOTICES_TEXT),
        .applies = cc_vocab_field(&cc_vocab_notices, (uint32_t)i, CC_VOCAB_NOTICES_APPLIES),
        .source = cc_vocab_field(&cc_vocab_notices, (uint32_t)i, CC_VOCAB_NOTICES_SOURCE),
        .effective = cc_vocab_field(&cc_vocab_notices, (uint32_t)i, CC_VOCAB_NOTICES_EFFECTIVE),
    };
    return 1;
}

char *
cc_rules_notice_fill(const char *id, const char *date, const char *count)
{
    const struct {
        const char *mark, *value;
    } fills[] = {{"{date}", date}, {"{count}", count}};
    const char *text = cc_rules_notice(id);
    struct cc_buf b = {0};

    if (text == NULL)
        return NULL;
    while (*text) {
        size_t skip = 0;

        for (size_t i = 0; i < sizeof fills / sizeof *fills && skip == 0; i++) {
            if (strncmp(text, fills[i].mark, strlen(fills[i].mark)) == 0) {
                cc_buf_adds(&b, fills[i].value);
                skip = strlen(fills[i].mark);
            }
        }
        if (skip == 0)
            cc_buf_addc(&b, *text);
        text += skip ? skip : 1;
    }
    return cc_buf_take(&b, NULL);
}
