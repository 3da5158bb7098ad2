/* tokens.c: first step of training: reads lines of text, prints one sentence a line and its tokens as "start,end" in
 * UTF-16 units, which is how the reference tagger counts: TEXT TAB 0,4 5,9 … */
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "claims/token.h"

static void
print_sentence(const struct cc_text *t, const struct cc_sentence *s)
{
    size_t unit = 0, at = s->span.start;

    printf("%.*s\t", (int)(s->span.end - s->span.start), t->text + s->span.start);
    for (uint32_t i = s->first; i < s->end; i++) {
        size_t from = 0;

        while (at < t->tokens[i].span.end) {
            uint32_t c;

            if (at == t->tokens[i].span.start)
                from = unit;
            at += cc_utf8_decode(t->text + at, s->span.end - at, &c);
            unit += c >= 0x10000 ? 2 : 1;
        }
        printf("%s%zu,%zu", i > s->first ? " " : "", from, unit);
    }
    printf("\n");
}

int
main(void)
{
    struct cc_text t = {0};
    char *line = NULL;
    size_t cap = 0;
    ssize_t n;

    while ((n = getline(&line, &cap, stdin)) >= 0) {
        struct cc_span span = {0, (size_t)n};

        if (span.end > 0 && line[span.end - 1] == '\n')
            span.end--;
        cc_tokens_scan(&t, line, span);
        cc_sentences_split(&t);
        for (uint32_t i = 0; i < t.n_sentences; i++) {
            if (t.sentences[i].end - t.sentences[i].first >= 3 && t.sentences[i].end - t.sentences[i].first < 120)
                print_sentence(&t, &t.sentences[i]);
        }
    }
    cc_tokens_clear(&t);
    free(line);
    return 0;
}
