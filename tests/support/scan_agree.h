/* scan_agree.h: holds the mirror's fast scanner against the full reader of pubmed/ (libxml2), field by field. */
#ifndef CC_TESTS_SCAN_AGREE_H
#define CC_TESTS_SCAN_AGREE_H

#include <stddef.h>

#include "mirror/scan.h"

enum scan_agreement {
    SCAN_AGREES,        /* both read one record and say the same */
    SCAN_DIFFERS,       /* both read it; *what says in which field and how (allocated) */
    SCAN_ONE_REFUSES,   /* one of them refuses; *what has its words */
    SCAN_BOTH_REFUSE
};

enum scan_agreement scan_agree(struct cc_scanner *scanner, const char *xml, size_t len, char **what);

#endif
