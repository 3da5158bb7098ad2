/* keys.c: see keys.h and segment.h. */
#include "mirror/keys.h"

#include "mirror/segment.h"

enum cc_list_kind
cc_key_kind(uint8_t family)
{
    switch (family) {
    case CC_KEY_WORD:
    case CC_KEY_AFFILIATION_PLACED:
    case CC_KEY_INTERESTS_PLACED:
    case CC_KEY_VERNACULAR_PLACED: return CC_LIST_PLACES;
    case CC_KEY_RANK: return CC_LIST_IMPACT;
    default: return CC_LIST_PLAIN;
    }
}
