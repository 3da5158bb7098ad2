/* study-dump: study-dump [-s] FILE…: every PubMed record of the XML files (or "-") as one line of JSON. With -s each record's
 * slice is read again on its own and must give the same JSON. Exit 3 and a message when a file cannot be read. */
#include <claimcheck/limits.h>
#include <claimcheck/pubmed.h>

#include "base/file.h"
#include "base/json.h"

struct dump {
    bool check_slices;
    struct cc_buf line, again;
};

static void
render(const struct cc_study *study, struct cc_buf *out)
{
    struct cc_json_writer w = {.out = out, .compact = true};

    cc_buf_reset(out);
    cc_study_json(study, &w, NULL);
}

static enum cc_status
on_again(void *arg, struct cc_study *study, const char *xml, size_t n, struct cc_error *error)
{
    struct dump *d = arg;

    (void)xml, (void)n, (void)error;
    render(study, &d->again);
    return CC_OK;
}

static enum cc_status
on_record(void *arg, struct cc_study *study, const char *xml, size_t n, struct cc_error *error)
{
    struct dump *d = arg;
    struct cc_xml_sink sink = {.record = on_again, .arg = d};

    render(study, &d->line);
    if (d->check_slices) {
        if (cc_xml_read(xml, n, &sink, error) != CC_OK)
            return cc_error_wrap(error, "slice of PMID %u", study->pmid);
        if (d->line.n != d->again.n || memcmp(d->line.v, d->again.v, d->line.n) != 0)
            return cc_error_set(error, CC_VERIFY, "the slice of PMID %u reads as another study", study->pmid);
    }
    puts(d->line.v);
    return CC_OK;
}

static enum cc_status
on_deleted(void *arg, uint32_t pmid, struct cc_error *error)
{
    (void)arg, (void)error;
    printf("{\"deleted\":\"%u\"}\n", pmid);
    return CC_OK;
}

/* In pieces of an odd size, so that records and tags fall across them. */
static enum cc_status
dump_file(const char *path, struct dump *d, struct cc_error *error)
{
    struct cc_xml_sink sink = {.record = on_record, .deleted = on_deleted, .arg = d, .keep_xml = d->check_slices};
    struct cc_xml_reader *reader = cc_xml_reader_new(&sink);
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    static char piece[10007];
    enum cc_status status = CC_OK;
    size_t n;

    if (file == NULL)
        status = cc_error_set(error, CC_INPUT, "cannot be opened");
    while (status == CC_OK && (n = fread(piece, 1, sizeof piece, file)) > 0)
        status = cc_xml_reader_feed(reader, piece, n, error);
    if (status == CC_OK)
        status = cc_xml_reader_end(reader, error);
    if (file != NULL && file != stdin)
        fclose(file);
    cc_xml_reader_free(reader);
    return status;
}

int
main(int argc, char **argv)
{
    struct dump d = {0};
    int worst = 0;

    for (int i = 1; i < argc; i++) {
        struct cc_error error = {0};

        if (strcmp(argv[i], "-s") == 0) {
            d.check_slices = true;
            continue;
        }
        if (dump_file(argv[i], &d, &error) != CC_OK) {
            fprintf(stderr, "%s: %s\n", argv[i], error.message);
            worst = cc_status_exit_code(error.status);
        }
    }
    cc_buf_clear(&d.line);
    cc_buf_clear(&d.again);
    return worst;
}
