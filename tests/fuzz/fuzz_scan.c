/* fuzz_scan: any bytes as one record for the mirror's scanner: what it accepts has parts within its text, valid UTF-8, a PMID; it reads
 * the same a second time, and can be indexed. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "mirror/invert.h"
#include "mirror/record.h"
#include "mirror/scan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(const struct cc_scan *scan)
{
    if (scan->pmid == 0)
        abort();
    for (size_t i = 0; i < scan->n_parts; i++) {
        const struct cc_part *part = &scan->parts[i];

        if (part->kind >= CC_PART__MAX || part->at > scan->text.n || part->len > scan->text.n - part->at)
            abort();
        if (!cc_utf8_valid(scan->text.v + part->at, part->len))
            abort();
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct cc_scanner *scanner;
    static struct cc_inverter *inverter;
    static struct cc_terms terms = {.placed = true};
    static uint32_t slot;
    struct cc_scan first = {0}, second = {0};
    struct cc_error error = {0};
    enum cc_status status;

    if (scanner == NULL) {
        scanner = cc_scanner_new();
        inverter = cc_inverter_new();
    }
    status = cc_scanner_read(scanner, (const char *)data, size, &first, &error);
    if (status != CC_OK && error.message[0] == '\0')
        abort();
    if (status == CC_OK) {
        check(&first);
        if (cc_scanner_read(scanner, (const char *)data, size, &second, &error) != CC_OK || second.n_parts != first.n_parts ||
            second.text.n != first.text.n || memcmp(second.text.v, first.text.v, first.text.n) != 0)
            abort();
        cc_buf_reset(&terms.bytes);
        cc_record_terms(&first, &terms);
        cc_invert_add(inverter, slot++, terms.bytes.v, terms.bytes.n);
        if (slot % 512 == 0) { /* nothing writes it out here */
            cc_inverter_free(inverter);
            inverter = cc_inverter_new();
            terms.placed = !terms.placed;
            slot = 0;
        }
    }
    cc_scan_clear(&first);
    cc_scan_clear(&second);
    return 0;
}
