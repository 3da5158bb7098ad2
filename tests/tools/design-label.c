/* design-label.c: design-label FILE: reads MEDLINE records (PubMed's text format) or, when the name ends in .xml, PubMed
 * XML; forgets publication types and MeSH, and prints for each PMID whether it was typed a randomised trial and the design
 * seen in title and abstract alone. For src/evidence/score-design. */
#include <stdio.h>
#include <string.h>

#include <claimcheck/evidence.h>
#include <claimcheck/pubmed.h>

#include "base/buf.h"
#include "base/file.h"

struct record {
    struct cc_buf title, abstract;
    char pmid[16], field[5];
    bool trial;
};

static void
flush(struct record *r)
{
    struct cc_study study = {0};
    struct cc_abstract_part part = {0};
    char *why = NULL;

    if (r->pmid[0] != '\0') {
        study.title = r->title.n ? r->title.v : NULL;
        part.text = r->abstract.v;
        study.abstract = &part;
        study.n_abstract = r->abstract.n > 0;
        printf("%s\t%s\t%s\t", r->pmid, r->trial ? "trial" : "other", cc_design_name(cc_evidence_design(&study, &why)));
        printf("%s\t%s\n", why ? why : "", r->title.n ? r->title.v : "");
    }
    free(why);
    cc_buf_clear(&r->title);
    cc_buf_clear(&r->abstract);
    *r = (struct record){0};
}

static void
take_line(struct record *r, char *line)
{
    char *text = line + 6;

    if (strncmp(line, "PMID-", 5) == 0) {
        flush(r);
        snprintf(r->pmid, sizeof r->pmid, "%s", text);
    }
    if (strlen(line) < 6)
        return;
    if (line[0] != ' ')
        memcpy(r->field, line, 4);
    if (strncmp(r->field, "PT  ", 4) == 0 && strcmp(text, "Randomized Controlled Trial") == 0)
        r->trial = true;
    if (strncmp(r->field, "TI  ", 4) == 0 || strncmp(r->field, "AB  ", 4) == 0) {
        struct cc_buf *to = r->field[0] == 'T' ? &r->title : &r->abstract;

        if (to->n > 0 && to->v[to->n - 1] != ' ')
            cc_buf_addc(to, ' ');
        cc_buf_adds(to, text);
    }
}

static enum cc_status
take_xml(void *arg, struct cc_study *study, const char *xml, size_t len, struct cc_error *error)
{
    bool trial = false;
    char *why = NULL;

    (void)arg, (void)xml, (void)len, (void)error;
    for (size_t i = 0; i < study->n_types; i++)
        trial |= study->types[i].name && strcmp(study->types[i].name, "Randomized Controlled Trial") == 0;
    study->n_types = study->n_mesh = 0; /* forgotten; the reader's process ends soon */
    if (study->title && study->n_abstract > 0)
        printf("%u\t%s\t%s\t", study->pmid, trial ? "trial" : "other", cc_design_name(cc_evidence_design(study, &why)));
    if (study->title && study->n_abstract > 0)
        printf("%s\t%s\n", why ? why : "", study->title);
    free(why);
    return CC_OK;
}

static int
label_xml(const char *path)
{
    struct cc_xml_sink sink = {.record = take_xml};
    struct cc_buf bytes = {0};
    struct cc_error error = {0};

    if (cc_file_read(path, SIZE_MAX / 2, &bytes, &error) != CC_OK || cc_xml_read(bytes.v, bytes.n, &sink, &error) != CC_OK) {
        fprintf(stderr, "design-label: %s\n", error.message);
        return 1;
    }
    cc_buf_clear(&bytes);
    return 0;
}

int
main(int argc, char **argv)
{
    size_t len = argc == 2 ? strlen(argv[1]) : 0;
    FILE *in = argc == 2 ? fopen(argv[1], "r") : NULL;
    struct record record = {0};
    char *line = NULL;
    size_t cap = 0;
    ssize_t n;

    if (in == NULL) {
        fprintf(stderr, "usage: design-label FILE\n");
        return 2;
    }
    if (len > 4 && strcmp(argv[1] + len - 4, ".xml") == 0) {
        fclose(in);
        return label_xml(argv[1]);
    }
    while ((n = getline(&line, &cap, in)) > 0) {
        while (n > 0 && (line[n - 1] == '\n' || line[n - 1] == '\r'))
            line[--n] = '\0';
        take_line(&record, line);
    }
    flush(&record);
    free(line);
    fclose(in);
    return 0;
}
