/* text_dump: prints what the language layer reads in each line of stdin: sentences, "word/TAG", chunks in brackets. For the
 * desk: "echo 'Turmeric aids digestion.' | build/tests/tools/text_dump". With an argument, one token a line with its lemma. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "claims/token.h"

static const char *const KINDS[] = {"NP", "VP", "PP", "ADJP", "ADVP", "CC", "SUB", "REL", "PUNCT", "OTHER"};

static void
print_flags(const struct cc_chunk *k)
{
    static const struct { uint32_t flag; const char *name; } FLAGS[] = {
        {CC_VP_PASSIVE, "passive"}, {CC_VP_TO, "to"}, {CC_VP_BARE, "bare"}, {CC_VP_GERUND, "gerund"}, {CC_VP_PARTICIPLE, "participle"},
        {CC_VP_FINITE, "finite"}, {CC_VP_NEGATED, "neg"}, {CC_VP_COPULA, "copula"}, {CC_VP_IMPERATIVE, "imperative"}, {CC_VP_INVERTED, "inverted"},
        {CC_NP_PRONOUN, "pronoun"},
    };

    for (size_t i = 0; i < sizeof FLAGS / sizeof *FLAGS; i++) {
        if (k->flags & FLAGS[i].flag)
            printf(":%s", FLAGS[i].name);
    }
}

static void
print_text(const struct cc_text *t, int argc)
{
    for (uint32_t i = 0; i < t->n_sentences; i++) {
        const struct cc_sentence *s = &t->sentences[i];

        for (uint32_t c = s->chunk_first; c < s->chunk_end; c++) {
            const struct cc_chunk *k = &t->chunks[c];

            if (k->kind != CC_CHUNK_PUNCT) {
                printf("[%s", KINDS[k->kind]);
                print_flags(k);
            }
            for (uint32_t w = k->first; w < k->end; w++) {
                const struct cc_token *token = &t->tokens[w];

                printf("%s%s%.*s/%s", w > k->first || k->kind != CC_CHUNK_PUNCT ? " " : "", w == k->head && k->end - k->first > 1 ? "*" : "",
                    (int)(token->span.end - token->span.start), t->text + token->span.start, cc_tag_name(token->tag));
                if (argc > 1)
                    printf("<%.*s>", (int)token->lemma_len, token->lemma);
            }
            printf(k->kind != CC_CHUNK_PUNCT ? "] " : " ");
        }
        printf("\n");
    }
}

int
main(int argc, char **argv)
{
    struct cc_text t = {0};
    char *line = NULL;
    size_t cap = 0;
    ssize_t n;

    (void)argv;
    while ((n = getline(&line, &cap, stdin)) >= 0) {
        struct cc_span span = {0, (size_t)n};

        while (span.end > 0 && line[span.end - 1] == '\n')
            span.end--;
        while (span.start < span.end) {
            span.start = cc_tokens_read(&t, line, span);
            print_text(&t, argc);
        }
    }
    cc_tokens_clear(&t);
    free(line);
    return 0;
}
