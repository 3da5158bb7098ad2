/* scan_agree.c: scan_agree FILE…: every record of PubMed XML files through the mirror's scanner and through the full reader; prints where
 * they differ. Exit 1 when they do anywhere. */
#include <stdio.h>
#include <stdlib.h>

#include <claimcheck/pubmed.h>

#include "base/file.h"
#include "support/scan_agree.h"

struct all {
    struct cc_scanner *scanner;
    const char *path;
    unsigned records, wrong;
};

static enum cc_status
on_record(void *arg, struct cc_study *study, const char *xml, size_t len, struct cc_error *error)
{
    struct all *all = arg;
    char *what;

    (void)error;
    all->records++;
    if (scan_agree(all->scanner, xml, len, &what) != SCAN_AGREES) {
        all->wrong++;
        printf("%s: %u: %s\n", all->path, study->pmid, what != NULL ? what : "both refuse");
    }
    free(what);
    return CC_OK;
}

int
main(int argc, char **argv)
{
    struct all all = {.scanner = cc_scanner_new()};

    for (int i = 1; i < argc; i++) {
        struct cc_xml_sink sink = {.record = on_record, .arg = &all, .keep_xml = true};
        struct cc_error error = {0};
        struct cc_buf bytes = {0};

        all.path = argv[i];
        if (cc_file_read(argv[i], (size_t)512 << 20, &bytes, &error) != CC_OK || cc_xml_read(bytes.v, bytes.n, &sink, &error) != CC_OK) {
            printf("%s: %s\n", argv[i], error.message);
            all.wrong++;
        }
        cc_buf_clear(&bytes);
    }
    cc_scanner_free(all.scanner);
    printf("%u records, %u differ\n", all.records, all.wrong);
    return all.wrong > 0 || all.records == 0;
}
