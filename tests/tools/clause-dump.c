/* clause-dump: the clauses that clause.c reads in each line of stdin, for the desk. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "claims/clause.h"
#include "claims/words.h"
#include "claims/work.h"

static void
show(const char *name, const struct cc_text *t, uint32_t a, uint32_t b)
{
    struct cc_buf out = {0};

    if (a >= b)
        return;
    cc_words_add(&out, t, a, b, 0);
    printf(" %s=[%s]", name, out.v ? out.v : "");
    cc_buf_clear(&out);
}

int
main(void)
{
    static const char *const kinds[] = {"main", "coord", "relative", "participle", "that", "verbless"};
    struct cc_parse *p = calloc(1, sizeof *p);
    struct cc_text t = {0};
    char *line = NULL;
    size_t cap = 0;
    ssize_t n;

    while (p != NULL && (n = getline(&line, &cap, stdin)) > 0) {
        if (line[n - 1] == '\n')
            n--;
        cc_claims_read(&t, line, (struct cc_span){0, (size_t)n});
        for (uint32_t i = 0; i < t.n_sentences; i++) {
            cc_parse_sentence(p, &t, &t.sentences[i]);
            printf("%.*s\n", (int)(t.sentences[i].span.end - t.sentences[i].span.start), line + t.sentences[i].span.start);
            for (uint32_t c = 0; c < p->n; c++) {
                const struct cc_clause *v = &p->v[c];

                printf("  %u %s parent=%d flags=%x", c, kinds[v->kind], (int)v->parent, (unsigned)v->flags);
                if (v->conj != CC_NO_INDEX)
                    show("conj", &t, v->conj, v->conj + 1);
                show("pre", &t, v->pre.a, v->pre.b);
                show("subj", &t, v->subj.a, v->subj.b);
                show("hole", &t, v->hole.a, v->hole.b);
                show("ante", &t, v->ante.a, v->ante.b);
                show("share", &t, v->share.a, v->share.b);
                show("verb", &t, v->verb.a, v->verb.b);
                show("comp", &t, v->comp.a, v->comp.b);
                show("cond", &t, v->cond.a, v->cond.b);
                printf("\n");
            }
        }
    }
    free(line);
    cc_tokens_clear(&t);
    free(p);
    return 0;
}
